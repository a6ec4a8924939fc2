import { locales } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';

/** One page of each kind. */
export const slugs = ['', '1006', '1001-vs-1006', '1000-vs-1013', '4000-4999', 'reconnect', 'send', 'compare', 'about', 'search'];

/** The same pages in every language. */
export const pagesOfEachType = locales.flatMap(({ id }) => slugs.map((slug) => ({ lang: id, slug, path: pagePath(id, slug) })));
