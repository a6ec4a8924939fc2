// Browser tests once more, on a site that stands below a base path as a project page of GitHub Pages does. npm test runs those
// in which paths are made by script or by a server; to run all: node tests/at-base-path.ts tests/e2e
import { spawnSync } from 'node:child_process';

const env = { ...process.env, BASE_PATH: '/whyclosed' };
const few = ['data', 'hosts', 'search', 'static-host', '--grep-invert=labelled queries|hostile queries'];
const asked = process.argv.slice(2);

function run(command: string, args: string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`At the base path ${env.BASE_PATH}: ${[command, ...args].join(' ')} failed: ${error?.message ?? `exit ${status}`}`);
    process.exit(1);
  }
}

run(process.execPath, ['tests/build-site.ts']);
run('playwright', ['test', ...(asked.length > 0 ? asked : few)]);
