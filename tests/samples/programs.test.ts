import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, root } from '../site.ts';
import { checks } from './checks.ts';
import { type Language, languages, languagesOf, listSamples, pageTopics, ready, samplesFolder, type Topic, topics } from './programs.ts';

test('every file in src/samples is one that a test runs', () => {
  const ofCodes = /^\d{4}\/(page|page-send|server|client)\.js$/; // samples.test.ts and tests/e2e/samples.spec.ts
  const ofTopics = [
    ...topics.flatMap((topic) => languagesOf(topic).map((language) => `${topic}/${languages[language]}`)), // below
    ...pageTopics().map((topic) => `${topic}/page.js`), // tests/e2e/programs.spec.ts
    ...(catalog.guides.get('debug/1006')?.facts.steps ?? []).flatMap(({ run }) => run.map((file) => `debug/${file}`)), // debug-*.test.ts
  ];
  expect(listSamples().filter((file) => !ofCodes.test(file))).toEqual(ofTopics.sort());
});

test('the waits of every reconnect sample are for the codes whose cause passes by itself', () => {
  const passing = catalog.codes.filter(({ facts }) => facts.reconnect.delay).map(({ id }) => id);
  for (const file of listSamples().filter((file) => file.startsWith('reconnect/'))) {
    const table = readFileSync(join(samplesFolder, file), 'utf8').matchAll(/\b[13]\d{3}(?=: ?[[({]|, new | \|| => Some)/g);
    expect([...new Set([...table].map(([code]) => code))].sort(), file).toEqual(passing);
  }
});

test.concurrent.each(topics)('the samples of %s do what their page says, in every language', { timeout: 400_000 }, async (topic) => {
  const programs = languagesOf(topic).map((language) => ({ language, samples: samplesFolder }));
  await Promise.all(programs.map(ready));
  const results = await Promise.allSettled(programs.map(checks[topic]));
  const failures = results.map((result, i) => result.status === 'rejected' && `${languagesOf(topic)[i]}: ${result.reason}`);
  expect(failures.filter(Boolean)).toEqual([]);
});

/** One fault a topic, as a careless edit would make it. */
const faults: { topic: Topic; language: Language; find: string; put: string }[] = [
  { topic: 'handlers', language: 'node', find: 'WebSocket closed', put: 'closed' },
  { topic: 'reconnect', language: 'node', find: '1012: [5, 30], ', put: '' },
  { topic: 'reconnect', language: 'python', find: ' or (not worked and failures == 2)', put: '' },
  { topic: 'heartbeat', language: 'node', find: "socket.on('pong'", put: "socket.on('close'" },
  { topic: 'authentication', language: 'python', find: 'close(3000', put: 'close(1008' },
  { topic: 'authentication', language: 'java', find: '!user.mayRead()', put: 'user.mayRead()' },
];

describe('a broken sample is found', () => {
  test.concurrent.each(faults)('$topic in $language without $find', { timeout: 400_000 }, async ({ topic, language, find, put }) => {
    const samples = join(root, '.build/programs/broken', `${topic}-${language}`);
    rmSync(samples, { recursive: true, force: true });
    mkdirSync(samples, { recursive: true });
    cpSync(join(samplesFolder, topic), join(samples, topic), { recursive: true });
    const file = join(samples, topic, languages[language]);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(find);
    writeFileSync(
      file,
      text.replace(find, () => put),
    );
    await ready({ language, samples });
    await expect(checks[topic]({ language, samples })).rejects.toThrow(/expected|Command failed/);
  });
});
