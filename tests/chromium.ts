import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium: CHROMIUM if set, else an installed one, else Playwright's own; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...installed, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

const installedShell = '/usr/bin/chromium-headless-shell';

/**
 * What the browser tests run in: CHROMIUM if set, else the installed headless shell, which opens a page in a third of Chromium's time, else an
 * installed Chromium; undefined where Playwright shall take the headless shell of its own.
 */
export const findTestBrowser = (): string | undefined =>
  [process.env.CHROMIUM ?? '', installedShell, ...installed].find((path) => path !== '' && existsSync(path));

/** Root may not use Chromium's sandbox; nothing here needs the network, so nothing is fetched in the background. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
