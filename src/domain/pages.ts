import { type Locale, localeIds } from '../i18n/locales.ts';
import type { Catalog } from './catalog.ts';
import { allPairs } from './compare.ts';

/** Every page of the site, apart from the page for unknown addresses. */
export type Page =
  | { kind: 'home'; slug: '' }
  | { kind: 'search'; slug: 'search' }
  | { kind: 'code'; slug: string; code: number }
  | { kind: 'pair'; slug: string; codes: [number, number] }
  | { kind: 'range'; slug: string }
  | { kind: 'guide'; slug: string };

/** Does the page have a twin in Markdown? Not those that are a list of links or a form. */
export const hasTwin = (slug: string) => slug !== '' && slug !== 'search';

/** The pages whose facts also come as JSON. */
export type DataPage = Extract<Page, { kind: 'code' | 'pair' | 'range' }>;

export const isDataPage = (page: Page): page is DataPage => page.kind === 'code' || page.kind === 'pair' || page.kind === 'range';

export function listPages(catalog: Catalog): { lang: Locale; page: Page }[] {
  const pages = pagesOf(catalog);
  return localeIds.flatMap((lang) => pages.map((page) => ({ lang, page })));
}

/** @throws when no page has this slug. */
export function findPage(catalog: Catalog, slug: string): Page {
  const page = pagesOf(catalog).find((other) => other.slug === slug);
  if (!page) throw new Error(`No page "${slug}"`);
  return page;
}

/** The pages that each language has. */
function pagesOf(catalog: Catalog): Page[] {
  const codes = catalog.codes.map((entry) => entry.facts.code);
  return [
    { kind: 'home', slug: '' },
    { kind: 'search', slug: 'search' },
    ...codes.map((code): Page => ({ kind: 'code', slug: String(code), code })),
    ...allPairs(codes).map((pair): Page => ({ kind: 'pair', slug: pair.join('-vs-'), codes: pair })),
    ...catalog.ranges.map(({ id }): Page => ({ kind: 'range', slug: id })),
    ...[...catalog.guides.keys()].map((id): Page => ({ kind: 'guide', slug: id })),
  ];
}
