import { describe, expect, test } from 'vitest';
import { reportsOn, reportsOnPair, scenariosOfCode } from '../../src/domain/reports.ts';
import type { Recording, Result } from '../../src/schemas/observation.ts';
import { catalog } from '../site.ts';

const told = (code: number | null, wasClean: boolean | null = null): Result => ({
  count: 1,
  events: ['open', 'close'],
  code,
  reason: null,
  wasClean,
  error: code === null ? { type: 'Error', message: null } : null,
  thrown: null,
  console: [],
  wire: [],
});

/** A recording in which each scenario named ended so. */
const recording = (client: string, results: Record<string, Result | string>): Recording => ({
  client,
  role: 'client',
  version: '1',
  runtime: 'x',
  platform: 'x',
  recorded: '2026-11-21',
  recorder: 1,
  runs: 1,
  checksum: '',
  observations: Object.entries(results).map(([scenario, result]) =>
    typeof result === 'string' ? { scenario, unsupported: result } : { scenario, results: [result] },
  ),
});

const lab = (...recordings: Recording[]) => ({ clients: catalog.clients, scenarios: catalog.scenarios, recordings });

describe('what the clients report on a code', () => {
  test('scenarios that went alike are one row, clients that did alike one part, the most frequent first', () => {
    const results = { fin: told(1006), rst: told(1006), 'http-403': told(1006), 'http-503': told(1006) };
    const groups = reportsOn(
      lab(recording('ws', { ...results, rst: told(null) }), recording('okhttp', results), recording('aiohttp', results)),
      Object.keys(results),
    );
    expect(groups.map(({ group, rows }) => [group, rows.map(({ kinds }) => kinds)])).toEqual([
      ['transport', [[['fin']], [['rst']]]],
      ['opening', [[['http-403', 'http-503']]]],
    ]);
    const [, rst] = groups[0]?.rows ?? [];
    expect(rst?.parts.map(({ clients }) => clients)).toEqual([['okhttp', 'aiohttp'], ['ws']]);
    expect(rst?.able).toBe(3);
  });
  test('codes count as the same where each is that of its scenario', () => {
    const groups = reportsOn(
      lab(recording('ws', { 'receives-1000': told(1000), 'receives-1001': told(1001), 'receives-1003': told(1006) })),
      ['receives-1000', 'receives-1001', 'receives-1003'],
    );
    expect(groups.flatMap(({ rows }) => rows.map(({ kinds }) => kinds))).toEqual([
      [['receives-1000', 'receives-1001']],
      [['receives-1003']],
    ]);
  });
  test('who leaves the specification stands last, with what it asks; who cannot is not counted', () => {
    const [group] = reportsOn(
      lab(
        recording('chromium', { fin: told(1000, true) }),
        recording('firefox', { fin: told(1000, true) }),
        recording('ws', { fin: told(1006) }),
        recording('bun', { fin: 'no-page' }),
      ),
      ['fin'],
    );
    const [row] = group?.rows ?? [];
    expect(row?.able).toBe(3);
    expect(row?.parts.map(({ clients, deviation }) => [clients, deviation?.claim.field])).toEqual([
      [['ws'], undefined],
      [['chromium', 'firefox'], 'code'],
    ]);
  });
  test('every scenario of a code and every client that can do it stand there once', () => {
    for (const { facts } of catalog.codes) {
      const ids = scenariosOfCode(catalog, facts.code);
      const groups = reportsOn(catalog, ids);
      expect(groups.flatMap(({ rows }) => rows.flatMap(({ kinds }) => kinds.flat())).sort(), String(facts.code)).toEqual([...ids].sort());
      for (const { role, rows } of groups)
        for (const { parts, able } of rows) {
          const clients = parts.flatMap((part) => part.clients);
          expect(clients).toHaveLength(able);
          expect(new Set(clients).size).toBe(able);
          for (const client of clients) expect(catalog.recordings.some((each) => each.client === client && each.role === role)).toBe(true);
        }
    }
  });
});

test('a pair shows both, and names the clients whose code does not tell the two apart', () => {
  const both = lab(
    recording('chromium', { 'receives-1001': told(1001, true), fin: told(1006, false), rst: told(1006, false) }),
    recording('okhttp', { 'receives-1001': told(null), fin: told(null), rst: told(null) }),
  );
  const { groups, all, alike } = reportsOnPair(both, 1001, 1006);
  expect(groups.map(({ group, rows }) => [group, rows.map(({ kinds }) => kinds)])).toEqual([
    ['received', [[['receives-1001']]]],
    ['transport', [[['fin'], ['rst']]]],
  ]);
  expect({ all, alike }).toEqual({ all: 2, alike: ['okhttp'] });
});
