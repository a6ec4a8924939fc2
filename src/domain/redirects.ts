import { type Locale, sourceLocale } from '../i18n/locales.ts';
import type { Catalog } from './catalog.ts';
import { listPages } from './pages.ts';

/** An address that people will try, and the page that answers it. */
export interface Redirect {
  /** Without the leading slash. */
  from: string;
  lang: Locale;
  slug: string;
}

/** Reversed pairs in every language, and every page under the prefix of the language that has none. */
export function listRedirects(catalog: Catalog): Redirect[] {
  return listPages(catalog).flatMap(({ lang, page }) => {
    const prefix = lang === sourceLocale ? '' : `${lang}/`;
    const reversed = page.kind === 'pair' ? [page.codes.toReversed().join('-vs-')] : [];
    return [
      ...reversed.map((from) => ({ from: prefix + from, lang, slug: page.slug })),
      ...(lang === sourceLocale
        ? [page.slug, ...reversed].map((from) => ({ from: [lang, from].filter(Boolean).join('/'), lang, slug: page.slug }))
        : []),
    ];
  });
}

/** Is this path (below the base, without the leading slash) a page of its own and no redirect or error page? */
export function isListed(path: string): boolean {
  const [, low, high] = /(\d+)-vs-(\d+)$/.exec(path) ?? [];
  const reversed = low !== undefined && Number(low) > Number(high);
  return !reversed && !/(^|\/)404$/.test(path) && !new RegExp(`^${sourceLocale}(/|$)`).test(path);
}
