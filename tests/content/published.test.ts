import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatPublished, listLost, parsePublished } from '../../src/domain/published.ts';
import { locales } from '../../src/i18n/locales.ts';
import { publishedFile, readBuiltPaths, readPublished } from '../../src/integrations/published-paths.ts';
import { build, copyProject } from '../build.ts';
import { root, site } from '../site.ts';
import { append, change, inOrder, renameCause } from './edit.ts';

describe('the list of published paths', () => {
  test('holds every path and anchor of the build: npm run content -- publish adds new ones', () => {
    expect(listLost(readBuiltPaths(site.dir), readPublished(root), new Set())).toEqual([]);
  });

  test('is written as it is read', () => {
    const text = readFileSync(join(root, publishedFile), 'utf8');
    expect(formatPublished(parsePublished(text), new Map())).toBe(text);
  });

  test('keeps what is gone and adds what is new, a line for what all languages share', () => {
    const before = parsePublished('old part\n/es/only-spanish\n');
    const built = new Map([
      ['', new Set(['top'])],
      ['es', new Set(['top'])],
      ['zh', new Set(['top'])],
      ['old', new Set(['new-part'])],
    ]);
    const after = formatPublished(before, built);
    expect(after.split('\n').slice(3)).toEqual(['. top', '/es/old part', '/es/only-spanish', '/old new-part part', '/zh/old part', '']);
    expect(listLost(parsePublished(after), built, new Set())).toEqual(['/es/old', '/es/only-spanish', '/old#part', '/zh/old']);
    expect(listLost(parsePublished('old part'), built, new Set(['old', 'es/old', 'zh/old']))).toEqual(['/es/old', '/zh/old']);
  });
});

describe('what is withdrawn or renamed', () => {
  const why = { en: 'The guide is part of another one now.', es: 'La guía forma parte ahora de otra.', zh: '这份指南已并入另一份指南。' };
  let built = '';

  beforeAll(() => {
    const project = copyProject('withdrawn');
    const entry = `withdrawn:\n  - slug: old-guide\n    day: "2026-11-21"\n    instead: send\n    why: ${JSON.stringify(why)}`;
    inOrder(
      append(publishedFile, 'old-guide part\nold-guide.md\nold-guide.json'),
      change('content/redirects.yaml', 'withdrawn: []', entry),
      renameCause('size-limit', 'own-limit'),
    )(project);
    built = join(project, 'dist');
    const { status, stdout, stderr } = build(project, { OUT_DIR: built });
    if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  }, 240_000);

  test.each(locales)('leaves a page in $id that says so and where to go, and that nothing lists', ({ id, path, htmlLang }) => {
    const read = (file: string) => readFileSync(join(built, `${path.slice(1)}/${file}`), 'utf8');
    const dom = parse(read('old-guide.html'));
    expect(dom.querySelector('html')?.getAttribute('lang')).toBe(htmlLang);
    expect(dom.querySelector('main')?.text).toContain(why[id]);
    expect(dom.querySelector('main a')?.getAttribute('href')).toBe(`${path}/send`);
    expect(dom.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(JSON.parse(read('old-guide.json'))).toMatchObject({ withdrawn: '2026-11-21', instead: `${site.url}${path}/send`, why: why[id] });
    expect(read('old-guide.md')).toContain(why[id]);
    for (const file of ['sitemap-0.xml', 'llms.txt', 'pagefind/words.en.txt'])
      expect(readFileSync(join(built, file), 'utf8')).not.toContain('old-guide');
  });

  test('keeps the anchor that a cause once had, at the cause that it is now', () => {
    for (const { path } of locales) {
      const cause = parse(readFileSync(join(built, `${path.slice(1)}/1009.html`), 'utf8')).querySelector('#cause-size-limit');
      expect(cause?.querySelector('#cause-own-limit')).not.toBeNull();
    }
  });
});
