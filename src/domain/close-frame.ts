/** The two bytes that a Close frame's payload begins with, as "03 EE" (RFC 6455 section 5.5.1: network byte order). */
export function codeBytes(code: number): string {
  return toHex([code >> 8, code & 0xff]);
}

/** Bytes as "88 02 03 EE". */
export const toHex = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** The fields of a Close frame (RFC 6455 sections 5.2 and 5.5.1). Its FIN is always set: a control frame is not fragmented (section 5.4). */
export interface CloseFrame {
  bytes: number[];
  /** RSV1 to RSV3. */
  reserved: [boolean, boolean, boolean];
  length: number;
  /** The masking key; undefined in a frame from a server. */
  mask: number[] | undefined;
  /** Unmasked. */
  payload: number[];
  /** Undefined where the payload is empty, or a single byte. */
  code: number | undefined;
  /** Undefined where it is not UTF-8. */
  reason: string | undefined;
}

const opcodeClose = 0x8;

/** The frame that these bytes are, if they are one whole Close frame and nothing else. */
export function parseCloseFrame(bytes: readonly number[]): CloseFrame | undefined {
  const [first = 0, second = 0] = bytes;
  const length = second & 0x7f;
  const isMasked = second > 0x7f;
  const header = isMasked ? 6 : 2;
  // A control frame has a length of one byte, at most 125.
  if ((first & 0x8f) !== (0x80 | opcodeClose) || length > 125 || bytes.length !== frameLength(bytes)) return undefined;
  const mask = isMasked ? bytes.slice(2, 6) : undefined;
  const payload = bytes.slice(header).map((byte, i) => byte ^ (mask?.[i % 4] ?? 0));
  const [high, low] = payload;
  return {
    bytes: [...bytes],
    reserved: [(first & 0x40) > 0, (first & 0x20) > 0, (first & 0x10) > 0],
    length,
    mask,
    payload,
    code: high === undefined || low === undefined ? undefined : high * 256 + low,
    reason: decodeUtf8(payload.slice(2)),
  };
}

/** How many bytes a control frame has by its own header. */
const frameLength = ([, second = 0]: readonly number[]) => (second > 0x7f ? 6 : 2) + (second & 0x7f);

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** A Close frame that a text holds, and where. */
export interface WrittenFrame {
  start: number;
  end: number;
  frame: CloseFrame;
}

/** Two hexadecimal digits, each pair set off as dumps do it: "88 02", "88:02", "0x88, 0x02"; or nothing between them. */
const hexRun = /(?<![\da-z\\])(?:0x)?88(?:(?:[ \t]*[,:;-]?[ \t]*(?:0x)?|)[\da-f]{2}){1,130}(?![\da-f])/gi;

/** The first line of a dump with offsets in front and characters behind, and the lines that follow it. */
const hexDump =
  /(?<![\da-z])(?:0x)?0{4,8}:?[ \t]{1,3}88(?:[ \t]{0,2}[\da-f]{2}){1,15}(?![\da-f])[^\n]{0,40}(?:\n[ \t]*(?:0x)?[\da-f]{4,8}:?[ \t]{1,3}(?:[\da-f]{2}[ \t]{0,2}){1,16}[^\n]{0,40}){0,8}/gi;
const dumpLine = /^[ \t]*(?:0x)?[\da-f]{4,8}:?[ \t]{1,3}((?:[\da-f]{2} {0,2}){1,16})(?![\da-f])/i;

/** A string with escapes, as Python and Node print bytes: "\x88\x02\x03\xe8bye". */
const escapedRun = /\\x88(?:\\x[\da-f]{2}|\\[nrt0\\'"]|[^\\\n]){1,130}/gi;
const escapes: Record<string, number> = { n: 10, r: 13, t: 9, 0: 0 };

/** The payload of a Close frame as websocket-client prints it: "fin=1 opcode=8 data=b'\\x03\\xe8'". */
const printedPayload = /opcode=8 data=b(?:'(?:\\.|[^'\\\n]){0,500}'|"(?:\\.|[^"\\\n]){0,500}")/g;

/** Numbers from 0 to 255, or from -128 to 127 as Java has them. */
const decimalRun = /(?<![\d.-])(?:136|-120)(?:(?:[ \t]*,[ \t]*|[ \t])-?\d{1,3}){1,130}(?![\d.])/g;

/** 0x88 is the beginning of "iA" to "iP" in Base64. */
const base64Run = /(?<![\w+/=-])i[A-P][\w+/-]{1,176}={0,2}(?![\w+/=-])/g;

const pairsToBytes = (text: string) => (text.match(/[\da-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));

const readEscapes = (text: string): number[] =>
  [...text.matchAll(/\\x([\da-f]{2})|\\(.)|([^\\])/gi)].map(([, hex, mark, plain]) => toByte(hex, mark, plain));

const withHeader = (payload: number[]): number[] => [0x80 | opcodeClose, payload.length, ...payload];

const toByte = (hex: string | undefined, mark: string | undefined, plain = ''): number =>
  hex ? Number.parseInt(hex, 16) : mark ? (escapes[mark] ?? mark.charCodeAt(0)) : plain.charCodeAt(0) & 0xff;

/** Characters of a text that may be the bytes of one frame and little else. */
const longestDump = 1 << 14;

/** The last item: is it sought in whole logs, where bare digits would be found everywhere? */
const notations: [pattern: RegExp, toBytes: (text: string) => number[], isForLogs: boolean][] = [
  [hexRun, (text) => pairsToBytes(text.replaceAll(/0x/gi, '')), false],
  [hexDump, (text) => text.split('\n').flatMap((line) => pairsToBytes(dumpLine.exec(line)?.[1] ?? '')), false],
  [escapedRun, readEscapes, true],
  [printedPayload, (text) => withHeader(readEscapes(text.replace(/^.*?data=b./is, '').slice(0, -1))), true],
  [decimalRun, (text) => (text.match(/-?\d+/g) ?? []).map((number) => Number(number) & 0xff), false],
  [base64Run, fromBase64, false],
];

/** What each notation has at its beginning; most texts have nothing of it. */
const anyBeginning = /88|136|-120|i[A-P]|opcode=8/;

/** "8800" is a port and "(136, 0)" a point, unless the text says or shows that these are bytes. */
const mayBeEmptyFrame = (run: string, text: string): boolean =>
  /frame|opcode|\bbytes?\b|\bhex\b|\b[rt]x\b|payload/i.test(text) || (run === text.trim() && /\D/.test(run));

/** Every whole Close frame that stands in a text as hexadecimal, decimal numbers, an escaped string or Base64. */
export function findCloseFrames(text: string): WrittenFrame[] {
  if (!anyBeginning.test(text)) return [];
  return notations
    .filter(([, , isForLogs]) => isForLogs || text.length <= longestDump)
    .flatMap(([pattern, toBytes]) =>
      [...text.matchAll(pattern)].flatMap(({ 0: run, index: start }) => {
        const bytes = toBytes(run);
        // The end of a string is not known before its length is read.
        const whole = pattern === escapedRun ? bytes.slice(0, frameLength(bytes)) : bytes;
        const frame = parseCloseFrame(whole);
        return frame && (frame.length > 0 || mayBeEmptyFrame(run, text)) ? [{ start, end: start + run.length, frame }] : [];
      }),
    )
    .sort((a, b) => a.start - b.start);
}

/** Bytes of Base64 in either alphabet; empty where the text is none. */
function fromBase64(text: string): number[] {
  try {
    return [...atob(text.replaceAll('-', '+').replaceAll('_', '/'))].map((byte) => byte.charCodeAt(0));
  } catch {
    return [];
  }
}
