import { catalog } from '../site.ts';
import { expect, stopClock, test } from './fixture.ts';
import { startRig } from './rig.ts';

for (const { facts } of catalog.codes) {
  const { code, reconnect } = facts;
  const again = reconnect.verdict === 'yes';
  test(`the page sample of ${code} ${again ? 'connects again, and not at once' : 'ends, and stays closed'}`, async ({ page }) => {
    const rig = await startRig(code);
    try {
      await stopClock(page);
      await page.goto(`http://${rig.url}/`);
      await page.evaluate(
        async ({ url, path }) => {
          const sample = (await import(path)) as { connect: (url: string, ended: (event: CloseEvent) => void) => void };
          const events: { code: number; wasClean: boolean }[] = [];
          const sockets: WebSocket[] = [];
          const Native = WebSocket;
          Object.assign(window, {
            events,
            sockets,
            WebSocket: class extends Native {
              constructor(to: string) {
                super(to);
                sockets.push(this);
              }
            },
          });
          // A wait drawn at random is the middle of what it may be.
          Math.random = () => 0.5;
          sample.connect(url, ({ code, wasClean }) => events.push({ code, wasClean }));
        },
        { url: `ws://${rig.url}/`, path: `/samples/${code}/page.js` },
      );
      const events = () => page.evaluate(() => (window as unknown as { events: { code: number; wasClean: boolean }[] }).events);
      // A page has heard of the close once its own socket says so.
      await expect.poll(() => page.evaluate(() => (window as unknown as { sockets: WebSocket[] }).sockets[0]?.readyState)).toBe(3);
      if (again) {
        const { min = 0, max = 0 } = reconnect.delay ?? {};
        const wait = ((min + max) / 2) * 1000;
        await page.clock.runFor(wait - 1);
        await page.waitForTimeout(200);
        expect(rig.sockets.length).toBe(1);
        await page.clock.runFor(1);
        await expect.poll(() => rig.sockets.length).toBe(2);
        expect(await events()).toEqual([]);
      } else {
        expect(await events()).toEqual([{ code: facts.script.sees.code, wasClean: facts.script.sees.wasClean }]);
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
          Object.assign(window, { leave: () => leave(socket) });
          await new Promise((resolve) => socket.addEventListener('open', resolve));
        },
        { url: `ws://${rig.url}/`, path: `/samples/${facts.code}/page-send.js` },
      );
      await expect.poll(() => rig.sockets.length).toBe(1);
      const closed = new Promise<number>((resolve) => rig.sockets[0]?.once('close', (code) => resolve(code)));
      await page.evaluate(() => (window as unknown as { leave: () => void }).leave());
      expect(await closed).toBe(facts.code);
    } finally {
      rig.stop();
    }
  });
}

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
