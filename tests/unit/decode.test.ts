import { describe, expect, test } from 'vitest';
import { findCloseFrames } from '../../src/domain/close-frame.ts';
import { createDecoder, longestInput } from '../../src/domain/decode.ts';
import { findMessages } from '../../src/domain/find-messages.ts';
import { fold } from '../../src/domain/fold.ts';
import { decoderData, joinData, placeholdersOf, sourceUrl, splitData } from '../../src/domain/messages.ts';
import { findSymptom } from '../../src/domain/symptoms.ts';
import { compileTemplates } from '../../src/domain/templates.ts';
import { isRight, readLabelled } from '../decode/labelled.ts';
import { catalog } from '../site.ts';

const data = decoderData(catalog);
const decode = createDecoder(data, findSymptom);
const codesIn = (text: string) => decode(text).map(({ code }) => code);
const http = 'HTTP';

/** What stands in a placeholder when a message is printed. */
const samples: Record<string, string> = {
  code: '4321',
  http: '503',
  n: '7',
  opcode: '3',
  size: '1048577',
  limit: '1048576',
  seconds: '20',
  port: '8080',
  id: 'a1b2c3',
  ip: '10.0.0.7',
  host: 'ws.example.org',
  url: 'wss://ws.example.org/feed',
  path: '/feed',
  name: 'going away',
  reason: 'try later',
  detail: 'something else',
};

describe('the data in two parts', () => {
  const { core, more } = splitData(catalog);

  test('joined, it decodes as the whole does', () => {
    const joined = createDecoder(joinData(core, more), findSymptom);
    for (const { text } of readLabelled())
      expect(
        joined(text).map(({ code, http: status, failure }) => [code, status, failure]),
        text,
      ).toEqual(decode(text).map(({ code, http: status, failure }) => [code, status, failure]));
  });

  test('what the first part does not know is left to the rest', () => {
    const first = createDecoder(core);
    const text = '[bridge] the websocket connection was lost, trying again';
    expect(first(text)).toEqual([]);
    expect(decode(text)).toMatchObject([{ code: 1006, confidence: 'pattern', library: null }]);
    // Nothing knows it, and it is about something else.
    expect(decode('[mysql] the connection was lost, trying again')).toEqual([]);
  });
});

describe('messages', () => {
  test('at least 500 of at least 50 libraries', () => {
    const count = catalog.messages.reduce((sum, { facts }) => sum + facts.messages.length, 0);
    console.log(`${count} messages of ${catalog.messages.length} libraries`);
    expect(count).toBeGreaterThanOrEqual(500);
    expect(catalog.messages.length).toBeGreaterThanOrEqual(50);
  });

  test.each(catalog.messages)('$id: each message, in a line of a log, is found and means what its entry says', ({ id, facts }) => {
    for (const { text, code, http: status, failure } of facts.messages) {
      const printed = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => samples[name] ?? name);
      const names = placeholdersOf(text);
      const want = {
        code: code ?? (names.includes('code') ? 4321 : null),
        http: status ?? (names.includes('http') ? 503 : null),
        failure: status || names.includes('http') ? 'answer' : (failure ?? null),
      };
      // Two libraries may print the same text and mean different things: the one that more readers meet answers.
      if (catalog.messages.some((other) => other.id !== id && other.facts.messages.some((same) => fold(same.text) === fold(text))))
        continue;
      const found = decode(`2026-11-21T10:00:06.100Z app[1006] ERROR ${printed}`);
      expect(
        found.some(
          (each) => each.code === want.code && each.http === want.http && each.failure === want.failure && each.confidence === 'exact',
        ),
        `${id}: "${printed}" gave ${JSON.stringify(found)}`,
      ).toBe(true);
    }
  });

  test('a source in a repository has an address', () => {
    expect(sourceUrl({ repository: 'websockets/ws@8.21.0' }, 'lib/receiver.js:219')).toBe(
      'https://github.com/websockets/ws/blob/8.21.0/lib/receiver.js#L219',
    );
    expect(sourceUrl({}, 'nginx/nginx@abc/src/http/ngx_http_upstream.c:7')).toBe(
      'https://github.com/nginx/nginx/blob/abc/src/http/ngx_http_upstream.c#L7',
    );
    expect(sourceUrl({}, 'lab:ws.client/fin')).toBeUndefined();
  });
});

describe('templates', () => {
  const find = compileTemplates(['went {detail} away', 'went {n} times', 'status {http}', 'left the room']);
  const at = (text: string) => find(text).map(({ index, start, end }) => [index, text.slice(start, end)]);
  test('a placeholder takes what its name allows, within a line', () => {
    expect(at('it went far away')).toEqual([[0, 'went far away']]);
    expect(at('it went 12 times')).toEqual([[1, 'went 12 times']]);
    expect(at('it went many times')).toEqual([]);
    expect(at('it went far\naway')).toEqual([]);
    expect(find('status 503')[0]?.values).toEqual({ http: 503 });
    expect(at('status 5030')).toEqual([]);
  });
  test('words are whole', () => {
    expect(at('she left the room.')).toEqual([[3, 'left the room']]);
    expect(at('cleft the room')).toEqual([]);
    expect(at('left the rooms')).toEqual([]);
  });
});

