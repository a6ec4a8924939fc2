import type { Observation, Recording, Result } from '../../src/schemas/observation.ts';
import type { Scenario } from '../../src/schemas/scenario.ts';
import type { Adapter, Ready, ServerReady } from './adapter.ts';
import { AdapterProcess } from './adapter-process.ts';
import type { Certificates } from './certificates.ts';
import { type Outcome, outcomeKey } from './outcome.ts';
import { runClient } from './run-client.ts';
import { runServer } from './run-server.ts';

export interface Scenarios {
  [id: string]: Scenario;
}

/** What an adapter did in every scenario asked for. */
export interface Observed extends Pick<Recording, 'version' | 'runtime'> {
  outcomes: Map<string, Outcome[]>;
}

/**
 * Runs each scenario of the adapter's role so many times.
 * @param tell is called after each scenario that is done
 */
export async function observe(
  adapter: Adapter,
  scenarios: Scenarios,
  runs: number,
  certificates: Certificates,
  tell: (id: string) => void,
): Promise<Observed> {
  const process = new AdapterProcess<Ready & ServerReady>(adapter);
  const run = (scenario: Scenario) =>
    adapter.role === 'client' ? runClient(process, scenario, certificates) : runServer(process, scenario);
  const queue = Object.entries(scenarios).filter(([, { role }]) => role === adapter.role);
  const outcomes = new Map<string, Outcome[]>(queue.map(([id]) => [id, []]));
  try {
    const { version, runtime } = await process.start();
    const tasks = queue.flatMap(([id, scenario]) => Array.from({ length: runs }, () => ({ id, scenario })));
    // A server has one connection at a time, so that what its program says is known to be about that one.
    const workers = adapter.role === 'server' ? 1 : (adapter.concurrency ?? 8);
    const work = async () => {
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        const { id, scenario } = task;
        const done = outcomes.get(id) ?? [];
        // What cannot be done once cannot be done twenty times.
        if (done.some((outcome) => 'unsupported' in outcome)) continue;
        try {
          done.push(await run(scenario));
        } catch (error) {
          throw new Error(`${adapter.role} ${adapter.id}, ${id}: ${error instanceof Error ? error.message : String(error)}`);
        }
        if (done.length === runs || 'unsupported' in (done.at(-1) ?? {})) tell(id);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return { version, runtime, outcomes };
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
