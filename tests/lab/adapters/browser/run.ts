// node run.ts chromium|firefox|webkitgtk: the adapter of a browser.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Task } from '../whatwg.js';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { startGuard } from './guard.ts';
import type { Launch } from './lab-browser.ts';
import { startPages } from './pages.ts';
import { launchWebKitGtk } from './webkitgtk.ts';

const browsers: Record<string, Launch> = { chromium: launchChromium, firefox: launchFirefox, webkitgtk: launchWebKitGtk };
const name = process.argv[2] ?? '';
const launch = browsers[name];
if (!launch) {
  console.error(`${name || 'No browser'}: expected one of ${Object.keys(browsers).join(', ')}`);
  process.exit(2);
}

const dir = mkdtempSync(join(tmpdir(), 'whyclosed-lab-'));
const guard = startGuard(dir);
// Playwright and Puppeteer make their own folders; these too have to go.
process.env.TMPDIR = dir;
const home = join(dir, 'home');
mkdirSync(home);
const { XDG_CONFIG_HOME: _config, XDG_CACHE_HOME: _cache, XDG_DATA_HOME: _data, XDG_STATE_HOME: _state, ...inherited } = process.env;

const browser = await launch({
  pages: await startPages(),
  dir,
  home,
  env: { ...inherited, HOME: home },
  guard,
  ca: process.env.LAB_CA || undefined,
});
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
print({ ready: true, version: browser.version, runtime: browser.runtime });

createInterface({ input: process.stdin })
  .on('line', async (line) => print(await browser.perform(JSON.parse(line) as Task)))
  .on('close', () => process.exit(0));
