import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Puts a certificate authority into a new NSS database, as Chromium and Firefox keep their user's; says so where that is not possible. */
export function trustByNss(ca: string, database: string): void {
  mkdirSync(database, { recursive: true });
  for (const args of [
    ['-N', '--empty-password'],
    ['-A', '-n', 'lab', '-t', 'C,,', '-i', ca],
  ]) {
    const { error, status, stderr } = spawnSync('certutil', ['-d', `sql:${database}`, ...args], { encoding: 'utf8' });
    if (status === 0) continue;
    console.error(`certutil ${args.join(' ')}: ${error?.message ?? stderr.trim()}. The browser will not trust ${ca}.`);
    return;
  }
}
