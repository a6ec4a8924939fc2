import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyProject } from '../build.ts';
import { root } from '../site.ts';

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

describe('npm run decode', () => {
  const decode = (input: string, ...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/decode.ts', ...args], { cwd: root, input, encoding: 'utf8', timeout: 60_000 });

  test('one JSON object a line of input, and 0 when something was found', () => {
    const { status, stdout } = decode('Error: Unexpected server response: 403\r\nall is well\n12:00 ws closed code=1006\n');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines.map(({ input }) => input)).toEqual(['Error: Unexpected server response: 403', 'all is well', '12:00 ws closed code=1006']);
    expect(lines[0].findings).toEqual([
      {
        code: null,
        http: 403,
        failure: 'answer',
        library: 'ws',
        cause: 'handshake-failed',
        service: null,
        confidence: 'exact',
        url: expect.stringMatching(/\/1006#cause-handshake-failed$/),
      },
    ]);
    expect(lines[1].findings).toEqual([]);
    expect(lines[2].findings[0]).toMatchObject({ code: 1006, confidence: 'pattern', url: expect.stringMatching(/\/1006$/) });
  });

  test('text for people, in a language; 1 when nothing was found; 2 on wrong use', () => {
    const told = decode('sent 1011 (internal error) keepalive ping timeout; no close frame received\n', '--text', '--lang', 'es');
    expect(told.stdout).toMatch(/^1011 .+: .+ \(websockets \(Python\)\) .+\/es\/1011#cause-keepalive-timeout\n$/);
    expect([decode('hello\n').status, decode('').status, decode('', '--lang', 'fr').status, decode('', '--nope').status]).toEqual([
      1, 1, 2, 2,
    ]);
    expect(decode('', '--lang', 'fr').stderr).toContain('expected en, es, zh');
  });
});
