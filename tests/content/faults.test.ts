import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildEnv, copyProject } from '../build.ts';
import { root } from '../site.ts';
import { change, type Edit } from './edit.ts';
import { faults } from './faults.ts';

const astro = join(root, 'node_modules/astro/bin/astro.mjs');

/** Seeds a fault into a copy of the project that has a good dist, and builds it. */
async function buildWith(name: string, edit: Edit) {
  const dir = copyProject(`faults/${name.replaceAll(/\W+/g, '-')}`);
  mkdirSync(join(dir, 'dist'));
  writeFileSync(join(dir, 'dist/index.html'), 'the last good build');
  edit(dir);
  const result = await new Promise<{ failed: boolean; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [astro, 'build'],
      { cwd: dir, env: buildEnv({}), timeout: 120_000, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
  const kept = readFileSync(join(dir, 'dist/index.html'), 'utf8') === 'the last good build' && readdirSync(join(dir, 'dist')).length === 1;
  const leftovers = readdirSync(dir).filter((file) => file.startsWith('.dist'));
  rmSync(dir, { recursive: true, force: true });
  return { ...result, kept, leftovers };
}

test('60 or more faults are seeded, each another one', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});

/** A build stops on what the check of the content throws, before anything else; so a fifth of the faults is built, the rest checked. What is gone from the built
 * site shows only in a build. */
const built = faults.filter(({ says }, i) => i % 5 === 0 || says.includes('content/published.txt'));
const checked = faults.filter((fault) => !built.includes(fault));

test.concurrent.each(checked)('$name is said by the check of the content', async ({ name, edit, says }) => {
  const dir = copyProject(`faults/${name.replaceAll(/\W+/g, '-')}`);
  edit(dir);
  const { status, output } = await new Promise<{ status: number; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(dir, 'src/cli/content.ts'), 'check'],
      { cwd: dir, env: buildEnv({}), timeout: 60_000 },
      (error, stdout, stderr) => resolve({ status: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
  rmSync(dir, { recursive: true, force: true });
  for (const part of says) expect(output).toContain(part);
  expect(output).toMatch(/found: {4}.*\n\s+expected: .*\n\s+do: {7}\S/);
  expect(status).toBe(1);
});

test.concurrent.each(built)('$name stops the build, says so and leaves dist whole', async ({ name, edit, says }) => {
  const { failed, output, kept, leftovers } = await buildWith(name, edit);
  for (const part of says) expect(output).toContain(part);
  expect(output).toMatch(/found: {4}.*\n\s+expected: .*\n\s+do: {7}\S/);
  expect({ failed, kept, leftovers }).toEqual({ failed: true, kept: true, leftovers: [] });
});

test('a fault that shows only while pages are made leaves dist whole as well', async () => {
  const { failed, output, kept, leftovers } = await buildWith(
    'late',
    change(
      'src/components/page/RangePage.astro',
      'const { facts } = entry;',
      "const { facts } = entry;\nif (id === '5000-65535') throw new Error('a late fault');",
    ),
  );
  expect(output).toContain('a late fault');
  expect({ failed, kept, leftovers }).toEqual({ failed: true, kept: true, leftovers: [] });
});
