import { setTimeout as wait } from 'node:timers/promises';
import type { Scenario } from '../../src/schemas/scenario.ts';
import type { Answer, Ready, Task } from './adapter.ts';
import type { AdapterProcess } from './adapter-process.ts';
import type { Certificates } from './certificates.ts';
import { normalize } from './normalize.ts';
import type { Outcome } from './outcome.ts';
import { startPeer } from './peer.ts';

/** How long a client has to tell its program that the connection is over; seconds. */
export const bound = 15;
/** After the lab has cut the connection, and for what is left on the wire once the client has told; milliseconds. */
const cutBound = 1500;
const quietBound = 1500;

let runs = 0;

/** Ends one connection of a client as the scenario says and tells what the client reported and what stood on the wire. */
export async function runClient(client: AdapterProcess<Ready>, scenario: Scenario, certificates: Certificates): Promise<Outcome> {
  await client.start();
  const peer = await startPeer(scenario, certificates);
  const run = ++runs;
  const isAnswer = (line: unknown): line is Answer => typeof line === 'object' && line !== null && (line as Answer).run === run;
  try {
    const { reasonBytes, ...asked } = scenario.task;
    const task: Task = { run, url: peer.url, ...asked, ...(reasonBytes ? { reason: 'a'.repeat(reasonBytes) } : {}) };
    client.send(task);
    const answer = await client.take(isAnswer, bound * 1000);
    if (answer && 'unsupported' in answer) return { unsupported: answer.unsupported };
    for (const until = performance.now() + quietBound; answer && !peer.isQuiet() && performance.now() < until; ) await wait(20);
    const wire = peer.wire();
    if (answer) {
      const { run: _, ...report } = answer;
      return normalize({ wasClean: null, thrown: null, console: [], ...report, wire }, peer.port);
    }
    if (!client.isAlive)
      throw new Error(`The client ended in the middle of a run; expected it to go on and report: ${JSON.stringify(task)}`);
    peer.stop();
    // A client that still says nothing once its connection is cut will not say anything to the next task either.
    if (!(await client.take(isAnswer, cutBound))) await client.stop();
    return { events: [], code: null, reason: null, wasClean: null, error: null, thrown: null, console: [], noCloseWithin: bound, wire };
  } finally {
    peer.stop();
  }
}
