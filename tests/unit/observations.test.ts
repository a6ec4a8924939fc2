import { describe, expect, test } from 'vitest';
import { clientResults } from '../../src/domain/client-results.ts';
import { deviationsOf, foundIn, groupDeviations } from '../../src/domain/deviations.ts';
import { buildMatrix } from '../../src/domain/lab-matrix.ts';
import { agreementsOn, numberOf, outcomeKey, outcomeOf } from '../../src/domain/observations.ts';
import { checksumOf } from '../../src/domain/recording-checksum.ts';
import { localeIds } from '../../src/i18n/locales.ts';
import { claimText, foundText, joinNumbers, scenarioText, seenText, sentText, toldText } from '../../src/i18n/observation-text.ts';
import { translateTo } from '../../src/i18n/translate.ts';
import type { ClientFacts } from '../../src/schemas/client.ts';
import type { Recording, Result } from '../../src/schemas/observation.ts';
import type { Claim, Scenario } from '../../src/schemas/scenario.ts';
import { catalog } from '../site.ts';

const t = translateTo('en');
const result = (parts: Partial<Result>): Result => ({
  count: 1,
  events: ['open', 'close'],
  code: 1000,
  reason: '',
  wasClean: null,
  error: null,
  thrown: null,
  console: [],
  wire: [],
  ...parts,
});
const scenarioOf = (id: string): Scenario => {
  const scenario = catalog.scenarios[id];
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
};
const recording = (results: Record<string, Result[]>, client = 'one'): Recording => ({
  client,
  role: 'client',
  version: '1',
  runtime: 'none',
  platform: 'none',
  recorded: '2026-11-21',
  recorder: 1,
  runs: 3,
  observations: Object.entries(results).map(([scenario, list]) => ({ scenario, results: list })),
  checksum: '',
});
const facts = (browserApi: boolean): ClientFacts => ({
  name: 'One',
  kind: 'library',
  language: null,
  browserApi,
  home: 'https://example.org/',
  sources: ['rfc6455'],
});

describe('an outcome', () => {
  test('is the code told, or else an error, an end, or nothing within the bound', () => {
    expect(outcomeOf(result({ code: 1006 }), 'client').told).toBe(1006);
    expect(outcomeOf(result({ code: null, error: { type: 'E', message: null } }), 'client').told).toBe('error');
    expect(outcomeOf(result({ code: null }), 'client').told).toBe('end');
    expect(outcomeOf(result({ code: null, noCloseWithin: 15 }), 'client')).toMatchObject({ told: 'nothing', gaveUpAfter: 15 });
  });

  test('is the first Close frame of the one under test, and none after close() has thrown', () => {
    const wire: Result['wire'] = [
      { from: 'server', close: 1000 },
      { from: 'client', close: null },
      { from: 'client', close: 1002 },
    ];
    expect(outcomeOf(result({ wire }), 'client').sent).toBe('empty');
    expect(outcomeOf(result({ wire }), 'server').sent).toBe(1000);
    expect(outcomeOf(result({ wire, thrown: { type: 'E', message: null } }), 'client').sent).toBe('none');
  });

  test('of a server is also how it answered and how it ended TCP', () => {
    const wire: Result['wire'] = [
      { from: 'client', http: 'GET' },
      { from: 'server', http: 401 },
      { from: 'server', tcp: 'rst' },
    ];
    expect(outcomeOf(result({ wire }), 'server')).toMatchObject({ status: 401, ended: 'rst' });
    expect(outcomeOf(result({ wire }), 'client')).toMatchObject({ status: null, ended: null });
  });

  test('counts as the same where it is clean as usual, or where the interface has no such notion', () => {
    const key = (code: number, wasClean: boolean | null) => outcomeKey(outcomeOf(result({ code, wasClean }), 'client'), 'told');
    expect(key(1000, true)).toBe(key(1000, null));
    expect(key(1006, false)).toBe(key(1006, null));
    expect(key(1006, true)).not.toBe(key(1006, false));
    expect(key(1001, false)).not.toBe(key(1001, true));
    expect(key(1015, false)).toBe(key(1015, null));
    expect(key(0, false)).toBe(key(0, null));
  });
});

