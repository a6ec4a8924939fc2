import { describe, expect, test } from 'vitest';
import { buildAddressRules } from '../../src/domain/address-rules.ts';
import { answerAddress } from '../../src/domain/answer-address.ts';
import { buildCatalog, type RawContent } from '../../src/domain/catalog.ts';
import { findPage, listSlugs } from '../../src/domain/pages.ts';
import { rules } from '../../src/domain/rules/index.ts';
import { listSearchRecords } from '../../src/domain/search-records.ts';
import { localeIds } from '../../src/i18n/locales.ts';
import { readContent } from '../../src/integrations/read-content.ts';
import type { CodeFacts } from '../../src/schemas/code.ts';
import { root } from '../site.ts';

const { raw } = readContent(root);

const factsOf = (content: RawContent, id: string) => {
  const entry = content.codes.facts.find((item) => item.id === id);
  if (!entry) throw new Error(`no code ${id}`);
  return entry;
};
const wordsOf = (content: RawContent, id: string, lang: string) => {
  const entry = content.codes.words.find((item) => item.id === id && item.lang === lang);
  if (!entry) throw new Error(`no words ${id}/${lang}`);
  return entry;
};
const guideOf = (content: RawContent, id: string, lang: string) => {
  const entry = content.guides.words.find((item) => item.id === id && item.lang === lang);
  if (!entry) throw new Error(`no guide ${id}/${lang}`);
  return entry;
};
const guideFactsOf = (content: RawContent, id: string) => {
  const entry = content.guides.facts.find((item) => item.id === id);
  if (!entry) throw new Error(`no guide ${id}`);
  return entry.facts;
};

const recordingOf = (content: RawContent, file: string) => {
  const entry = content.recordings.find((item) => item.file === `content/observations/${file}`);
  if (!entry) throw new Error(`no recording ${file}`);
  return entry;
};

const messageOf = (content: RawContent, id: string) => {
  const [message] = content.messages.find((item) => item.id === id)?.facts.messages ?? [];
  if (!message) throw new Error(`no messages of ${id}`);
  return message;
};

