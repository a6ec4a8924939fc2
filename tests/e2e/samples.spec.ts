import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { type WebSocket as Peer, WebSocketServer } from 'ws';
import { catalog, root } from '../site.ts';
import { expect, test } from './fixture.ts';

interface Rig {
  url: string;
  sockets: Peer[];
  stop: () => void;
}

/** A server that ends each connection in the way that leads to `code`, if one is given; it also serves the samples to import. */
async function startRig(code?: number): Promise<Rig> {
  const sockets: Peer[] = [];
  const http: Server = createServer((request, response) => {
    const sample = /^\/samples\/((?:\d+|handlers)\/[a-z-]+\.js)$/.exec(request.url ?? '')?.[1];
    response.setHeader('Content-Type', sample ? 'text/javascript' : 'text/html');
    response.end(sample ? readFileSync(join(root, 'src/samples', sample)) : '<!doctype html><title>sample</title>');
  });
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => {
    sockets.push(socket);
    if (code !== undefined) setTimeout(() => endWith(socket, code), 50);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    for (const socket of server.clients) socket.terminate();
    server.close();
    http.close();
  };
  return { url: `127.0.0.1:${(http.address() as AddressInfo).port}`, sockets, stop };
}

function endWith(socket: Peer, code: number): void {
  if (code === 1005) socket.close();
  else if (code === 1006 || code === 1015) socket.terminate();
  else if (code === 1004) endWithReserved(socket);
  else socket.close(code, 'test');
}

/** ws neither sends 1004 nor takes the answer to it, since nobody may send it; so its socket is used bare. */
function endWithReserved(socket: Peer): void {
  const { _socket: bare } = socket as unknown as { _socket: Socket };
  bare.removeAllListeners('data');
  bare.once('data', () => bare.end());
  bare.write(Buffer.from([0x88, 2, 0x03, 0xec]));
}

for (const { facts } of catalog.codes) {
  const { code, reconnect } = facts;
  const again = reconnect.verdict === 'yes';
  test(`the page sample of ${code} ${again ? 'connects again, and not at once' : 'ends, and stays closed'}`, async ({ page }) => {
    const rig = await startRig(code);
    try {
      await page.clock.install();
      await page.goto(`http://${rig.url}/`);
      await page.evaluate(
        async ({ url, path }) => {
          const sample = (await import(path)) as { connect: (url: string, ended: (event: CloseEvent) => void) => void };
          const events: { code: number; wasClean: boolean }[] = [];
          Object.assign(window, { events });
          sample.connect(url, ({ code, wasClean }) => events.push({ code, wasClean }));
        },
        { url: `ws://${rig.url}/`, path: `/samples/${code}/page.js` },
      );
      await expect.poll(() => rig.sockets.length).toBe(1);
      const events = () => page.evaluate(() => (window as unknown as { events: { code: number; wasClean: boolean }[] }).events);
      if (again) {
        await expect.poll(() => rig.sockets[0]?.readyState).toBe(3);
        await page.waitForTimeout(200);
        expect(rig.sockets.length).toBe(1);
        // More than once: on a busy machine the page may hear of its close after the clock was first moved.
        await expect
          .poll(async () => {
            await page.clock.runFor((reconnect.delay?.max ?? 0) * 1000 + 100);
            return rig.sockets.length;
          })
          .toBeGreaterThanOrEqual(2);
        expect(await events()).toEqual([]);
      } else {
        await expect.poll(events).toEqual([{ code: facts.script.sees.code, wasClean: facts.script.sees.wasClean }]);
        await page.clock.runFor(300_000);
        await page.waitForTimeout(200);
        expect(rig.sockets.length).toBe(1);
      }
    } finally {
      rig.stop();
    }
  });
}

for (const { facts } of catalog.codes.filter((entry) => entry.facts.script.mayClose.value)) {
  test(`a page may send ${facts.code}, as its sample does`, async ({ page }) => {
    const rig = await startRig();
    try {
      await page.goto(`http://${rig.url}/`);
      await page.evaluate(
        async ({ url, path }) => {
          const { leave } = (await import(path)) as { leave: (socket: WebSocket) => void };
          const socket = new WebSocket(url);
          // Late enough for the test to listen for the close.
          socket.addEventListener('open', () => setTimeout(() => leave(socket), 500));
        },
        { url: `ws://${rig.url}/`, path: `/samples/${facts.code}/page-send.js` },
      );
      await expect.poll(() => rig.sockets.length).toBe(1);
      const closed = new Promise<number>((resolve) => rig.sockets[0]?.once('close', (code) => resolve(code)));
      expect(await closed).toBe(facts.code);
    } finally {
      rig.stop();
    }
  });
}

for (const [code, reason] of [
  [1000, 'test'],
  [1008, 'test'],
  [4001, 'test'],
  [1005, ''],
  [1006, ''],
] as const)
  test(`the page handler prints the link of ${code}`, async ({ page }) => {
    const rig = await startRig(code);
    try {
      await page.goto(`http://${rig.url}/`);
      const printed = page.waitForEvent('console', (message) => message.type() === 'warning');
      await page.evaluate(
        async ({ url, path }) => {
          const { printClose } = (await import(path)) as { printClose: (socket: WebSocket) => void };
          printClose(new WebSocket(url));
        },
        { url: `ws://${rig.url}/`, path: '/samples/handlers/page.js' },
      );
      expect((await printed).text()).toBe(`WebSocket closed: ${code} "${reason}" https://whyclosed.example/${code}`);
    } finally {
      rig.stop();
    }
  });

test('close() in a page takes exactly the codes that the facts say', async ({ page }) => {
  const rig = await startRig();
  try {
    await page.goto(`http://${rig.url}/`);
    const asked = [...catalog.codes.map(({ facts }) => facts.code), 0, 999, 1016, 2999, 3999, 4000, 4999, 5000, 65535];
    const taken = await page.evaluate(
      ({ url, codes }) =>
        codes.filter((code) => {
          const socket = new WebSocket(url);
          try {
            socket.close(code);
            return true;
          } catch {
            socket.close();
            return false;
          }
        }),
      { url: `ws://${rig.url}/`, codes: asked },
    );
    const expected = [...catalog.codes.filter(({ facts }) => facts.script.mayClose.value).map(({ facts }) => facts.code), 3999, 4000, 4999];
    expect(taken.sort()).toEqual(expected.sort());
  } finally {
    rig.stop();
  }
});
