import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { freePort } from '../hosts/servers.ts';
import { catalog } from '../site.ts';
import { type Attempt, startPeer } from './peer.ts';
import { type Language, type Program, run, start, type Topic } from './programs.ts';

/** Fails where a program does not do what its topic promises. */
export type Check = (program: Program) => Promise<void>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Goes on once the program has answered a Ping and is quiet again. Of a connection that is cut right after a message, java.net.http of JDK 17 now
 * and then reports no end at all (the lab's fin-inside-frame).
 */
function onceReading(socket: WebSocket, then: () => void): void {
  socket.once('pong', () => setTimeout(then, 100));
  socket.ping();
}

/** How each language prints a reason, and what it prints as one where no Close frame came; undefined if that differs from run to run. */
const prints: Record<Language, { quote: (reason: string) => string; cut: string | undefined }> = {
  node: { quote: JSON.stringify, cut: '' },
  python: { quote: (reason) => `'${reason}'`, cut: '' },
  // gorilla/websocket puts the error that it read into the text.
  go: { quote: JSON.stringify, cut: 'unexpected EOF' },
  rust: { quote: JSON.stringify, cut: '' },
  // java.net.http reports a cut as a close or as an error, whichever of its threads is first.
  java: { quote: (reason) => `"${reason}"`, cut: undefined },
};

/** The endings, each by the path that a client asks for. */
const endings: Record<string, { end: (socket: WebSocket) => void; code: number; reason?: string }> = {
  '/normal': { end: (socket) => socket.close(1000), code: 1000, reason: '' },
  '/reason': { end: (socket) => socket.close(1008, 'token expired'), code: 1008, reason: 'token expired' },
  '/private': { end: (socket) => socket.close(4001), code: 4001, reason: '' },
  '/empty': { end: (socket) => socket.close(), code: 1005, reason: '' },
  '/cut': { end: (socket) => socket.terminate(), code: 1006 },
};

/** A handler prints one line, with code, reason and link, however the connection ends. */
async function checkHandler(program: Program): Promise<void> {
  const peer = await startPeer((path) => (socket) => {
    // A message first: a handler has to go on reading to see the end.
    socket.send('hello');
    onceReading(socket, () => endings[path]?.end(socket));
  });
  const { quote, cut } = prints[program.language];
  try {
    const runs = Object.entries(endings).map(async ([path, { code, reason = cut }]) => {
      const line = await run(program, 'handlers', peer.url + path);
      const said = reason === undefined ? /"[\w.]*"/.exec(line)?.[0] : quote(reason);
      expect(line, path).toBe(`WebSocket closed: ${code} ${said} https://whyclosed.example/${code}\n`);
    });
    await Promise.all(runs);
  } finally {
    peer.stop();
  }
}

/** What the server does with each attempt in turn: close with a code, refuse, or cut after more than five seconds. The last one ends the program. */
type Fate = number | 'refuse' | 'stay';

const courses: Record<string, { fates: Fate[]; ended: number }> = {
  'a restart': { fates: [1012, 1000], ended: 1000 },
  'an overload': { fates: [1013, 1008], ended: 1008 },
  'a server that leaves': { fates: [1001, 1005], ended: 1005 },
  'a long outage': { fates: [1006, ...Array<Fate>(10).fill('refuse'), 1000], ended: 1000 },
  'a recovery': { fates: [1006, 'refuse', 'refuse', 'refuse', 'stay', 1000], ended: 1000 },
  'a wrong URL': { fates: ['refuse', 'refuse', 'refuse'], ended: 1006 },
};

/** The program connects again after the waits that the facts ask for, on a clock a hundred times as fast, and knows when to stop. */
async function checkReconnect(program: Program): Promise<void> {
  await Promise.all(Object.entries(courses).map(([name, course]) => checkCourse(program, name, course)));
}

async function checkCourse(program: Program, name: string, { fates, ended }: (typeof courses)[string]): Promise<void> {
  const closedAt: number[] = [];
  const cameAt: number[] = [];
  const peer = await startPeer((): Attempt => {
    const fate = fates[cameAt.length] ?? 1000;
    const attempt = cameAt.push(performance.now()) - 1;
    const note = () => {
      closedAt[attempt] = performance.now();
    };
    if (fate === 'refuse') {
      note();
      return 'refuse';
    }
    return (socket) => {
      socket.send('hello');
      const end = () => {
        note();
        if (fate === 'stay' || fate === 1006) socket.terminate();
        else if (fate === 1005) socket.close();
        else socket.close(fate);
      };
      onceReading(socket, () => (fate === 'stay' ? setTimeout(end, 5_500) : end()));
    };
  });
  try {
    const printed = await run(program, 'reconnect', peer.url);
    expect(printed, name).toContain(`ended ${ended}\n`);
    expect(cameAt.length, name).toBe(fates.length);
    const waits = [...printed.matchAll(/^(\d+): connecting again in ([\d.]+) s$/gm)].map(([, code, figure]) => ({
      code: Number(code),
      // Go's clock is faster because the sample's own waits are shorter there, and so are those that it prints.
      seconds: Number(figure) * (program.language === 'go' ? 100 : 1),
    }));
    expect(waits.length, name).toBe(fates.length - 1);
    let failures = 0;
    waits.forEach(({ code, seconds }, i) => {
      const fate = fates[i] ?? 0;
      expect(code, name).toBe(typeof fate === 'number' ? fate : 1006);
      if (fate === 'stay') failures = 0;
      const [least, most] = boundsOf(code, failures);
      expect(seconds, `${name}, wait ${i}`).toBeGreaterThanOrEqual(least - 0.1);
      expect(seconds, `${name}, wait ${i}`).toBeLessThanOrEqual(most + 0.1);
      // What it printed it also waited.
      expect((cameAt[i + 1] ?? 0) - (closedAt[i] ?? 0), `${name}, wait ${i}`).toBeGreaterThan(seconds * 10 - 15);
      failures += 1;
    });
    // The waits grow: ten of them within the first one's bounds would be a chance of one in ten million.
    if (name === 'a long outage') expect(Math.max(...waits.map(({ seconds }) => seconds))).toBeGreaterThan(boundsOf(1006, 0)[1]);
  } finally {
    peer.stop();
  }
}

/** The shortest and the longest wait after a code, as content/ has them. */
function boundsOf(code: number, failures: number): [number, number] {
  const delay = catalog.codes.find(({ facts }) => facts.code === code)?.facts.reconnect.delay;
  const backoff = catalog.guides.get('reconnect')?.facts.backoff;
  if (!delay || !backoff) throw new Error(`content/: found no delay for ${code}, or no backoff`);
  return [delay.min, Math.min(backoff.cap, delay.max * backoff.factor ** failures)];
}

/** With a Ping every second, the program keeps a peer that answers, and ends what is silent. */
async function checkHeartbeat(program: Program): Promise<void> {
  let pings = 0;
  const peer = await startPeer((path) => (socket) => {
    socket.on('ping', () => {
      pings += 1;
    });
    // As if its network were gone: it reads nothing and answers nothing.
    if (path === '/silent') socket.pause();
    else setTimeout(() => socket.close(1000), 3_500);
  });
  try {
    const answers = run(program, 'heartbeat', `${peer.url}/answers`).then((printed) => {
      expect(printed).toBe('closed\n');
      expect(pings).toBeGreaterThanOrEqual(2);
    });
    const from = performance.now();
    const silent = run(program, 'heartbeat', `${peer.url}/silent`).then((printed) => {
      expect(printed).toMatch(/^dead$/m);
      expect(performance.now() - from).toBeGreaterThan(1_000);
    });
    await Promise.all([answers, silent]);
  } finally {
    peer.stop();
  }
}

/** A client that sends tokens, all at once; @returns the messages it got, then the code. */
async function login(port: number, ...tokens: string[]): Promise<(string | number)[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    const heard: (string | number)[] = [];
    const opened = new Promise<boolean>((resolve) => {
      socket.on('open', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    const ended = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        heard.push(String(data));
        socket.close(1000);
      });
      socket.on('close', (code) => {
        heard.push(code);
        resolve();
      });
    });
    if (await opened) {
      for (const token of tokens) socket.send(token);
      await ended;
      return heard;
    }
    await pause(100);
  }
  throw new Error(`nothing listened on port ${port}`);
}