describe('a claim', () => {
  const found = (field: Claim['field'], parts: Partial<Result>, role: Recording['role'] = 'client') => foundIn(result(parts), role, field);

  test.each<[Claim['field'], Partial<Result>, unknown]>([
    ['opens', { events: ['open', 'close'] }, true],
    ['opens', { events: ['error', 'close'] }, false],
    ['opens', { events: [], noCloseWithin: 15, wire: [{ from: 'server', http: 101 }] }, true],
    ['opens', { events: [], noCloseWithin: 15, wire: [] }, false],
    ['code', { code: null }, undefined],
    ['code', { code: 1001 }, 1001],
    ['clean', { wasClean: null }, undefined],
    ['clean', { wasClean: false }, false],
    ['sends', { wire: [{ from: 'server', close: 1000 }] }, 'none'],
    ['sends', { wire: [{ from: 'client', close: null }] }, 'empty'],
    ['answers', { wire: [{ from: 'client', close: 1002 }] }, true],
    ['answers', { wire: [{ from: 'server', close: 1002 }] }, false],
    ['throws', { thrown: { type: 'DOMException InvalidAccessError', message: null } }, 'InvalidAccessError'],
    ['throws', {}, 'nothing'],
    ['throws', { noCloseWithin: 15 }, undefined],
    ['throws', { noCloseWithin: 15, wire: [{ from: 'client', close: 1000 }] }, 'nothing'],
    ['delivers', { events: ['open', 'message', 'close'] }, true],
    ['delivers', { events: ['open', 'error'] }, false],
    ['pongs', { wire: [{ from: 'client', frame: 'pong', size: 5 }] }, true],
    ['pongs', { wire: [{ from: 'server', frame: 'pong', size: 5 }] }, false],
    ['fits', { wire: [{ from: 'client', close: 4000, reason: 'a'.repeat(123) }] }, true],
    ['fits', { wire: [{ from: 'client', close: 4000, reason: 'a'.repeat(124) }] }, false],
    ['fits', { wire: [{ from: 'client', frame: 'ping', size: 126 }] }, false],
    ['ends', {}, true],
    ['ends', { noCloseWithin: 15 }, false],
  ])('%s of %j is %s', (field, parts, expected) => expect(found(field, parts)).toBe(expected));

  test('of a server is about the data that it echoes', () => {
    expect(found('delivers', { wire: [{ from: 'server', frame: 'text', size: 2 }] }, 'server')).toBe(true);
    expect(found('delivers', { wire: [{ from: 'client', frame: 'text', size: 2 }] }, 'server')).toBe(false);
  });
});

describe('deviations', () => {
  const open = { opens: [result({ code: 1000 })] };
  const scenarios = {
    opens: { ...scenarioOf('bad-accept'), expects: scenarioOf('bad-accept').expects },
    'receives-1014': scenarioOf('receives-1014'),
    'receives-1013': scenarioOf('receives-1013'),
  };

  test('are the claims for this kind of client that its results do not meet', () => {
    expect(deviationsOf(recording(open), facts(false), scenarios).map(({ claim, found }) => [claim.field, found])).toEqual([
      ['opens', true],
    ]);
    expect(deviationsOf(recording(open), facts(true), scenarios).map(({ claim, found }) => [claim.field, found])).toEqual([
      ['opens', true],
      ['code', 1000],
    ]);
  });

  test('tell in how many of the runs, where it depends on timing', () => {
    const mixed = { 'receives-1014': [result({ code: 1014, count: 2 }), result({ code: 1006, count: 1 })] };
    const codes = deviationsOf(recording(mixed), facts(false), scenarios).filter(({ claim }) => claim.field === 'code');
    expect(codes).toMatchObject([{ found: 1006, count: 1, runs: 3, version: '1', scenario: 'receives-1014' }]);
  });

  test('that ask for the number of their scenario are one group', () => {
    const both = { 'receives-1013': [result({ code: 1006 })], 'receives-1014': [result({ code: 1006 })] };
    const found = deviationsOf(recording(both), facts(false), scenarios).filter(({ claim }) => claim.field === 'code');
    const groups = groupDeviations(found, scenarios);
    expect(groups).toMatchObject([{ asksSame: true, scenarios: [['receives-1013', 'receives-1014']] }]);
    expect(groups.map((group) => `${claimText(t, group)}: ${foundText(t, group)}`)).toEqual(['must report the same code: told 1006']);
  });
});

