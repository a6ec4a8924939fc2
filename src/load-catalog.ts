import { type CollectionEntry, type CollectionKey, getCollection, getEntry } from 'astro:content';
import { readFile } from 'node:fs/promises';
import en from '../content/ui/en.json' with { type: 'json' };
import es from '../content/ui/es.json' with { type: 'json' };
import zh from '../content/ui/zh.json' with { type: 'json' };
import { buildCatalog, type Catalog, type FactsEntry, type WordsEntry } from './domain/catalog.ts';
import { fingerprint } from './domain/fingerprint.ts';
import { type Locale, localeIds, localeOf } from './i18n/locales.ts';
import { markPseudoDeep } from './i18n/pseudo.ts';
import { settings } from './settings.ts';

type WordsCollection = 'codeWords' | 'comparisonWords' | 'rangeWords' | 'guideWords' | 'clientWords';
type FactsCollection = 'codes' | 'comparisons' | 'ranges' | 'guides' | 'clients' | 'messages';

async function facts<C extends FactsCollection>(collection: C): Promise<FactsEntry<CollectionEntry<C>['data']>[]> {
  return (await getCollection(collection)).map(({ id, data, filePath }) => ({ id, facts: data, file: filePath ?? id }));
}

async function words<C extends WordsCollection>(collection: C): Promise<WordsEntry<CollectionEntry<C>['data']>[]> {
  return Promise.all(
    (await getCollection(collection)).map(async ({ id, data, body = '', filePath = '' }) => {
      const [folder = '', lang = ''] = id.split('/');
      return {
        id: folder,
        lang: localeOf(lang).id,
        file: filePath,
        words: data,
        body: body.trim(),
        fingerprint: fingerprint(await readFile(filePath, 'utf8')),
      };
    }),
  );
}

async function record<C extends CollectionKey & ('sources' | 'glossary')>(
  collection: C,
): Promise<Record<string, CollectionEntry<C>['data']>> {
  return Object.fromEntries((await getCollection(collection)).map(({ id, data }) => [id, data]));
}

async function whole<C extends CollectionKey & ('redirects' | 'history' | 'scenarios')>(
  collection: C,
): Promise<CollectionEntry<C>['data']> {
  const entry = await getEntry(collection, 'all');
  if (!entry) throw new Error(`content/${collection}.yaml: found no entry`);
  return entry.data;
}

async function load(): Promise<Catalog> {
  const catalog = buildCatalog({
    codes: { facts: await facts('codes'), words: await words('codeWords') },
    comparisons: { facts: await facts('comparisons'), words: await words('comparisonWords') },
    ranges: { facts: await facts('ranges'), words: await words('rangeWords') },
    guides: { facts: await facts('guides'), words: await words('guideWords') },
    clients: { facts: await facts('clients'), words: await words('clientWords') },
    scenarios: await whole('scenarios'),
    recordings: (await getCollection('recordings')).map(({ data, filePath = '' }) => ({ file: filePath, recording: data })),
    messages: await facts('messages'),
    intermediaries: (await getCollection('intermediaries')).map(({ id, data, filePath = '' }) => ({ id, file: filePath, facts: data })),
    sources: await record('sources'),
    glossary: await record('glossary'),
    history: (await whole('history')).entries,
    redirects: await whole('redirects'),
    ui: { en, es, zh },
  });
  if (settings.pseudoLocale) {
    for (const entry of everyEntry(catalog)) entry.words = markPseudoDeep(entry.words);
    for (const entry of catalog.history) for (const lang of localeIds) entry[lang] = markPseudoDeep(entry[lang]);
    for (const term of Object.values(catalog.glossary)) term.meaning = markPseudoDeep(term.meaning);
    for (const { facts } of catalog.intermediaries)
      for (const limit of facts.limits) if (limit.note) limit.note = markPseudoDeep(limit.note);
    for (const page of catalog.redirects.withdrawn) page.why = markPseudoDeep(page.why);
  }
  return catalog;
}

const everyEntry = (catalog: Catalog): { words: Record<Locale, unknown> }[] => [
  ...catalog.codes,
  ...catalog.comparisons.values(),
  ...catalog.ranges,
  ...catalog.guides.values(),
  ...catalog.clients.values(),
];

let loading: Promise<Catalog> | undefined;

/** The catalog of this build. In development it is built anew for each request, so that edits show. */
export function loadCatalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return load();
  loading ??= load();
  return loading;
}
