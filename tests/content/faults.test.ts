import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Franc from 'franc-min';
import { expect, test, vi } from 'vitest';
import type * as Yaml from 'yaml';
import { ContentError } from '../../src/domain/problem.ts';
import { checkContent } from '../../src/integrations/check-content.ts';
import { buildEnv, copyProject } from '../build.ts';
import { root } from '../site.ts';
import { change, type Edit } from './edit.ts';
import { faults } from './faults.ts';

/** Keeps what a function gave for a text: a fault changes one file of 600, and the others need not be read anew for each. */
const { keep } = vi.hoisted(() => ({
  keep<T>(work: (text: string, options?: object) => T): (text: string, options?: object) => T {
    const kept = new Map<string, T>();
    return (text, options) => {
      const result = kept.get(text) ?? work(text, options);
      kept.set(text, result);
      return result;
    };
  },
}));
vi.mock('yaml', async (original) => {
  const yaml = await original<typeof Yaml>();
  return { ...yaml, parseDocument: keep((text) => yaml.parseDocument(text)) };
});
vi.mock('franc-min', async (original) => ({ francAll: keep((await original<typeof Franc>()).francAll) }));

const astro = join(root, 'node_modules/astro/bin/astro.mjs');

/** A whole build takes 45 s on two idle cores, and three times that beside other tests. */
const longestBuild = 300_000;

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
      { cwd: dir, env: buildEnv({}), timeout: longestBuild, maxBuffer: 2 ** 26 },
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

/** A build stops on what the check of the content throws, before anything else; so a few faults are built, the rest checked. What is gone from the
 * built site shows only in a build. */
const built = faults.filter(({ says }, i) => i % 40 === 0 || says.includes('content/published.txt'));
const checked = faults.filter((fault) => !built.includes(fault));

/** How each fault is told: what stands there, what should, and what to do. */
const problemShape = /found: {4}.*\n\s+expected: .*\n\s+do: {7}\S/;

/** One copy for all that is checked: to copy content/ for each would take longer than to check it. */
const workshop = copyProject('faults/checked', ['content']);
const list = () => (readdirSync(join(workshop, 'content'), { recursive: true }) as string[]).map((path) => join(workshop, 'content', path));
const changedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
const originals = list().map((file) => ({ file, text: statSync(file).isFile() ? readFileSync(file) : undefined, mtime: changedAt(file) }));
const known = new Set(originals.map(({ file }) => file));

/** Puts back what a fault has added, removed or changed. */
function restore(): void {
  for (const file of list()) if (!known.has(file)) rmSync(file, { recursive: true, force: true });
  for (const original of originals) {
    if (original.text === undefined) mkdirSync(original.file, { recursive: true });
    else if (changedAt(original.file) !== original.mtime) {
      writeFileSync(original.file, original.text);
      original.mtime = changedAt(original.file);
    }
  }
}

function tellProblems(edit: Edit): string {
  try {
    edit(workshop);
    checkContent(workshop);
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  } finally {
    restore();
  }
  return 'no problem';
}

test.each(checked)('$name is said by the check of the content', ({ edit, says }) => {
  const told = tellProblems(edit);
  for (const part of says) expect(told).toContain(part);
  expect(told).toMatch(problemShape);
});

test.each(built)('$name stops the build, says so and leaves dist whole', { timeout: longestBuild }, async ({ name, edit, says }) => {
  const { failed, output, kept, leftovers } = await buildWith(name, edit);
  for (const part of says) expect(output).toContain(part);
  expect(output).toMatch(problemShape);
  expect({ failed, kept, leftovers }).toEqual({ failed: true, kept: true, leftovers: [] });
});

test('a fault that shows only while pages are made leaves dist whole as well', { timeout: longestBuild }, async () => {
  const { failed, output, kept, leftovers } = await buildWith(
    'late',
    change('src/layouts/Page.astro', '} = Astro.props;', "} = Astro.props;\nthrow new Error('a late fault');"),
  );
  expect(output).toContain('a late fault');
  expect({ failed, kept, leftovers }).toEqual({ failed: true, kept: true, leftovers: [] });
});
