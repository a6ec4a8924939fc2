import type { CodeFacts } from '../schemas/code.ts';
import type { RangeFacts } from '../schemas/range.ts';

type Ending = CodeFacts['ending']['value'];

export interface NumberLine {
  width: number;
  height: number;
  axisY: number;
  /** The ranges up to 4999, to scale. */
  blocks: { id: string; status: RangeFacts['status']['value']; x: number; width: number }[];
  ticks: { value: number; x: number; anchor: 'start' | 'middle' | 'end' }[];
  /** The registered codes, enlarged: they would be one dot to scale. */
  strips: { fromX: number; x: number; y: number; width: number; marks: { code: number; ending: Ending; x: number }[] }[];
}

const width = 340;
const left = 4;
const axisY = 32;
const last = 5000;
const scale = (width - 2 * left) / last;
const markWidth = 16;

const xOf = (code: number) => left + code * scale;

/** Lays out the numbers from 0 to 4999 and, under them, the given codes; codes less than 100 apart share a strip. */
export function layOutNumberLine(
  codes: readonly { code: number; ending: Ending }[],
  ranges: readonly Pick<RangeFacts, 'from' | 'to' | 'status'>[],
): NumberLine {
  const groups: { code: number; ending: Ending }[][] = [];
  for (const item of [...codes].sort((a, b) => a.code - b.code)) {
    const group = groups.at(-1);
    if (group?.[0] && item.code - group[0].code < 100) group.push(item);
    else groups.push([item]);
  }
  const y = axisY + 34;
  let free = left;
  const strips = groups.map((group) => {
    const fromX = xOf(group[0]?.code ?? 0);
    const stripWidth = group.length * markWidth;
    const x = Math.max(free, Math.min(fromX - stripWidth / 3, width - left - stripWidth));
    free = x + stripWidth + 8;
    return { fromX, x, y, width: stripWidth, marks: group.map((item, i) => ({ ...item, x: x + (i + 0.5) * markWidth })) };
  });
  return {
    width,
    height: y + 54,
    axisY,
    blocks: ranges
      .filter(({ from }) => from < last)
      .map(({ from, to, status }) => ({ id: `${from}-${to}`, status: status.value, x: xOf(from), width: (to + 1 - from) * scale })),
    ticks: [0, 1000, 2000, 3000, 4000, 4999].map((value) => ({
      value,
      x: xOf(value),
      anchor: value === 0 ? 'start' : value === 4999 ? 'end' : 'middle',
    })),
    strips,
  };
}
