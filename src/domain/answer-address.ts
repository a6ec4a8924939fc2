import { type Locale, sourceLocale } from '../i18n/locales.ts';
import type { AddressRules } from './address-rules.ts';

/** What a host does with an address that is no file of the site. */
export type Answer =
  /** Show the page at the address as it stands: any integer is answered by its range. */
  { kind: 'in-place'; lang: Locale; slug: string } | { kind: 'redirect'; lang: Locale; slug: string } | { kind: 'none'; lang: Locale };

/** Nobody writes a longer one, and matching takes time. */
export const longestAddress = 1_000;

const matches = (pattern: string, text: string) => new RegExp(pattern, 'i').test(text);

/**
 * Which page answers an address that is no file of the site.
 * @param path decoded, below the base path, with its leading slash
 */
export function answerAddress(path: string, rules: AddressRules): Answer {
  if (path.length > longestAddress) return { kind: 'none', lang: sourceLocale };
  const lang = rules.languages.find(({ pattern }) => matches(pattern, path))?.lang ?? sourceLocale;
  const asked = new RegExp(rules.core, 'i').exec(path)?.[1];
  if (asked === undefined) return { kind: 'none', lang };
  const slug = rules.pages.find(({ pattern }) => matches(pattern, asked))?.slug ?? answerPair(asked, rules);
  if (slug === undefined) return { kind: 'none', lang };
  return { kind: new RegExp(rules.integer).test(path) ? 'in-place' : 'redirect', lang, slug };
}

/** The rules that lead to the page of one code. */
export const codePages = ({ pages }: AddressRules) => pages.filter(({ slug }) => /^\d+$/.test(slug));

/** The page of two codes in whatever order: their comparison, or the page of the code where it is the same twice. */
export const pageOfTwo = (a: number, b: number) => (a === b ? String(a) : `${Math.min(a, b)}-vs-${Math.max(a, b)}`);

function answerPair(asked: string, rules: AddressRules): string | undefined {
  const numbers = new RegExp(rules.pair, 'i').exec(asked)?.slice(1) ?? [];
  const [a, b] = numbers.flatMap((number) => codePages(rules).find(({ pattern }) => matches(pattern, number))?.slug ?? []);
  return a && b ? pageOfTwo(Number(a), Number(b)) : undefined;
}

/** The pages of numbers that stand anywhere in an address: what its reader may have wanted. */
export function guessFrom(path: string, rules: AddressRules): string[] {
  const slugs = (path.match(/\d{3,5}/g) ?? []).flatMap((number) => rules.pages.find(({ pattern }) => matches(pattern, number))?.slug ?? []);
  return [...new Set(slugs)].slice(0, 3);
}

/** The registered codes next to a number, the lower first. */
export function nearestCodes(number: number, codes: readonly number[]): number[] {
  const below = codes.filter((code) => code < number).at(-1);
  const above = codes.find((code) => code > number);
  return [below, above].filter((code) => code !== undefined);
}

/** The path of a request as the rules want it: decoded where it can be, below the base path. */
export function readPath(pathname: string, basePath: string): string {
  const below = pathname.slice(basePath.length) || '/';
  try {
    return decodeURIComponent(below);
  } catch {
    return below;
  }
}
