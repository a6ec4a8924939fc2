import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPrograms } from '../../src/load-samples.ts';
import { catalog } from '../site.ts';
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

/** How each program of the guide writes its limit, and the first wait after a 1006. */
const limits: Record<string, (cap: number, factor: number, firstMax: number) => string[]> = {
  page: (cap, factor, firstMax) => [`Math.min(${cap}, most * ${factor} ** failures)`, `1006: [0, ${firstMax}]`],
  node: (cap, factor, firstMax) => [`Math.min(${cap}, most * ${factor} ** failures)`, `1006: [0, ${firstMax}]`],
  python: (cap, factor, firstMax) => [`min(${cap}, most * ${factor}**failures)`, `1006: (0, ${firstMax})`],
  go: (cap, factor, firstMax) => [`longest = ${cap}.0`, `math.Pow(${factor}, failures)`, `1006: {0, ${firstMax}}`],
  rust: (cap, factor, firstMax) => [
    `(most * ${factor}f64.powi(failures)).min(${cap}.0)`,
    `1006 | 1011 | 1014 | 3008 => Some((0.0, ${firstMax}.0))`,
  ],
  java: (cap, factor, firstMax) => [`Math.min(${cap}, wait[1] * Math.pow(${factor}, failures))`, `1006, new double[] {0, ${firstMax}}`],
};

test.each(loadPrograms('reconnect'))('the reconnect program for $id computes with the same numbers', ({ id, source }) => {
  const { firstMax = NaN, factor = NaN, cap = NaN } = catalog.guides.get('reconnect')?.facts.backoff ?? {};
  for (const part of limits[id]?.(cap, factor, firstMax) ?? ['a line in limits']) expect(source).toContain(part);
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
