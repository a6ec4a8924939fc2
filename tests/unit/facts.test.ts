import { describe, expect, test } from 'vitest';
import { codeBytes } from '../../src/domain/close-frame.ts';
import { listPages } from '../../src/domain/pages.ts';
import { collectTexts } from '../../src/domain/prose.ts';
import { traceOf } from '../../src/domain/trace.ts';
import { localeIds } from '../../src/i18n/locales.ts';
import { catalog } from '../site.ts';

const facts = new Map(catalog.codes.map((entry) => [entry.facts.code, entry.facts]));
const words = (code: number, lang: 'en' | 'es' | 'zh' = 'en') => {
  const entry = catalog.codes.find((item) => item.facts.code === code);
  if (!entry) throw new Error(`no code ${code}`);
  return entry.words[lang];
};
const textOf = (code: number, lang: 'en' | 'es' | 'zh' = 'en') => {
  const { terms: _, ...said } = words(code, lang);
  return collectTexts(said)
    .map(({ text }) => text)
    .join('\n');
};
const range = (id: string) => {
  const found = catalog.ranges.find((entry) => entry.id === id);
  if (!found) throw new Error(`no range ${id}`);
  return found.facts;
};
const guide = (id: string) => {
  const found = catalog.guides.get(id);
  if (!found) throw new Error(`no guide ${id}`);
  return found;
};
const runtime = (id: string) => guide('send').facts.runtimes.find((item) => item.id === id);
const accepts = (id: string, code: number) => runtime(id)?.accepts.some(([from, to]) => code >= from && code <= to);
/** The recorded exchange on the page of a code. */
const wire = (code: number) => {
  const entry = facts.get(code);
  return entry ? traceOf(catalog.recordings, entry.trace).steps : [];
};
const codesWhere = (test: (fact: NonNullable<ReturnType<typeof facts.get>>) => boolean) =>
  [...facts.values()].filter(test).map(({ code }) => code);

// The Description and Reference columns of https://www.iana.org/assignments/websocket (read 2026-11-21).
const registry: [number, string, string | null][] = [
  [1000, 'Normal Closure', 'RFC 6455'],
  [1001, 'Going Away', 'RFC 6455'],
  [1002, 'Protocol error', 'RFC 6455'],
  [1003, 'Unsupported Data', 'RFC 6455'],
  [1004, 'Reserved', 'RFC 6455'],
  [1005, 'No Status Rcvd', 'RFC 6455'],
  [1006, 'Abnormal Closure', 'RFC 6455'],
  [1007, 'Invalid frame payload data', 'RFC 6455'],
  [1008, 'Policy Violation', 'RFC 6455'],
  [1009, 'Message Too Big', 'RFC 6455'],
  [1010, 'Mandatory Ext.', 'RFC 6455'],
  [1011, 'Internal Error', 'RFC 6455'],
  [1012, 'Service Restart', null],
  [1013, 'Try Again Later', null],
  [
    1014,
    'The server was acting as a gateway or proxy and received an invalid response from the upstream server. This is similar to 502 HTTP Status Code',
    null,
  ],
  [1015, 'TLS handshake', 'RFC 6455'],
  [3000, 'Unauthorized', null],
  [3003, 'Forbidden', null],
  [3008, 'Timeout', null],
];

describe('the registry', () => {
  test.each(registry)('%i is described to the letter', (code, description, reference) => {
    expect(facts.get(code)?.registration.description).toBe(description);
    if (reference) expect(facts.get(code)?.registration.reference).toContain(reference);
  });
  test('these 19 codes and no others have pages', () => {
    expect([...facts.keys()]).toEqual(registry.map(([code]) => code));
  });
  test('only 1014 has a sentence in place of a name', () => {
    expect(codesWhere((fact) => !fact.registration.isName)).toEqual([1014]);
  });
});

