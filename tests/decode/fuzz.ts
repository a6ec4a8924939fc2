import type { Finding } from '../../src/domain/decode.ts';

/** Mulberry32: the same inputs in every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What takes a program apart when it is repeated, cut or mixed. */
const shards = [
  'close code ',
  '1006',
  ' 1006 ',
  '88 02 03 e8',
  '\\x88\\x02',
  'iAID6A==',
  '{"code":',
  '((((((',
  '""""""',
  '错误码',
  'código de cierre: ',
  '\u001b[31m',
  'İ',
  '\ud800',
  '\0',
  '\n',
  '\r\n',
  '        ',
  'closed with status code of ',
  "WebSocket connection to '",
  '00000000  88 ',
  "opcode=8 data=b'",
  '136, 2, ',
];

/** Makes the nth input: lines of the list cut, joined, repeated and mixed with shards. */
export function makeInput(lines: readonly string[], next: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  let text = '';
  for (let parts = 1 + Math.floor(next() * 3); parts > 0; parts -= 1) {
    const line = next() < 0.5 ? (pick(lines) ?? '') : (pick(shards) ?? '').repeat(1 + Math.floor(next() * 6));
    const from = next() < 0.5 ? 0 : Math.floor(next() * line.length);
    text += line.slice(from, from + 20 + Math.floor(next() * 100));
    if (next() < 0.3) text += String.fromCharCode(Math.floor(next() * 0x3000));
  }
  return text;
}

/** What every finding holds, whatever the input: its place lies in the text, and it means something. */
export const isSound = (findings: readonly Finding[], text: string): boolean =>
  findings.every(
    ({ start, end, code, http, failure, page }) =>
      start >= 0 && end > start && end <= text.length && page !== '' && (code !== null || http !== null || failure !== null),
  );
