import { locales } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';

/** One page of each type: home, code, comparison, range, guide, search, the lab's matrix, a client, the timeouts. */
const oneOfEachType = ['', '1006', '1001-vs-1006', '4000-4999', 'reconnect', 'search', 'clients', 'clients/ws', 'timeouts'];

/** Pages that have something of their own: no text by hand, a counter, pickers, a glossary, a form, steps. */
const others = ['1000-vs-1013', 'send', 'compare', 'about', 'decode', 'debug/1006'];

const inEveryLanguage = (slugs: string[]) =>
  locales.flatMap(({ id }) => slugs.map((slug) => ({ lang: id, slug, path: pagePath(id, slug) })));

/** Each type in each language. */
export const pagesOncePerType = inEveryLanguage(oneOfEachType);
/** All of them in each language. */
export const pagesOfEachType = inEveryLanguage([...oneOfEachType, ...others]);
