// Before the browser tests: an installed Chromium, else Playwright's own, else the system's package manager's.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
const attempts = [
  ['npx', 'playwright', 'install', '--with-deps', 'chromium'],
  ['npx', 'playwright', 'install', 'chromium'],
  [...root, 'sh', '-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk'],
  [...root, 'dnf', 'install', '-y', '-q', 'chromium'],
];

for (const [command = '', ...args] of attempts) {
  if (findChromium()) break;
  console.log(`No Chromium yet; trying: ${[command, ...args].join(' ')}`);
  const { error, status } = spawnSync(command, args, { stdio: 'inherit', timeout: 240_000 });
  if (error || status !== 0) console.log(`That did not work (${error?.message ?? `exit ${status}`}).`);
}
const path = findChromium();
if (!path) {
  console.error('No Chromium: found none, and could not install one. Install Chromium, or set CHROMIUM to its path.');
  process.exit(1);
}
console.log(`Chromium: ${path}`);
