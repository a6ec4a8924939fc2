import type { Page } from '@playwright/test';
import { pageTopics, type Topic } from '../samples/programs.ts';
import { catalog } from '../site.ts';
import { expect, stopClock, test } from './fixture.ts';
import { type Rig, startRig } from './rig.ts';

/** What a page's sample of each topic has to do (src/samples/<topic>/page.js). */
const checks: Partial<Record<Topic, () => void>> = {
  handlers: testHandler,
  reconnect: testReconnect,
  heartbeat: testHeartbeat,
  login: testLogin,
};

test('every topic with a sample for a page has its tests here', () => {
  expect(Object.keys(checks)).toEqual(pageTopics());
});
for (const check of Object.values(checks)) check();

/** A page and a server, for as long as the test lasts. */
async function withRig(page: Page, code: number | undefined, body: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await startRig(code);
  try {
    await page.goto(`http://${rig.url}/`);
    await body(rig);
  } finally {
    rig.stop();
  }
}

/** What a sample called back with, in order; the page keeps it. */
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);

function testHandler(): void {
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
}

function testReconnect(): void {
  const listen = (page: Page, rig: Rig) =>
    page.evaluate(
      async ({ url, path }) => {
        const { stayConnected } = await import(path);
        const events: unknown[] = [];
        const end = stayConnected(url, { opened: () => events.push('opened'), ended: ({ code }: CloseEvent) => events.push(code) });
        Object.assign(window, { heard: events, end });
      },
      { url: `ws://${rig.url}/`, path: '/samples/reconnect/page.js' },
    );

  for (const { facts } of catalog.codes) {
    // 1004 and 1015 reach no page: it sees 1006.
    const seen = facts.script.sees.code;
    const delay = catalog.codes.find((entry) => entry.facts.code === seen)?.facts.reconnect.delay;
    test(`the page that stays connected ${delay ? 'waits, and connects again' : 'stops'} after ${facts.code}`, async ({ page }) => {
      await stopClock(page);
      await withRig(page, facts.code, async (rig) => {
        const said = page.waitForEvent('console', { predicate: (message) => message.text().includes('connecting again'), timeout: 20_000 });
        said.catch(() => {});
        await listen(page, rig);
        if (!delay) {
          // Without a code that lets it connect again, once is all.
          await expect.poll(() => heard(page)).toEqual(['opened', seen]);
          await page.clock.runFor(100_000);
          expect(rig.sockets.length).toBe(1);
          return;
        }
        const [, code, seconds] = /^(\d+): connecting again in ([\d.]+) s$/.exec((await said).text()) ?? [];
        expect(code).toBe(String(seen));
        expect(Number(seconds)).toBeGreaterThanOrEqual(delay.min);
        expect(Number(seconds)).toBeLessThanOrEqual(delay.max);
        // What it prints is rounded.
        await page.clock.runFor(Math.max(0, Number(seconds) * 1000 - 100));
        await page.waitForTimeout(100);
        expect(rig.sockets.length).toBe(1);
        await page.clock.runFor(200);
        await expect.poll(() => rig.sockets.length).toBe(2);
        await page.evaluate(() => (window as unknown as { end: () => void }).end());
      });
    });
  }

  test('the page that stays connected stops for good when it is told to', async ({ page }) => {
    await stopClock(page);
    await withRig(page, undefined, async (rig) => {
      await listen(page, rig);
      await expect.poll(() => heard(page)).toEqual(['opened']);
      await page.evaluate(() => (window as unknown as { end: () => void }).end());
      await expect.poll(() => heard(page)).toEqual(['opened', 1000]);
      await page.clock.runFor(100_000);
      expect(rig.sockets.length).toBe(1);
    });
  });
}

function testHeartbeat(): void {
  for (const answers of [true, false])
    test(`the page's heartbeat ${answers ? 'keeps a server that answers' : 'finds a server that is silent'}`, async ({ page }) => {
      await withRig(page, undefined, async (rig) => {
        await page.evaluate(
          async ({ url, path }) => {
            const { watch } = await import(path);
            const events: unknown[] = [];
            Object.assign(window, { heard: events });
            const socket = new WebSocket(url);
            watch(socket, () => events.push('died'), 2_000, 2_000);
          },
          { url: `ws://${rig.url}/`, path: '/samples/heartbeat/page.js' },
        );
        await expect.poll(() => rig.sockets.length).toBe(1);
        if (answers) rig.sockets[0]?.on('message', () => rig.sockets[0]?.send('pong'));
        await expect.poll(() => rig.messages.filter((message) => message === 'ping').length).toBeGreaterThanOrEqual(answers ? 3 : 1);
        if (answers) expect(await heard(page)).toEqual([]);
        else await expect.poll(() => heard(page)).toEqual(['died']);
      });
    });
}

function testLogin(): void {
  for (const [code, result] of [
    [3000, 'login'],
    [3003, 3003],
  ] as const)
    test(`the page that logs in ${result === 'login' ? 'asks for a new login' : 'reports the end'} after ${code}`, async ({ page }) => {
      await withRig(page, undefined, async (rig) => {
        await page.evaluate(
          async ({ url, path }) => {
            const { connect } = await import(path);
            const events: unknown[] = [];
            Object.assign(window, { heard: events });
            connect(url, 'token', {
              handle: (data: string) => events.push(data),
              askLogin: () => events.push('login'),
              ended: ({ code }: CloseEvent) => events.push(code),
            });
          },
          { url: `ws://${rig.url}/`, path: '/samples/login/page.js' },
        );
        await expect.poll(() => rig.sockets.length).toBe(1);
        await expect.poll(() => rig.messages).toEqual(['token']);
        rig.sockets[0]?.close(code);
        await expect.poll(() => heard(page)).toEqual([result]);
      });
    });
}
