// npm run bench:decode: how right the decoder is on the labelled lines, and how fast against one plain regular expression. Asserts nothing.
import { createDecoder, type Finding, longestInput } from '../../src/domain/decode.ts';
import { decoderData } from '../../src/domain/messages.ts';
import { findSymptom } from '../../src/domain/symptoms.ts';
import { isRight, type Labelled, readLabelled } from '../decode/labelled.ts';
import { catalog } from '../site.ts';

const decode = createDecoder(decoderData(catalog), findSymptom);
const labelled = readLabelled();

function measureQuality(): void {
  const lines = labelled.filter(({ want, hard }) => want !== null && !hard);
  const traps = labelled.filter(({ want, hard }) => want === null && !hard);
  const results = lines.map((line) => ({ line, found: decode(line.text) }));
  const answered = results.filter(({ found }) => found.length > 0);
  const right = results.filter(({ line, found }) => isRight(found, line));
  const taken = traps.filter(({ text }) => decode(text).length > 0);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(`${lines.length} lines, ${traps.length} traps, ${labelled.length - lines.length - traps.length} set apart as hard`);
  console.log(`right first finding: ${right.length}, ${percent(right.length, lines.length)}; traps taken: ${taken.length}`);
  const rightAnswers = answered.filter(({ line, found }) => isRight(found, line)).length;
  console.log(`precision ${percent(rightAnswers, answered.length + taken.length)}, recall ${percent(rightAnswers, lines.length)}`);
  for (const file of [...new Set(lines.map((line) => line.file))]) {
    const own = results.filter(({ line }) => line.file === file);
    const good = own.filter(({ line, found }) => isRight(found, line)).length;
    console.log(`  ${file.padEnd(24)} ${String(good).padStart(3)} of ${String(own.length).padStart(3)}`);
  }
  console.log('confusion, wanted -> first finding:');
  const wrong = results.filter(({ line, found }) => !isRight(found, line));
  for (const { line, found } of wrong) console.log(`  ${wantOf(line)} -> ${meaningOf(found[0])}  (${line.id})`);
}

const wantOf = ({ want }: Labelled): string =>
  String(want?.codes?.join(' then ') ?? want?.code ?? (want?.http ? `HTTP ${want.http}` : (want?.failure ?? 'no code')));

const meaningOf = (found: Finding | undefined): string =>
  found ? String(found.code ?? (found.http ? `HTTP ${found.http}` : found.failure)) : 'nothing';

/** A log of a server: most lines say nothing of an ending. */
function makeLog(isWanted: (text: string) => boolean): string {
  const noise = [
    '2026-11-21T10:00:06.123Z INFO  app[41] 10.0.0.7:51011 GET /api/items/1011 200 in 12 ms',
    '{"level":30,"time":1700000001006,"pid":1011,"msg":"client connected","conn":"c-1006"}',
    '2026-11-21 10:00:06 INFO c.e.Feed - sent 1006 messages to 12 clients',
    '    at Socket.socketOnEnd (node:_http_client:519:23)',
    '10.0.0.7 - - [21/Nov/2026:10:00:06 +0000] "GET /ws HTTP/1.1" 101 1006 "-" "Mozilla/5.0"',
    'DEBUG pool size=8 idle=3 waiting=0 took=1006ms',
  ];
  const told = labelled
    .filter(({ want }) => want !== null)
    .map(({ text }) => text)
    .filter(isWanted);
  let log = '';
  for (let i = 0; log.length < longestInput; i += 1)
    log += `${i % 10 === 9 ? told[((i / 10) % told.length) | 0] : noise[i % noise.length]}\n`;
  return log.slice(0, longestInput);
}

const longestOf = (parts: readonly string[]): string => parts.reduce((best, part) => (part.length > best.length ? part : best), '');

function measureSpeed(kind: string, log: string): void {
  // The fixed part of every message that the decoder knows, as one regular expression.
  const parts = decoderData(catalog).messages.map(([text]) => longestOf(text.split(/\{\w+\}/)));
  const escaped = [...new Set(parts)].map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const messages = new RegExp(escaped.join('|'), 'gi');
  // What one would search a log with by hand: the lines that hold one of ten words, and the words alone.
  const lines = /^.*(?:websocket|clos(?:e|ed|ing)|disconnect|error|reset|refused|timed? ?out|handshake|\b1\d{3}\b).*$/gim;
  const words = /websocket|clos(?:e|ed|ing)|disconnect|error|reset|refused|timed? ?out|handshake|\b1\d{3}\b/gi;
  const best = (work: () => unknown) => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 15; i += 1) {
      const started = performance.now();
      work();
      least = Math.min(least, performance.now() - started);
    }
    return least;
  };
  const ofMessages = best(() => [...log.matchAll(messages)].length);
  const ofLines = best(() => [...log.matchAll(lines)].length);
  const ofWords = best(() => [...log.matchAll(words)].length);
  const decoder = best(() => decode(log));
  const against = (time: number) => `${time.toFixed(1)} ms, ratio ${(decoder / time).toFixed(2)}`;
  console.log(`1 MB of ${kind} log, ${decode(log).length} meanings: decoder ${decoder.toFixed(1)} ms`);
  console.log(`  one regular expression of the same ${escaped.length} messages: ${against(ofMessages)}`);
  console.log(`  one that finds the lines with one of ten words: ${against(ofLines)}`);
  console.log(`  one that finds the words, which says nothing of their meaning: ${against(ofWords)}`);
}

measureQuality();
// A text with a single Chinese character takes a program two bytes a character.
measureSpeed(
  'English',
  makeLog((text) => !/[^\n -~]/.test(text)),
);
measureSpeed(
  'mixed',
  makeLog(() => true),
);
