import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../site.ts';

const src = join(root, 'src');
const files = (readdirSync(src, { recursive: true }) as string[]).filter(
  (file) => /\.(ts|astro|js)$/.test(file) && !file.startsWith('samples/'),
);

/** What a file imports: paths below src for its own modules, names for packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const pattern = /^(?:import|export)\s[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map(([, from = '', bare = '', later = '']) => {
    const target = (from || bare || later).replace(/\?raw$/, '');
    return target.startsWith('.') ? relative(src, join(src, dirname(file), target)) : target;
  });
}

const within = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));
const offenders = (folder: string, allowed: RegExp) =>
  within(folder).flatMap((file) =>
    importsOf(file)
      .filter((target) => !allowed.test(target))
      .map((target) => `${file} imports ${target}`),
  );

describe('imports point one way', () => {
  test('schemas know only Zod', () => expect(offenders('schemas', /^(schemas\/|astro\/zod$)/)).toEqual([]));
  test('domain knows schemas, languages and libraries: no Astro, no files, no network', () => {
    expect(
      offenders(
        'domain',
        /^(domain\/|schemas\/|i18n\/locales\.ts$|node:crypto$|markdown-it$|franc-min$|damerau-levenshtein$|to-regex-range$)/,
      ),
    ).toEqual([]);
  });
  test('i18n knows the domain, the settings and the interface strings', () => {
    expect(offenders('i18n', /^(i18n\/|domain\/|schemas\/|settings\.ts$|i18next$|\.\.\/content\/ui\/)/)).toEqual([]);
  });
  test('data knows the domain, the languages and the shapes of its files', () => {
    expect(offenders('data', /^(data\/|domain\/|i18n\/|schemas\/|astro\/zod$|schema-dts$|\.\.\/package\.json$)/)).toEqual([]);
  });
  test('components take props and load nothing', () => {
    expect(
      offenders('components', /^(components\/|layouts\/|data\/|domain\/|i18n\/|schemas\/|page-context\.ts$|load-(samples|texts)\.ts$)/),
    ).toEqual([]);
    for (const file of within('components')) {
      const text = readFileSync(join(src, file), 'utf8');
      expect(text, file).not.toMatch(/^import (?!type)[^;]*load-(samples|texts)/m);
      expect(text, file).not.toMatch(/astro:content|readFile|fetch\(/);
    }
  });
  test('one module reads the collections', () => {
    const readers = files.filter((file) => /getCollection\(|getEntry\(/.test(readFileSync(join(src, file), 'utf8')));
    expect(readers.sort()).toEqual(['load-catalog.ts', 'load-texts.ts']);
  });
  test('the npm package knows only its facts, and they the domain', () => {
    expect(offenders('library', /^(library\/facts\.ts|domain\/library-data\.ts|i18n\/locales\.ts)$/)).toEqual([]);
    expect(importsOf('library/index.ts')).toEqual(['library/facts.ts']);
  });
  test('client scripts know only the domain', () => expect(offenders('client', /^(client\/|domain\/)/)).toEqual([]));
});

test('files are kebab-case, components PascalCase, and none is a drawer', () => {
  for (const file of files) {
    const name = file.split('/').at(-1) ?? '';
    if (name.endsWith('.astro') && !file.startsWith('pages/')) expect(name).toMatch(/^[A-Z][A-Za-z]*\.astro$/);
    else if (!file.startsWith('pages/')) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.d|\.config)?\.(ts|js)$/);
    expect(file).not.toMatch(/\b(utils|helpers|common|misc)\b/);
  }
});
