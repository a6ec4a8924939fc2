import { type Locale, localeIds, localeOf } from '../i18n/locales.ts';
import type { Withdrawn } from '../schemas/redirects.ts';
import type { Catalog } from './catalog.ts';
import { allPairs } from './compare.ts';

/** Every page of the site that is worth finding. */
export type Page =
  | { kind: 'home'; slug: '' }
  | { kind: 'search'; slug: 'search' }
  | { kind: 'decode'; slug: 'decode' }
  | { kind: 'code'; slug: string; code: number }
  | { kind: 'pair'; slug: string; codes: [number, number] }
  | { kind: 'range'; slug: string }
  | { kind: 'guide'; slug: string; folder: string }
  | { kind: 'clients'; slug: 'clients' }
  | { kind: 'client'; slug: string; client: string };

/** The pages whose facts also come as JSON. */
export type DataPage = Extract<Page, { kind: 'code' | 'pair' | 'range' }>;

export const isDataPage = (page: Page): page is DataPage => page.kind === 'code' || page.kind === 'pair' || page.kind === 'range';

/** The guide with the tables of timeouts. */
export const timeoutsSlug = 'timeouts';

/** The guide that leads from a 1006 to its cause. */
export const debugSlug = 'debug/1006';

/** Guides with styles of their own. */
const styledGuides = new Set([debugSlug, timeoutsSlug]);

/** The pages that routes of their own make, so that no other page carries their styles. */
export const hasOwnRoute = ({ kind, slug }: Page): boolean =>
  kind === 'clients' || kind === 'client' || kind === 'decode' || styledGuides.has(slug);

/** The pages that also come as Markdown: not those that are a list of links or a form. */
export const isTextPage = (page: Page): boolean => page.kind !== 'home' && page.kind !== 'search' && page.kind !== 'decode';

/** The pages that each language has. */
function pagesOf(catalog: Catalog): Page[] {
  const codes = catalog.codes.map((entry) => entry.facts.code);
  return [
    { kind: 'home', slug: '' },
    { kind: 'search', slug: 'search' },
    { kind: 'decode', slug: 'decode' },
    ...codes.map((code): Page => ({ kind: 'code', slug: String(code), code })),
    ...allPairs(codes).map((pair): Page => ({ kind: 'pair', slug: pair.join('-vs-'), codes: pair })),
    ...catalog.ranges.map(({ id }): Page => ({ kind: 'range', slug: id })),
    ...[...catalog.guides.values()].map(({ id, folder }): Page => ({ kind: 'guide', slug: id, folder })),
    { kind: 'clients', slug: 'clients' },
    ...[...catalog.clients.keys()].map((client): Page => ({ kind: 'client', slug: `clients/${client}`, client })),
  ];
}

export const inEveryLanguage = <T>(pages: T[]) => localeIds.flatMap((lang) => pages.map((page) => ({ lang, page })));

export const listSlugs = (catalog: Catalog): string[] => pagesOf(catalog).map(({ slug }) => slug);

export const listPages = (catalog: Catalog): { lang: Locale; page: Page }[] => inEveryLanguage(pagesOf(catalog));

/** @throws when no page has this slug. */
export function findPage(catalog: Catalog, slug: string): Page {
  const page = pagesOf(catalog).find((other) => other.slug === slug);
  if (!page) throw new Error(`No page "${slug}"`);
  return page;
}

/** The path of a page below the site's base path, without a leading slash; the English home page's is "". */
export const pathBelow = (lang: Locale, slug: string) => [localeOf(lang).path.slice(1), slug].filter(Boolean).join('/');

/** The pages that were withdrawn: their addresses still answer, but nothing lists them. */
export const listWithdrawn = (catalog: Catalog): { lang: Locale; page: Withdrawn }[] => inEveryLanguage(catalog.redirects.withdrawn);
