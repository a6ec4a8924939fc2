import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Host, startOwn } from '../hosts/servers.ts';
import { site as builtSite } from '../site.ts';
import { buildPackage } from './build-package.ts';

let explainClose: (event: { code: number; reason?: Buffer }) => string;
let site: Host;

beforeAll(async () => {
  site = await startOwn(builtSite.dir);
  const dir = buildPackage('closes', { SITE_URL: site.origin });
  ({ explainClose } = await import(/* @vite-ignore */ pathToFileURL(join(dir, 'index.js')).href));
});
afterAll(() => site?.stop());

/** The line that an end of a connection prints when it closes. */
const lineOf = (socket: WebSocket) =>
  new Promise<string>((resolve) => socket.once('close', (code, reason) => resolve(explainClose({ code, reason }))));

/** Lets a server end a connection; returns the lines of both ends. */
async function closeWith(end: (peer: WebSocket) => void): Promise<{ ofServer: string; ofClient: string }> {
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => wss.once('listening', resolve));
  try {
    const accepted = new Promise<string>((resolve) =>
      wss.once('connection', (peer) => {
        resolve(lineOf(peer));
        end(peer);
      }),
    );
    const client = new WebSocket(`ws://127.0.0.1:${(wss.address() as AddressInfo).port}`);
    const [ofClient, ofServer] = await Promise.all([lineOf(client), accepted]);
    return { ofServer, ofClient };
  } finally {
    wss.close();
  }
}

const linkOf = (line: string) => line.split(' ').at(-1) ?? '';

test.each<[string, number, (peer: WebSocket) => void, string]>([
  ['refuses', 1008, (peer) => peer.close(1008, 'token expired'), ' "token expired": '],
  ['fails', 1011, (peer) => peer.close(1011, 'línea 1\nlínea 2'), ' "línea 1 línea 2": '],
  ['cuts the connection', 1006, (peer) => peer.terminate(), ': '],
  ['gives no code', 1005, (peer) => peer.close(), ': '],
])('the server %s: both ends print %i with a link that answers', async (_, code, end, afterName) => {
  const { ofServer, ofClient } = await closeWith(end);
  expect(ofServer).toBe(ofClient);
  expect(ofClient.startsWith(`${code} `)).toBe(true);
  expect(ofClient).toContain(afterName);
  expect(ofClient).not.toContain('\n');
  expect(linkOf(ofClient)).toBe(`${site.origin}/${code}`);
  const response = await fetch(linkOf(ofClient), { redirect: 'error' });
  expect(response.status).toBe(200);
  expect(parse(await response.text()).querySelector('h1')?.textContent).toContain(String(code));
});

test('a private code is explained as its range, with a link of its own number', async () => {
  const { ofServer, ofClient } = await closeWith((peer) => peer.close(4001, 'session taken over'));
  expect(ofServer).toBe(ofClient);
  expect(ofClient).toMatch(/^4001 Private use "session taken over": Codes from 4000 to 4999 .* http\S+\/4001$/);
  const response = await fetch(linkOf(ofClient), { redirect: 'error' });
  expect(response.status).toBe(200);
  expect(parse(await response.text()).querySelector('h1')?.textContent).toContain('4000');
});
