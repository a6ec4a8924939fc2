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

export function listPages(catalog: Catalog): { lang: Locale; page: Page }[] {
  const codes = catalog.codes.map((entry) => entry.facts.code);
  const pages: Page[] = [
    { kind: 'home', slug: '' },
    { kind: 'search', slug: 'search' },
    ...codes.map((code): Page => ({ kind: 'code', slug: String(code), code })),
    ...allPairs(codes).map((pair): Page => ({ kind: 'pair', slug: pair.join('-vs-'), codes: pair })),
    ...catalog.ranges.map(({ id }): Page => ({ kind: 'range', slug: id })),
    ...[...catalog.guides.keys()].map((id): Page => ({ kind: 'guide', slug: id })),
  ];
  return localeIds.flatMap((lang) => pages.map((page) => ({ lang, page })));
}
