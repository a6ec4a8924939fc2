import { existsSync } from 'node:fs';
import { type } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { performIn } from './driven-page.ts';
import { type Launch, noSignalHandlers } from './lab-browser.ts';
import { trustByNss } from './trust.ts';

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Path of a Firefox: FIREFOX if set, else an installed one; undefined where there is none. */
export function findFirefox(): string | undefined {
  return [process.env.FIREFOX ?? '', ...installed].find((path) => path !== '' && existsSync(path));
}

/** Firefox, driven by Puppeteer over WebDriver BiDi. */
export const launchFirefox: Launch = async ({ pages, dir, env, guard, ca }) => {
  const profile = join(dir, 'firefox');
  if (ca) trustByNss(ca, profile);
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    userDataDir: profile,
    env,
    ...noSignalHandlers,
    // A connection may last as long as it likes.
    protocolTimeout: 0,
    // Else a connection to an address that failed before has to wait: a result would depend on the tasks before it.
    extraPrefsFirefox: { 'network.websocket.delay-failed-reconnects': false },
  });
  guard.watch(browser.process()?.pid);
  return {
    version: (await browser.version()).replace(/^firefox\//i, ''),
    runtime: type(),
    perform: async (task) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const lines: string[] = [];
      page.on('console', (message) => lines.push(message.text()));
      // What Firefox itself has to say about a connection arrives as an error of the page.
      page.on('pageerror', (error) => lines.push(error instanceof Error ? error.message : String(error)));
      return performIn(page, context, task, pages, lines);
    },
  };
};
