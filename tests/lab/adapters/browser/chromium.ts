import { type } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../../chromium.ts';
import { performIn } from './driven-page.ts';
import { type Launch, noSignalHandlers } from './lab-browser.ts';
import { trustByNss } from './trust.ts';

/** Chromium, driven by Playwright. */
export const launchChromium: Launch = async ({ pages, home, env, guard, ca }) => {
  if (ca) trustByNss(ca, join(home, '.pki/nssdb'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags, env, ...noSignalHandlers });
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  guard.watch(processInfo.find((process) => process.type === 'browser')?.id);
  return {
    version: browser.version(),
    runtime: type(),
    perform: async (task) => {
      // A context has a renderer process of its own: Chromium delays the connections of a process in which many have failed.
      const context = await browser.newContext();
      const page = await context.newPage();
      const lines: string[] = [];
      page.on('console', (message) => lines.push(message.text()));
      return performIn(page, context, task, pages, lines);
    },
  };
};
