import { existsSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from '../hosts/servers.ts';
import { catalog, root } from '../site.ts';

const samples = join(root, 'src/samples');
const having = (file: string) => readdirSync(samples).filter((code) => /^\d+$/.test(code) && existsSync(join(samples, code, file)));

interface Trigger {
  trigger: (client: WebSocket, sample: object, server: WebSocketServer) => void;
}

const closeOf = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

test('every code that a server or a client program may send has a sample that sends it', () => {
  const expected = (setters: string[]) => catalog.codes.filter(({ facts }) => setters.includes(facts.setBy.value)).map(({ id }) => id);
  // 1005 travels nowhere, yet a server causes it with an empty Close frame.
  expect(having('server.js')).toEqual([...expected(['server', 'either']), '1005'].sort());
  expect(having('client.js')).toEqual(expected(['client']));
  expect(having('page-send.js')).toEqual(catalog.codes.filter(({ facts }) => facts.script.mayClose.value).map(({ id }) => id));
});

test.each(having('server.js'))('the server sample of %s closes with it', { timeout: 20_000 }, async (code) => {
  const sample = (await import(join(samples, code, 'server.js'))) as { serve: (port: number) => WebSocketServer };
  const { trigger } = (await import(join(root, 'tests/samples', `${code}.ts`))) as Trigger;
  const port = await freePort();
  const server = sample.serve(port);
  try {
    const client = new WebSocket(`ws://localhost:${port}`);
    client.on('error', () => {});
    const closed = closeOf(client);
    await new Promise((resolve) => client.once('open', resolve));
    trigger(client, sample, server);
    expect(await closed).toBe(Number(code));
  } finally {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

test.each(having('client.js'))('the client sample of %s closes with it', { timeout: 20_000 }, async (code) => {
  const { connect } = (await import(join(samples, code, 'client.js'))) as { connect: (url: string) => WebSocket };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const received = new Promise<number>((resolve) => server.once('connection', (socket) => resolve(closeOf(socket))));
    connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await received).toBe(Number(code));
  } finally {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});
