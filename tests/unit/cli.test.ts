import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject } from '../build.ts';

const run = (dir: string, ...args: string[]) =>
  spawnSync(process.execPath, ['src/cli/content.ts', ...args], { cwd: dir, encoding: 'utf8' });

test('new writes the skeleton of a code, and the check names all that is left to write', () => {
  const dir = copyProject('cli-new');
  expect(run(dir, 'new', '1099', '--dry-run').stdout).toContain('--- content/codes/1099/code.yaml');
  expect(existsSync(join(dir, 'content/codes/1099'))).toBe(false);
  expect(run(dir, 'new', '1099').status).toBe(0);
  expect(readdirSync(join(dir, 'content/codes/1099')).sort()).toEqual(['code.yaml', 'en.mdx', 'es.mdx', 'zh.mdx']);
  const { status, stderr } = run(dir, 'check');
  expect(status).toBe(1);
  for (const part of ['registration.description', 'definedIn', 'content/codes/1099/es.mdx', 'answer']) expect(stderr).toContain(part);
  expect(run(dir, 'new', '1099').stderr).toContain('exists already');
  expect(run(dir, 'new', '70000').status).toBe(2);
});

test('stamp writes the fingerprint of the English text, and only where it is asked to', () => {
  const dir = copyProject('cli-stamp');
  const english = join(dir, 'content/codes/1006/en.mdx');
  writeFileSync(english, `${readFileSync(english, 'utf8')}\nOne more sentence that the translations have to follow.\n`);
  expect(run(dir, 'check').stderr).toContain('npm run content -- stamp codes/1006');
  expect(run(dir, 'stamp', 'codes/1000').stdout).toContain('0 translations');
  expect(run(dir, 'stamp', 'codes/1006').stdout).toContain('2 translations');
  expect(run(dir, 'check').status).toBe(0);
});

test('wrong usage prints how to use it', () => {
  const { status, stderr } = run(process.cwd(), 'announce');
  expect(status).toBe(2);
  expect(stderr).toContain('Usage: npm run content');
});
