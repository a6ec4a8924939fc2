// npm run bench: search against MiniSearch on the same pages, and Lighthouse's performance score, and what a read costs. Prints; asserts nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from '../build.ts';
import { root, site } from '../site.ts';
import { measurePerformance } from './performance.ts';
import { measureReading } from './reading.ts';
import { measureSearch } from './search.ts';

const built = build(root, { OUT_DIR: site.dir });
if (built.status !== 0) {
  console.error(built.stdout + built.stderr);
  process.exit(1);
}

const server: ChildProcess = spawn(process.execPath, [join(root, 'tests/serve-built.ts')], {
  stdio: 'ignore',
  env: { ...process.env, OUT_DIR: site.dir, PORT: String(site.port), SITE_URL: site.url },
});
try {
  for (let i = 0; i < 50 && !(await fetch(site.url).catch(() => undefined)); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  await measureSearch();
  await measurePerformance();
  await measureReading();
} finally {
  server.kill();
}
