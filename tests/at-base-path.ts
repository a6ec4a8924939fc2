// The browser tests once more, on a site that stands below a base path as a project page of GitHub Pages does. What depends on
// no path (contrast, Lighthouse, samples) is left out; to run it as well: node tests/at-base-path.ts tests/e2e
import { spawnSync } from 'node:child_process';

const env = { ...process.env, BASE_PATH: '/whyclosed' };
const specs = process.argv.length > 2 ? process.argv.slice(2) : ['data', 'hosts', 'library', 'link', 'reading', 'search', 'static-host'];

function run(command: string, args: string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`At the base path ${env.BASE_PATH}: ${[command, ...args].join(' ')} failed: ${error?.message ?? `exit ${status}`}`);
    process.exit(1);
  }
}

run(process.execPath, ['tests/build-site.ts']);
run('playwright', ['test', ...specs]);
