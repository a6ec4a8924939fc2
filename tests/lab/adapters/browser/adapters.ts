import { join } from 'node:path';
import { findChromium } from '../../../chromium.ts';
import { root } from '../../../root.ts';
import type { Runtime } from '../../../runtimes.ts';
import type { Adapter } from '../../adapter.ts';
import { findFirefox } from './firefox.ts';
import { findMiniBrowser } from './webkitgtk.ts';

const isThere = (path: string | undefined) => ['test', '-x', path ?? ''];
const chromium: Runtime = { name: 'Chromium', probes: [isThere(findChromium())], packages: ['chromium'] };
const firefox: Runtime = { name: 'Firefox', probes: [isThere(findFirefox())], packages: ['firefox-esr'] };
const webkitgtk: Runtime = { name: 'MiniBrowser of WebKitGTK', probes: [isThere(findMiniBrowser())], packages: ['libwebkit2gtk-4.1-0'] };
const xvfb: Runtime = { name: 'Xvfb', probes: [['Xvfb', '-help']], packages: ['xvfb'] };
/** Without it Chromium and Firefox cannot be told whom to trust. */
const certutil: Runtime = { name: 'certutil', probes: [['sh', '-c', 'command -v certutil']], packages: ['libnss3-tools'] };

const browser = (id: string, runtimes: Runtime[], concurrency: number): Adapter => ({
  id,
  role: 'client',
  runtimes,
  prepare: [],
  command: [process.execPath, join(root, 'tests/lab/adapters/browser/run.ts'), id],
  cwd: root,
  concurrency,
});

export const browserAdapters: Adapter[] = [
  browser('chromium', [chromium, certutil], 4),
  browser('firefox', [firefox, certutil], 4),
  // All its pages write to one console.
  browser('webkitgtk', [webkitgtk, xvfb], 1),
];
