import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../root.ts';
import { javaLibraries, runtimeEnv } from '../runtimes.ts';

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

/** Where the samples of one folder are compiled. */
const benchOf = ({ language, samples }: Program) => (samples === samplesFolder ? join(workshop, language) : join(samples, 'compiled'));

/** Copies of a language's samples and of the programs that run them, in one folder, as its compiler wants them. @returns the samples' names. */
function gather(program: Program, ...runners: string[]): string[] {
  const { language, samples } = program;
  const bench = benchOf(program);
  mkdirSync(bench, { recursive: true });
  for (const runner of runners) copyFileSync(join(harness, runner), join(bench, runner));
  const file = languages[language];
  return topics
    .filter((topic) => languagesOf(topic).includes(language))
    .map((topic) => {
      const copy = `${topic}.${file.split('.')[1]}`;
      const own = join(samples, topic, file);
      copyFileSync(existsSync(own) ? own : join(samplesFolder, topic, file), join(bench, copy));
      return copy;
    });
}

const compilers: Record<Language, (program: Program) => Promise<unknown>> = {
  node: async () => {},
  python: async () => {},
  go: (program) => {
    gather(program, 'main.go', 'go.mod', 'go.sum');
    return compile(benchOf(program), 'go', 'build', '-o', 'samples', '.');
  },
  // Its runner names the samples by their paths: of another folder they are not compiled.
  rust: (program) => compile(harness, 'cargo', 'build', '--quiet', '--locked', '--target-dir', benchOf(program)),
  java: (program) => {
    const samples = gather(program, 'Run.java');
    return compile(benchOf(program), 'javac', '-cp', javaLibraries, 'Run.java', ...samples);
  },
};

const compile = (cwd: string, program: string, ...args: string[]) => runFile(program, args, { cwd, env: runtimeEnv, timeout: 240_000 });

const commands: Record<Language, (bench: string) => string[]> = {
  node: () => [process.execPath, join(harness, 'run.js')],
  python: () => ['python3', join(harness, 'run.py')],
  go: (bench) => [join(bench, 'samples')],
  rust: (bench) => [join(bench, 'debug/samples')],
  java: (bench) => ['java', '-XX:TieredStopAtLevel=1', '-cp', `${bench}${delimiter}${javaLibraries}`, 'Run'],
};

const compiled = new Map<string, Promise<unknown>>();

/** Compiles all samples of a language, once. */
export function ready(program: Program): Promise<unknown> {
  const bench = benchOf(program);
  const done = compiled.get(bench) ?? compilers[program.language](program);
  compiled.set(bench, done);
  return done;
}

/** Runs a program to its own end, which has to come soon; @returns what it printed. */
export async function run(program: Program, topic: Topic, ...args: string[]): Promise<string> {
  const [command = '', ...before] = commands[program.language](benchOf(program));
  const { stdout, stderr } = await runFile(command, [...before, topic, ...args], {
    env: { ...runtimeEnv, SAMPLES: program.samples },
    timeout: 120_000,
  });
  return stdout + stderr;
}

/** Starts a program that goes on until it is killed, such as a server. */
export function start(program: Program, topic: Topic, ...args: string[]): ChildProcess {
  const [command = '', ...before] = commands[program.language](benchOf(program));
  return spawn(command, [...before, topic, ...args], { env: { ...runtimeEnv, SAMPLES: program.samples }, stdio: 'ignore' });
}
