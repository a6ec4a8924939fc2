import { type Locale, sourceLocale } from '../i18n/locales.ts';
import type { Catalog } from './catalog.ts';
import { inEveryLanguage, listPages, pathBelow } from './pages.ts';

/** An address that people will try, and the page that answers it. */
export interface Redirect {
  /** Below the base path, without the leading slash. */
  from: string;
  lang: Locale;
  slug: string;
}

/** Reversed pairs and moved pages in every language, and every page below the prefix of the language that has none. */
export function listRedirects(catalog: Catalog): Redirect[] {
  const pages = listPages(catalog)
    .filter(({ lang }) => lang === sourceLocale)
    .map(({ page }) => page);
  const aliases = [
    ...pages.flatMap((page) => (page.kind === 'pair' ? [{ from: page.codes.toReversed().join('-vs-'), slug: page.slug }] : [])),
    // The home page's own file has the name "index".
    ...Object.entries(catalog.redirects.moved)
      .filter(([from]) => from !== 'index')
      .map(([from, slug]) => ({ from, slug })),
  ];
  return [
    ...inEveryLanguage(aliases).map(({ lang, page: { from, slug } }) => ({ from: pathBelow(lang, from), lang, slug })),
    ...[...pages.map(({ slug }) => ({ from: slug, slug })), ...aliases].map(({ from, slug }) => ({
      from: [sourceLocale, from].filter(Boolean).join('/'),
      lang: sourceLocale,
      slug,
    })),
  ];
}
