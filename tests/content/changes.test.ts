import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { publishedFile } from '../../src/integrations/published-paths.ts';
import { build, copyProject } from '../build.ts';
import { runPackage } from '../library/build-package.ts';
import { catalog, site } from '../site.ts';
import { append, change, inOrder, renameCause } from './edit.ts';

/** One fact or sentence changed in content/, and everything of the built site that must say the new and no longer the old. */
interface Mutation {
  what: string;
  edit: ReturnType<typeof change>;
  /** For each file of the site: what stood in it, and what must stand there now. */
  shows: Record<string, [before: string | RegExp, after: string | RegExp]>;
  /** What only the old content said: no file of the site may hold it. */
  gone: string[];
}

const title = catalog.codes.find(({ facts }) => facts.code === 1006)?.words.es.causes['network-lost']?.title ?? '';

const mutations: Mutation[] = [
  {
    what: 'the longest wait of 1012',
    edit: change('content/codes/1012/code.yaml', 'min: 5, max: 30', 'min: 5, max: 31'),
    shows: {
      '1012.html': ['after 5 to 30 s', 'after 5 to 31 s'],
      'es/1012.html': [/5[^<]{1,5}30 s/, /5[^<]{1,5}31 s/],
      'zh/1012.html': [/5[^<]{1,5}30 秒/, /5[^<]{1,5}31 秒/],
      'reconnect.html': [/5[^<]{1,5}30 s/, /5[^<]{1,5}31 s/],
      '1000-vs-1012.html': ['after 5 to 30 s', 'after 5 to 31 s'],
      '1012.json': ['"max": 30', '"max": 31'],
      '1000-vs-1012.json': ['"max": 30', '"max": 31'],
      'codes.json': ['"min": 5,\n     "max": 30', '"min": 5,\n     "max": 31'],
      '1012.md': ['after 5 to 30 s', 'after 5 to 31 s'],
    },
    gone: ['after 5 to 30 s'],
  },
  {
    what: 'who closed with 1001',
    edit: change('content/codes/1001/code.yaml', 'closer: { value: peer', 'closer: { value: nobody'),
    shows: {
      '1001.html': [/Who closed\?<\/dt><dd>The side that sent the code/, /Who closed\?<\/dt><dd>(?!The side that sent the code)/],
      '1000-vs-1001.html': [
        /<dl class="?record.*Who closed.*The side that sent the code/s,
        /<tbody>.*Who closed.*The side that sent the code.*<\/tbody>/s,
      ],
      '1001.json': [/"closer": \{\s*"value": "peer"/, /"closer": \{\s*"value": "nobody"/],
      '1000-vs-1001.json': [/"shares":.*"fact": "closer"/s, /"differs":.*"fact": "closer".*"shares"/s],
      'codes.json': [
        /"code": 1001,.*?"closer": \{\s*"value": "peer"/s,
        /"code": 1001,(?:(?!"code": 1002,).)*"closer": \{\s*"value": "nobody"/s,
      ],
    },
    gone: [],
  },
  {
    what: 'the title of a cause of 1006 in Spanish',
    edit: change('content/codes/1006/es.mdx', title, 'La ruta de red se cortó en la zarzamora'),
    shows: {
      'es/1006.html': [title, 'se cortó en la zarzamora'],
      'es/1001-vs-1006.html': [title, 'se cortó en la zarzamora'],
      'es/1006.json': [title, 'se cortó en la zarzamora'],
      'es/decode.json': [title, 'se cortó en la zarzamora'],
      'codes.json': [title, 'se cortó en la zarzamora'],
      'pagefind/words.es.txt': [/^(?!.*zarzamora)/s, 'zarzamora'],
      'es/1006.md': [title, 'se cortó en la zarzamora'],
    },
    gone: [title],
  },
];

const contains = (text: string, wanted: string | RegExp) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
const textFiles = (dir: string) =>
  (readdirSync(dir, { recursive: true }) as string[]).filter((file) => /\.(html|json|md|txt|xml)$/.test(file));

const why = { en: 'The guide is part of another one now.', es: 'La guía forma parte ahora de otra.', zh: '这份指南已并入另一份指南。' };

/** A page withdrawn and a cause renamed, both once published. */
const withdraw = inOrder(
  append(publishedFile, 'old-guide part\nold-guide.md\nold-guide.json'),
  change(
    'content/redirects.yaml',
    'withdrawn: []',
    `withdrawn:\n  - slug: old-guide\n    day: "2026-11-21"\n    instead: send\n    why: ${JSON.stringify(why)}`,
  ),
  renameCause('characters-counted', 'bytes-not-characters'),
);

let changed = '';

beforeAll(() => {
  const project = copyProject('mutation');
  for (const { edit } of mutations) edit(project);
  withdraw(project);
  changed = join(project, 'dist');
  const { status, stdout, stderr } = build(project, { OUT_DIR: changed });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}, 300_000);

describe('a change in one file of content/ reaches everything that shows it', () => {
  for (const { what, shows, gone } of mutations) {
    test(what, () => {
      for (const [file, [before, after]] of Object.entries(shows)) {
        expect(existsSync(join(site.dir, file)), `${file} is built`).toBe(true);
        const [old, now] = [site.dir, changed].map((dir) => readFileSync(join(dir, file), 'utf8')) as [string, string];
        expect(contains(old, before), `${file} before: ${before}`).toBe(true);
        expect(contains(old, after), `${file} before, what comes after: ${after}`).toBe(false);
        expect(contains(now, after), `${file} after: ${after}`).toBe(true);
      }
      for (const text of gone) {
        const holders = textFiles(changed).filter((file) => readFileSync(join(changed, file), 'utf8').includes(text));
        expect(holders, text).toEqual([]);
      }
    });
  }

  test('the npm package among it', () => {
    const project = join(changed, '..');
    const { status, stderr } = runPackage(project, { SITE_URL: site.url });
    expect(status, stderr).toBe(0);
    const code = readFileSync(join(project, '.build/package/index.js'), 'utf8');
    expect(code).toMatch(/"1012": \{[^}]*"wait": \[\s*5,\s*31\s*\]/);
    expect(code).toMatch(/"1001": \{[^}]*"closer": "nobody"/);
  });

  test('and nothing that does not', () => {
    const touched = /(^|\/|-)(1001|1006|1009|1012|old-guide)([-.]|$)|^codes\.json$|(^|\/)decode\.json$|reconnect|llms|pagefind|feed/;
    const differing = textFiles(changed).filter(
      (file) => !touched.test(file) && readFileSync(join(changed, file), 'utf8') !== readFileSync(join(site.dir, file), 'utf8'),
    );
    expect(differing).toEqual([]);
  });
});

describe('what is withdrawn or renamed', () => {
  test.each(locales)('leaves a page in $id that says so and where to go, and that nothing lists', ({ id, path, htmlLang }) => {
    const read = (file: string) => readFileSync(join(changed, `${path.slice(1)}/${file}`), 'utf8');
    const dom = parse(read('old-guide.html'));
    expect(dom.querySelector('html')?.getAttribute('lang')).toBe(htmlLang);
    expect(dom.querySelector('main')?.text).toContain(why[id]);
    expect(dom.querySelector('main a')?.getAttribute('href')).toBe(`${path}/send`);
    expect(dom.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(JSON.parse(read('old-guide.json'))).toMatchObject({ withdrawn: '2026-11-21', instead: `${site.url}${path}/send`, why: why[id] });
    expect(read('old-guide.md')).toContain(why[id]);
    for (const file of ['sitemap-0.xml', 'llms.txt', 'pagefind/words.en.txt'])
      expect(readFileSync(join(changed, file), 'utf8')).not.toContain('old-guide');
  });

  test('keeps the anchor that a cause once had, at the cause that it is now', () => {
    for (const { path } of locales) {
      const cause = parse(readFileSync(join(changed, `${path.slice(1)}/1009.html`), 'utf8')).querySelector('#cause-characters-counted');
      expect(cause?.querySelector('#cause-bytes-not-characters')).not.toBeNull();
    }
  });
});
