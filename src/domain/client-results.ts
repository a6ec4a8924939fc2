import type { Recording, Result } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import { numberOf, type Outcome, observationOf, outcomeKey, outcomeOf } from './observations.ts';

type Failure = NonNullable<Result['error']>;

/** How often, and with which exact texts, one scenario ended in one way. */
export interface ClientResult {
  outcome: Outcome;
  count: number;
  /** The reason that the program was told, where it is not the one that the lab had sent. */
  reason: string | null;
  /** What the program was handed, thrown, or saw in the console; the number of the scenario is "N" where the row holds several. */
  error: Failure | null;
  thrown: Failure | null;
  console: string[];
}

/** Scenarios of one kind that went alike for one client, their numbers aside. */
export interface ClientRow {
  scenarios: string[];
  scenario: Scenario;
  /** Most frequent first; empty where it cannot be done. */
  results: ClientResult[];
  unsupported?: string;
}

export interface ClientResultGroup {
  group: Scenario['group'];
  rows: ClientRow[];
}

/** A text in which the number of a scenario is "N", unless it is part of a longer one. */
const withN = (text: string, number: number | undefined) =>
  number === undefined ? text : text.replaceAll(new RegExp(`(?<![\\d.])${number}(?![\\d.]\\d|\\d)`, 'g'), 'N');

function mapTexts<T extends Pick<ClientResult, 'error' | 'thrown' | 'console'>>(result: T, map: (text: string) => string): T {
  const failure = (value: Failure | null) => value && { type: value.type, message: value.message === null ? null : map(value.message) };
  return { ...result, error: failure(result.error), thrown: failure(result.thrown), console: result.console.map(map) };
}

/** The reasons that the lab itself gives a Close frame. */
const isOwnReason = (reason: string) => reason === '' || reason === 'bye' || /^a+$/.test(reason);

/** The results of one recording, rows that went alike joined, by groups. */
export function clientResults(recording: Recording, scenarios: Record<string, Scenario>): ClientResultGroup[] {
  const described = Object.entries(scenarios)
    .filter(([, { role }]) => role === recording.role)
    .map(([id, scenario]) => {
      const observation = observationOf(recording, id);
      const number = numberOf(scenario)?.number;
      const results = 'results' in observation ? joinResults(observation.results, recording.role) : [];
      const unsupported = 'unsupported' in observation ? observation.unsupported : undefined;
      const keys = results.map((result) =>
        keyOf(
          mapTexts(result, (text) => withN(text, number)),
          number,
        ),
      );
      return { id, scenario, results, unsupported, key: JSON.stringify([scenario.kind, unsupported ?? keys]) };
    });
  const rows = [...Map.groupBy(described, ({ key }) => key).values()].flatMap((same): ClientRow[] => {
    const [first] = same;
    if (!first) return [];
    const number = numberOf(first.scenario)?.number;
    const results = same.length === 1 ? first.results : first.results.map((result) => mapTexts(result, (text) => withN(text, number)));
    return [{ scenarios: same.map(({ id }) => id), scenario: first.scenario, results, unsupported: first.unsupported }];
  });
  return [...Map.groupBy(rows, ({ scenario }) => scenario.group)].map(([group, inGroup]) => ({ group, rows: inGroup }));
}

const keyOf = ({ outcome, reason, error, thrown, console }: ClientResult, number?: number) =>
  JSON.stringify([outcomeKey(outcome, 'told', number), outcomeKey(outcome, 'sent', number), reason, error, thrown, console]);

/** The results of a scenario, those together that differ on the wire alone. */
function joinResults(results: readonly Result[], role: Recording['role']): ClientResult[] {
  const told = results.map((result) => ({
    outcome: outcomeOf(result, role),
    count: result.count,
    reason: result.reason !== null && !isOwnReason(result.reason) ? result.reason : null,
    error: result.error,
    thrown: result.thrown,
    console: result.console,
  }));
  return [...Map.groupBy(told, (result) => keyOf(result)).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
}
