import { fold } from './fold.ts';

/** What stands in a placeholder, by its name; every other name takes any text of a line. */
const gapKinds: Record<string, RegExp> = {
  code: /^\d{1,5}$/,
  http: /^[1-5]\d\d$/,
  n: /^-?[\d.,]+$/,
  opcode: /^(?:0x)?[\da-f]+$/,
  size: /^[\d.,]+$/,
  limit: /^[\d.,]+$/,
  seconds: /^[\d.,]+$/,
  port: /^\d+$/,
  id: /^[\w-]+$/,
  ip: /^[\w.:[\]%-]+$/,
  host: /^[^\s/]+$/,
  // Pages print what was typed, with the spaces at its end.
  url: /^\S+ *$/,
  path: /^\S+$/,
};

/** Longest text that one placeholder takes, in characters: what bounds the work for each place where a template may stand. */
const longestGap = 400;

/** Least characters that a template needs in one fixed part: less stands everywhere. */
export const shortestPart = 4;

/** Characters that the scanner looks at together. */
const gramLength = 6;

interface Template {
  index: number;
  /** The fixed parts; a placeholder stands between each two of them. The first and the last may be empty. */
  fixed: string[];
  gaps: string[];
  /** Characters of fixed text: of two templates that claim the same text, the one with more is right. */
  weight: number;
  /** The fixed part by which it is looked for, and where in it the gram stands. */
  anchor: number;
  offset: number;
}

/** A place where a text holds a template. */
export interface TemplateMatch {
  /** Position of the template in the list given. */
  index: number;
  start: number;
  end: number;
  /** What stood in the placeholders that have a meaning of their own. */
  values: { code?: number; http?: number };
  weight: number;
  /** Its fixed parts, from and to: what lies between them belongs to other messages as well. */
  fixed: [from: number, to: number][];
}

/** A template as its fixed parts and the names of the placeholders between them. */
function splitTemplate(template: string): Pick<Template, 'fixed' | 'gaps' | 'weight'> {
  // People leave the full stop out.
  const parts = fold(template)
    .replace(/\.$/, '')
    .split(/\{(\w+)\}/);
  const fixed = parts.filter((_, i) => i % 2 === 0);
  return { fixed, gaps: parts.filter((_, i) => i % 2 === 1), weight: fixed.reduce((sum, part) => sum + part.length, 0) };
}

/**
 * Makes a function that finds every place where a folded text holds one of the templates, in one pass. Two neighbouring grams of each
 * template, those that the fewest others have, are looked up in a table: of two neighbours one stands at an even place. Where it occurs,
 * the fixed parts on both sides are looked for at the nearest place and never again, so the work grows with the text alone.
 * @throws RangeError when a template has no fixed part of `shortestPart` characters.
 */