describe('errors of other references cannot come back', () => {
  test('1: the standard has browsers report a TLS failure as 1006; the one that says 1015 is named', () => {
    expect(facts.get(1015)?.script.sees).toMatchObject({ code: 1006, wasClean: false });
    expect(facts.get(1015)?.deviations).toContainEqual(expect.objectContaining({ clients: ['firefox'], code: 1015 }));
  });
  test('2, 3: page script may send 1000 and 3000-4999, nothing else', () => {
    expect(codesWhere((fact) => fact.script.mayClose.value)).toEqual([1000, 3000, 3003, 3008]);
    expect(catalog.ranges.map(({ facts: { from, scriptMayClose } }) => [from, scriptMayClose.value])).toEqual([
      [0, false],
      [1016, false],
      [3000, true],
      [4000, true],
      [5000, false],
    ]);
    expect(runtime('browsers')?.accepts).toEqual([
      [1000, 1000],
      [3000, 4999],
    ]);
    expect(runtime('browsers')?.otherwise).toContain('InvalidAccessError');
  });
  test('4: close() without a code sends an empty Close frame', () => {
    expect(wire(1005).some((step) => 'close' in step && step.close === null)).toBe(true);
    expect(wire(1005).flatMap((step) => ('report' in step ? [step.code] : []))).toEqual([1005]);
  });
  test('5: 1005 is a clean close and no error', () => {
    expect(facts.get(1005)).toMatchObject({ error: { value: 'no' }, script: { sees: { code: 1005, wasClean: true } } });
  });
  test('6: 1006 and 1011 are reasons to reconnect', () => {
    expect(codesWhere((fact) => fact.reconnect.verdict === 'yes')).toEqual([1001, 1006, 1011, 1012, 1014, 3008]);
  });
  test('7: 1005, 1006 and 1015 are never sent; neither is 1004', () => {
    expect(codesWhere((fact) => !fact.travels.value)).toEqual([1004, 1005, 1006, 1015]);
    expect(codesWhere((fact) => fact.setBy.value === 'nobody')).toEqual([1004, 1005, 1006, 1015]);
  });
  test('8: 1004 is there, reserved, and 1009 is the one for size', () => {
    expect(words(1004).answer).toMatch(/reserve/i);
    expect(words(1009).answer).toMatch(/message/i);
    expect(facts.get(1009)?.aliases.join()).toMatch(/TOO_(BIG|LARGE)|TooBig/i);
    expect(facts.get(1004)?.confusedWith).toContain(1009);
  });
  test('9, 10: 1012-1014 and 3000, 3003, 3008 are there', () => {
    for (const code of [1012, 1013, 1014, 3000, 3003, 3008]) expect(facts.get(code)?.travels.value).toBe(true);
  });
  test('11: 3000-3999 is for registered codes of libraries, frameworks and applications', () => {
    expect(range('3000-3999')).toMatchObject({ status: { value: 'registered' }, maySend: { value: 'registered-only' } });
  });
  test('12: 1011 is set by either end', () => {
    expect(facts.get(1011)?.setBy.value).toBe('either');
    expect(facts.get(1007)?.registration.description).not.toBe('Unsupported Data');
  });
  test('13: 1003 is a type that the receiver does not accept, in each language', () => {
    expect(words(1003, 'es').answer).toMatch(/\bno (acepta|admite|puede)/);
    expect(words(1003, 'en').answer).toMatch(/not accept|cannot/);
    expect(words(1003, 'zh').answer).toMatch(/不|无法/);
  });
  test('14: 1003 is about data, not control frames', () => {
    expect(textOf(1003)).not.toMatch(/\b(ping|pong)\b/i);
  });
  test('15: 1007 is drawn as bad UTF-8', () => {
    expect(wire(1007).some((step) => 'frame' in step && step.frame === 'text' && step.bytes === 'c328')).toBe(true);
  });
  test('16: 1009 is about the message; 1008 is not about size', () => {
    expect(words(1009).gist).toMatch(/message/);
    expect(words(1008).answer).not.toMatch(/size|too (big|large)/i);
  });
  test('17: 1012 asks for a random wait of 5 to 30 s, as its registration says', () => {
    expect(facts.get(1012)?.reconnect).toMatchObject({ delay: { kind: 'random', min: 5, max: 30 }, basis: 'registration' });
  });
  test('18: the wait after 1013 is called our advice', () => {
    expect(facts.get(1013)?.reconnect).toMatchObject({ verdict: 'later', basis: 'advice' });
    expect(facts.get(1013)?.reconnect.delay?.min).toBeGreaterThanOrEqual(30);
  });
  test('19: 1014 needs an established connection', () => {
    expect(wire(1014)[0]).toEqual({ handshake: 'done' });
    expect(textOf(1014)).toMatch(/502/);
  });
  test('20: 1002 comes after the handshake', () => {
    expect(wire(1002)[0]).toEqual({ handshake: 'done' });
    expect(
      facts
        .get(1002)
        ?.causes.map(({ id }) => id)
        .join(),
    ).not.toMatch(/handshake|version/);
  });
  test('21: a page sees every code that the peer sends', () => {
    for (const { code, travels, script } of facts.values())
      if (travels.value) expect(script.sees, String(code)).toMatchObject({ code, wasClean: true });
  });
  test('22: no page-script sample sends a Ping frame, and no text tells a page to', () => {
    for (const { words: said } of catalog.codes)
      for (const { text } of collectTexts(said.en))
        expect(text).not.toMatch(/(page|browser|page script) (may |can |should |must )?sends? (a )?Ping/i);
  });
  test('23: the limit of a reason is 123 bytes, not characters', () => {
    for (const lang of localeIds)
      for (const { words: said } of [...catalog.codes, ...catalog.guides.values()])
        for (const { text } of collectTexts(said[lang])) {
          expect(text).not.toMatch(/12[35] (characters|caracteres|个字符|字符)/);
        }
  });
  test('24: every wait before a reconnect is random', () => {
    for (const { code, reconnect } of facts.values())
      if (reconnect.verdict === 'yes') expect(reconnect.delay?.max, String(code)).toBeGreaterThan(reconnect.delay?.min ?? Infinity);
  });
  test('25: 0-999 is not used, and not "reserved"', () => {
    expect(range('0-999').status.value).toBe('unused');
  });
  test('26: every fact, cause and pair names a listed source', () => {
    for (const entry of [...catalog.codes, ...catalog.comparisons.values(), ...catalog.ranges, ...catalog.guides.values()]) {
      const refs = collectTexts(entry.facts).filter(({ path }) => /(sources|definedIn)\[\d+\]$/.test(path));
      expect(refs.length, entry.id).toBeGreaterThan(0);
      for (const { text } of refs) expect(Object.keys(catalog.sources)).toContain(text.split('#')[0]);
    }
  });
});

