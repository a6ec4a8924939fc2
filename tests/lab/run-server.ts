import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Scenario } from '../../src/schemas/scenario.ts';
import type { Report, ServerReady } from './adapter.ts';
import type { AdapterProcess } from './adapter-process.ts';
import { LabEnd } from './lab-end.ts';
import { normalize } from './normalize.ts';
import type { Outcome } from './outcome.ts';
import { bound } from './run-client.ts';
import { Trace } from './trace.ts';

/** What a server's program still has to say once the connection is over; milliseconds. */
const lastWords = 700;

const isReport = (line: unknown): line is Report => typeof line === 'object' && line !== null && 'events' in line;

/** Connects to a server, ends the connection as the scenario says, and tells what stood on the wire and what the server's program was told. */
export async function runServer(server: AdapterProcess<ServerReady>, scenario: Scenario): Promise<Outcome> {
  const { port, unsupported = {} } = await server.start();
  const why = unsupported[scenario.path];
  if (why) return { unsupported: why };
  server.drain();
  const trace = new Trace();
  const ended = await connect(port, scenario, trace, () => server.terminate());
  const report = await server.take(isReport, lastWords);
  const told: Report = report ?? { events: [], code: null, reason: null, error: null };
  const { events, code, reason, error } = told;
  return normalize(
    {
      events,
      code,
      reason,
      wasClean: null,
      error,
      thrown: null,
      console: [],
      ...(ended ? {} : { noCloseWithin: bound }),
      wire: trace.toWire(),
    },
    port,
  );
}

/** @returns whether the connection ended within the bound */
async function connect(port: number, scenario: Scenario, trace: Trace, terminate: () => void): Promise<boolean> {
  const opening = request({
    host: '127.0.0.1',
    port,
    path: scenario.path,
    agent: false,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  });
  trace.add({ from: 'client', http: 'GET' });
  const over = new Promise<void>((resolve) => {
    opening.on('response', (response) => {
      trace.add({ from: 'server', http: response.statusCode ?? 0 });
      response.resume().on('close', resolve);
    });
    opening.on('error', () => resolve());
    opening.on('upgrade', (response, socket, head) => {
      trace.add({ from: 'server', http: response.statusCode ?? 0 });
      const end = new LabEnd(socket, 'client', trace, terminate);
      end.receiveHead(head);
      socket.on('close', resolve);
      void end.play(scenario.steps);
    });
  });
  opening.end();
  const stop = new AbortController();
  const inTime = await Promise.race([over.then(() => true), wait(bound * 1000, false, { signal: stop.signal }).catch(() => false)]);
  stop.abort();
  opening.destroy();
  return inTime;
}