/** The server accepts, then closes with the code that says why, and sends no message to those who may not read. */
async function checkAuthentication(program: Program): Promise<void> {
  const port = await freePort();
  const server = start(program, 'authentication', String(port));
  const exited = new Promise((resolve) => server.once('exit', resolve));
  try {
    const from = performance.now();
    const [reader, guesser, ...others] = await Promise.all(
      [['reader'], ['nobody', 'reader'], ['nobody'], ['guest'], []].map((tokens) => login(port, ...tokens)),
    );
    expect(reader?.[0]).toBe('welcome');
    // A second token is not tried. Which code arrives here depends on how TCP ends: the second one may be unread by then.
    expect(guesser).not.toContain('welcome');
    expect(others).toEqual([[3000], [3003], [3008]]);
    expect(performance.now() - from).toBeGreaterThan(4_900);
  } finally {
    server.kill();
    await exited;
  }
}

/** The client sends its token first, and asks for a new login after 3000 alone. */
async function checkLogin(program: Program): Promise<void> {
  const peer = await startPeer(() => (socket) => {
    socket.once('message', (token) => {
      if (String(token) === 'reader') socket.send('welcome');
      socket.close(({ reader: 1000, guest: 3003 } as Record<string, number>)[String(token)] ?? 3000);
    });
  });
  try {
    const printed = await Promise.all(['reader', 'guest', 'expired'].map((token) => run(program, 'login', peer.url, token)));
    expect(printed).toEqual(['welcome\nended 1000\n', 'ended 3003\n', 'login\n']);
  } finally {
    peer.stop();
  }
}

export const checks: Record<Topic, Check> = {
  handlers: checkHandler,
  reconnect: checkReconnect,
  heartbeat: checkHeartbeat,
  authentication: checkAuthentication,
  login: checkLogin,
};
