import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { catalog, root } from '../site.ts';
import { samplesFolder } from './programs.ts';

const runFile = promisify(execFile);
const found = catalog.guides.get('debug/1006');
if (!found) throw new Error('content/guides: found no debug/1006');

/** The page whose commands are run. */
export const guide = found;

/** Every text that a step promises, by outcome. */
export function showsOf(id: string): [outcome: string, texts: string[]][] {
  const step = guide.facts.steps.find((each) => each.id === id);
  if (!step) throw new Error(`content/guides/debug-1006: no step ${id}`);
  return step.outcomes.filter(({ shows }) => shows.length > 0).map((outcome) => [outcome.id, outcome.shows]);
}

/** A command of the page, with what its reader puts in. @throws when a placeholder is not there. */
export function command(file: string, filled: Record<string, string>): string {
  let text = readFileSync(join(samplesFolder, 'debug', file), 'utf8');
  for (const [placeholder, value] of Object.entries(filled)) {
    if (!text.includes(placeholder)) throw new Error(`src/samples/debug/${file}: no "${placeholder}"`);
    text = text.replaceAll(placeholder, () => value);
  }
  return text;
}

/** Runs it as a reader would; @returns all that it printed, however it ended. */
export async function run(script: string, env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, LC_ALL: 'C', ...env }, timeout: 60_000, cwd: env.CWD ?? root };
  const { stdout, stderr } = await runFile('sh', ['-c', script], options).catch((error: { stdout?: string; stderr?: string }) => ({
    stdout: error.stdout ?? '',
    stderr: error.stderr ?? '',
  }));
  return stdout + stderr;
}

/** The address in most commands. */
export const example = 'https://example.com/socket';

const running: { stop: () => unknown }[] = [];

/** Has what was started stopped after the last test of the file that asks for it. */
export function keep<R extends { stop: () => unknown }>(started: R): R {
  running.push(started);
  return started;
}
afterAll(() => Promise.all(running.map(({ stop }) => stop())));
