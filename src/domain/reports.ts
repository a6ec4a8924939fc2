import type { Recording } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Catalog } from './catalog.ts';
import { type DeviationGroup, deviationsOf, groupDeviations } from './deviations.ts';
import { numberOf, type Outcome, type Seen, seenBy, seenKey, type View, viewOf } from './observations.ts';
import { scenariosShowing } from './rules/facts-against-evidence.ts';

/** Clients that did the same in every scenario of a row, and left the specification in the same way, if at all. */
export interface ReportPart {
  clients: string[];
  outcomes: Outcome[];
  /** The first claim of a specification that they do not meet. */
  deviation: DeviationGroup | undefined;
}

/** Scenarios in which each client did the same, the number aside. */
export interface ReportRow {
  /** Ids, those of one kind together. */
  kinds: string[][];
  view: View;
  /** How many clients can do what the scenarios ask. */
  able: number;
  /** The most frequent first; those that leave the specification last, by what it asks. */
  parts: ReportPart[];
}

export interface ReportGroup {
  role: Recording['role'];
  group: Scenario['group'];
  rows: ReportRow[];
}

/** What the clients report when each of two codes, or what it stands for, comes from the peer. */
export interface PairReports {
  groups: ReportGroup[];
  /** How many clients can be asked. */
  all: number;
  /** Those whose program is told the same for both: the code does not tell the two apart. */
  alike: string[];
}

interface Described {
  id: string;
  scenario: Scenario;
  seen: (Seen & { deviations: DeviationGroup[]; key: string })[];
}

/** As a reader asks: what arrives, what goes wrong, what the program itself can do; servers last. */
const groupOrder: Scenario['group'][] = ['received', 'transport', 'opening', 'tls', 'faults', 'sending', 'page', 'serving'];

/** What every client and server did in some scenarios, folded: scenarios that went alike are one row, clients that did alike one part. */
export function reportsOn(catalog: Pick<Catalog, 'clients' | 'recordings' | 'scenarios'>, ids: readonly string[]): ReportGroup[] {
  const described = ids.flatMap((id): Described[] => {
    const scenario = catalog.scenarios[id];
    return scenario ? [{ id, scenario, seen: seenIn(catalog, id, scenario) }] : [];
  });
  return groupOrder.flatMap((group) => {
    const inGroup = described.filter(({ scenario }) => scenario.group === group);
    const [first] = inGroup;
    const rows = Map.groupBy(inGroup, ({ seen }) => JSON.stringify(seen.map(({ key }) => key)));
    return first ? [{ role: first.scenario.role, group, rows: [...rows.values()].flatMap(foldRow) }] : [];
  });
}

/** What tells two codes apart: the scenarios in which a client meets the one and the other. */
export function reportsOnPair(catalog: Pick<Catalog, 'clients' | 'recordings' | 'scenarios'>, a: number, b: number): PairReports {
  const [ofA, ofB] = [scenariosShowing(a), scenariosShowing(b)];
  const clients = catalog.recordings.filter(({ role }) => role === 'client');
  const told = (recording: Recording, ids: string[]) =>
    ids.slice(0, 1).flatMap((id) => seenBy(recording, id).outcomes.map((outcome) => outcome.told));
  return {
    groups: reportsOn(catalog, [...ofA, ...ofB]),
    all: clients.length,
    alike: clients.filter((each) => told(each, ofA).some((code) => told(each, ofB).includes(code))).map(({ client }) => client),
  };
}

/** The scenarios that belong to a code. */
export const scenariosOfCode = ({ scenarios }: Pick<Catalog, 'scenarios'>, code: number): string[] =>
  Object.keys(scenarios).filter((id) => scenarios[id]?.codes.includes(code));

function seenIn({ clients, recordings, scenarios }: Pick<Catalog, 'clients' | 'recordings' | 'scenarios'>, id: string, scenario: Scenario) {
  const number = numberOf(scenario)?.number;
  return recordings
    .filter(({ role }) => role === scenario.role)
    .map((recording) => {
      const facts = clients.get(recording.client)?.facts;
      const deviations = facts ? groupDeviations(deviationsOf(recording, facts, { [id]: scenario }), scenarios) : [];
      const claims = deviations.slice(0, 1).map(({ claim, asksSame }) => [claim.source, claim.field, asksSame || claim.is, claim.not]);
      const seen = seenBy(recording, id);
      return { ...seen, deviations, key: seen.unsupported ?? JSON.stringify([seenKey(seen, viewOf(scenario), number), claims]) };
    });
}

function foldRow(same: readonly Described[]): ReportRow[] {
  const [first] = same;
  if (!first) return [];
  const able = first.seen.filter(({ unsupported }) => unsupported === undefined);
  const parts = [...Map.groupBy(able, ({ key }) => key).values()].flatMap((agreeing): ReportPart[] => {
    const [first] = agreeing;
    return first ? [{ clients: agreeing.map(({ client }) => client), outcomes: first.outcomes, deviation: first.deviations[0] }] : [];
  });
  const claimOf = ({ deviation }: ReportPart) => deviation?.claim.source ?? '';
  return [
    {
      kinds: [...Map.groupBy(same, ({ scenario }) => scenario.kind).values()].map((ofKind) => ofKind.map(({ id }) => id)),
      view: viewOf(first.scenario),
      able: able.length,
      parts: parts.sort((a, b) => claimOf(a).localeCompare(claimOf(b), 'en') || b.clients.length - a.clients.length),
    },
  ];
}
