import { describe, expect, test } from 'vitest';
import { knownTokens, matchDirectly, toPhrases, toTokens } from '../../src/domain/search-query.ts';

const known = {
  codes: [1000, 1001, 1005, 1006, 1015, 3000],
  ranges: [
    [0, 999],
    [1016, 2999],
    [3000, 3999],
    [4000, 4999],
    [5000, 65535],
  ] as const,
};
const slugs = (query: string) => matchDirectly(query, known).map(({ slug }) => slug);

describe('a query that names numbers', () => {
  test.each([
    ['1006', ['1006']],
    [' 1006. ', ['1006']],
    ['code: 1006', ['1006']],
    ['close code 1006', ['1006']],
    ['código de cierre 1006', ['1006']],
    ['关闭码1006', ['1006']],
    ['１００６', ['1006']],
    ['what does 1006 mean?', ['1006']],
    ['1006是什么意思', ['1006']],
    ['1001 vs 1015', ['1001-vs-1015', '1001', '1015']],
    ['1015 VS 1001', ['1001-vs-1015', '1015', '1001']],
    ['1001-vs-1015', ['1001-vs-1015', '1001', '1015']],
    ['diferencia entre 1000 y 1005', ['1000-vs-1005', '1000', '1005']],
    ['1005和1006区别', ['1005-vs-1006', '1005', '1006']],
    ['4000-4999', ['4000-4999']],
    ['4321', ['4000-4999']],
    ['custom code 4321', ['4000-4999']],
    ['999', ['0-999']],
    ['70000', ['5000-65535']],
    ['1006 vs 1006', ['1006']],
    ['2026/11/21 07:20:56 read: websocket: close 1006 (abnormal closure): unexpected EOF', ['1006']],
    ['CloseEvent {isTrusted: true, wasClean: true, code: 1005, reason: ""}', ['1005']],
    ['Se cerró con código de cierre 1006 tras 60 s', ['1006']],
    ['disconnected, status=1001, will retry', ['1001']],
  ])('%s', (query, expected) => expect(slugs(query)).toEqual(expected));

  test.each([
    '',
    'abnormal closure',
    '1006 nginx timeout',
    'closed after 60 s',
    '1000 1001 1005',
    'Error: listen EADDRINUSE: address already in use :::3000',
  ])('not: %s', (query) => expect(slugs(query)).toEqual([]));
});

describe('tokens', () => {
  test('fold case, accents and width, and split names', () => {
    expect(toTokens('WebSocketException: Código ＣＬＯＳＥ_ABNORMAL')).toEqual([
      'web',
      'socket',
      'exception',
      'codigo',
      'close',
      'abnormal',
    ]);
  });
  test('are pairs of characters in Chinese', () => {
    expect(toTokens('心跳超时 1006 断')).toEqual(['心跳', '跳超', '超时', '1006', '断']);
  });
  test('make phrases of neighbours, none across Chinese', () => {
    expect(toPhrases('no close frame')).toEqual(['xnoclose', 'xcloseframe']);
    expect(toPhrases('关闭 close frame')).toEqual(['xcloseframe']);
  });
});

describe('what the index can answer', () => {
  const vocabulary = new Set(['abnormal', 'closure', 'reconnect', 'xabnormalclosure', '异常', '关闭', '1006']);
  test('keeps known words and phrases', () =>
    expect(knownTokens('abnormal closure', vocabulary)).toEqual(['abnormal', 'closure', 'xabnormalclosure']));
  test('keeps beginnings and other endings', () => expect(knownTokens('abnorm reconnects', vocabulary)).toEqual(['abnorm', 'reconnects']));
  test('corrects a slip', () => expect(knownTokens('abnromal clousre', vocabulary)).toEqual(['abnormal', 'closure']));
  test('corrects a wrong character', () => expect(knownTokens('异长关闭', vocabulary)).toEqual(['异常', '关闭']));
  test('drops times, hosts and ids', () =>
    expect(knownTokens('2026-11-21T07:20:56Z wss://chat.example.org/7f3a 1006', vocabulary)).toEqual(['1006']));
  test('stays fast on a long paste', () => {
    const paste = 'GET /chat upgrade=7f3a '.repeat(5_000);
    expect(knownTokens(paste, vocabulary)).toEqual([]);
  });
});
