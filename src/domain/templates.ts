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
  url: /^\S+$/,
  path: /^\S+$/,
};

/** Longest text that one placeholder takes, in characters: what bounds the work for each place where a template may stand. */
const longestGap = 400;

/** Characters that the scanner looks at together; a template needs one fixed part of that length. */
export const gramLength = 4;

interface Template {
  index: number;
  /** The fixed parts; a placeholder stands between each two of them. The first and the last may be empty. */
  fixed: string[];
  gaps: string[];
  /** Characters of fixed text: of two templates that claim the same text, the one with more is right. */
  weight: number;
  /** The fixed part by which it is looked for, and where in it the characters stand that few others have. */
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
  const parts = fold(template).split(/\{(\w+)\}/);
  const fixed = parts.filter((_, i) => i % 2 === 0);
  return { fixed, gaps: parts.filter((_, i) => i % 2 === 1), weight: fixed.reduce((sum, part) => sum + part.length, 0) };
}

/**
 * Makes a function that finds every place where a folded text holds one of the templates, in one pass. Four neighbouring characters of
 * each template, those that the fewest others have, are looked up in a table; where they occur, the fixed parts on both sides are looked
 * for at the nearest place and never again, so the work grows with the text alone.
 * @throws RangeError when a template has no fixed part of four characters.
 */
export function compileTemplates(templates: readonly string[]): (text: string) => TemplateMatch[] {
  const parts = templates.map(splitTemplate);
  const counts = new Map<number, number>();
  for (const { fixed } of parts) for (const part of fixed) for (const gram of gramsOf(part)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const table = new Uint16Array(1 << 16);
  const buckets: Map<number, Template[]>[] = [new Map()];
  for (const [index, part] of parts.entries()) {
    const choices = part.fixed.flatMap((fixed, anchor) => gramsOf(fixed).map((gram, offset) => ({ gram, anchor, offset })));
    const rarest = choices.reduce(
      (best, each) => ((counts.get(each.gram) ?? 0) < (counts.get(best.gram) ?? 0) ? each : best),
      choices[0] ?? noChoice,
    );
    if (rarest === noChoice) throw new RangeError(`"${templates[index]}": expected a fixed part of ${gramLength} characters`);
    const slot = slotOf(rarest.gram);
    const bucket = table[slot] || buckets.push(new Map()) - 1;
    table[slot] = bucket;
    const grams = buckets[bucket];
    grams?.set(rarest.gram, [...(grams.get(rarest.gram) ?? []), { index, ...part, anchor: rarest.anchor, offset: rarest.offset }]);
  }
  return (text) => {
    const matches: TemplateMatch[] = [];
    let gram = 0;
    for (let i = 0; i < text.length; i += 1) {
      gram = (gram << 8) ^ text.charCodeAt(i);
      const bucket = table[slotOf(gram)];
      if (bucket)
        for (const template of buckets[bucket]?.get(gram) ?? []) {
          const match = matchAt(text, i - gramLength + 1 - template.offset, template);
          if (match) matches.push(match);
        }
    }
    return matches;
  };
}

const noChoice = { gram: 0, anchor: 0, offset: 0 };

const slotOf = (gram: number) => Math.imul(gram, 0x9e3779b1) >>> 16;

function gramsOf(text: string): number[] {
  const grams: number[] = [];
  let gram = 0;
  for (let i = 0; i < text.length; i += 1) {
    gram = (gram << 8) ^ text.charCodeAt(i);
    if (i >= gramLength - 1) grams.push(gram);
  }
  return grams;
}

/** The template around its anchor, whose fixed part would begin at `at`. */
function matchAt(text: string, at: number, { index, fixed: parts, gaps, weight, anchor }: Template): TemplateMatch | undefined {
  const part = parts[anchor] ?? '';
  if (at < 0 || !text.startsWith(part, at)) return undefined;
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
  const windowStart = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - longestGap - fixed.length);
  const window = text.slice(windowStart, end);
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
const startOf: Record<string, RegExp> = { code: /^\d{1,5}(?!\d)/, http: /^[1-5]\d\d(?!\d)/ };
/** The number at its open beginning. */
const endOf: Record<string, RegExp> = { code: /(?<!\d)\d{1,5}$/, http: /(?<!\d)[1-5]\d\d$/ };

function keepValue(values: TemplateMatch['values'], gap: string | undefined, taken: string): void {
  if ((gap === 'code' || gap === 'http') && taken !== '') values[gap] = Number(taken);
}
