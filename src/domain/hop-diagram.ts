import { type GuideFacts, hops } from '../schemas/guide.ts';

type Cut = GuideFacts['cuts'][number];

/** The picture of one cut: five lifelines, what leaves the hop that cuts, and what the page is told. */
export interface HopDiagram {
  width: number;
  height: number;
  topY: number;
  wireY: number;
  lives: { hop: (typeof hops)[number]; x: number; acts: boolean }[];
  arrows: { fromX: number; toX: number }[];
  /** Where the connection breaks; a Close frame breaks nothing. */
  breakX: number | undefined;
  labelX: number;
  reportX: number;
}

const width = 320;
const margin = 32;
const reportHalf = 24;
/** A label needs this much room. */
const labelRoom = 90;

export function layOutHops({ at, how }: Pick<Cut, 'at' | 'how'>): HopDiagram {
  const step = (width - 2 * margin) / (hops.length - 1);
  const lives = hops.map((hop, i) => ({ hop, x: margin + i * step, acts: hop === at }));
  const first = lives[0]?.x ?? 0;
  const last = lives.at(-1)?.x ?? 0;
  const report = first + reportHalf;
  const from = lives.find(({ acts }) => acts)?.x ?? first;
  const silent = how === 'silence';
  const left = { fromX: from, toX: report };
  const right = { fromX: from === first || silent ? report : from, toX: last };
  const arrows = silent ? [] : [...(from > first ? [left] : []), ...(from < last ? [right] : [])];
  const spans = arrows.length > 0 ? arrows : [right];
  const span = spans.find(({ fromX, toX }) => Math.abs(toX - fromX) >= labelRoom) ?? spans[0] ?? right;
  /** The middle of the nearest gap: a lifeline would cross the text. */
  const between = (x: number) => margin + (Math.round((x - margin) / step - 0.5) + 0.5) * step;
  return {
    width,
    height: 66,
    topY: 18,
    wireY: 44,
    lives,
    arrows,
    breakX: how === 'close' ? undefined : silent ? (report + first + step) / 2 : from,
    labelX: between((span.fromX + span.toX) / 2),
    reportX: first,
  };
}
