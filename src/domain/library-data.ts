import { type Locale, localeIds, locales, sourceLocale } from '../i18n/locales.ts';
import type { CodeFacts } from '../schemas/code.ts';
import type { GuideFacts } from '../schemas/guide.ts';
import type { Catalog } from './catalog.ts';
import { toPlainText } from './markdown.ts';
import { ContentError } from './problem.ts';

/** A name and the sentence that answers, both plain text. */
export interface LibraryWords {
  name: string;
  answer: string;
}

export interface LibraryCode {
  /** The Description column of the IANA registry. */
  description: string;
  ending: CodeFacts['ending']['value'];
  error: CodeFacts['error']['value'];
  closer: CodeFacts['closer']['value'];
  travels: boolean;
  setBy: CodeFacts['setBy']['value'];
  reconnect: CodeFacts['reconnect']['verdict'];
  /** Shortest and longest first wait in seconds; null where the code asks for none of its own. */
  wait: [number, number] | null;
  words: Record<Locale, LibraryWords>;
}

export interface LibraryRange {
  id: string;
  from: number;
  to: number;
  /** May a Close frame carry a code of this range that nobody registered? */
  travels: boolean;
  words: Record<Locale, LibraryWords>;
}

/** All that the npm package knows: facts of the catalog, and nothing that its functions do not use. */
export interface LibraryData {
  /** Where the site stands, base path included. */
  site: string;
  defaultLanguage: Locale;
  languages: Record<Locale, { path: string; colon: string }>;
  codes: Record<number, LibraryCode>;
  /** In ascending order. */
  ranges: LibraryRange[];
  /** The codes that the closing call of a runtime takes: from, to. */
  runtimes: Record<string, [number, number][]>;
  /** Seconds. */
  backoff: { firstMax: number; factor: number; cap: number };
}

/**
 * The data of the npm package `whyclosed`.
 * @param site the address of the English home page
 * @param colonOf the mark between a name and its answer in a language
 * @throws {ContentError} when no guide holds the facts on runtimes or on waiting.
 */
export function makeLibraryData(catalog: Catalog, site: string, colonOf: (lang: Locale) => string): LibraryData {
  const guides = [...catalog.guides.values()].map(({ facts }) => facts);
  const { firstMax, factor, cap } = factOf(guides, 'backoff', 'content/guides/reconnect/guide.yaml');
  const runtimes = factOf(guides, 'runtimes', 'content/guides/send/guide.yaml');
  return {
    site,
    defaultLanguage: sourceLocale,
    languages: byLanguage((lang) => ({ path: locales.find(({ id }) => id === lang)?.path ?? '', colon: colonOf(lang) })),
    codes: Object.fromEntries(
      catalog.codes.map(({ facts, words }) => [
        facts.code,
        {
          description: facts.registration.description,
          ending: facts.ending.value,
          error: facts.error.value,
          closer: facts.closer.value,
          travels: facts.travels.value,
          setBy: facts.setBy.value,
          reconnect: facts.reconnect.verdict,
          wait: facts.reconnect.delay && [facts.reconnect.delay.min, facts.reconnect.delay.max],
          words: plainWords(words),
        },
      ]),
    ),
    ranges: catalog.ranges.map(({ id, facts, words }) => ({
      id,
      from: facts.from,
      to: facts.to,
      travels: facts.maySend.value === 'yes',
      words: plainWords(words),
    })),
    runtimes: Object.fromEntries(runtimes.map(({ id, accepts }) => [id, accepts])),
    backoff: { firstMax, factor, cap },
  };
}

/** The one guide's fact of this name: absent facts are undefined, absent lists empty. */
function factOf<K extends 'backoff' | 'runtimes'>(guides: GuideFacts[], name: K, file: string): NonNullable<GuideFacts[K]> {
  const found = guides.map((facts) => facts[name]).find((fact) => fact !== undefined && (!Array.isArray(fact) || fact.length > 0));
  if (found) return found;
  throw new ContentError([{ file, found: `no ${name}`, expected: `${name}, which the npm package is made from`, fix: `add ${name}` }]);
}

const byLanguage = <T>(make: (lang: Locale) => T) => Object.fromEntries(localeIds.map((lang) => [lang, make(lang)])) as Record<Locale, T>;

const plainWords = (words: Record<Locale, LibraryWords>) =>
  byLanguage((lang) => ({ name: toPlainText(words[lang].name), answer: toPlainText(words[lang].answer) }));
