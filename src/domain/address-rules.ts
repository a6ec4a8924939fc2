import toRegexRange from 'to-regex-range';
import { type Locale, localeIds, locales, sourceLocale } from '../i18n/locales.ts';
import type { Catalog } from './catalog.ts';
import { listSlugs } from './pages.ts';

/**
 * How every address is read, as regular expressions in the dialect that JavaScript, PCRE and RE2 share: no look-around, ASCII
 * classes only, other characters as alternatives, so that it holds for hosts that match bytes too. All are matched without
 * case, against the decoded path below the base path, and the first of a list that matches decides.
 */
export interface AddressRules {
  /** Which language an address asks for; none of them: the one at the root. */
  languages: { lang: Locale; pattern: string }[];
  /** Captures what is asked for: no language before it, no stray marks around it. */
  core: string;
  /** Pages by what is asked for. The home page's slug is "". */
  pages: { pattern: string; slug: string }[];
  /** Captures the two numbers of a comparison. */
  pair: string;
  /** The whole path of an integer written as it should be: its range answers at that very address. Matched with case. */
  integer: string;
}

// Everything in ASCII but letters and digits; before a number a hyphen is a sign.
const asciiMark = '[\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]';
const asciiMarkBefore = '[\\x00-\\x2c\\x2e\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]';

/** Traces of other notations around an address: colours of a terminal, a second encoding, HTML entities. */
const encodedMarks = ['\\x1b\\[[0-9;]*m', '%[0-9a-f][0-9a-f]', '&(?:quot|apos|amp|lt|gt|nbsp|#[0-9]+);'];
/** An escaped line end, whose backslash browsers turn round. */
const escapedLineEnd = '[\\\\/][nrt]';

const escapeRegex = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const oneOf = (patterns: readonly string[]) => `(?:${patterns.join('|')})`;

/** The digit of the full-width forms, which Chinese input methods write. */
const fullWidth = (digit: number) => String.fromCodePoint(0xff10 + digit);
const digits = (from: number, to: number) =>
  oneOf([from === to ? String(from) : `[${from}-${to}]`, ...Array.from({ length: to - from + 1 }, (_, i) => fullWidth(from + i))]);

/** Lets every digit of a pattern, alone or in a class, be full-width as well. */
const inAnyWidth = (pattern: string) =>
  pattern
    .replaceAll('\\d', '[0-9]')
    .replaceAll(/\[(\d)-?(\d)\]|(\{[\d,]+\})|(\d)/g, (_, from?: string, to?: string, count?: string, digit?: string) =>
      count ? count : from && to ? digits(Number(from), Number(to)) : digits(Number(digit), Number(digit)),
    );

const digit = digits(0, 9);
const zeros = `${digits(0, 0)}*`;
const numberPattern = (code: number) => `^${zeros}${inAnyWidth(String(code))}$`;

/** The rules for the pages of a catalog. */
export function buildAddressRules(catalog: Catalog): AddressRules {
  const { languages, betweenCodes, betweenNumbers, strayMarks, moved } = catalog.redirects;
  const before = oneOf([...encodedMarks, asciiMarkBefore, ...strayMarks.map(escapeRegex)]);
  const mark = oneOf([...encodedMarks, escapedLineEnd, asciiMark, ...strayMarks.map(escapeRegex)]);
  // No two of these may match the same text, or a long address would take for ever.
  const between = (words: readonly string[]) => `${oneOf([...new Set([asciiMark, ...[...strayMarks, ...words].map(escapeRegex)])])}+`;
  // A region may follow, also as in zh_CN; 419 is Latin America.
  const languagePart = (names: readonly string[]) => `${oneOf(names.map(escapeRegex))}(?:[-_](?:[a-z]+|419))*(?:${before}+|$)`;
  const ranges = catalog.ranges.map(({ facts, id }) => ({ id, from: facts.from, to: facts.to }));
  const words = listSlugs(catalog).filter((slug) => /^[a-z]/.test(slug));
  return {
    languages: localeIds
      .filter((lang) => lang !== sourceLocale)
      .map((lang) => ({ lang, pattern: `^/${before}*${languagePart(languages[lang])}` })),
    core: `^/${before}*(?:${languagePart(localeIds.flatMap((lang) => languages[lang]))})?(.*?)(?:${mark}|\\.html?)*$`,
    pages: [
      { pattern: '^$', slug: '' },
      ...catalog.codes.map(({ id, facts }) => ({ pattern: numberPattern(facts.code), slug: id })),
      ...ranges.map(({ id, from, to }) => ({
        pattern: `^${zeros}(?:${inAnyWidth(toRegexRange(from, to))})$`,
        slug: id,
      })),
      // What fits no two-byte field belongs to the last range: its page says so.
      { pattern: `^-?${digit}+$`, slug: ranges.at(-1)?.id ?? '' },
      ...ranges.map(({ id, from, to }) => ({
        pattern: `^${inAnyWidth(String(from))}${between(betweenNumbers)}${inAnyWidth(String(to))}$`,
        slug: id,
      })),
      ...words.map((slug) => ({ pattern: `^${escapeRegex(slug)}$`, slug })),
      ...Object.entries(moved).map(([from, slug]) => ({ pattern: `^${escapeRegex(from)}$`, slug })),
    ],
    pair: `^(${digit}+)${between(betweenCodes)}(${digit}+)$`,
    integer: `^${oneOf(locales.map(({ path }) => path))}/(?:0|-?[1-9][0-9]*)$`,
  };
}
