import type { WireStep } from '../schemas/code.ts';
import { codeBytes } from './close-frame.ts';

/** A text of the diagram: a key of content/ui, `wire.<key>`, and its variables. */
export interface Label {
  key: string;
  frame?: string;
  code?: number;
  bytes?: string;
}

export type Mark =
  | { kind: 'arrow'; y: number; fromX: number; toX: number; label: Label; close: boolean }
  | { kind: 'note'; y: number; label: Label; failed: boolean }
  | { kind: 'cut'; y: number; x: number; label: Label }
  | { kind: 'report'; y: number; x: number; side: 'client' | 'server'; code: number; clean: boolean | undefined };

export interface WireDiagram {
  width: number;
  height: number;
  clientX: number;
  serverX: number;
  /** Where the lifelines begin; they are dashed from `brokenY` on. */
  topY: number;
  brokenY: number;
  endY: number;
  marks: Mark[];
}

const width = 320;
const clientX = 34;
const serverX = width - 34;
const topY = 26;
const stepHeight = 32;
const cutX = { client: clientX, network: width / 2, proxy: width / 2, server: serverX };

/** Lays out one exchange. All diagrams share width and step height, so that two side by side can be compared. */
export function layOutWire(steps: readonly WireStep[]): WireDiagram {
  const marks: Mark[] = [];
  let y = topY;
  let brokenY: number | undefined;
  let reportedY: number | undefined;
  const next = () => {
    y += stepHeight;
    return y;
  };
  for (const step of steps) {
    if ('report' in step) {
      // What both sides report is one row: it happens apart, not one after the other.
      reportedY ??= next();
      const x = step.report === 'client' ? clientX : serverX;
      marks.push({ kind: 'report', y: reportedY, x, side: step.report, code: step.code, clean: step.clean });
    } else if ('handshake' in step) {
      const failed = step.handshake !== 'done';
      marks.push({ kind: 'note', y: next(), label: { key: `handshake-${step.handshake}` }, failed });
      if (failed) brokenY ??= y;
    } else if ('cut' in step) {
      marks.push({ kind: 'cut', y: next(), x: cutX[step.cut], label: { key: `cut-${step.cut}` } });
      brokenY ??= y;
    } else {
      const [fromX, toX] = step.from === 'client' ? [clientX, serverX] : [serverX, clientX];
      const lost = 'frame' in step && step.lost === true;
      marks.push({ kind: 'arrow', y: next(), fromX, toX: lost ? (fromX + toX) / 2 : toX, label: labelOf(step), close: 'close' in step });
      if ('tcp' in step) brokenY ??= y;
    }
  }
  const endY = y + 10;
  return { width, height: endY + 26, clientX, serverX, topY, brokenY: brokenY ?? endY, endY, marks };
}

function labelOf(step: Extract<WireStep, { from: 'client' | 'server' }>): Label {
  if ('tcp' in step) return { key: step.tcp };
  if ('close' in step)
    return step.close === null ? { key: 'close-empty' } : { key: 'close', code: step.close, bytes: codeBytes(step.close) };
  if (step.fault) return { key: `fault-${step.fault}`, frame: step.frame };
  return step.lost ? { key: 'lost', frame: step.frame } : { key: step.frame };
}