describe('myths stay out', () => {
  test('1, 2: 1006 and 1015 are told apart from anything on the wire', () => {
    for (const code of [1006, 1015])
      expect(
        wire(code).some((step) => 'close' in step && step.close === code),
        String(code),
      ).toBe(false);
  });
  test('3: 1001, 1008 and 1011 are for programs, not for page script', () => {
    for (const code of [1001, 1008, 1011]) {
      expect(facts.get(code)?.script.mayClose.value).toBe(false);
      expect(facts.get(code)?.travels.value).toBe(true);
    }
  });
  test('4, 5, 6: 1006 says nothing about its cause, and the network is one of several', () => {
    expect(facts.get(1006)).toMatchObject({ closer: { value: 'unknown' }, error: { value: 'yes' } });
    expect(new Set(facts.get(1006)?.causes.map(({ layer }) => layer)).size).toBe(4);
  });
  test('7: no close code stands for an HTTP status of the handshake', () => {
    expect(textOf(1006)).toMatch(/401/);
    expect(textOf(1006)).toMatch(/accept first/i);
  });
  test('9, 11: 1011 can be a missed Pong', () => {
    expect(textOf(1011)).toMatch(/keepalive ping timeout/);
    expect(textOf(1006)).toMatch(/uvicorn/);
  });
  test('10: a client may send 1011', () => {
    expect(facts.get(1011)?.setBy.sources).toEqual(expect.arrayContaining([expect.stringContaining('rfc6455')]));
  });
  test('12: 1012, 1013 and 1014 are not said to come from RFC 6455', () => {
    for (const code of [1012, 1013, 1014]) expect(facts.get(code)?.registration.reference ?? '').not.toMatch(/RFC 6455/);
  });
  test('13: 1014 is not given the name Bad Gateway as registered', () => {
    expect(facts.get(1014)?.registration).toMatchObject({ isName: false });
    expect(facts.get(1014)?.registration.description).not.toMatch(/bad gateway/i);
  });
  test('14: 1014 names libraries that refuse it', () => {
    expect(textOf(1014)).toMatch(/gorilla|tungstenite|Tomcat/);
  });
  test('15: private codes are 4000-4999', () => {
    expect(range('4000-4999')).toMatchObject({ status: { value: 'private' }, maySend: { value: 'yes' } });
  });
  test('16: 1004 has no meaning', () => {
    expect(facts.get(1004)).toMatchObject({ travels: { value: false }, setBy: { value: 'nobody' } });
  });
  test('17: a browser is not said to send 1007', () => {
    expect(textOf(1007)).toMatch(/1002/);
  });
  test('18: the reason is counted in bytes: 41 Han characters', () => {
    expect(Buffer.byteLength('关'.repeat(41))).toBe(123);
    expect(Buffer.byteLength('关'.repeat(42))).toBeGreaterThan(123);
  });
  test('20: clean does not mean success', () => {
    const cleanErrors = codesWhere((fact) => fact.script.sees.wasClean && fact.error.value === 'yes');
    expect(cleanErrors).toEqual(expect.arrayContaining([1002, 1007, 1009, 1011]));
  });
  test('22: 1000 can come without anyone meaning it', () => {
    expect(textOf(1000)).toMatch(/Cowboy|Bandit/);
  });
  test('23: 1001 is more than a user who left', () => {
    expect(facts.get(1001)?.causes.length).toBeGreaterThan(2);
    expect(textOf(1001)).toMatch(/Jetty|Tomcat/);
  });
  test('28: 5000 and up lie outside the specification, and no range is split that the registry does not split', () => {
    expect(range('5000-65535').status.value).toBe('outside');
    expect(catalog.ranges.map(({ id }) => id)).toEqual(['0-999', '1016-2999', '3000-3999', '4000-4999', '5000-65535']);
  });
});

