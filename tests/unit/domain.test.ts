import { describe, expect, test } from 'vitest';
import { citationsOf, cite } from '../../src/domain/citations.ts';
import { allPairs, compareFacts, decidingAxis, nextStep, sendVerdict } from '../../src/domain/compare.ts';
import { fingerprint } from '../../src/domain/fingerprint.ts';
import { layOutHops } from '../../src/domain/hop-diagram.ts';
import { renderInline, toPlainText } from '../../src/domain/markdown.ts';
import { layOutNumberLine } from '../../src/domain/number-line.ts';
import { describeProblems } from '../../src/domain/problem.ts';
import { collectTexts, plainProse, sentencesOf } from '../../src/domain/prose.ts';
import { listRedirects } from '../../src/domain/redirects.ts';
import { stepsOf } from '../../src/domain/trace.ts';
import { type LabelPart, layOutWire } from '../../src/domain/wire-diagram.ts';
import { markPseudoDeep } from '../../src/i18n/pseudo.ts';
import { translateTo } from '../../src/i18n/translate.ts';
import { pagePath, pageUrl, pairSlug } from '../../src/i18n/urls.ts';
import type { WireStep } from '../../src/schemas/data.ts';
import { hops } from '../../src/schemas/guide.ts';
import type { Result } from '../../src/schemas/observation.ts';
import { readSettings } from '../../src/settings.ts';
import { catalog } from '../site.ts';

const factsOf = (code: number) => {
  const entry = catalog.codes.find((item) => item.facts.code === code);
  if (!entry) throw new Error(`no code ${code}`);
  return entry.facts;
};

describe('settings', () => {
  test('take an origin and a path, and nothing else', () => {
    expect(readSettings({})).toMatchObject({ siteUrl: 'http://localhost:4321', basePath: '', outDir: 'dist' });
    expect(readSettings({ SITE_URL: 'https://example.org/', BASE_PATH: '/whyclosed/' })).toMatchObject({
      siteUrl: 'https://example.org',
      basePath: '/whyclosed',
    });
    expect(() => readSettings({ SITE_URL: 'example.org' })).toThrow('SITE_URL: found "example.org", expected an origin');
    expect(() => readSettings({ SITE_URL: 'https://example.org/docs' })).toThrow('SITE_URL');
    expect(() => readSettings({ BASE_PATH: 'whyclosed' })).toThrow('BASE_PATH: found "whyclosed", expected a path');
  });
});

describe('paths', () => {
  test('put English at the root and have no trailing slash', () => {
    expect([pagePath('en', ''), pagePath('es', ''), pagePath('zh', 1006), pagePath('en', '1001-vs-1015')]).toEqual([
      '/',
      '/es',
      '/zh/1006',
      '/1001-vs-1015',
    ]);
    expect(pageUrl('es', 1006)).toMatch(/^http.*\/es\/1006$/);
    expect(pairSlug(1015, 1001)).toBe('1001-vs-1015');
  });
  test('redirect each reversed pair and each path under /en', () => {
    const redirects = new Map(listRedirects(catalog).map(({ from, lang, slug }) => [from, pagePath(lang, slug)]));
    expect([redirects.get('en'), redirects.get('en/1006'), redirects.get('es/1015-vs-1001'), redirects.get('en/1015-vs-1001')]).toEqual([
      '/',
      '/1006',
      '/es/1001-vs-1015',
      '/1001-vs-1015',
    ]);
  });
});

