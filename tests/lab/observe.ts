import type { Observation, Recording, Result } from '../../src/schemas/observation.ts';
import type { Scenario } from '../../src/schemas/scenario.ts';
import type { Adapter, Ready, ServerReady } from './adapter.ts';
import { AdapterProcess } from './adapter-process.ts';
import type { Certificates } from './certificates.ts';
import { type Outcome, outcomeKey } from './outcome.ts';
import { runClient } from './run-client.ts';
import { runServer } from './run-server.ts';
import type { Scenarios } from './scenarios.ts';

/** What an adapter did in every scenario asked for. */
export interface Observed extends Pick<Recording, 'version' | 'runtime'> {
  outcomes: Map<string, Outcome[]>;
}

/** How often each scenario is run at first, and in all where the first runs did not all end in the same way. */
export interface Runs {
  first: number;
  all: number;
  /** Fewer runs at once than the adapter can do. */
  atOnce?: number;
}

/**
 * Runs the scenarios of the adapter's role.
 * @throws when the adapter does not start, or ends in the middle of a run.
 */
export async function observe(adapter: Adapter, scenarios: Scenarios, runs: Runs, certificates: Certificates): Promise<Observed> {
  const process = new AdapterProcess<Ready & ServerReady>(adapter);
  const outcomes = new Map<string, Outcome[]>();
  const runOnce = async (id: string, scenario: Scenario): Promise<void> => {
    const done = outcomes.get(id) ?? [];
    outcomes.set(id, done);
    // What cannot be done once cannot be done twenty times.
    if (done.some((outcome) => 'unsupported' in outcome)) return;
    try {
      done.push(await (adapter.role === 'client' ? runClient(process, scenario, certificates) : runServer(process, scenario)));
    } catch (error) {
      throw new Error(`${adapter.role} ${adapter.id}, ${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const runAll = async (wanted: [string, Scenario][], times: number): Promise<void> => {
    const queue = wanted.flatMap((entry) => Array.from({ length: times }, () => entry));
    // A server has one connection at a time, so that what its program says is known to be about that one.
    const workers = adapter.role === 'server' ? 1 : Math.min(runs.atOnce ?? 8, adapter.concurrency ?? 8);
    const work = async () => {
      for (let entry = queue.shift(); entry; entry = queue.shift()) await runOnce(...entry);
    };
    await Promise.all(Array.from({ length: workers }, work));
  };
  const wanted = Object.entries(scenarios).filter(([, { role }]) => role === adapter.role);
  try {
    const { version, runtime } = await process.start();
    await runAll(wanted, runs.first);
    const unsettled = wanted.filter(([id]) => new Set(outcomes.get(id)?.map(outcomeKey)).size > 1);
    await runAll(unsettled, runs.all - runs.first);
    return { version, runtime, outcomes: new Map(wanted.map(([id]) => [id, outcomes.get(id) ?? []])) };
  } finally {
    await process.stop();
  }
}

/** The distinct results of a scenario's runs, most frequent first. */
export function toObservation(scenario: string, outcomes: readonly Outcome[]): Observation {
  const counts = new Map<string, Result>();
  for (const outcome of outcomes) {
    if ('unsupported' in outcome) return { scenario, unsupported: outcome.unsupported };
    const key = outcomeKey(outcome);
    const known = counts.get(key);
    counts.set(key, { ...outcome, count: (known?.count ?? 0) + 1 });
  }
  const ordered = [...counts].sort(([a, { count: m }], [b, { count: n }]) => n - m || (a < b ? -1 : 1));
  return { scenario, results: ordered.map(([, { count, ...result }]) => ({ count, ...result })) };
}

/** The outcomes that the observation has not seen. */
export function newOutcomes(outcomes: readonly Outcome[], recorded: Observation | undefined): Outcome[] {
  if (!recorded) return [...outcomes];
  const known = new Set('results' in recorded ? recorded.results.map(outcomeKey) : [outcomeKey({ unsupported: recorded.unsupported })]);
  return outcomes.filter((outcome) => !known.has(outcomeKey(outcome)));
}
