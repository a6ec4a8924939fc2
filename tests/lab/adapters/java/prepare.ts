// Builds the Java adapters into .build/lab/java with Maven, unless that was done already with these very files: Maven takes seconds to see it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../root.ts';

const folder = join(root, 'tests/lab/adapters/java');
const build = join(root, '.build/lab/java');
const stamp = join(build, 'built-from');

const sources = (readdirSync(join(folder, 'src'), { recursive: true }) as string[]).filter((file) => file.endsWith('.java')).sort();
const hash = createHash('sha256');
for (const file of ['pom.xml', ...sources.map((source) => join('src', source))])
  hash
    .update(`${file}\0`)
    .update(readFileSync(join(folder, file)))
    .update('\0');
const state = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
  // The class path takes every jar that it finds there, also one of a version that is no longer pinned.
  rmSync(build, { recursive: true, force: true });
  const { status, error } = spawnSync('mvn', ['--batch-mode', '--quiet', 'compile'], { cwd: folder, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, state);
}
