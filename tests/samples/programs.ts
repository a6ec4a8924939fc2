import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.ts';
import { runtimeEnv } from '../runtimes.ts';

/** What the samples in several languages are about: the folders of src/samples/ beside those of the codes. */
export const topics = ['handlers', 'reconnect', 'heartbeat', 'authentication', 'login'] as const;
export type Topic = (typeof topics)[number];

/** The languages of programs, each with the name of its sample's file. A page's sample (page.js) runs in a browser: tests/e2e/. */
export const languages = { node: 'node.js', python: 'python.py', go: 'go.go', rust: 'rust.rs', java: 'java.java' } as const;
export type Language = keyof typeof languages;

/** A sample to run: in which language, and from which folder of samples. */
export interface Program {
  language: Language;
  samples: string;
}

export const samplesFolder = join(root, 'src/samples');
const harness = join(root, 'tests/samples/programs');
const workshop = join(root, '.build/programs');
const runFile = promisify(execFile);

/** The languages that a topic's folder holds. */
export const languagesOf = (topic: Topic): Language[] =>
  (Object.keys(languages) as Language[]).filter((language) => existsSync(join(samplesFolder, topic, languages[language])));

/** The topics that have a sample for a page. */
export const pageTopics = (): Topic[] => topics.filter((topic) => existsSync(join(samplesFolder, topic, 'page.js')));

/** Every file below src/samples/, as "reconnect/go.go". */
export const listSamples = (): string[] =>
  readdirSync(samplesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(samplesFolder.length + 1)}/${entry.name}`)
    .sort();

/** Copies of a language's samples and of the programs that run them, in one folder, as its compiler wants them. */
function gather(language: Language, ...programs: string[]): string {
  const folder = join(workshop, language);
  mkdirSync(folder, { recursive: true });
  for (const program of programs) copyFileSync(join(harness, program), join(folder, program));
  const file = languages[language];
  for (const topic of topics.filter((topic) => languagesOf(topic).includes(language)))
    copyFileSync(join(samplesFolder, topic, file), join(folder, `${topic}.${file.split('.')[1]}`));
  return folder;
}

const rustTarget = join(workshop, 'rust');

const compilers: Record<Language, () => Promise<unknown>> = {
  node: async () => {},
  python: async () => {},
  go: () => compile(gather('go', 'main.go', 'go.mod', 'go.sum'), 'go', 'build', '-o', 'samples', '.'),
  rust: () => compile(harness, 'cargo', 'build', '--quiet', '--locked', '--target-dir', rustTarget),
  java: () => {
    const folder = gather('java', 'Run.java');
    return compile(
      folder,
      'javac',
      'Run.java',
      ...topics.filter((topic) => languagesOf(topic).includes('java')).map((topic) => `${topic}.java`),
    );
  },
};

const compile = (cwd: string, program: string, ...args: string[]) => runFile(program, args, { cwd, env: runtimeEnv, timeout: 240_000 });

const commands: Record<Language, string[]> = {
  node: [process.execPath, join(harness, 'run.js')],
  python: ['python3', join(harness, 'run.py')],
  go: [join(workshop, 'go/samples')],
  rust: [join(rustTarget, 'debug/samples')],
  java: ['java', '-XX:TieredStopAtLevel=1', '-cp', join(workshop, 'java'), 'Run'],
};

const compiled = new Map<Language, Promise<unknown>>();

/** Compiles all samples of a language, once. */
export function ready(language: Language): Promise<unknown> {
  const done = compiled.get(language) ?? compilers[language]();
  compiled.set(language, done);
  return done;
}

/** Runs a program to its own end, which has to come soon; @returns what it printed. */
export async function run({ language, samples }: Program, topic: Topic, ...args: string[]): Promise<string> {
  const [program = '', ...before] = commands[language];
  const { stdout, stderr } = await runFile(program, [...before, topic, ...args], {
    env: { ...runtimeEnv, SAMPLES: samples },
    timeout: 60_000,
  });
  return stdout + stderr;
}

/** Starts a program that goes on until it is killed, such as a server. */
export function start({ language, samples }: Program, topic: Topic, ...args: string[]): ChildProcess {
  const [program = '', ...before] = commands[language];
  return spawn(program, [...before, topic, ...args], { env: { ...runtimeEnv, SAMPLES: samples }, stdio: 'ignore' });
}