describe('comparing', () => {
  test('names what decides', () => {
    expect(decidingAxis(factsOf(1000), factsOf(1005))).toEqual({ kind: 'travels', sent: 1000, local: 1005 });
    expect(decidingAxis(factsOf(1005), factsOf(1006))).toEqual({ kind: 'bothLocal' });
    expect(decidingAxis(factsOf(1000), factsOf(1002))).toMatchObject({ kind: 'ending', endings: ['as-meant', 'to-mend'] });
  });
  test('keeps what differs apart from what is shared', () => {
    const { differing, shared } = compareFacts(factsOf(1000), factsOf(1006));
    expect(differing.map(({ name }) => name)).toEqual(expect.arrayContaining(['travels', 'bytes', 'error', 'sees']));
    expect([...differing, ...shared]).toHaveLength(13);
    expect(compareFacts(factsOf(1000), factsOf(1000)).differing).toEqual([]);
  });
  test('knows what to do next and who may send', () => {
    expect([1000, 1001, 1002, 1006, 1012, 1013].map((code) => nextStep(factsOf(code)))).toEqual([
      'no',
      'random',
      'after-fix',
      'backoff',
      'random',
      'later',
    ]);
    expect([1000, 1001, 1006, 1010, 1012].map((code) => sendVerdict(factsOf(code)))).toEqual([
      'everywhere',
      'noScript',
      'nobody',
      'clientOnly',
      'serverOnly',
    ]);
  });
  test('makes each pair once, the lower code first', () => {
    expect(allPairs([3, 1, 2])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(allPairs(catalog.codes.map(({ facts }) => facts.code))).toHaveLength(171);
  });
});

describe('the wire diagram', () => {
  const result = (wire: Result['wire'], told: Partial<Result> = {}): Result => ({
    count: 1,
    events: [],
    code: null,
    reason: null,
    wasClean: null,
    error: null,
    thrown: null,
    console: [],
    wire,
    ...told,
  });

  test('takes a handshake that succeeds as one step, any other as its request and answer, and ends with what was told', () => {
    const opened = result(
      [
        { from: 'client', http: 'GET' },
        { from: 'server', http: 101 },
        { from: 'server', tcp: 'rst' },
      ],
      {
        code: 1006,
        wasClean: false,
      },
    );
    expect(stepsOf(opened, 'client')).toEqual([
      { handshake: 'done' },
      { from: 'server', tcp: 'rst' },
      { report: 'client', code: 1006, clean: false },
    ]);
    const refused = result([
      { from: 'client', http: 'GET' },
      { from: 'server', http: 403 },
    ]);
    expect(stepsOf(refused, 'client')).toEqual([
      { from: 'client', http: 'GET' },
      { from: 'server', http: 403 },
    ]);
  });
  test('draws every recorded exchange, all in one scale, each step on a row of its own', () => {
    const all = catalog.recordings.flatMap(({ role, observations }) =>
      observations.flatMap((each) => ('results' in each ? each.results.map((one) => stepsOf(one, role)) : [])),
    );
    expect(all.length).toBeGreaterThan(100);
    const widths = new Set<number>();
    for (const steps of all) {
      const { width, height, topY, marks } = layOutWire(steps);
      widths.add(width);
      expect(marks.map(({ y }) => (y - topY) / 32)).toEqual(steps.map((_, i) => i + 1));
      expect(height).toBe(topY + steps.length * 32 + 36);
      for (const mark of marks) if (mark.kind !== 'report') expect(mark.label.length).toBeGreaterThan(0);
    }
    expect(widths.size).toBe(1);
  });
  test('shows what each hop does to both sides, and its label between two lifelines', () => {
    for (const at of hops)
      for (const how of ['close', 'fin', 'rst', 'end', 'silence'] as const) {
        const { width, lives, arrows, breakX, labelX, reportX } = layOutHops({ at, how });
        expect(lives.map(({ hop }) => hop)).toEqual([...hops]);
        expect(lives.filter(({ acts }) => acts).map(({ hop }) => hop)).toEqual([at]);
        expect(arrows.length, `${at} ${how}`).toBe(how === 'silence' ? 0 : at === 'browser' || at === 'server' ? 1 : 2);
        for (const { toX } of arrows) expect(toX === lives.at(-1)?.x || (toX > reportX && toX < (lives[1]?.x ?? 0))).toBe(true);
        expect(breakX === undefined).toBe(how === 'close');
        expect(Math.min(...lives.map(({ x }) => Math.abs(x - labelX)))).toBeGreaterThan(25);
        expect(labelX > reportX && labelX < width).toBe(true);
      }
  });
  test('breaks the line where the connection is gone', () => {
    const cut = layOutWire([{ handshake: 'done' }, { from: 'server', tcp: 'rst' }, { report: 'client', code: 1006, clean: false }]);
    expect(cut.marks.map(({ kind }) => kind)).toEqual(['note', 'cut', 'report']);
    expect(cut.brokenY).toBe(cut.marks[1]?.y);
    const ended = layOutWire([
      { from: 'server', tcp: 'fin' },
      { from: 'client', tcp: 'fin' },
    ]);
    expect(ended.brokenY).toBe(ended.marks[1]?.y);
  });
  test.each<[WireStep, LabelPart[], string?]>([
    [
      { from: 'server', close: 1001, reason: 'bye' },
      [
        { key: 'close', values: { code: 1001 } },
        { key: 'bytes', values: { bytes: '03 E9' } },
        { key: 'quoted', values: { text: 'bye' } },
      ],
      'close',
    ],
    [{ from: 'server', close: null }, [{ key: 'close-empty' }], 'close'],
    [{ from: 'server', close: null, bytes: '03' }, [{ key: 'close-empty' }, { key: 'bytes', values: { bytes: '03' } }], 'close'],
    [
      { from: 'server', frame: 'text', size: 5, text: 'hello', rsv: 5 },
      [{ key: 'text' }, { key: 'rsv', values: { bits: 'RSV1, RSV3' } }, { key: 'quoted', values: { text: 'hello' } }],
      'fault',
    ],
    [
      { from: 'server', frame: 'text', size: 3, fin: false },
      [{ key: 'text' }, { key: 'unfinished' }, { key: 'size', values: { count: 3 } }],
      'plain',
    ],
    [
      { from: 'server', frame: 'opcode-11', size: 0 },
      [
        { key: 'opcode', values: { opcode: '11' } },
        { key: 'size', values: { count: 0 } },
      ],
      'plain',
    ],
    [{ from: 'server', bytes: '8105686568656c6c6f' }, [{ key: 'bytes', values: { bytes: '81 05 68 65 68 65 6C 6C …' } }], 'fault'],
    [{ from: 'client', tls: 'tlsv1 alert unknown ca' }, [{ key: 'tls-alert', values: { alert: 'unknown ca' } }], 'fault'],
    [{ from: 'server', http: 503 }, [{ key: 'http', values: { what: 503 } }], 'fault'],
    [{ after: 10 }, [{ key: 'after', values: { seconds: 10 } }]],
  ])('labels %j', (step, label, style) => {
    expect(layOutWire([step]).marks[0]).toMatchObject({ label, ...(style && { kind: 'arrow', style }) });
  });
});

test('the number line draws the ranges to scale and the codes enlarged, none on another', () => {
  const line = layOutNumberLine(
    catalog.codes.map(({ facts }) => ({ code: facts.code, ending: facts.ending.value })),
    catalog.ranges.map(({ facts }) => facts),
  );
  expect(line.blocks.map(({ id }) => id)).toEqual(['0-999', '1016-2999', '3000-3999', '4000-4999']);
  const marks = line.strips.flatMap(({ marks: row }) => row);
  expect(marks).toHaveLength(19);
  for (const [i, { x }] of marks.entries()) {
    expect(x).toBeLessThan(line.width);
    if (i > 0) expect(x - (marks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(16);
  }
});

describe('text', () => {
  test('renders inline Markdown, and no HTML of its own', () => {
    const html = renderInline('See [1006](/1006), `a<b` & <script>x</script>', (path) => `/es${path}`);
    expect(html).toBe('See <a href="/es/1006">1006</a>, <code translate="no">a&lt;b</code> &amp; &lt;script&gt;x&lt;/script&gt;');
    expect(renderInline('[x](javascript:alert(1))', (path) => path)).not.toContain('<a');
    expect(toPlainText('See [1006](/1006) and `close`')).toBe('See 1006 and close');
  });
  test('finds every string with its path', () => {
    expect(collectTexts({ a: ['x', { b: 'y' }], c: 1 })).toEqual([
      { path: 'a[0]', text: 'x' },
      { path: 'a[1].b', text: 'y' },
    ]);
  });
  test('leaves code, links and tags out of prose', () => {
    expect(plainProse('a `code` [b](/x) <Tag> {y} c').replaceAll(/\s+/g, ' ')).toBe('a [b] c');
  });
  test('cuts sentences in three languages', () => {
    expect(sentencesOf('The server closed the connection first. It did so because it was told to stop.')).toHaveLength(2);
    expect(sentencesOf('服务端先关闭了这个连接。随后客户端收到了关闭码。')).toHaveLength(2);
  });
  test('has a fingerprint that line ends do not change', () => {
    expect(fingerprint('a\r\nb\n')).toBe(fingerprint('a\nb'));
    expect(fingerprint('a')).not.toBe(fingerprint('b'));
  });
  test('is marked once in the pseudo-locale', () => {
    expect(markPseudoDeep({ a: ['x', '⟦y⟧'], n: 1 })).toEqual({ a: ['⟦x⟧', '⟦y⟧'], n: 1 });
  });
});

describe('sources', () => {
  const sources = {
    rfc: { title: 'RFC', url: 'https://example.org/rfc', section: 'https://example.org/rfc#section-{}', read: '2026-11-21' },
    page: { title: 'Page', url: 'https://example.org/page', read: '2026-11-21' },
  };
  test('lead to the section', () => {
    expect(cite('rfc#7.4', sources).url).toBe('https://example.org/rfc#section-7.4');
    expect(cite('page#L3', sources).url).toBe('https://example.org/page#L3');
    expect(cite('page', sources).url).toBe('https://example.org/page');
    expect(() => cite('none', sources)).toThrow('No source "none"');
  });
  test('are listed once, in order', () => {
    const facts = { a: { sources: ['page', 'rfc#10.1', 'rfc#7.4'] }, b: { sources: ['rfc#7.4'] }, definedIn: ['rfc'] };
    expect(citationsOf(facts, sources).map(({ id, section }) => `${id}#${section}`)).toEqual(['rfc#', 'rfc#7.4', 'rfc#10.1', 'page#']);
  });
});

test('problems are told by file, each with what to do', () => {
  const told = describeProblems([
    { file: 'b', found: '1', expected: '2', fix: '3' },
    { file: 'a', found: '4', expected: '5', fix: '6' },
  ]);
  expect(told).toMatchInlineSnapshot(`
    "2 problems in the content

    a
      found:    4
      expected: 5
      do:       6

    b
      found:    1
      expected: 2
      do:       3
    "
  `);
});

test('a missing string or variable of the interface throws', () => {
  const t = translateTo('es');
  expect(() => t('nothing.like.this' as 'site.name')).toThrow('content/ui: no string "nothing.like.this"');
  expect(() => t('code.checked')).toThrow('content/ui: no value for {{day}}');
});
