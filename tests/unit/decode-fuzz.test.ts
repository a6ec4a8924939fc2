import { expect, test } from 'vitest';
import { createDecoder, longestInput } from '../../src/domain/decode.ts';
import { decoderData } from '../../src/domain/messages.ts';
import { descriptions, findSymptom } from '../../src/domain/symptoms.ts';
import { isSound, makeInput, random } from '../decode/fuzz.ts';
import { readLabelled } from '../decode/labelled.ts';
import { catalog } from '../site.ts';

const decode = createDecoder(decoderData(catalog), findSymptom);
const lines = readLabelled().map(({ text }) => text);

test('1,000,000 inputs: each ends, and each finding is sound', { timeout: 600_000 }, () => {
  const next = random(1006);
  let characters = 0;
  let found = 0;
  const started = performance.now();
  for (let i = 0; i < 1_000_000; i += 1) {
    const text = makeInput(lines, next);
    const findings = decode(text);
    if (!isSound(findings, text)) expect.unreachable(`unsound: ${JSON.stringify({ text, findings })}`);
    characters += text.length;
    found += findings.length;
  }
  const perKb = ((performance.now() - started) * 1000) / (characters / 1024);
  console.log(`${(characters / 2 ** 20).toFixed(0)} MB in 1,000,000 inputs, ${found} findings, ${perKb.toFixed(0)} µs a KB`);
  expect(found).toBeGreaterThan(100_000);
});

/** Texts in which every place may be the beginning of something. */
const hard: Record<string, string> = {
  digits: '1006 ',
  'digits in a row': '1006',
  'the key': 'close code ',
  'an ending': 'closed ',
  "words of one's own": 'ws send certificate handshake connection to ',
  'words without an end': 'websocketresolvdisconnectdesconectrechazbloqueakillhandshakeclosesend',
  'messages in one line': 'dial tcp: lookup : no such host ',
  'records of requests': ' get /ws/api/?. 200 - 1 1 "get ',
  'a beginning': "WebSocket connection to 'wss://",
  'a second beginning': 'websocket: close ',
  'access log': '10.0.0.7 - - [21/Nov/2026:10:00:06 +0000] "GET /ws HTTP/1.1" 403 1006 "-"\n',
  bytes: '88 02 03 e8 ',
  'escaped bytes': '\\x88',
  'dump lines': '00000000  88 1c 03 f1\n',
  Chinese: '连接断开错误码',
  spaces: ' ',
  quotes: '"code":"',
};

test("words of one's own repeat nothing without a bound, and a log of any single one of them ends", () => {
  for (const [meaning, { source }] of descriptions) expect(source.replaceAll(/\\[*+]/g, ''), String(meaning)).not.toMatch(/[*+]|,\}/);
  const words = new Set(descriptions.flatMap(([, { source }]) => source.match(/[a-z]{4,}|[一-鿿]{2,}/g) ?? []));
  expect(words.size).toBeGreaterThan(200);
  for (const word of words) {
    const text = `ws ${word.repeat(longestInput / 4 / word.length)}`;
    expect(isSound(decode(text), text), word).toBe(true);
  }
});

// A busy machine may disturb one measurement, and not four.
test.each(Object.entries(hard))('%s: 1 MB of it ends, in eight times the time of an eighth', { retry: 3 }, (_, part) => {
  const time = (length: number) => {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    expect(isSound(decode(text), text)).toBe(true);
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3; i += 1) {
      const started = performance.now();
      decode(text);
      best = Math.min(best, performance.now() - started);
    }
    return best;
  };
  const [short, long] = [time(longestInput / 8), time(longestInput)];
  const ratio = long / 1024 / (short / 128);
  console.log(`${(short / 128).toFixed(3)} ms a KB of 128, ${(long / 1024).toFixed(3)} ms a KB of 1024, ratio ${ratio.toFixed(1)}`);
  // Linear work has a ratio of 1, square work of 8.
  expect(ratio).toBeLessThan(4);
});
