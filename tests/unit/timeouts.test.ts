import { expect, test } from 'vitest';
import { byDuration, byGroup, toAmount } from '../../src/domain/timeouts.ts';
import { catalog } from '../site.ts';

const all = catalog.intermediaries;

test('a duration has the largest unit that leaves a whole number', () => {
  expect([0.5, 60, 90, 120, 240, 350, 900, 3_600, 5_400, 86_400, 432_000].map(toAmount)).toEqual([
    { value: 0.5, unit: 's' },
    { value: 60, unit: 's' },
    { value: 90, unit: 's' },
    { value: 2, unit: 'min' },
    { value: 4, unit: 'min' },
    { value: 350, unit: 's' },
    { value: 15, unit: 'min' },
    { value: 1, unit: 'h' },
    { value: 90, unit: 'min' },
    { value: 24, unit: 'h' },
    { value: 5, unit: 'days' },
  ]);
});

test('both orders hold every limit: one by time, one by name', () => {
  const durations = byDuration(all);
  const seconds = durations.map((duration) => duration.seconds);
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  const defaults = all.flatMap(({ facts }) => facts.limits.map((limit) => limit.default)).filter((value) => typeof value === 'number');
  expect(new Set(seconds)).toEqual(new Set(defaults));
  expect(byGroup(all).flatMap(({ entries }) => entries)).toHaveLength(all.length);
  for (const { entries } of byGroup(all)) {
    const names = entries.map(({ facts }) => facts.name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  }
});

test('a Ping every 20 s stays below every idle default, the shortest being 30 s', () => {
  const idle = all.flatMap(({ facts }) => facts.limits.filter(({ kind }) => kind === 'idle').map((limit) => limit.default));
  expect(Math.min(...idle.filter((value) => typeof value === 'number'))).toBe(30);
});

test('a limit without a code in its source says none, and each code is one that can travel or 1006', () => {
  for (const { facts } of all)
    for (const { sees } of facts.limits) if (sees !== undefined) expect([1000, 1001, 1002, 1006, 1011, 3012, 4408]).toContain(sees);
});
