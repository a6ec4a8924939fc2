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

/** Words that may stand around the numbers without changing what is asked for. */
const filler =
  /\b(websocket|ws|close|closed|closing|event|code|codes|status|error|código|codigo|cierre|de|el|la|los|vs?|versus|and|or|y|o|con|contra|frente|a|to|comparado|compared?|with|between|difference|diferencia|entre)\b|关闭码|错误码|代码|错误|码|区别|对比|比较|之间|的|与|和|跟|或|[\s.,;:/|&?¿!#()[\]"'“”‘’、，。：；？！（）《》=–—-]/giu;

/** A number, or two, with nothing else of weight around them. */
export function matchDirectly(query: string, known: Known): DirectMatch[] {
  const text = query.normalize('NFKC');
  const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))];
  const onlyNumbers = text.replaceAll(/\d+/g, ' ').replaceAll(filler, '') === '';
  if (!onlyNumbers || numbers.length === 0 || numbers.length > 2) return [];
  const [first = 0, second] = numbers;
  if (second === undefined) return matchNumber(first, known);
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
  const range = ranges.find(([from, to]) => code >= from && code <= to);
  return range ? [{ kind: 'range', slug: range.join('-'), code }] : [];
}

/**
 * Text as the index and the query both spell it: lower case, one token a word, names split where their case changes, and
 * Chinese as pairs of characters, because Pagefind cuts Chinese into words when it indexes and not when it searches.
 */
export function toTokens(text: string): string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf(run) : [run]));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
