import { isUtf8 } from 'node:buffer';
import type { WireEvent } from '../../src/schemas/observation.ts';
import type { LabStep } from '../../src/schemas/scenario.ts';

export type FrameFields = Extract<LabStep, { frame: unknown }>['frame'];

const longest = 64;
/** The masking key of RFC 6455's examples (section 5.7): with a random one, a client that ignores the mask would read different bytes each time. */
const maskingKey = Buffer.from('37fa213d', 'hex');
const names: Record<number, string> = { 0: 'continuation', 1: 'text', 2: 'binary', 9: 'ping', 10: 'pong' };

const applyMask = (payload: Buffer, key: Buffer) => Buffer.from(payload.map((byte, i) => byte ^ (key[i % 4] ?? 0)));

/**
 * The bytes of one frame as its fields say, legal or not (RFC 6455, section 5.2); `ws` refuses to make those that are not.
 * @param masked what the rule asks of the sender, unless the fields say otherwise
 */
export function encodeFrame(fields: Partial<FrameFields> & { opcode: number }, masked: boolean): Buffer {
  const { opcode, fin = true, rsv = 0, text, hex, size, claimed } = fields;
  const payload = hex !== undefined ? Buffer.from(hex, 'hex') : Buffer.from(size ? 'a'.repeat(size) : (text ?? ''));
  const isMasked = fields.masked ?? masked;
  const length = claimed ?? payload.length;
  const maskBit = isMasked ? 0x80 : 0;
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode];
  if (length < 126) head.push(maskBit | length);
  else head.push(maskBit | 126, length >> 8, length & 0xff);
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  return Buffer.concat([Buffer.from(head), maskingKey, applyMask(payload, maskingKey)]);
}

/** A Close frame with a code and a reason, or with an empty payload where the code is null. */
export function encodeClose(code: number | null, reason: string, masked: boolean): Buffer {
  const payload = code === null ? Buffer.alloc(0) : Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);
  return encodeFrame({ opcode: 8, hex: payload.toString('hex') }, masked);
}

type FrameEvent = Extract<WireEvent, { frame: string } | { close: unknown }>;
type Side = FrameEvent['from'];

/** Cuts the bytes of one direction into frames, none of them refused; RFC 6455's rules are for those under test. */
export class FrameReader {
  #bytes = Buffer.alloc(0);

  readonly from: Side;

  constructor(from: Side) {
    this.from = from;
  }

  /** @returns the frames that are now complete */
  read(chunk: Buffer): FrameEvent[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const events: FrameEvent[] = [];
    for (let event = this.#next(); event; event = this.#next()) events.push(event);
    return events;
  }

  /** @returns the bytes of a frame that was never completed */
  rest(): WireEvent[] {
    const bytes = this.#bytes.subarray(0, longest).toString('hex');
    this.#bytes = Buffer.alloc(0);
    return bytes === '' ? [] : [{ from: this.from, bytes }];
  }

  #next(): FrameEvent | undefined {
    const bytes = this.#bytes;
    const [first = 0, second = 0] = bytes;
    if (bytes.length < 2) return undefined;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (second & 0x80) !== 0;
    const start = 2 + lengthBytes + (masked ? 4 : 0);
    if (bytes.length < start) return undefined;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < start + length) return undefined;
    const key = bytes.subarray(start - 4, start);
    const payload = bytes.subarray(start, start + length);
    this.#bytes = bytes.subarray(start + length);
    return this.#describe(first, masked, masked ? applyMask(payload, key) : payload);
  }

  #describe(first: number, masked: boolean, payload: Buffer): FrameEvent {
    const { from } = this;
    const opcode = first & 0x0f;
    const marks = {
      ...(first & 0x80 ? {} : { fin: false as const }),
      ...(first & 0x70 ? { rsv: (first & 0x70) >> 4 } : {}),
      ...(masked === (from === 'client') ? {} : { masked }),
    };
    if (opcode === 8) {
      const code = payload.length >= 2 ? payload.readUInt16BE(0) : null;
      const text = payload.subarray(2);
      const malformed = payload.length === 1 || payload.length > 125 || !isUtf8(text) || Object.keys(marks).length > 0;
      return {
        from,
        close: code,
        ...(text.length > 0 && isUtf8(text) ? { reason: text.toString() } : {}),
        ...(malformed ? { bytes: payload.subarray(0, longest).toString('hex') } : {}),
      };
    }
    const shown =
      payload.length === 0 || payload.length > longest
        ? {}
        : isUtf8(payload)
          ? { text: payload.toString() }
          : { bytes: payload.toString('hex') };
    return { from, frame: names[opcode] ?? `opcode-${opcode}`, ...shown, size: payload.length, ...marks };
  }
}
