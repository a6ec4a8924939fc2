import distance from 'damerau-levenshtein';

/** What a query names outright, so that it can be offered before any index has loaded. */
export type DirectMatch =
  | { kind: 'code'; slug: string; code: number }
  | { kind: 'pair'; slug: string; codes: [number, number] }
  | { kind: 'range'; slug: string; code: number };

export interface Known {
  codes: readonly number[];
  /** From and to, both included. */
  ranges: readonly (readonly [number, number])[];
}

/** Words that may stand around the numbers without changing what is asked for, in the three languages, accents removed. */
const filler = new Set(
  `websocket websockets ws close closed closing event code codes status error codigo codigos cierre cerrado de del el la los las un una
  en se y e o u es con contra frente a al vs versus and or the is to of for with between compare compared comparado comparar difference
  differences different differ diferencia diferencias diferencian distinto distinta entre que cual significa significado what which does
  mean means meaning`.split(/\s+/),
);
const chineseFiller =
  /关闭码|错误码|状态码|代码|错误|怎么回事|是什么|有什么|什么|意思|含义|还是|区别|不同|差别|对比|比较|之间|码|的|与|和|跟|或|是|有/gu;

/** A short query with one number that is no known code asks for its range; in a long one the number may be anything. */
const shortQuery = 4;

/** "websocket: close 1006 (abnormal closure)", "code = 1006", "received 1011": the number that a line itself calls a code. */
const calledCode =
  /(?:clos(?:e|ed|ing)|codes?|status|received|sent|codigo|cierre|关闭码|状态码)(?: with)?(?: code)?["':=(\s]{1,4}(\d{4})(?!\d)/gi;

/** The pages that a query names by their numbers: a code, a pair, or the range of any other number. */
export function matchDirectly(query: string, known: Known): DirectMatch[] {
  const named = matchNumbersAlone(query, known);
  if (named.length > 0) return named;
  const plain = query.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  const called = [...plain.matchAll(calledCode)].map(([, code]) => Number(code)).filter((code) => known.codes.includes(code));
  return [...new Set(called)].slice(0, 2).flatMap((code) => matchNumber(code, known));
}

function matchNumbersAlone(query: string, known: Known): DirectMatch[] {
  const words = toWords(query);
  const numbers = [...new Set(words.filter((word) => /^\d+$/.test(word)).map(Number))];
  const others = words.filter((word) => !/^\d+$/.test(word) && !filler.has(word) && word.replaceAll(chineseFiller, '') !== '');
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return [];
  if (second === undefined) {
    const asksForRange = words.length <= shortQuery && !known.codes.includes(first) && first > 99;
    return others.length === 0 || asksForRange ? matchNumber(first, known) : [];
  }
  if (others.length > 0) return [];
  const codes: [number, number] = first < second ? [first, second] : [second, first];
  if (known.ranges.some(([from, to]) => from === codes[0] && to === codes[1])) return matchNumber(codes[0], { ...known, codes: [] });
  const both = codes.every((code) => known.codes.includes(code));
  return [
    ...(both ? [{ kind: 'pair' as const, slug: codes.join('-vs-'), codes }] : []),
    ...[first, second].flatMap((code) => matchNumber(code, known)),
  ];
}

function matchNumber(code: number, { codes, ranges }: Known): DirectMatch[] {
  if (codes.includes(code)) return [{ kind: 'code', slug: String(code), code }];
  // What fits no two-byte field belongs to the last range: its page says so.
  const range = ranges.find(([from, to]) => code >= from && code <= to) ?? ranges.at(-1);
  return range ? [{ kind: 'range', slug: range.join('-'), code }] : [];
}

/** Lower-case words without accents; names are split where their case changes. */
function toWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
}

/**
 * Text as the index and the query both spell it. Chinese becomes pairs of characters, because Pagefind cuts it into words
 * when it indexes and not when it searches.
 */
export function toTokens(text: string): string[] {
  return toWords(text).flatMap((run) => (isHan(run) ? pairsOf(run) : [run]));
}

/**
 * A token for each two neighbouring words, so that a phrase counts for more than its words strewn over a page; "x" keeps it
 * from being taken for a longer form of its first word.
 */
export function toPhrases(text: string): string[] {
  const words = toWords(text);
  return words.slice(1).flatMap((word, i) => (isHan(word) || isHan(words[i] ?? '') ? [] : [`x${words[i]}${word}`]));
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** A stack trace names its error at the start: what comes later is left alone. */
const longest = { characters: 10_000, tokens: 80 };

/** More unknown words than this are the hosts and ids of a log, and no slips of a typist. */
const mostSlips = 6;

/**
 * The tokens of a query that the index can answer: those it has, those that begin one it has, and the nearest word for a
 * misspelt one. Times, hosts and ids of a pasted line drop out here.
 */
export function knownTokens(query: string, vocabulary: ReadonlySet<string>): string[] {
  const text = query.slice(0, longest.characters);
  const tokens = [...new Set(toTokens(text))].slice(0, longest.tokens);
  const phrases = [...new Set(toPhrases(text))].filter((phrase) => vocabulary.has(phrase)).slice(0, longest.tokens);
  const words = [...vocabulary].filter((word) => !word.startsWith('x') && !/\d/.test(word) && !isHan(word));
  const begins = (start: string) => words.some((word) => word.startsWith(start));
  const chinese = tokens.filter(isHan);
  const misspelt = chinese.filter((pair) => !vocabulary.has(pair)).length > chinese.length / 2;
  const slips = tokens.filter((token) => !vocabulary.has(token)).length <= mostSlips;
  const known = tokens.flatMap((token) => {
    if (vocabulary.has(token)) return [token];
    if (isHan(token)) return misspelt && slips ? nearestPairs(token, vocabulary) : [];
    if (/\d/.test(token) || token.length < 4) return token.length > 1 && begins(token) ? [token] : [];
    // The index holds stems: another ending of a known word needs no correction.
    if (begins(token.slice(0, Math.max(4, token.length - 2)))) return [token];
    return slips ? nearest(token, words) : [];
  });
  return [...known, ...phrases];
}

/** One character of a pair is often a homophone of the right one; a character that begins many words tells nothing. */
function nearestPairs(token: string, vocabulary: ReadonlySet<string>): string[] {
  const [first] = token;
  const near = [...vocabulary].filter((word) => isHan(word) && word.length === token.length && word[0] === first);
  return near.length <= 4 ? near : [];
}

function nearest(token: string, words: readonly string[]): string[] {
  const limit = token.length >= 9 ? 2 : token.length >= 5 ? 1 : 0;
  const near = words
    .filter((word) => Math.abs(word.length - token.length) <= limit)
    .map((word) => ({ word, steps: distance(token, word).steps }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps);
  return near.slice(0, 1).map(({ word }) => word);
}
