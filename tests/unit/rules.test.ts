import { expect, test } from 'vitest';
import type { RawContent } from '../../src/domain/catalog.ts';
import { rules } from '../../src/domain/rules/index.ts';
import { readContent } from '../../src/integrations/read-content.ts';
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

const recordingOf = (content: RawContent, file: string) => {
  const entry = content.recordings.find((item) => item.file === `content/observations/${file}`);
  if (!entry) throw new Error(`no recording ${file}`);
  return entry;
};

/** For each rule, a change of sound content that it must tell, and a part of the problem that it must name. */
const faults: Record<string, [change: (content: RawContent) => void, told: RegExp]> = {
  languages: [(c) => c.codes.words.splice(c.codes.words.indexOf(wordsOf(c, '1001', 'es')), 1), /the words of 1001 in "es"/],
  'folder-names': [(c) => Object.assign(factsOf(c, '1001'), { id: '1099' }), /1099/],
  'pair-order': [(c) => c.comparisons.facts[0]?.facts.codes.reverse(), /the lower first/],
  references: [(c) => factsOf(c, '1001').facts.confusedWith.push(1099), /1099/],
  'redirects-lead': [(c) => Object.assign(c.redirects.moved, { retry: 'nowhere' }), /nowhere/],
  links: [(c) => Object.assign(wordsOf(c, '1001', 'en'), { body: 'See [it](/1099).' }), /\/1099/],
  'unique-items': [(c) => factsOf(c, '1001').facts.aliases.push('CLOSE_GOING_AWAY'), /twice/],
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
  'recordings-are-untouched': [(c) => Object.assign(recordingOf(c, 'ws.client.json').recording, { version: '99' }), /edited by hand/],
};

test('sound content has no problem under any rule', () => {
  expect(rules.flatMap((rule) => rule.check(raw))).toEqual([]);
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
