import { describe, expect, test } from 'vitest';
import { buildAddressRules } from '../../src/domain/address-rules.ts';
import { answerAddress, guessFrom, nearestCodes, readPath } from '../../src/domain/answer-address.ts';
import { catalog } from '../site.ts';

const rules = buildAddressRules(catalog);
const answer = (path: string) => {
  const { kind, lang, ...rest } = answerAddress(readPath(path, ''), rules);
  return [kind, lang, 'slug' in rest ? rest.slug : ''].join(' ').trim();
};

describe('an address that is no page', () => {
  test.each([
    ['/1006.', 'redirect en 1006'],
    ['/1006)', 'redirect en 1006'],
    ['/1006/', 'redirect en 1006'],
    ['/(1006)', 'redirect en 1006'],
    ['/ES/1006', 'redirect es 1006'],
    ['/en/1006', 'redirect en 1006'],
    ['/en', 'redirect en'],
    ['/EN/', 'redirect en'],
    ['/es/', 'redirect es'],
    ['/zh-CN/1006', 'redirect zh 1006'],
    ['/zh-Hans-CN', 'redirect zh'],
    ['/zh_CN/1006', 'redirect zh 1006'],
    ['/es-419', 'redirect es'],
    ['/es-419/1006', 'redirect es 1006'],
    ['/es-MX/1015-vs-1001', 'redirect es 1001-vs-1015'],
    ['/1015-VS-1001', 'redirect en 1001-vs-1015'],
    ['/1001%20vs%201015', 'redirect en 1001-vs-1015'],
    ['/1001%20vs.%201015', 'redirect en 1001-vs-1015'],
    ['/1015+vs+1001', 'redirect en 1001-vs-1015'],
    ['/1001vs1015', 'redirect en 1001-vs-1015'],
    ['/1001,1015', 'redirect en 1001-vs-1015'],
    ['/1001/1015', 'redirect en 1001-vs-1015'],
    ['/zh/1001和1015', 'redirect zh 1001-vs-1015'],
    ['/1006-vs-1006', 'redirect en 1006'],
    ['/１００６', 'redirect en 1006'],
    ['/zh/１０１５ｖｓ１００１', 'none zh'],
    ['/zh/１０１５ vs １００１。', 'redirect zh 1001-vs-1015'],
    ['/%EF%BC%91%EF%BC%90%EF%BC%90%EF%BC%96', 'redirect en 1006'],
    ['/４３２１', 'redirect en 4000-4999'],
    ['/01006', 'redirect en 1006'],
    ['/1006.html', 'redirect en 1006'],
    ['/index.html', 'redirect en'],
    ['/es/index.html', 'redirect es'],
    ['/1006%2E', 'redirect en 1006'],
    ['/1006%252E', 'redirect en 1006'],
    ['/1006%1B[39m', 'redirect en 1006'],
    ['/1006&quot;', 'redirect en 1006'],
    ['/1006\\n', 'redirect en 1006'],
    ['/1006**', 'redirect en 1006'],
    ['/1006%E3%80%82', 'redirect en 1006'],
    ['/Reconnect', 'redirect en reconnect'],
    ['/es/SEND/', 'redirect es send'],
    ['/codes', 'redirect en'],
    ['/ES/reconnect', 'redirect es reconnect'],
    ['/zh/retry', 'redirect zh reconnect'],
    ['/4000–4999', 'redirect en 4000-4999'],
    ['/4000%20to%204999', 'redirect en 4000-4999'],
    ['/4321', 'in-place en 4000-4999'],
    ['/es/4321', 'in-place es 4000-4999'],
    ['/404', 'in-place en 0-999'],
    ['/0', 'in-place en 0-999'],
    ['/1016', 'in-place en 1016-2999'],
    ['/2999', 'in-place en 1016-2999'],
    ['/3001', 'in-place en 3000-3999'],
    ['/5000', 'in-place en 5000-65535'],
    ['/70000', 'in-place en 5000-65535'],
    ['/99999999999999999999', 'in-place en 5000-65535'],
    ['/-1', 'in-place en 5000-65535'],
    ['/es/-1.', 'redirect es 5000-65535'],
    ['/4321.', 'redirect en 4000-4999'],
    ['/ES/4321', 'redirect es 4000-4999'],
    ['/1006x', 'none en'],
    ['/espanol', 'none en'],
    ['/es/nada', 'none es'],
    ['/zh/没有', 'none zh'],
    ['/1006-vs-4000', 'none en'],
    ['/1e3', 'none en'],
    ['/%', 'redirect en'],
    ['/%E0%A4%A', 'none en'],
  ])('%s: %s', (path, expected) => expect(answer(path)).toBe(expected));

  test('every integer of two bytes leads to its code or to the range that holds it', () => {
    const codes = new Set(catalog.codes.map(({ facts }) => facts.code));
    for (let number = 0; number <= 65_535; number += number < 5_100 ? 1 : 97) {
      const { kind, ...rest } = answerAddress(`/${number}`, rules);
      const range = catalog.ranges.find(({ facts }) => number >= facts.from && number <= facts.to)?.id;
      expect([kind, 'slug' in rest && rest.slug], String(number)).toEqual(['in-place', codes.has(number) ? String(number) : range]);
    }
  });

  test('names the numbers in it', () => {
    expect(guessFrom('/errors/ws-1006-on-4004', rules)).toEqual(['1006', '4000-4999']);
    expect(guessFrom('/nothing', rules)).toEqual([]);
  });
});

test('the nearest codes stand on both sides of a number', () => {
  const codes = catalog.codes.map(({ facts }) => facts.code);
  expect(nearestCodes(999, codes)).toEqual([1000]);
  expect(nearestCodes(1500, codes)).toEqual([1015, 3000]);
  expect(nearestCodes(3001, codes)).toEqual([3000, 3003]);
  expect(nearestCodes(70_000, codes)).toEqual([3008]);
});

test('no address takes the rules more than a moment', () => {
  const long = ['–', '%ee', '%aa', '0–', 'vs–', '1', 'a', '-', '.', '１', '1-', 'vs', '%20', '\u001b[', '\\n', '&#1', 'es-', '/es'];
  for (const part of long)
    for (const [before, after] of [
      ['', ''],
      ['0', 'x'],
      ['1006', 'x'],
      ['es/', '1006x'],
    ])
      for (const length of [990, 8_000]) answerAddress(`/${before}${part.repeat(Math.floor((length - 10) / part.length))}${after}`, rules);
}, 20_000);
