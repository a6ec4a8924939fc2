import type { Locale } from '../i18n/locales.ts';
import { sourceLocale } from '../i18n/locales.ts';
import type { Catalog } from './catalog.ts';
import { toPlainText } from './markdown.ts';
import { listPages, type Page, timeoutsSlug } from './pages.ts';
import { toPhrases, toTokens } from './search-query.ts';

/** A page as the search index sees it: a title, a line about it, and its texts by how much a hit in them counts. */
export interface SearchRecord {
  lang: Locale;
  slug: string;
  title: string;
  about: string;
  fields: { weight: number; text: string }[];
}

/** From this weight on, the phrases of a field are indexed as well as its words. */
const phraseWeight = 4;

export const tokensOf = ({ weight, text }: SearchRecord['fields'][number]): string[] => [
  ...toTokens(text),
  ...(weight >= phraseWeight ? toPhrases(text) : []),
];

/** One record for each page worth finding, comparisons with little text so that code pages stand before them. */
export function listSearchRecords(catalog: Catalog): SearchRecord[] {
  return listPages(catalog).flatMap(({ lang, page }) => {
    const record = recordOf(catalog, lang, page);
    return record ? [{ lang, slug: page.slug, ...record, about: toPlainText(record.about) }] : [];
  });
}

function recordOf(catalog: Catalog, lang: Locale, page: Page): Omit<SearchRecord, 'lang' | 'slug'> | undefined {
  if (page.kind === 'code') {
    const entry = catalog.codes.find(({ facts }) => facts.code === page.code);
    if (!entry) return undefined;
    const { facts } = entry;
    const words = entry.words[lang];
    // Error lines and registered names are English wherever they are pasted.
    const english = entry.words[sourceLocale];
    const causes = Object.values(words.causes);
    return {
      title: `${facts.code} ${words.name}`,
      about: words.answer,
      fields: [
        { weight: 10, text: [facts.code, words.name, facts.registration.description, ...facts.aliases].join('. ') },
        { weight: 8, text: [...words.terms, ...english.terms].join('. ') },
        { weight: 4, text: [words.answer, words.gist, ...causes.map(({ title }) => title)].join('. ') },
        { weight: 2, text: [...words.seen, ...causes.map(({ what, fix }) => `${what} ${fix}`)].join(' ') },
        { weight: 1, text: causes.map(({ confirm }) => confirm).join(' ') },
      ],
    };
  }
  if (page.kind === 'pair') {
    const [a, b] = page.codes.map((code) => catalog.codes.find(({ facts }) => facts.code === code));
    if (!a || !b) return undefined;
    const names = [a, b].map(({ facts, words }) => `${facts.code} ${words[lang].name}`);
    const words = catalog.comparisons.get(page.slug)?.words[lang];
    return {
      title: page.codes.join(' vs '),
      about: words?.verdict ?? names.join(' · '),
      fields: [{ weight: 0.5, text: `${page.codes.join(' vs ')} ${names.join(' ')}` }],
    };
  }
  if (page.kind === 'range') {
    const entry = catalog.ranges.find(({ id }) => id === page.slug);
    if (!entry) return undefined;
    const words = entry.words[lang];
    const english = entry.words[sourceLocale];
    return {
      title: `${page.slug} ${words.name}`,
      about: words.answer,
      fields: [
        { weight: 7, text: [page.slug, words.name, ...words.terms, ...english.terms].join('. ') },
        { weight: 2, text: [words.answer, ...words.seen, words.advice].join(' ') },
      ],
    };
  }
  if (page.kind === 'guide') {
    const entry = catalog.guides.get(page.slug);
    if (!entry) return undefined;
    const words = entry.words[lang];
    return {
      title: words.title,
      about: words.answer,
      fields: [
        { weight: 8, text: [words.title, ...words.terms, ...entry.words[sourceLocale].terms].join('. ') },
        { weight: 2, text: words.answer },
        { weight: 0.5, text: [...Object.values(words.lines), ...Object.values(words.steps).map(({ title }) => title)].join(' ') },
        ...(page.slug === timeoutsSlug ? [{ weight: 3, text: namesAndSettings(catalog) }] : []),
      ],
    };
  }
  if (page.kind === 'client') {
    const entry = catalog.clients.get(page.client);
    if (!entry) return undefined;
    const words = entry.words[lang];
    return {
      title: entry.facts.name,
      about: words.summary,
      fields: [
        { weight: 3, text: [entry.facts.name, page.client, ...words.terms, ...entry.words[sourceLocale].terms].join('. ') },
        { weight: 1, text: words.summary },
        { weight: 0.1, text: messagesOf(catalog, page.client).join(' ') },
      ],
    };
  }
  return undefined;
}

/** The exact texts that a client gave, each once; without numbers, which ask for codes. */
function messagesOf(catalog: Catalog, client: string): string[] {
  const results = catalog.recordings
    .filter((recording) => recording.client === client)
    .flatMap(({ observations }) => observations.flatMap((observation) => ('results' in observation ? observation.results : [])));
  const texts = results.flatMap(({ error, thrown, console }) => [error?.message ?? '', thrown?.message ?? '', ...console]);
  return [...new Set(texts.map((text) => text.replaceAll(/\{\w+\}|\d+/g, ' ')))];
}

/** What the tables of timeouts hold: "nginx proxy_read_timeout. …" */
const namesAndSettings = (catalog: Catalog): string =>
  catalog.intermediaries.map(({ facts }) => [facts.name, ...facts.limits.map(({ setting }) => setting ?? '')].join(' ')).join('. ');