/** For each rule, a change of sound content that it must tell, and a part of the problem that it must name. */
const faults: Record<string, [change: (content: RawContent) => void, told: RegExp]> = {
  languages: [(c) => c.codes.words.splice(c.codes.words.indexOf(wordsOf(c, '1001', 'es')), 1), /the words of 1001 in "es"/],
  'folder-names': [(c) => Object.assign(factsOf(c, '1001'), { id: '1099' }), /1099/],
  'pair-order': [(c) => c.comparisons.facts[0]?.facts.codes.reverse(), /the lower first/],
  'messages-mean-one': [(c) => Object.assign(messageOf(c, 'ws'), { code: 1002, failure: 'tls' }), /code and failure/],
  'messages-are-telling': [(c) => Object.assign(messageOf(c, 'ws'), { text: 'no {thing}' }), /\{thing\}/],
  'messages-lead': [(c) => Object.assign(messageOf(c, 'ws'), { code: 1002, cause: 'nothing' }), /1002#nothing/],
  'page-addresses': [(c) => Object.assign(guideFactsOf(c, 'send'), { slug: 'reconnect' }), /"reconnect", which two pages have/],
  references: [(c) => factsOf(c, '1001').facts.confusedWith.push(1099), /1099/],
  'redirects-lead': [(c) => Object.assign(c.redirects.moved, { retry: 'nowhere' }), /nowhere/],
  links: [(c) => Object.assign(wordsOf(c, '1001', 'en'), { body: 'See [it](/1099).' }), /\/1099/],
  'unique-items': [(c) => factsOf(c, '1001').facts.aliases.push('CLOSE_GOING_AWAY'), /twice/],
  'steps-lead': [
    (c) =>
      guideFactsOf(c, 'debug-1006')
        .steps.find(({ id }) => id === 'capture')
        ?.outcomes[0]?.to.push('#step-none', '1006#cause-none'),
    /"#step-none"[\s\S]*"1006#cause-none"/,
  ],
  'sources-exist': [(c) => factsOf(c, '1001').facts.definedIn.push('rfc9999'), /rfc9999/],
  'words-follow-facts': [(c) => Object.assign(wordsOf(c, '1001', 'zh').words.causes, { other: {} }), /other/],
  'same-structure': [(c) => wordsOf(c, '1001', 'zh').words.seen.pop(), /seen/],
  'headings-have-ids': [(c) => Object.assign(guideOf(c, 'send', 'en'), { body: '## A heading' }), /Heading|heading/],
  staleness: [(c) => Object.assign(wordsOf(c, '1001', 'en'), { fingerprint: '000000000000' }), /renders/],
  untranslated: [(c) => Object.assign(wordsOf(c, '1001', 'es').words, { gist: wordsOf(c, '1001', 'en').words.gist }), /gist/],
  terminology: [(c) => Object.assign(wordsOf(c, '1001', 'zh'), { body: '收到关闭帧。' }), /关闭帧/],
  typography: [(c) => Object.assign(wordsOf(c, '1001', 'zh'), { body: '服务端退出,客户端重连。' }), /full-width/],
  'repeated-sentences': [
    (c) => wordsOf(c, '1001', 'en').words.seen.push(wordsOf(c, '1001', 'en').words.seen[0] ?? ''),
    /each sentence once/,
  ],
  'facts-agree': [(c) => Object.assign(factsOf(c, '1001').facts.script.mayClose, { value: true }), /mayClose/],
  'ranges-tile': [(c) => Object.assign(c.ranges.facts[0]?.facts ?? {}, { to: 1099 }), /1099|1000/],
  'history-order': [(c) => Object.assign(c.history.at(-1) ?? {}, { day: '2999-01-01' }), /newest/],
  'history-pages': [(c) => c.history[0]?.pages.push('1099'), /1099/],
  'interface-strings': [(c) => Object.assign((c.ui.es as { site: object }).site, { skip: '{{x}}' }), /site\.skip/],
  'scenarios-have-words': [(c) => Object.assign(c.scenarios.fin ?? {}, { kind: 'vanishes' }), /scenario\.vanishes/],
  'clients-are-recorded': [(c) => Object.assign(recordingOf(c, 'ws.client.json').recording, { client: 'wss' }), /content\/clients\/wss/],
  'recordings-are-whole': [(c) => recordingOf(c, 'ws.client.json').recording.observations.pop(), /missing: page-close-tab/],
  'traces-show-their-code': [(c) => Object.assign(factsOf(c, '1001').facts.trace, { scenario: 'sends-1001' }), /with 1001/],
  'recordings-are-untouched': [(c) => Object.assign(recordingOf(c, 'ws.client.json').recording, { version: '99' }), /edited by hand/],
  'facts-against-evidence': [
    (c) => Object.assign(c.clients.facts.find(({ id }) => id === 'ws')?.facts ?? {}, { kind: 'browser' }),
    /script\.mayClose: false; ws in sends-1001: true/,
  ],
};

test('sound content has no problem under any rule', () => {
  expect(rules.flatMap((rule) => rule.check(raw))).toEqual([]);
});

test('a guide stands at the path that its facts name', () => {
  const content = structuredClone(raw);
  const { facts, words } = content.guides;
  const about = { facts: facts.filter(({ id }) => id === 'about'), words: words.filter(({ id }) => id === 'about') };
  facts.push(...about.facts.map((entry) => ({ ...entry, id: 'other', facts: { ...entry.facts, slug: 'guides/other' } })));
  words.push(...about.words.map((entry) => ({ ...entry, id: 'other', body: 'See [it](/guides/other#part).' })));
  content.redirects.moved = { another: 'guides/other' };
  const linked = words.filter(({ id }) => id === 'about');
  for (const { words: said, lang } of linked)
    said.answer = { en: 'See [it](/guides/other).', es: 'Véase [esto](/guides/other).', zh: '见 [这里](/guides/other)。' }[lang];
  const told = rules
    .filter(({ name }) => ['links', 'redirects-lead', 'page-addresses'].includes(name))
    .flatMap(({ check }) => check(content));
  expect(told).toEqual([]);
  for (const entry of words.filter(({ id }) => id === 'other')) entry.body = '';

  const catalog = buildCatalog(content);
  expect(catalog.guides.get('guides/other')).toMatchObject({ id: 'guides/other', folder: 'other' });
  expect(findPage(catalog, 'guides/other')).toEqual({ kind: 'guide', slug: 'guides/other', folder: 'other' });
  expect(listSlugs(catalog)).not.toContain('other');
  expect(listSearchRecords(catalog).filter(({ slug }) => slug === 'guides/other').length).toBe(localeIds.length);
  const addresses = buildAddressRules(catalog);
  for (const path of ['/es/Guides/Other', '/es/another/'])
    expect(answerAddress(path, addresses)).toEqual({ kind: 'redirect', lang: 'es', slug: 'guides/other' });
});

test('the rules for words hold the history as well', () => {
  const content = structuredClone(raw);
  const [first, second, third] = content.history;
  if (!first || !second || !third) throw new Error('the history has fewer than three entries');
  Object.assign(third, { id: second.id });
  Object.assign(first, { es: first.en, zh: '收到关闭帧,见 [代码](/1099)。' });
  const told = rules.flatMap((rule) => rule.check(content)).filter(({ file }) => file === 'content/history.yaml');
  const text = told.map(({ found, expected }) => `${found} | ${expected}`).join('\n');
  for (const part of ['twice', 'is the English text', '"关闭帧"', 'full-width', '"/1099"']) expect(text).toContain(part);
});

describe('facts against evidence', () => {
  const rule = rules.find(({ name }) => name === 'facts-against-evidence');
  /** The content with ws taken for a browser, and the deviations that the facts of 1001 name. */
  const told = (deviations: CodeFacts['deviations']) => {
    const content = structuredClone(raw);
    Object.assign(content.clients.facts.find(({ id }) => id === 'ws')?.facts ?? {}, { kind: 'browser' });
    factsOf(content, '1001').facts.deviations = deviations;
    return (rule?.check(content) ?? []).filter(({ file }) => file === 'content/codes/1001/code.yaml');
  };

  test('a contradiction that the facts name is none', () => {
    expect(told(undefined)).toMatchObject([{ fix: expect.stringContaining('{ clients: [ws], scenario: sends-1001, mayClose: true }') }]);
    expect(told([{ clients: ['ws'], scenario: 'sends-1001', mayClose: true }])).toEqual([]);
  });

  test('a deviation that no recording shows is stale', () => {
    const stale = told([
      { clients: ['ws', 'node'], scenario: 'sends-1001', mayClose: true },
      { clients: ['ws'], scenario: 'receives-1001', code: 1006 },
    ]);
    expect(stale.map(({ found }) => found)).toEqual([
      'deviations: node, sends-1001, mayClose: true',
      'deviations: ws, receives-1001, code: 1006',
    ]);
  });
});

test('every rule has a fault here', () => {
  expect(Object.keys(faults).sort()).toEqual(rules.map(({ name }) => name).sort());
});

test.each(rules)('$name: $description', ({ name, check }) => {
  const [change, told] = faults[name] ?? [() => {}, /never/];
  const content = structuredClone(raw);
  change(content);
  const problems = check(content);
  expect(problems.map(({ found, expected }) => `${found} | ${expected}`).join('\n')).toMatch(told);
  for (const problem of problems)
    for (const part of [problem.file, problem.found, problem.expected, problem.fix]) expect(part).not.toBe('');
});
