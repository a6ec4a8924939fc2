// Before the browser tests: an installed Chromium, else Playwright's own, else the system's package manager's. And certutil, by which
// the lab tells Chromium whom to trust.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
const minutes = (count: number) => count * 60_000;

/** Runs a command and says whether it went well. */
function run(command: string[], timeout: number): boolean {
  const [program = '', ...args] = command;
  console.log(`Chromium: trying ${command.join(' ')}`);
  const { error, status } = spawnSync(program, args, {
    stdio: 'inherit',
    timeout,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  if (error || status !== 0) console.log(`That did not work: ${error?.message ?? `exit ${status}`}`);
  return !error && status === 0;
}

const attempts = [
  () => run(['npx', 'playwright', 'install', 'chromium'], minutes(5)) && run(['npx', 'playwright', 'install-deps', 'chromium'], minutes(5)),
  () =>
    run([...asRoot, 'apt-get', 'update', '-qq'], minutes(3)) &&
    run(
      [...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'chromium-headless-shell', 'fonts-noto-cjk'],
      minutes(8),
    ),
  () => run([...asRoot, 'dnf', 'install', '-y', '-q', 'chromium'], minutes(8)),
];

for (const attempt of attempts) if (findChromium() || attempt()) break;
const path = findChromium();
if (!path) {
  console.error('Chromium: found none, and could not install one. Install it, or set CHROMIUM to its path.');
  process.exit(1);
}
console.log(`Chromium: ${path}`);

const hasCertutil = () => spawnSync('certutil', ['-H'], { stdio: 'ignore' }).error === undefined;
const installers = [
  () =>
    run([...asRoot, 'apt-get', 'update', '-qq'], minutes(3)) &&
    run([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'libnss3-tools'], minutes(5)),
  () => run([...asRoot, 'dnf', 'install', '-y', '-q', 'nss-tools'], minutes(5)),
];
for (const install of installers) if (hasCertutil() || install()) break;
if (!hasCertutil()) {
  console.error('certutil: found none, and could not install it. Install what Debian calls libnss3-tools.');
  process.exit(1);
}
