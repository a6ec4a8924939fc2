import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { runtimeEnv } from '../runtimes.ts';
import { root } from '../site.ts';

const samples = join(root, 'src/samples/handlers');
const harness = join(root, 'tests/samples/handlers');
const workshop = join(root, '.build/handlers');
const runFile = promisify(execFile);

/** How each language quotes a reason, and what it prints where no Close frame came. */
interface Handler {
  name: string;
  compile: () => void;
  command: string[];
  quote: (reason: string) => string;
  /** The reason that it prints after a cut; undefined where that differs from run to run. */
  cut: string | undefined;
}

/** A copy of the sample beside the program that runs it, so that a compiler leaves nothing in the work tree. */
function copyBeside(sample: string, ...programs: string[]): void {
  copyFileSync(join(samples, sample), join(workshop, sample));
  for (const program of programs) copyFileSync(join(harness, program), join(workshop, program));
}

const compile = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: workshop, env: runtimeEnv, stdio: 'inherit' });

const handlers: Handler[] = [
  { name: 'node.js', compile: () => {}, command: [process.execPath, join(harness, 'run.js')], quote: JSON.stringify, cut: '' },
  {
    name: 'python.py',
    compile: () => copyBeside('python.py', 'run.py'),
    command: ['python3', 'run.py'],
    quote: (reason) => `'${reason}'`,
    cut: '',
  },
  {
    name: 'go.go',
    compile: () => {
      copyBeside('go.go', 'main.go', 'go.mod', 'go.sum');
      compile('go', 'build', '-o', 'go-handler', '.');
    },
    command: [join(workshop, 'go-handler')],
    quote: JSON.stringify,
    // gorilla/websocket puts the error that it read into the text.
    cut: 'unexpected EOF',
  },
  {
    name: 'java.java',
    compile: () => {
      copyBeside('java.java', 'Run.java');
      compile('javac', 'java.java', 'Run.java');
    },
    command: ['java', '-cp', workshop, 'Run'],
    quote: (reason) => `"${reason}"`,
    // java.net.http reports a cut as a close or as an error, whichever of its threads is first.
    cut: undefined,
  },
];

/** The endings, each by the path that a client asks for. */
const endings: Record<string, { end: (socket: WebSocket) => void; code: number; reason?: string }> = {
  '/normal': { end: (socket) => socket.close(1000), code: 1000, reason: '' },
  '/reason': { end: (socket) => socket.close(1008, 'token expired'), code: 1008, reason: 'token expired' },
  '/private': { end: (socket) => socket.close(4001), code: 4001, reason: '' },
  '/empty': { end: (socket) => socket.close(), code: 1005, reason: '' },
  '/cut': { end: (socket) => socket.terminate(), code: 1006 },
};

let server: WebSocketServer;
beforeAll(async () => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket, request) => {
    // A message first: a handler has to go on reading to see the end.
    socket.send('hello');
    setTimeout(() => endings[request.url ?? '']?.end(socket), 50);
  });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

describe.each(handlers)('the handler $name prints one line with the link', (handler) => {
  beforeAll(() => handler.compile(), 240_000);
  test.each(Object.entries(endings))('after %s', { timeout: 30_000 }, async (path, { code, reason = handler.cut }) => {
    const [program = '', ...args] = handler.command;
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const { stdout, stderr } = await runFile(program, [...args, url], { cwd: workshop, env: runtimeEnv, timeout: 25_000 });
    const line = stdout + stderr;
    const said = reason === undefined ? /"[\w.]*"/.exec(line)?.[0] : handler.quote(reason);
    expect(line).toBe(`WebSocket closed: ${code} ${said} https://whyclosed.example/${code}\n`);
  });
});