export function compileTemplates(templates: readonly string[]): (text: string) => TemplateMatch[] {
  const all = templates.map((template, index) => ({ index, ...splitTemplate(template) }));
  /** How many templates hold a gram, by its first slot: two grams that share one seem more frequent than they are, and that is all. */
  const counts = new Uint16Array(slots);
  for (const { fixed } of all)
    for (const part of fixed)
      for (let offset = 0; offset <= part.length - gramLength; offset += 1) {
        const slot = firstSlotOf(gramAt(part, offset));
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
  const grams = new Int32Array(slots);
  const table = new Uint16Array(slots);
  /** A bit for each gram by more of its hash than the slot has: few enough bytes to stay beside the processor, where most grams of a text end. */
  const seen = new Uint32Array(bits / 32);
  const lists: Template[][] = [[]];
  /** Open addressing: the slot of a gram, or the free one where it would be. */
  const slotOf = (gram: number): number => {
    let slot = firstSlotOf(gram);
    while (table[slot] !== 0 && grams[slot] !== gram) slot = (slot + 1) % slots;
    return slot;
  };
  const short: Template[] = [];
  for (const template of all) {
    const pair = rarestPair(template.fixed, counts);
    if (!pair) {
      short.push({ ...template, anchor: longestPart(template.fixed), offset: 0 });
      continue;
    }
    for (const offset of [pair.offset, pair.offset + 1]) {
      const gram = gramAt(template.fixed[pair.anchor] ?? '', offset);
      const slot = slotOf(gram);
      grams[slot] = gram;
      const bit = bitOf(gram);
      seen[bit >> 5] = (seen[bit >> 5] ?? 0) | (1 << (bit & 31));
      table[slot] ||= lists.push([]) - 1;
      lists[table[slot] ?? 0]?.push({ ...template, anchor: pair.anchor, offset });
    }
  }
  return (text) => {
    const matches: TemplateMatch[] = [];
    const matchFrom = (at: number, template: Template) => {
      const match = matchAt(text, at, template);
      if (match) matches.push(match);
    };
    let [first, second] = [0, 0];
    for (let i = 1; i < text.length; i += 2) {
      const third = pairAt(text, i - 1);
      const gram = mix(first, second, third);
      first = second;
      second = third;
      const bit = bitOf(gram);
      if ((((seen[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 0) continue;
      const list = table[slotOf(gram)];
      if (list) for (const template of lists[list] ?? []) matchFrom(i - gramLength + 1 - template.offset, template);
    }
    for (const template of short) {
      const part = template.fixed[template.anchor] ?? '';
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) matchFrom(at, template);
    }
    return matches;
  };
}

function longestPart(fixed: readonly string[]): number {
  const longest = fixed.reduce((best, part, i) => (part.length > (fixed[best] ?? '').length ? i : best), 0);
  if ((fixed[longest] ?? '').length < shortestPart)
    throw new RangeError(`"${fixed.join('{…}')}": expected a fixed part of ${shortestPart} characters`);
  return longest;
}

const multiplier = 0x9e3779b1;
const mix = (first: number, second: number, third: number): number => Math.imul(Math.imul(first, multiplier) ^ second, multiplier) ^ third;
const slots = 1 << 16;
const firstSlotOf = (gram: number): number => Math.imul(gram, multiplier) >>> 16;
const bits = 1 << 18;
const bitOf = (gram: number): number => Math.imul(gram, multiplier) >>> 14;

const pairAt = (text: string, i: number): number => (text.charCodeAt(i) << 8) ^ text.charCodeAt(i + 1);
const gramAt = (part: string, offset: number): number => mix(pairAt(part, offset), pairAt(part, offset + 2), pairAt(part, offset + 4));

/** Where the first of two neighbouring grams stands that the fewest templates have; undefined where no fixed part has two. */
function rarestPair(fixed: readonly string[], counts: Uint16Array): { anchor: number; offset: number } | undefined {
  let best: { anchor: number; offset: number } | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [anchor, part] of fixed.entries()) {
    const countAt = (offset: number) => counts[firstSlotOf(gramAt(part, offset))] ?? 0;
    for (let offset = 0; offset < part.length - gramLength; offset += 1) {
      const count = countAt(offset) + countAt(offset + 1);
      if (count >= fewest) continue;
      fewest = count;
      best = { anchor, offset };
    }
  }
  return best;
}

/** The template around its anchor, whose fixed part would begin at `at`. */
function matchAt(text: string, at: number, { index, fixed: parts, gaps, weight, anchor }: Template): TemplateMatch | undefined {
  const part = parts[anchor] ?? '';
  // Most places are ruled out by one character, which costs a tenth of a comparison.
  if (at < 0 || text.charCodeAt(at) !== part.charCodeAt(0) || !text.startsWith(part, at)) return undefined;
  const values: TemplateMatch['values'] = {};
  const fixed: TemplateMatch['fixed'] = [[at, at + part.length]];
  let start = at;
  for (let i = anchor - 1; i >= 0; i -= 1) {
    const from = partBefore(text, start, gaps[i] ?? '', parts[i] ?? '');
    if (from === undefined) return undefined;
    const to = from + (parts[i] ?? '').length;
    keepValue(values, gaps[i], text.slice(to, start));
    if (to > from) fixed.unshift([from, to]);
    start = from;
  }
  let end = at + part.length;
  for (let i = anchor + 1; i < parts.length; i += 1) {
    const from = partAfter(text, end, gaps[i - 1] ?? '', parts[i] ?? '');
    if (from === undefined) return undefined;
    keepValue(values, gaps[i - 1], text.slice(end, from));
    end = from + (parts[i] ?? '').length;
    if (end > from) fixed.push([from, end]);
  }
  if (isInWord(text, start) || isInWord(text, end)) return undefined;
  return { index, start, end, values, weight, fixed };
}

const isWordLike = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);

/** Is a position between two letters or digits? */
const isInWord = (text: string, i: number) => isWordLike(text[i - 1]) && isWordLike(text[i]);

/** Where the fixed part in front of a gap that ends at `end` begins. */
function partBefore(text: string, end: number, gap: string, fixed: string): number | undefined {
  // Cut first: a line may be as long as the text, and a search for its beginning as well.
  const before = text.slice(Math.max(0, end - longestGap - fixed.length), end);
  const window = before.slice(before.lastIndexOf('\n') + 1);
  const windowStart = end - window.length;
  if (fixed === '') {
    const taken = endOf[gap] ? endOf[gap].exec(window)?.[0] : '';
    return taken === undefined ? undefined : end - taken.length;
  }
  const found = window.lastIndexOf(fixed, window.length - fixed.length - (gapKinds[gap] ? 1 : 0));
  return found >= 0 && fits(gap, window.slice(found + fixed.length)) ? windowStart + found : undefined;
}

/** Where the fixed part behind a gap that begins at `start` begins. */
function partAfter(text: string, start: number, gap: string, fixed: string): number | undefined {
  const window = text.slice(start, start + longestGap + fixed.length);
  if (fixed === '') {
    const taken = startOf[gap]?.exec(window)?.[0] ?? (startOf[gap] ? undefined : /^[^\n]*/.exec(window)?.[0]);
    return taken === undefined ? undefined : start + taken.length;
  }
  const found = window.indexOf(fixed, gapKinds[gap] ? 1 : 0);
  if (found < 0) return undefined;
  const between = window.slice(0, found);
  return !between.includes('\n') && fits(gap, between) ? start + found : undefined;
}

const fits = (gap: string, text: string) => gapKinds[gap]?.test(text) ?? true;

/** The number at the open end of a template. */
const startOf: Record<string, RegExp> = { code: /^\d{1,5}(?!\d)/, http: /^[1-5]\d\d(?!\d)/, port: /^\d+(?![\da-z])/ };
/** The number at its open beginning. */
const endOf: Record<string, RegExp> = { code: /(?<!\d)\d{1,5}$/, http: /(?<!\d)[1-5]\d\d$/ };

function keepValue(values: TemplateMatch['values'], gap: string | undefined, taken: string): void {
  if ((gap === 'code' || gap === 'http') && taken !== '') values[gap] = Number(taken);
}