describe('how often a meaning was found', () => {
  const refused = "WebSocket connection to 'wss://x.example/ws' failed: Error during WebSocket handshake: Unexpected response code: 403";
  test('a line in which two messages say the same is one place', () => {
    expect(decode(refused)).toMatchObject([{ http: 403, count: 1 }]);
  });
  test('lines that follow each other are as many places', () => {
    expect(decode(`${refused}\n${refused}\n${refused}`)).toMatchObject([{ http: 403, count: 3 }]);
  });
});

describe('Close frames', () => {
  const frame = (bytes: number[]) => Buffer.from(bytes);
  const bye = [0x88, 5, 3, 0xe8, ...Buffer.from('bye')];
  const masked = [0x88, 0x82, 1, 2, 3, 4, 0x02, 0xea];
  test.each([
    ['spaces', '88 05 03 e8 62 79 65'],
    ['colons', '88:05:03:E8:62:79:65'],
    ['0x', '0x88, 0x05, 0x03, 0xe8, 0x62, 0x79, 0x65'],
    ['Python', String.raw`b'\x88\x05\x03\xe8\x62\x79\x65'`],
    ['Node', '<Buffer 88 05 03 e8 62 79 65>'],
    ['nothing between', '880503e8627965'],
    ['Base64', frame(bye).toString('base64')],
    ['Base64 for addresses', frame(bye).toString('base64url')],
  ])('written with %s', (_, text) => {
    expect(decode(text)[0]).toMatchObject({ code: 1000, confidence: 'exact', frame: { reason: 'bye', mask: undefined } });
  });
  test('masked, empty, of one byte, with a reason that is not UTF-8', () => {
    expect(findCloseFrames(frame(masked).toString('hex'))[0]?.frame).toMatchObject({ code: 1000, mask: [1, 2, 3, 4], length: 2 });
    expect(decode('88 00')[0]).toMatchObject({ code: 1005, frame: { code: undefined, length: 0 } });
    expect(findCloseFrames('88 01 03')[0]?.frame).toMatchObject({ code: undefined, length: 1 });
    expect(findCloseFrames('88 03 03 e8 ff')[0]?.frame).toMatchObject({ code: 1000, reason: undefined });
  });
  test('what has another length, or another opcode, is none', () => {
    for (const text of ['88 03 03 e8', '81 02 03 e8', '88 7e 00 02', 'a88802', 'iCloud', '0x88']) expect(findCloseFrames(text)).toEqual([]);
  });
});

describe('labelled lines', () => {
  const labelled = readLabelled();
  const traps = labelled.filter(({ want, hard }) => want === null && !hard);
  const lines = labelled.filter(({ want, hard }) => want !== null && !hard);

  test('300 or more, 40 of them traps, with Spanish and Chinese', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300);
    expect(traps.length).toBeGreaterThanOrEqual(40);
    expect(new Set(labelled.map(({ id }) => id)).size).toBe(labelled.length);
    for (const file of ['spanish.jsonl', 'chinese.jsonl'])
      expect(labelled.filter((each) => each.file === file).length).toBeGreaterThanOrEqual(40);
  });

  test('no trap is taken', () => {
    expect(traps.filter(({ text }) => decode(text).length > 0).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  test('97 % have the right first finding', () => {
    const wrong = lines.filter((line) => !isRight(decode(line.text), line));
    console.log(`${lines.length - wrong.length} of ${lines.length} right, ${traps.length} traps`);
    expect(wrong.length / lines.length, wrong.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(0.03);
  });
});

describe('any input', () => {
  test('1 MB and more is read up to its bound', () => {
    const line = `WebSocket closed with code 1006\n${'x'.repeat(longestInput)}`;
    expect(codesIn(line)).toEqual([1006]);
    expect(codesIn(`${'x'.repeat(longestInput)} WebSocket closed with code 1006`)).toEqual([]);
  });
  test('letters whose lower case is longer keep every position', () => {
    const text = 'İİİ WebSocket closed with code 1006';
    const [found] = decode(text);
    expect(text.slice(found?.start, found?.end)).toBe('1006');
  });
  test('a status is told as what it is', () => {
    expect(decode(`${http}/1.1 403 Forbidden for wss://x.example/ws, handshake failed`)[0]).toMatchObject({
      code: null,
      http: 403,
      failure: 'answer',
    });
  });
  test('two codes in one paste, both in order', () => {
    expect(codesIn('closed with code 1012\nreconnected\nclosed with code 1006')).toEqual([1012, 1006]);
  });
});

test('a part of a message finds it', () => {
  const [found] = findMessages('keepalive ping timeout', data, 3);
  expect(found?.text).toContain('keepalive ping timeout');
});
