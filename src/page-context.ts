import type { Catalog } from './domain/catalog.ts';
import { renderInline } from './domain/markdown.ts';
import type { Locale } from './i18n/locales.ts';
import { type Translate, translateTo } from './i18n/translate.ts';
import { pagePath } from './i18n/urls.ts';

/** What a page hands to every part of it, by props or, inside a text, by Astro.locals. */
export interface PageContext {
  lang: Locale;
  t: Translate;
  catalog: Catalog;
  /** The path of another page in this page's language. */
  path: (slug: string | number) => string;
  /** Inline Markdown of the content to HTML, links led to this language. */
  html: (markdown: string) => string;
}

export function createContext(lang: Locale, catalog: Catalog): PageContext {
  const path = (slug: string | number) => pagePath(lang, slug);
  return {
    lang,
    t: translateTo(lang),
    catalog,
    path,
    html: (markdown) => renderInline(markdown, (link) => path(link.slice(1))),
  };
}