test('every number from 0 to 65535 is a code with a page or in exactly one range', () => {
  const missed: number[] = [];
  for (let n = 0; n <= 65535; n++) {
    const inRange = catalog.ranges.filter(({ facts: { from, to } }) => n >= from && n <= to).length;
    const answered = facts.has(n) ? inRange <= 1 : inRange === 1;
    if (!answered) missed.push(n);
  }
  expect(missed).toEqual([]);
});

test('the site has every code, pair, range, guide and client in each language', () => {
  const count = (kind: string, lang: string) => listPages(catalog).filter((item) => item.page.kind === kind && item.lang === lang).length;
  for (const lang of localeIds)
    expect(['code', 'pair', 'range', 'guide'].map((kind) => count(kind, lang))).toEqual([19, 171, 5, catalog.guides.size]);
  for (const lang of localeIds) expect(count('client', lang)).toBe(catalog.clients.size);
});

const required = `1000/1001 1000/1005 1000/1006 1001/1005 1001/1006 1001/1011 1001/1012 1001/1015 1002/1003 1002/1007 1003/1007
  1003/1008 1005/1006 1006/1011 1006/1012 1006/1014 1006/1015 1007/1009 1008/1009 1008/1011 1008/3000 1008/3003 1009/1011 1011/1012
  1011/1013 1011/1014 1012/1013 1012/1015 1013/1014 1014/1015 3000/3003 1006/3008`.split(/\s+/);

test('at least 45 comparisons are written by hand, the most confused among them', () => {
  expect(catalog.comparisons.size).toBeGreaterThanOrEqual(45);
  for (const pair of required) expect([...catalog.comparisons.keys()]).toContain(pair.replace('/', '-vs-'));
});

test('the bytes of a code are in network order', () => {
  expect([1000, 1006, 3000, 4999].map(codeBytes)).toEqual(['03 E8', '03 EE', '0B B8', '13 87']);
});

test('no text of the site tells page script to send a code that throws', () => {
  for (const { words: said, id } of [...catalog.codes, ...catalog.comparisons.values(), ...catalog.guides.values()])
    for (const lang of localeIds)
      for (const { text } of collectTexts(said[lang]))
        for (const [, code] of text.matchAll(/`[^`]*\bnew WebSocket[^`]*close\((\d{4})/g))
          expect([1000, 3000, 3003, 3008], `${id} ${lang}`).toContain(Number(code));
});
test('the guide names the runtimes that refuse what the wire allows', () => {
  expect(accepts('browsers', 1001)).toBe(false);
  expect(guide('send').facts.runtimes.length).toBeGreaterThanOrEqual(8);
  expect(guide('reconnect').facts.libraries.length).toBeGreaterThanOrEqual(6);
});
