import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Scenario } from '../../src/schemas/scenario.ts';
import { root } from '../root.ts';
import type { Adapter, Ready } from './adapter.ts';
import { AdapterProcess } from './adapter-process.ts';
import { makeCertificates } from './certificates.ts';
import { encodeClose, encodeFrame, FrameReader } from './frames.ts';
import { newOutcomes, observe, toObservation } from './observe.ts';
import { toRecording } from './recordings.ts';
import { bound, runClient } from './run-client.ts';

const certificates = makeCertificates();
const ready = `console.log(JSON.stringify({ ready: true, version: '1', runtime: 'test' }));`;

/** A client that is a few lines of JavaScript. */
const clientOf = (id: string, program: string): Adapter => ({
  id,
  role: 'client',
  runtimes: [],
  prepare: [],
  command: [process.execPath, '-e', program],
  cwd: root,
});

const scenario = (more: Partial<Scenario>): Scenario => ({
  role: 'client',
  kind: 'fin',
  group: 'transport',
  codes: [],
  peer: 'plain',
  path: '/',
  task: { act: 'none' },
  steps: [{ accept: {} }, { close: 1000, reason: 'bye' }],
  expects: [],
  ...more,
});

/** Connects by hand and answers the task with what `then` says. */
const handmade = (then: string) => `${ready}
process.stdin.on('data', (line) => {
  const { run, url } = JSON.parse(line);
  const socket = require('net').connect(new URL(url).port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n'));
  socket.on('error', () => {});
  const tell = () => console.log(JSON.stringify({ run, events: ['close'], code: 1000, reason: '', error: null }));
  ${then}
});`;

test.concurrent('a client that never tells of an end is recorded as such, and its process ends', { timeout: 60_000 }, async () => {
  const process = new AdapterProcess<Ready>({ ...clientOf('silent', `${handmade('')} setInterval(() => {}, 1000);`), concurrency: 1 });
  const outcome = await runClient(process, scenario({}), await certificates);
  expect(outcome).toMatchObject({ noCloseWithin: bound, code: null, events: [] });
  expect('wire' in outcome && outcome.wire).toContainEqual({ from: 'server', close: 1000, reason: 'bye' });
  expect(process.isAlive).toBe(false);
});

test.concurrent('a client that dies is named, with what it was asked', { timeout: 60_000 }, async () => {
  const dying = observe(
    clientOf('dying', `${ready} process.stdin.on('data', () => process.exit(3));`),
    { fin: scenario({}) },
    { first: 1, all: 1 },
    await certificates,
  );
  await expect(dying).rejects.toThrow(/client dying, fin: The client ended in the middle of a run; expected it to go on/);
});

test.concurrent('a program that is no adapter is named, with what it said', { timeout: 90_000 }, async () => {
  const process = new AdapterProcess<Ready>(clientOf('broken', `console.error('no such library'); process.exit(1);`));
  await expect(process.start()).rejects.toThrow(/client broken: found no line \{"ready":true,…\}.*no such library/);
});

test.concurrent('what travels is recorded in order, with who sent it', { timeout: 60_000 }, async () => {
  const pong = encodeFrame({ opcode: 10, hex: 'ff' }, true).toString('hex');
  const close = encodeClose(4000, 'over', true).toString('hex');
  const answer = `socket.once('data', () => socket.write(Buffer.from('${pong}${close}', 'hex'), () => socket.end(tell)));`;
  const process = new AdapterProcess<Ready>(clientOf('handmade', handmade(answer)));
  const outcome = await runClient(process, scenario({ steps: [{ accept: {} }, { until: 'close' }] }), await certificates);
  await process.stop();
  expect('wire' in outcome && outcome.wire).toEqual([
    { from: 'client', http: 'GET' },
    { from: 'server', http: 101 },
    { from: 'client', frame: 'pong', size: 1 },
    { from: 'client', close: 4000, reason: 'over' },
    { from: 'client', tcp: 'fin' },
    { from: 'server', tcp: 'fin' },
  ]);
});

test('illegal frames are read as they are', () => {
  const reader = new FrameReader('server');
  const bytes = Buffer.concat([
    encodeFrame({ opcode: 3, rsv: 2, fin: false, hex: 'c328' }, true),
    encodeFrame({ opcode: 8, hex: '03' }, false),
    encodeFrame({ opcode: 1, text: 'hel', claimed: 5 }, false),
  ]);
  // Byte by byte, as TCP may deliver them.
  expect([...bytes].flatMap((byte) => reader.read(Buffer.from([byte])))).toEqual([
    { from: 'server', frame: 'opcode-3', bytes: 'c328', size: 2, fin: false, rsv: 2, masked: true },
    { from: 'server', close: null, bytes: '03' },
  ]);
  expect(reader.rest()).toEqual([{ from: 'server', bytes: '810568656c' }]);
});

test('each way that a scenario ends in is counted; one that was seen before is nothing new', () => {
  const outcome = (code: number) => ({
    events: ['close'],
    code,
    reason: '',
    wasClean: null,
    error: null,
    thrown: null,
    console: [],
    wire: [],
  });
  const observation = toObservation('fin', [outcome(1006), outcome(1001), outcome(1006)]);
  expect('results' in observation && observation.results.map(({ count, code }) => [count, code])).toEqual([
    [2, 1006],
    [1, 1001],
  ]);
  expect(newOutcomes([outcome(1001)], observation)).toEqual([]);
  expect(newOutcomes([outcome(1000)], observation)).toHaveLength(1);
  const adapter = clientOf('nobody', '');
  const recording = toRecording(adapter, { version: '1', runtime: 'test', outcomes: new Map([['fin', [outcome(1006)]]]) }, 1, '2026-01-01');
  const again = toRecording(adapter, { version: '1', runtime: 'test', outcomes: new Map([['fin', [outcome(1006)]]]) }, 1, '2026-01-02');
  expect({ ...again, recorded: recording.recorded }).toEqual(recording);
});

test('a missing runtime is skipped by name, and a wrong name is refused', () => {
  const lab = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'tests/lab/run.ts'), ...args], { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } });
  const skipped = lab('--only', 'gorilla.client');
  expect(skipped.stdout).toMatch(/^client gorilla: skipped, found no Go.*; install what Debian calls golang-go$/m);
  const refused = lab('--only', 'gorila');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--only gorila: expected one of');
});
