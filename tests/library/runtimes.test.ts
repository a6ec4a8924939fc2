import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/domain/markdown.ts';
import { localeIds, localeOf } from '../../src/i18n/locales.ts';
import { catalog, root } from '../site.ts';
import { buildPackage, installInto, localProgram, pack, run } from './build-package.ts';

const siteUrl = 'https://whyclosed.example';
const basePath = '/codes';
const runtimes = catalog.guides.get('send')?.facts.runtimes ?? [];

/** Every registered code, both ends of every range, and numbers that no Close frame holds. */
const codes = [
  ...new Set([
    ...catalog.codes.map(({ facts }) => facts.code),
    ...catalog.ranges.flatMap(({ facts }) => [facts.from, facts.from + 1, facts.to - 1, facts.to]),
    ...[3500, 4001, 4321, -1, -70_000, 65_536, 1e21, Number.MAX_SAFE_INTEGER],
  ]),
];
const bases = ['https://other.example', 'https://other.example/', 'https://other.example/deep/path//', ''];
const reasons = [
  'token expired',
  'línea 1\nlínea 2',
  '\u001b[31mred\r\n\u202Eevil\u2069 “q” "q" \\',
  '原因\u2028。',
  '',
  '\u0000\u200f',
  '😀'.repeat(200),
];

/** The answers for one code, made from the catalog by another way than the package's. */
function expectedAnswer(code: number) {
  const entry = catalog.codes.find(({ facts }) => facts.code === code);
  const inside = catalog.ranges.find(({ facts }) => facts.from <= code && facts.to >= code);
  const range = inside ?? catalog.ranges.at(-1);
  const words = entry?.words ?? range?.words;
  if (!words) throw new Error(`neither a code nor a range for ${code}`);
  const travels = entry ? entry.facts.travels.value : range?.facts.maySend.value === 'yes';
  const digits = code === 1e21 ? '1000000000000000000000' : String(code);
  const urlIn = (base: string, lang: string) => `${base}${localeOf(lang).path}/${digits}`;
  const told = localeIds.map((lang) => ({
    code,
    registered: entry !== undefined,
    name: toPlainText(words[lang].name),
    answer: toPlainText(words[lang].answer),
    travels,
    description: entry?.facts.registration.description ?? null,
    ending: entry?.facts.ending.value ?? null,
    error: entry?.facts.error.value ?? null,
    closer: entry?.facts.closer.value ?? null,
    setBy: entry?.facts.setBy.value ?? null,
    reconnect: entry?.facts.reconnect.verdict ?? null,
    range: entry ? (inside?.id ?? null) : range?.id,
  }));
  const urls = localeIds.map((lang) => urlIn(siteUrl + basePath, lang));
  return {
    code,
    told,
    urls,
    moved: ['https://other.example', 'https://other.example', 'https://other.example/deep/path', ''].map((base) => urlIn(base, 'es')),
    lines: told.map(({ name, answer }, i) => `${code} ${name}${localeIds[i] === 'zh' ? '：' : ': '}${answer} ${urls[i]}`),
    sends: runtimes.filter(({ accepts }) => travels && accepts.some(([from, to]) => from <= code && code <= to)).map(({ id }) => id),
    again: String(entry && { yes: true, later: true, no: false, 'after-fix': false }[entry.facts.reconnect.verdict]),
    finite: true,
  };
}

let project = '';
beforeAll(() => {
  project = installInto('consumer', pack(buildPackage('installed', { SITE_URL: siteUrl, BASE_PATH: basePath })).file);
  cpSync(join(root, 'tests/library/consumer'), project, { recursive: true });
  const inputs = { codes, bases, reasons, languages: localeIds, runtimes: runtimes.map(({ id }) => id) };
  writeFileSync(join(project, 'inputs.json'), JSON.stringify(inputs));
});

describe.each([
  ['Node.js', process.execPath, ['answers.js']],
  ['Deno', localProgram('deno'), ['run', '--quiet', '--no-remote', '--node-modules-dir=manual', 'answers.js']],
  ['Bun', localProgram('bun'), ['run', 'answers.js']],
])('%s', (_, command, args) => {
  let printed: { answers: unknown[]; reasons: string[]; refusals: string[]; frozen: boolean };
  beforeAll(() => {
    const { status, stdout, stderr } = run(command, args, project);
    if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stderr}`);
    printed = JSON.parse(stdout) as typeof printed;
  });

  test('answers every code in every language as the catalog does', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(printed.answers).toEqual(codes.map(expectedAnswer));
    expect(printed.frozen).toBe(true);
  });

  test('quotes a reason so that it stays inside its line', () => {
    const [start, end] = (expectedAnswer(1008).lines[0] ?? '').split('Policy Violation') as [string, string];
    const quoted = ['token expired', 'línea 1 línea 2', '[31mred evil “q” "q" \\', '原因 。', '', '', `${'😀'.repeat(123)}…`].map((text) =>
      text === '' ? '' : ` ${JSON.stringify(text)}`,
    );
    const lines = quoted.map((quote) => `${start}Policy Violation${quote}${end}`);
    // Each reason as a string, as a Uint8Array and as an ArrayBuffer.
    expect(printed.reasons).toEqual(lines.flatMap((line) => [line, line, line]));
  });

  test('refuses what it cannot answer, and says what it expected', () => {
    const known = (ids: string[]) => `expected one of ${ids.join(', ')}`;
    expect(printed.refusals).toEqual([
      'TypeError: code: found 1006.5, expected an integer such as 1006',
      'TypeError: code: found "1006", expected an integer such as 1006',
      'TypeError: code: found NaN, expected an integer such as 1006',
      'TypeError: event.code: found undefined, expected an integer such as 1006',
      'TypeError: event.code: found undefined, expected an integer such as 1006',
      'TypeError: event.reason: found 7, expected text or its UTF-8 bytes',
      `TypeError: lang: found "toString", ${known(localeIds)}`,
      `TypeError: runtime: found "constructor", ${known(runtimes.map(({ id }) => id))}`,
      'TypeError: code: found Infinity, expected an integer such as 1006',
      'RangeError: attempt: found -1, expected a whole number from 0 on',
      'RangeError: attempt: found NaN, expected a whole number from 0 on',
      'RangeError: attempt: found 0.5, expected a whole number from 0 on',
      'TypeError: code: found null, expected an integer such as 1006',
    ]);
  });
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('a strict TypeScript program compiles, and its mistakes do not (module %s, resolution %s)', (module, moduleResolution) => {
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--target',
    'es2022',
  ];
  const args = [...options, '--lib', 'es2022,dom', '--module', module, '--moduleResolution', moduleResolution, 'types.ts'];
  const { status, stdout } = run(localProgram('tsc'), args, project);
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('the examples of the README print what it says they print', () => {
  const readme = readFileSync(join(project, 'node_modules/whyclosed/README.md'), 'utf8');
  expect(readme).not.toContain('{{');
  const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  expect(examples.length).toBe(4);
  for (const example of examples) {
    writeFileSync(join(project, 'example.js'), example);
    const { status, stdout, stderr } = run(process.execPath, ['example.js'], project);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const promised = [...example.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
    expect(promised.length).toBe([...example.matchAll(/console\.log/g)].length);
    expect(stdout.trim().split('\n')).toEqual(promised);
  }
});
