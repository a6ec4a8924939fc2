import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { localeIds } from '../../src/i18n/locales.ts';
import { catalog, root } from '../site.ts';
import { buildPackage } from './build-package.ts';

let reconnectDelay: (attempt: number, code: number) => number;
beforeAll(async () => {
  const dir = buildPackage('delay', { SITE_URL: 'https://whyclosed.example' });
  ({ reconnectDelay } = await import(/* @vite-ignore */ pathToFileURL(join(dir, 'index.js')).href));
});

const draw = (attempt: number, code: number, times = 2000) => Array.from({ length: times }, () => reconnectDelay(attempt, code));

/** RFC 6455 section 7.2.3 with the cap of the guide: the longest wait after so many failed attempts, in milliseconds. */
const growing = [
  [0, 5000],
  [1, 10_000],
  [2, 20_000],
  [3, 40_000],
  [4, 60_000],
  [5, 60_000],
  [1000, 60_000],
  [Number.MAX_VALUE, 60_000],
  [Infinity, 60_000],
] as const;

describe.each([1006, 1011, 1001, 1000, 4001, 2500, -1])('%i', (code) => {
  test.each(growing)('attempt %d: evenly between 0 and %d ms', (attempt, longest) => {
    const waits = draw(attempt, code);
    expect(waits.every((wait) => Number.isInteger(wait) && wait >= 0 && wait <= longest)).toBe(true);
    // Of 2000 even draws, a tenth holds 200; fewer than 100 would be chance of less than one in 10^13.
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const [from, to] = [(longest * tenth) / 10, (longest * (tenth + 1)) / 10];
      expect(waits.filter((wait) => wait >= from && wait < to).length).toBeGreaterThan(100);
    }
  });
});

test.each(localeIds)('the reconnect guide computes with the same numbers (%s)', (lang) => {
  const { firstMax, factor, cap } = catalog.guides.get('reconnect')?.facts.backoff ?? {};
  const text = readFileSync(join(root, `content/guides/reconnect/${lang}.mdx`), 'utf8');
  expect(text).toContain(`Math.min(${cap}, ${firstMax} * ${factor} ** failures)`);
});

test('1012 waits 5 to 30 s first, as its registration asks, and never less later', () => {
  const first = draw(0, 1012);
  expect(Math.min(...first)).toBeGreaterThanOrEqual(5000);
  expect(Math.max(...first)).toBeLessThanOrEqual(30_000);
  expect(Math.min(...first)).toBeLessThan(6000);
  expect(Math.max(...first)).toBeGreaterThan(29_000);
  const later = draw(1, 1012);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(5000);
  expect(Math.max(...later)).toBeGreaterThan(30_000);
  expect(Math.max(...later)).toBeLessThanOrEqual(60_000);
});

test('every code begins within the bounds that its facts give', () => {
  const waiting = catalog.codes.filter(({ facts }) => facts.reconnect.delay);
  expect(waiting.length).toBeGreaterThan(5);
  for (const { facts } of waiting) {
    const { min, max } = facts.reconnect.delay ?? { min: 0, max: 0 };
    const waits = draw(0, facts.code, 500);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(min * 1000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(max * 1000);
    expect(new Set(waits).size).toBeGreaterThan(300);
  }
});
