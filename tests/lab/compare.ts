import type { Recording } from '../../src/schemas/observation.ts';
import type { Adapter } from './adapter.ts';
import type { Certificates } from './certificates.ts';
import { newOutcomes, observe, type Runs } from './observe.ts';
import type { Outcome } from './outcome.ts';
import type { Scenarios } from './scenarios.ts';

/** On a busy machine an ending can come late: a scenario that differs is run again so often, and with few beside it. */
const again: Runs = { first: 5, all: 5, atOnce: 2 };

export interface Comparison {
  /** One a difference, and one for another version. */
  lines: string[];
  /** Scenarios that never ended as recorded. */
  differ: number;
}

/** Runs the scenarios and tells which no longer end as recorded. */
export async function compare(
  adapter: Adapter,
  recorded: Recording,
  scenarios: Scenarios,
  runs: Runs,
  certificates: Certificates,
): Promise<Comparison> {
  const observed = await observe(adapter, scenarios, runs, certificates);
  const lines: string[] = [];
  if (observed.version !== recorded.version || observed.runtime !== recorded.runtime)
    lines.push(`recorded with ${recorded.version} on ${recorded.runtime}, here is ${observed.version} on ${observed.runtime}`);
  const recordOf = (id: string) => recorded.observations.find(({ scenario }) => scenario === id);
  const suspects = [...observed.outcomes].filter(([id, outcomes]) => newOutcomes(outcomes, recordOf(id)).length > 0).map(([id]) => id);
  if (suspects.length === 0) return { lines, differ: 0 };
  const repeated = await observe(adapter, pick(scenarios, suspects), again, certificates);
  const differing = suspects.flatMap((id): [string, Outcome[]][] => {
    const outcomes = repeated.outcomes.get(id) ?? [];
    const unlike = newOutcomes(outcomes, recordOf(id));
    // What has changed its ways ends otherwise each time.
    if (unlike.length === outcomes.length) return [[id, unlike]];
    lines.push(`${id}: ended otherwise once, and as recorded in ${outcomes.length - unlike.length} of ${outcomes.length} further runs`);
    return [];
  });
  for (const [id, [unlike]] of differing) {
    const record = recordOf(id);
    lines.push(
      `${id}: found ${JSON.stringify(unlike)}\n  expected ${JSON.stringify(record && 'results' in record ? record.results : record)}`,
    );
  }
  return { lines, differ: differing.length };
}

const pick = (scenarios: Scenarios, ids: string[]): Scenarios =>
  Object.fromEntries(Object.entries(scenarios).filter(([id]) => ids.includes(id)));
