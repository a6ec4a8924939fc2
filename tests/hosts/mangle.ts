import { type Locale, localeOf } from '../../src/i18n/locales.ts';

/** A request as people and programs garble it, and the page that it must lead to. */
export interface Mangled {
  path: string;
  lang: Locale;
  slug: string;
}

/** Numbers from 0 to 1, the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const fullWidth = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
const capitals = (text: string) => text.toUpperCase();
const trailing = [
  '.',
  ',',
  ';',
  ':',
  '!',
  ')',
  ']',
  '}',
  '>',
  '"',
  "'",
  '`',
  '*',
  '**',
  '_',
  '/',
  '//',
  '/.',
  '。',
  '，',
  '）',
  '」',
  '…',
  '”',
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u001b[39m',
  '&quot;',
  '\\n',
  '%2E',
  '.html',
  '.htm',
  '.)',
  '),',
  '?',
  '#',
  '\u200b',
];
const leading = ['(', '"', '[', '<', '「', ' ', '*'];
const separators = [
  ' vs ',
  ' vs. ',
  '_vs_',
  '-VS-',
  ' versus ',
  'vs',
  ',',
  ' ',
  '+',
  '--',
  '/',
  ':',
  ' and ',
  ' y ',
  '和',
  ' 与 ',
  ' 对比 ',
  '–',
  ' contra ',
];

/** `count` garbled addresses of pages, each made from the page that it must lead to. */
export function mangleAddresses(pages: readonly { lang: Locale; slug: string }[], count: number, random: () => number): Mangled[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const mangled = new Map<string, Mangled>();
  while (mangled.size < count) {
    const { lang, slug } = pick(pages);
    const [a = '', b] = slug.split('-vs-');
    const number = (text: string) => pick([text, text, fullWidth(text), `0${text}`]);
    const prefix = pick([localeOf(lang).path, `/${lang}`, `/${lang.toUpperCase()}`, `/${lang}-${pick(['MX', 'cn', 'Hans', 'GB'])}`]);
    let core = b
      ? pick([() => number(a) + pick(separators) + number(b), () => number(b) + pick(separators) + number(a), () => `${b}-vs-${a}`])()
      : slug;
    if (/^\d+$/.test(slug)) core = number(slug);
    else if (!b) core = pick([core, capitals(core)]);
    const text = `${prefix}/${pick([...Array(5).fill(''), ...leading])}${core}${pick(['', ...trailing])}${pick(['', '', pick(trailing)])}`;
    const path = text.split('/').map(encodeURIComponent).join('/');
    if (text === `${localeOf(lang).path}/${slug}`) continue;
    mangled.set(path, { path, lang, slug });
  }
  return [...mangled.values()];
}

/** Integers of all sizes that a log could hold. */
export function randomIntegers(count: number, random: () => number): number[] {
  const bounds = [1_020, 5_100, 65_536, 100_000, 2 ** 31];
  return Array.from({ length: count }, (_, i) => Math.floor(random() * (bounds[i % bounds.length] ?? 5_100)));
}
