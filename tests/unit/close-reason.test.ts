import { expect, test } from 'vitest';
import { measureReason, reasonLimit } from '../../src/domain/close-reason.ts';

const family = '👨‍👩‍👧‍👦';

test.each([
  ['nothing', '', 0, 0, ''],
  ['123 ASCII letters', 'a'.repeat(123), 123, 123, 'a'.repeat(123)],
  ['124 ASCII letters', 'a'.repeat(124), 124, 124, 'a'.repeat(123)],
  ['41 Han characters', '汉'.repeat(41), 123, 41, '汉'.repeat(41)],
  ['42 Han characters', '汉'.repeat(42), 126, 42, '汉'.repeat(41)],
  ['31 emoji of four bytes', '😀'.repeat(31), 124, 31, '😀'.repeat(30)],
  ['a letter with a combining accent at the edge', `${'a'.repeat(121)}e\u0301`, 124, 122, 'a'.repeat(121)],
  ['a family of 25 bytes, which is one character', family.repeat(5), 125, 5, family.repeat(4)],
  ['what follows a character that does not fit', `${'a'.repeat(122)}汉b`, 126, 124, 'a'.repeat(122)],
  ['a lone surrogate, which is sent as U+FFFD', '\ud83d', 3, 1, '\ud83d'],
])('%s', (_, reason, bytes, characters, fitting) => {
  expect(measureReason(reason)).toEqual({ bytes, characters, fitting });
});

test('what fits is what close() takes, in bytes', () => {
  for (const part of ['a', 'ñ', '汉', '😀', family]) {
    const { fitting } = measureReason(part.repeat(200));
    const length = Buffer.byteLength(fitting);
    expect(length).toBeLessThanOrEqual(reasonLimit);
    expect(length + Buffer.byteLength(part)).toBeGreaterThan(reasonLimit);
  }
});
