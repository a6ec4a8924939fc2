import type { WireStep } from '../schemas/data.ts';
import { codeBytes } from './close-frame.ts';

/** A part of a text of the diagram: a key of content/ui, `wire.<key>`, and its variables. */
export interface LabelPart {
  key: string;
  values?: Record<string, string | number>;
}

export type Mark =
  | { kind: 'arrow'; y: number; fromX: number; toX: number; label: LabelPart[]; style: 'close' | 'fault' | 'plain' }
  | { kind: 'note'; y: number; label: LabelPart[] }
  | { kind: 'cut'; y: number; x: number; from: 'client' | 'server'; label: LabelPart[] }
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
/** A longer reason does not fit beside code and bytes. */
const longestReason = 8;

/** Lays out one exchange. All diagrams share width and step height, so that two side by side can be compared. */
export function layOutWire(steps: readonly WireStep[]): WireDiagram {
  let brokenY: number | undefined;
  const marks = steps.map((step, i): Mark => {
    const y = topY + (i + 1) * stepHeight;
    if ('report' in step) {
      return { kind: 'report', y, x: step.report === 'client' ? clientX : serverX, side: step.report, code: step.code, clean: step.clean };
    }
    const label = labelOf(step);
    if (!('from' in step)) return { kind: 'note', y, label };
    const [fromX, toX] = step.from === 'client' ? [clientX, serverX] : [serverX, clientX];
    // The connection is gone with a reset, and when the last side has said that it will send no more.
    if ('tcp' in step || 'tls' in step) brokenY = y;
    if ('tcp' in step && step.tcp === 'rst') return { kind: 'cut', y, x: fromX, from: step.from, label };
    return { kind: 'arrow', y, fromX, toX, label, style: 'close' in step ? 'close' : isFault(step) ? 'fault' : 'plain' };
  });
  const endY = topY + steps.length * stepHeight + 10;
  return { width, height: endY + 26, clientX, serverX, topY, brokenY: brokenY ?? endY, endY, marks };
}

/** Does the step itself end the attempt, or break a rule of the protocol? */
function isFault(step: WireStep): boolean {
  if ('tls' in step || 'bytes' in step) return true;
  if ('http' in step) return typeof step.http === 'number';
  return 'frame' in step && (step.rsv !== undefined || step.masked !== undefined || step.bytes !== undefined);
}

const part = (key: string, values?: LabelPart['values']): LabelPart => (values ? { key, values } : { key });

function labelOf(step: Exclude<WireStep, { report: unknown }>): LabelPart[] {
  if ('handshake' in step) return [part('handshake-done')];
  if ('connection' in step) return [part('connection')];
  if ('after' in step) return [part('after', { seconds: step.after })];
  if ('http' in step) return [part('http', { what: step.http })];
  if ('tcp' in step) return [part(step.tcp)];
  if ('tls' in step) return [tlsPart(step.tls)];
  if ('close' in step) {
    const bytes = step.bytes ?? (step.close === null ? undefined : codeBytes(step.close));
    return [
      step.close === null ? part('close-empty') : part('close', { code: step.close }),
      ...(bytes === undefined ? [] : [part('bytes', { bytes: spaced(bytes) })]),
      ...(step.reason && step.reason.length <= longestReason ? [part('quoted', { text: step.reason })] : []),
    ];
  }
  if ('frame' in step) {
    const [, opcode] = /^opcode-(\d+)$/.exec(step.frame) ?? [];
    return [
      opcode === undefined ? part(step.frame) : part('opcode', { opcode }),
      ...(step.rsv === undefined ? [] : [part('rsv', { bits: bitsOf(step.rsv) })]),
      ...(step.masked === undefined ? [] : [part(step.masked ? 'masked' : 'unmasked')]),
      ...(step.fin === false ? [part('unfinished')] : []),
      step.text !== undefined
        ? part('quoted', { text: shortened(step.text) })
        : step.bytes !== undefined
          ? part('bytes', { bytes: spaced(step.bytes) })
          : part('size', { count: step.size }),
    ];
  }
  return [part('bytes', { bytes: spaced(step.bytes) })];
}

/** "tlsv1 alert unknown ca" is an alert by name; what else is recorded says itself what it is. */
function tlsPart(what: string): LabelPart {
  const [, alert] = /\balert (.+)$/.exec(what) ?? [];
  if (alert !== undefined) return part('tls-alert', { alert });
  return what === 'connection ended' ? part('tls-ended') : part('tls', { what });
}

const bitsOf = (rsv: number) => [4, 2, 1].flatMap((bit, i) => (rsv & bit ? [`RSV${i + 1}`] : [])).join(', ');

const shortened = (text: string) => (text.length > 12 ? `${text.slice(0, 11)}…` : text);

/** "81056865" as "81 05 68 65", the first eight bytes. */
function spaced(hex: string): string {
  const bytes = hex.replaceAll(' ', '').toUpperCase().match(/../g) ?? [];
  return bytes.slice(0, 8).join(' ') + (bytes.length > 8 ? ' …' : '');
}
