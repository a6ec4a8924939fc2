import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Adapter, Ready } from './adapter.ts';
import { caFile } from './certificates.ts';

/** An adapter has this long to start and to end; milliseconds. */
const startBound = 60_000;
const endBound = 3_000;

/** A running adapter: lines of JSON in and out. */
export class AdapterProcess<R extends Ready> {
  #child: ChildProcess | undefined;
  #ready: R | undefined;
  #lines: unknown[] = [];
  #wake = () => {};
  #errors = '';

  readonly adapter: Adapter;

  constructor(adapter: Adapter) {
    this.adapter = adapter;
  }

  /** Starts it unless it runs. @throws when it does not say that it is ready. */
  async start(): Promise<R> {
    if (this.#ready && this.isAlive) return this.#ready;
    const { command, cwd, env } = this.adapter;
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env, LAB_CA: caFile }, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    this.#lines = [];
    this.#errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-2000);
    });
    child.stdin.on('error', () => {});
    child.on('error', (error) => {
      this.#errors += error.message;
      this.#wake();
    });
    child.on('exit', () => this.#wake());
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#lines.push(JSON.parse(line));
      this.#wake();
    });
    const ready = await this.take((line): line is R => typeof line === 'object' && line !== null && 'ready' in line, startBound);
    if (!ready) {
      await this.stop();
      throw new Error(
        `${this.adapter.role} ${this.adapter.id}: found no line {"ready":true,…}, expected one within ${startBound / 1000} s; it said: ${this.#errors}`,
      );
    }
    this.#ready = ready;
    return ready;
  }

  get isAlive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  send(line: object): void {
    this.#child?.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  /** Takes the first line that fits; undefined when none comes within the bound (milliseconds) or the process ends. */
  async take<L>(fits: (line: unknown) => line is L, bound: number): Promise<L | undefined> {
    const until = performance.now() + bound;
    for (;;) {
      const index = this.#lines.findIndex(fits);
      if (index >= 0) return this.#lines.splice(index, 1)[0] as L;
      const left = until - performance.now();
      if (left <= 0 || !this.isAlive) return undefined;
      const stop = new AbortController();
      await Promise.race([
        new Promise<void>((resolve) => {
          const before = this.#wake;
          this.#wake = () => {
            before();
            resolve();
          };
        }),
        wait(left, undefined, { signal: stop.signal }).catch(() => {}),
      ]);
      stop.abort();
    }
  }

  /** Forgets what it has said. */
  drain(): void {
    this.#lines = [];
  }

  terminate(): void {
    this.#child?.kill('SIGTERM');
  }

  /** Ends it by closing its input, then by its own id. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || !this.isAlive) return;
    const ended = once(child, 'exit');
    child.stdin?.end();
    if (this.adapter.role === 'server') child.kill('SIGTERM');
    await Promise.race([ended, wait(endBound)]);
    if (this.isAlive) child.kill('SIGKILL');
    this.#child = undefined;
  }
}
