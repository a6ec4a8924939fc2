import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DecoderFile } from '../../src/domain/describe-finding.ts';
import { isDataPage, listPages, type Page } from '../../src/domain/pages.ts';
import { collectTexts } from '../../src/domain/prose.ts';
import { traceOf } from '../../src/domain/trace.ts';
import { type Locale, localeIds, localeOf } from '../../src/i18n/locales.ts';
import type { CodeFile, CodesFile, ComparisonFile } from '../../src/schemas/data.ts';
import type { MessagesFile } from '../../src/schemas/message-data.ts';
import type { ObservationsFile } from '../../src/schemas/observation-data.ts';
import { catalog, isRedirect, listHtml, pathOf, readBuilt, site } from '../site.ts';

type Json = Record<string, unknown>;
const readJson = <T = Json>(file: string) => JSON.parse(readBuilt(file)) as T;
const fileOf = (lang: Locale, slug: string) => [localeOf(lang).path.slice(1), slug || 'index'].filter(Boolean).join('/');
const dataPages = listPages(catalog).flatMap(({ lang, page }) => (isDataPage(page) ? [{ lang, page }] : []));
/** The files that the site promises; Pagefind keeps a file of its own. */
const files = (readdirSync(site.dir, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.json') && !file.startsWith('pagefind/'))
  .sort();

const schema = readJson<AnySchemaObject>('codes.schema.json');
const ajv = new Ajv2020({ strict: true, strictTypes: true, strictTuples: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema);

/** The faults of a file against the schema that it names. */
function faultsOf(data: Json): string[] {
  const validate = ajv.getSchema(String(data.$schema));
  if (!validate) return [`no schema ${String(data.$schema)}`];
  return validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The ids of every built page, by path. */
const anchors = new Map<string, Set<string>>();
beforeAll(() => {
  for (const file of listHtml()) {
    const html = readBuilt(file);
    if (!isRedirect(html)) anchors.set(pathOf(file), new Set([...html.matchAll(/\sid="?([\w-]+)/g)].map(([, id = '']) => id)));
  }
});

/** What the decoder knows: a part in each language, and the rest. */
const decoderFiles = [...localeIds.map((lang) => `${fileOf(lang, 'decode')}.json`), 'decode-more.json'];

/** Files that are an array. */
const lists = ['messages.json', 'observations.json'];

/** Addresses of this site in a text that lead to no page, anchor or data file. */
function deadLinks(text: string): string[] {
  const urls = [...text.matchAll(/https?:\/\/[^\s)"<>]+/g)].map(([url]) => url).filter((url) => url.startsWith(site.url));
  return urls.filter((url) => {
    const { pathname, hash } = new URL(url);
    if (pathname.endsWith('.json')) return !files.includes(pathname.slice(1));
    const ids = anchors.get(pathname);
    return !ids || (hash !== '' && !ids.has(hash.slice(1)));
  });
}

describe('the JSON files', () => {
  test('are codes.json, its schema, the observations, the messages, and one for each code, range and pair in each language', () => {
    const twins = dataPages.map(({ lang, page }) => `${fileOf(lang, page.slug)}.json`);
    expect(files).toEqual([...twins, ...decoderFiles, 'codes.json', 'codes.schema.json', ...lists].sort());
    const brotli = (file: string) => brotliCompressSync(readBuilt(file)).length;
    const largest = twins.toSorted((a, b) => readBuilt(b).length - readBuilt(a).length)[0] ?? '';
    console.log(
      `${files.length} JSON files; Brotli: codes.json ${brotli('codes.json')} B, codes.schema.json ${brotli('codes.schema.json')} B, largest twin ${largest} ${brotli(largest)} B`,
    );
  });

  test('each meets the schema that it names, which is the one for its kind', () => {
    const kinds = { code: 'code', range: 'range', pair: 'comparison' } as const;
    expect(faultsOf(readJson('codes.json'))).toEqual([]);
    for (const { lang, page } of dataPages) {
      const data = readJson(`${fileOf(lang, page.slug)}.json`);
      expect(data.$schema).toBe(`${site.url}/codes.schema.json#/$defs/${kinds[page.kind]}`);
      expect(faultsOf(data), page.slug).toEqual([]);
    }
  });

  test('the schema refuses a file that lacks a field, has one more, or a wrong value', () => {
    for (const file of ['codes.json', '1006.json', 'es/4000-4999.json', 'zh/1001-vs-1015.json']) {
      const data = readJson(file);
      for (const key of Object.keys(data).filter((name) => name !== '$schema')) {
        const { [key]: _, ...rest } = data;
        expect(faultsOf(rest), `${file} without ${key}`).not.toEqual([]);
      }
      expect(faultsOf({ ...data, extra: 1 }), file).not.toEqual([]);
      expect(faultsOf({ ...data, schemaVersion: 0 }), file).not.toEqual([]);
    }
    const code = readJson<CodeFile<Locale>>('1006.json');
    for (const wrong of [
      { closer: { ...code.closer, value: 'someone' } },
      { closer: { value: code.closer.value, sources: [] } },
      { bytes: '3EE' },
      { checked: 'yesterday' },
      { url: 'no address' },
      { lang: 'xx' },
    ])
      expect(faultsOf({ ...code, ...wrong }), JSON.stringify(wrong)).not.toEqual([]);
    const all = readJson<CodesFile<Locale>>('codes.json');
    const { zh: _, ...without } = all.codes[0]?.name ?? {};
    expect(faultsOf({ ...all, codes: [{ ...all.codes[0], name: without }] })).not.toEqual([]);
  });

  test('every field is described', () => {
    const undescribed = (node: unknown, path: string): string[] => {
      if (!node || typeof node !== 'object') return [];
      const { properties } = node as { properties?: Record<string, Json> };
      const own = Object.entries(properties ?? {}).filter(([, field]) => !field.description && !field.const && !field.enum);
      return [
        ...own.map(([name]) => `${path}.${name}`),
        ...Object.entries(node).flatMap(([key, child]) => undescribed(child, `${path}/${key}`)),
      ];
    };
    // What describes a text or a fact describes its languages and its `value`; the steps of `wire` are described as wholes.
    const described = new RegExp(`\\.(value|${localeIds.join('|')})$|/wire/`);
    const found = undescribed(schema, '').filter((path) => !described.test(path));
    expect(found).toEqual([]);
  });

  test('lead only to pages, anchors and files that are there, and back to themselves', () => {
    for (const file of files.filter((name) => name !== 'codes.schema.json' && !decoderFiles.includes(name))) {
      expect(deadLinks(readBuilt(file)), file).toEqual([]);
      expect(readBuilt(file), file).not.toMatch(/\]\(\//);
      expect(readBuilt(file).endsWith(lists.includes(file) ? ']\n' : '}\n'), file).toBe(true);
    }
    for (const { lang, page } of dataPages) {
      const file = `${fileOf(lang, page.slug)}.json`;
      const data = readJson<CodeFile<Locale>>(file);
      expect(data.alternates[lang]).toBe(`${site.url}/${file}`);
      expect(new URL(data.url).pathname).toBe(`/${fileOf(lang, page.slug)}`);
      const dom = parse(readBuilt(`${fileOf(lang, page.slug)}.html`));
      for (const link of [
        dom.querySelector('link[rel=alternate][type="application/json"]'),
        dom.querySelector('main a[type="application/json"]'),
      ])
        expect(link?.getAttribute('href'), file).toBe(`/${file}`);
    }
  });
});

describe('the decoder', () => {
  test('fits with its data into 25 KB in every language', () => {
    const scripts = readdirSync(join(site.dir, '_astro')).filter((file) => /^(decoder|DecodePage)\..*\.js$/.test(file));
    const size = (file: string) => brotliCompressSync(readBuilt(file)).length;
    const code = scripts.map((file) => size(`_astro/${file}`)).reduce((sum, bytes) => sum + bytes, 0);
    expect(scripts.some((file) => file.startsWith('decoder.'))).toBe(true);
    for (const lang of localeIds) {
      const data = size(`${fileOf(lang, 'decode')}.json`);
      console.log(`decoder (${lang}): ${code} B of script, ${data} B of data; ${size('decode-more.json')} B more when these do not answer`);
      expect(code + data).toBeLessThanOrEqual(25_000);
    }
  });

  test('every cause that it names is an anchor of its page', () => {
    for (const lang of localeIds) {
      const { base, causes } = readJson<DecoderFile>(`${fileOf(lang, 'decode')}.json`);
      for (const target of Object.keys(causes)) {
        const [page = '', cause = ''] = target.split('#');
        expect(anchors.get(`${base}${page}`)?.has(`cause-${cause}`), target).toBe(true);
      }
    }
  });
});

describe('codes.json', () => {
  const all = readJson<CodesFile<Locale>>('codes.json');

  test('holds every code and range, ascending, and the newest day', () => {
    expect(all.codes.map(({ code }) => code)).toEqual(catalog.codes.map(({ facts }) => facts.code));
    expect(all.ranges.map(({ id }) => id)).toEqual(catalog.ranges.map(({ id }) => id));
    const days = [...catalog.codes, ...catalog.ranges].map(({ facts }) => facts.checked);
    for (const day of days) expect(all.updated >= day).toBe(true);
    expect(days).toContain(all.updated);
  });

  test('says what the content says', () => {
    for (const { facts, words } of catalog.codes) {
      const data = all.codes.find(({ code }) => code === facts.code);
      expect(data).toMatchObject({ registration: facts.registration, closer: facts.closer, script: facts.script, trace: facts.trace });
      expect(data?.wire).toEqual(traceOf(catalog.recordings, facts.trace).steps);
      expect(data?.reconnect).toMatchObject(facts.reconnect);
      expect(data?.causes.map(({ id }) => id)).toEqual(facts.causes.map(({ id }) => id));
      for (const lang of localeIds) expect(data?.name[lang]).toBe(words[lang].name);
    }
  });

  test('has texts of their own in each language', () => {
    const untranslated: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (!value || typeof value !== 'object') return;
      const texts = localeIds.map((lang) => (value as Json)[lang]);
      if (!texts.every((text) => typeof text === 'string'))
        for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`);
      else if (new Set(texts).size < texts.length) untranslated.push(path);
    };
    visit([all.codes, all.ranges], '');
    expect(untranslated).toEqual([]);
  });

  test('lists every source that a fact names', () => {
    for (const entry of [...all.codes, ...all.ranges]) {
      const listed = entry.sources.map(({ ref }) => ref);
      const named = collectTexts(entry).filter(({ path }) => /(^|\.)(sources|definedIn)\[\d+\]$/.test(path));
      for (const { path, text } of named) expect(listed, path).toContain(text);
      expect(named.length).toBeGreaterThan(0);
    }
  });
});

/** Does a list meet its schema, and does the schema refuse others? */
function expectList(shape: string, all: readonly object[]): void {
  const validate = ajv.getSchema(`${site.url}/codes.schema.json#/$defs/${shape}`);
  if (!validate) throw new Error(`no schema of ${shape}.json`);
  expect(validate(all), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  for (const key of Object.keys(all[0] ?? {})) {
    const { [key]: _, ...rest } = all[0] as Json;
    expect(validate([rest]), `without ${key}`).toBe(false);
  }
  expect(validate([{ ...all[0], extra: 1 }])).toBe(false);
}

describe('messages.json', () => {
  const all = readJson<MessagesFile>('messages.json');

  test('meets its schema, which refuses an item that lacks a field or has one more', () => expectList('messages', all));

  test('holds every message of every library, each with an address where it was read', () => {
    for (const { id, facts } of catalog.messages)
      expect(all.filter(({ library }) => library === id).map(({ text }) => text)).toEqual(facts.messages.map(({ text }) => text));
    expect(all.length).toBeGreaterThanOrEqual(500);
    expect(new Set(all.map(({ library }) => library)).size).toBeGreaterThanOrEqual(50);
    console.log(`messages.json: ${all.length} messages, ${Buffer.byteLength(readBuilt('messages.json'))} B`);
  });
});

describe('observations.json', () => {
  const all = readJson<ObservationsFile>('observations.json');

  test('meets its schema, which refuses an item that lacks a field or has one more', () => expectList('observations', all));

  test('holds every result of every recording, and the runs of each scenario add up', () => {
    const results = catalog.recordings.flatMap(({ observations }) => observations.flatMap((it) => ('results' in it ? it.results : [null])));
    expect(all.length).toBe(results.length);
    for (const same of Map.groupBy(all, ({ client, role, scenario }) => `${client} ${role} ${scenario}`).values()) {
      const counted = same.reduce((sum, { count }) => sum + (count ?? 0), 0);
      expect(counted, same[0]?.scenario).toBe(same[0]?.result ? same[0].runs : 0);
    }
    console.log(`observations.json: ${all.length} results, ${Buffer.byteLength(readBuilt('observations.json'))} B`);
  });
});

test('the JSON of a comparison holds the very sentences and facts of its page', () => {
  for (const { lang, page } of dataPages.filter(({ page: { kind } }) => kind === 'pair')) {
    const file = fileOf(lang, page.slug);
    const data = readJson<ComparisonFile<Locale>>(`${file}.json`);
    const dom = parse(readBuilt(`${file}.html`));
    const text = (selector: string) =>
      dom.querySelectorAll(selector).map((element) => element.structuredText.replaceAll(/\s+/g, ' ').trim());
    expect(text('#next p'), file).toEqual([data.next]);
    expect(text('#which p').at(-1), file).toBe(data.tell.at(-1));
    expect(text('.facts tbody tr'), file).toEqual(data.differs.map((row) => [row.label, row.a.text, row.b.text].join(' ')));
    expect(text('#differs dl dd'), file).toEqual(data.shares.map((row) => row.text));
    for (const { a, b } of data.differs) expect(a.value, file).not.toEqual(b.value);
    expect(data.notes !== null, file).toBe(data.byHand);
  }
});

describe('the schema.org data of each page', () => {
  const typeOf: Record<Page['kind'], string> = {
    home: 'WebSite',
    search: 'WebPage',
    decode: 'WebPage',
    code: 'TechArticle',
    pair: 'TechArticle',
    range: 'TechArticle',
    guide: 'TechArticle',
    clients: 'TechArticle',
    client: 'TechArticle',
  };
  interface Node extends Json {
    about?: { termCode: string }[] | { termCode: string };
  }

  test('has the type of the page, its address, its language and its codes', () => {
    for (const { lang, page } of listPages(catalog)) {
      const dom = parse(readBuilt(`${fileOf(lang, page.slug)}.html`.replace(/^(es|zh)\/index/, '$1')));
      const blocks = dom.querySelectorAll('script[type="application/ld+json"]');
      expect(blocks.length, page.slug).toBe(1);
      const { '@context': context, '@graph': graph } = JSON.parse(blocks[0]?.text ?? '') as { '@context': string; '@graph': Node[] };
      const [main, second] = graph;
      expect(context).toBe('https://schema.org');
      expect(main?.['@type'], page.slug).toBe(typeOf[page.kind]);
      expect(main?.url, page.slug).toBe(dom.querySelector('link[rel=canonical]')?.getAttribute('href'));
      expect(main?.inLanguage, page.slug).toBe(dom.querySelector('html')?.getAttribute('lang'));
      expect(second?.['@type'], page.slug).toBe(page.kind === 'home' ? 'DefinedTermSet' : 'BreadcrumbList');
      const about = [main?.about ?? []].flat().map(({ termCode }) => termCode);
      expect(about, page.slug).toEqual(page.kind === 'code' ? [String(page.code)] : page.kind === 'pair' ? page.codes.map(String) : []);
    }
  });
});

test('each language has an OpenSearch description that keeps to the specification', () => {
  for (const lang of localeIds) {
    const file = [localeOf(lang).path.slice(1), 'opensearch.xml'].filter(Boolean).join('/');
    const xml = readBuilt(file);
    const element = (name: string) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    const urls = [...xml.matchAll(/<Url type="([^"]*)" rel="([^"]*)" template="([^"]*)"\/>/g)].map(([, ...parts]) => parts);
    expect(xml).toContain('<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">');
    expect(element('ShortName').length).toBeGreaterThan(0);
    expect(element('ShortName').length).toBeLessThanOrEqual(16);
    expect(element('Description').length).toBeGreaterThan(0);
    expect(element('Description').length).toBeLessThanOrEqual(1024);
    expect(element('Language')).toBe(localeOf(lang).htmlLang);
    expect(element('InputEncoding')).toBe('UTF-8');
    expect(urls).toEqual([
      ['text/html', 'results', `${site.url}${localeOf(lang).path}/search?q={searchTerms}&amp;go=1`],
      ['application/opensearchdescription+xml', 'self', `${site.url}/${file}`],
    ]);
    for (const html of listHtml().filter((name) => /^(es|zh)?\/?(1006|search)\.html$/.test(name))) {
      const dom = parse(readBuilt(html));
      if (dom.querySelector('html')?.getAttribute('lang') !== localeOf(lang).htmlLang) continue;
      expect(dom.querySelector('link[rel=search]')?.getAttribute('href'), html).toBe(`/${file}`);
    }
  }
});
