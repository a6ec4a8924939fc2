import { expect, test } from 'vitest';
import { adapters } from './adapters.ts';
import { makeCertificates } from './certificates.ts';
import { compare } from './compare.ts';
import { readRecording } from './recordings.ts';
import { readScenarios } from './scenarios.ts';

/** What the lab can run wherever the other tests run. */
const replayed = ['chromium.client', 'ws.client', 'ws.server', 'node.client'];

test.concurrent.each(replayed)('%s does what is recorded', { timeout: 6 * 60_000 }, async (name) => {
  const adapter = adapters.find(({ id, role }) => `${id}.${role}` === name);
  const recorded = adapter && readRecording(adapter);
  if (!adapter || !recorded) throw new Error(`${name}: found no adapter or no recording, expected both; see tests/lab/README.md`);
  const { lines, differ } = await compare(adapter, recorded, readScenarios(), { first: 1, all: 1 }, await certificates);
  for (const line of lines) console.log(`${name}: ${line}`);
  expect(differ, lines.join('\n')).toBe(0);
});

const certificates = makeCertificates();
