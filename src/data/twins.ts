import { isDataPage, isTextPage, type Page } from '../domain/pages.ts';
import type { Locale } from '../i18n/locales.ts';
import { pagePath, pageUrl } from '../i18n/urls.ts';

/** A form in which a page also comes, for programs. */
export interface Twin {
  /** What stands after the page's path. */
  extension: string;
  /** The format's name, the same in every language. */
  name: string;
  mediaType: string;
  /** Which pages have it. */
  of: (page: Page) => boolean;
}

const twins: Twin[] = [
  { extension: 'json', name: 'JSON', mediaType: 'application/json', of: isDataPage },
  { extension: 'md', name: 'Markdown', mediaType: 'text/markdown', of: isTextPage },
];

/** The twins of a page in the order in which it names them. */
export const twinsOf = (page: Page): Twin[] => twins.filter((twin) => twin.of(page));

/** The path of a twin: "/es/1006.json". */
export const twinPath = (lang: Locale, slug: string, extension: string): string => `${pagePath(lang, slug)}.${extension}`;

/** The address of a twin. */
export const twinUrl = (lang: Locale, slug: string, extension: string): string => `${pageUrl(lang, slug)}.${extension}`;