describe('results side by side', () => {
  test('agree where the reader is told the same', () => {
    const recordings = [
      recording({ fin: [result({ code: 1006, wasClean: false })] }, 'one'),
      recording({ fin: [result({ code: null, error: { type: 'E', message: 'reset' } })] }, 'two'),
      recording({ fin: [result({ code: 1006 })] }, 'three'),
      { ...recording({}, 'four'), observations: [{ scenario: 'fin', unsupported: 'no-page' }] },
    ];
    expect(agreementsOn(recordings, 'fin', scenarioOf('fin')).map(({ clients }) => clients)).toEqual([['one', 'three'], ['two']]);
  });

  test('the matrix has every scenario of each role once, a cell for each client', () => {
    for (const role of ['client', 'server'] as const) {
      const rows = buildMatrix(catalog, role).flatMap((group) => group.rows);
      const wanted = Object.keys(catalog.scenarios).filter((id) => scenarioOf(id).role === role);
      expect(rows.flatMap(({ scenarios }) => scenarios).sort()).toEqual(wanted.sort());
      for (const { cells } of rows) expect(cells.length).toBe(catalog.recordings.filter((each) => each.role === role).length);
    }
  });

  test('a client page has every scenario once, and every exact message', () => {
    for (const each of catalog.recordings) {
      const rows = clientResults(each, catalog.scenarios).flatMap(({ rows: list }) => list);
      expect(rows.flatMap(({ scenarios }) => scenarios).sort()).toEqual(each.observations.map(({ scenario }) => scenario).sort());
      const shown = rows.flatMap(({ results, scenarios }) =>
        results.flatMap(({ error }) =>
          scenarios.map((id) => error?.message?.replaceAll(/\bN\b/g, String(numberOf(scenarioOf(id))?.number))),
        ),
      );
      for (const observation of each.observations)
        for (const { error } of 'results' in observation ? observation.results : [])
          if (error?.message && !/\bN\b/.test(error.message))
            expect(shown, `${each.client} ${observation.scenario}`).toContain(error.message);
    }
  });

  test('the words around a number stand in each language', () => {
    expect(scenarioText(t, scenarioOf('receives-1006'), [1006])).toContain('1006');
    for (const lang of localeIds)
      for (const scenario of Object.values(catalog.scenarios))
        expect(scenarioText(translateTo(lang), scenario, [1]).length).toBeGreaterThan(3);
    expect(joinNumbers([1000, 1001, 1002, 1007, 3000, 3001])).toBe('1000–1002, 1007, 3000, 3001');
  });

  test('an outcome has words', () => {
    const told = outcomeOf(result({ code: 1001, wasClean: false, wire: [{ from: 'client', close: 1002 }] }), 'client');
    expect([toldText(t, told), sentText(t, told)]).toEqual(['1001, not clean', 'Close 1002']);
    expect(seenText(t, { client: 'one', outcomes: [told] }, 'told', 1001)).toBe('same, not clean');
    expect(seenText(t, { client: 'one', outcomes: [], unsupported: 'no-page' }, 'told')).toBe(t('lab.cell.unsupported'));
  });
});

describe('the lab', () => {
  test('has recorded 16 clients in 60 scenarios and more, and 8 servers', () => {
    const did = (role: string) =>
      catalog.recordings
        .filter((each) => each.role === role)
        .map(({ client, observations }) => ({ client, scenarios: observations.filter((it) => 'results' in it).length }));
    for (const role of ['client', 'server'])
      console.log(
        `${role}s: ${did(role)
          .map(({ client, scenarios }) => `${client} ${scenarios}`)
          .join(', ')}`,
      );
    expect(did('client').filter(({ scenarios }) => scenarios >= 60).length).toBeGreaterThanOrEqual(16);
    expect(did('server').length).toBeGreaterThanOrEqual(8);
  });

  test('a checksum does not depend on the day or the order of keys, and on everything else', () => {
    const [first] = catalog.recordings;
    if (!first) throw new Error('nothing recorded');
    expect(checksumOf(first)).toBe(first.checksum);
    expect(checksumOf({ ...first, recorded: '2000-01-01' })).toBe(first.checksum);
    expect(checksumOf(Object.fromEntries(Object.entries(first).reverse()) as Recording)).toBe(first.checksum);
    expect(checksumOf({ ...first, version: '0' })).not.toBe(first.checksum);
  });
});
