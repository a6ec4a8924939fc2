import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { localeIds } from '../../src/i18n/locales.ts';
import { type Certificates, caFile, makeCertificates } from '../lab/certificates.ts';
import { startPeer } from '../lab/peer.ts';
import { readScenarios } from '../lab/scenarios.ts';
import { catalog, root } from '../site.ts';
import { type Running, startCaddy, startHaproxy, startNginx, startOrigin } from './debug-servers.ts';
import { samplesFolder } from './programs.ts';

const runFile = promisify(execFile);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const guide = catalog.guides.get('debug/1006');
if (!guide) throw new Error('content/guides: found no debug/1006');

/** Every text that a step promises, by outcome. */
function showsOf(step: string): [outcome: string, texts: string[]][] {
  const found = guide?.facts.steps.find(({ id }) => id === step);
  if (!found) throw new Error(`content/guides/debug-1006: no step ${step}`);
  return found.outcomes.filter(({ shows }) => shows.length > 0).map(({ id, shows }) => [id, shows]);
}

/** A command of the page, with what its reader puts in. @throws when a placeholder is not there. */
function command(file: string, filled: Record<string, string>): string {
  let text = readFileSync(join(samplesFolder, 'debug', file), 'utf8');
  for (const [placeholder, value] of Object.entries(filled)) {
    if (!text.includes(placeholder)) throw new Error(`src/samples/debug/${file}: no "${placeholder}"`);
    text = text.replaceAll(placeholder, () => value);
  }
  return text;
}

/** Runs it as a reader would; @returns all that it printed, however it ended. */
async function run(script: string, env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, LC_ALL: 'C', ...env }, timeout: 60_000, cwd: env.CWD ?? root };
  const { stdout, stderr } = await runFile('sh', ['-c', script], options).catch((error: { stdout?: string; stderr?: string }) => ({
    stdout: error.stdout ?? '',
    stderr: error.stderr ?? '',
  }));
  return stdout + stderr;
}

const example = 'https://example.com/socket';
const upgrade = (url: string) => run(command('upgrade.sh', { [example]: url, '--max-time 10': '--max-time 2' }));
const lifetime = (port: number, path: string) =>
  run(`${command('lifetimes.sh', { [example]: `http://127.0.0.1:${port}${path}`, '1 2 3': '1' })}`);

let certificates: Certificates;
const running: Running[] = [];
const keep = <R extends Running>(started: R): R => {
  running.push(started);
  return started;
};

beforeAll(async () => {
  certificates = await makeCertificates();
});
afterAll(() => Promise.all(running.map(({ stop }) => stop())));

test('every command of the page is run below', () => {
  const own = readFileSync(join(root, 'tests/samples/debug.test.ts'), 'utf8');
  for (const { run: files } of guide.facts.steps) for (const file of files) expect(own).toContain(`command('${file}'`);
});

describe('the handshake with curl', () => {
  const scenarios = readScenarios();
  /** Which ways of the lab to answer a handshake an outcome is about. */
  const ways: Record<string, string[]> = {
    opens: ['no-pong'],
    page: ['http-200'],
    moved: ['http-301', 'http-302'],
    'no-upgrade': ['http-400', 'http-426'],
    login: ['http-401', 'http-403'],
    path: ['http-404'],
    busy: ['http-429', 'http-503'],
    fault: ['http-500'],
    upstream: ['http-502', 'http-504'],
    name: ['no-name'],
    refused: ['refused'],
    silent: ['no-answer'],
    tls: ['wss-to-plain-port', 'tls-self-signed'],
    dropped: ['fin-while-opening', 'rst-while-opening'],
    'not-http': ['not-http'],
  };

  test('the outcomes are those that the lab can make', () => {
    expect(Object.keys(ways)).toEqual(guide.facts.steps.find(({ id }) => id === 'upgrade')?.outcomes.map(({ id }) => id));
  });

  test.concurrent.each(showsOf('upgrade'))('%s: %s', async (outcome, shows) => {
    const printed = await Promise.all(
      (ways[outcome] ?? []).map(async (name) => {
        const scenario = scenarios[name];
        if (!scenario) throw new Error(`content/scenarios.yaml: no ${name}`);
        const peer = await startPeer(scenario, certificates);
        const text = await upgrade(peer.url.replace(/^ws/, 'http'));
        peer.stop();
        return text;
      }),
    );
    for (const text of shows)
      expect(
        printed.some((lines) => lines.includes(text)),
        `${text} in:\n${printed.join('\n---\n')}`,
      ).toBe(true);
    // A reader who sees no status line is told so.
    if (outcome === 'silent') expect(printed.join('')).not.toContain('HTTP/1.1');
  });

  test('what a browser adds changes the answer', async () => {
    const origin = keep(await startOrigin());
    const ask = (filled: Record<string, string>) =>
      run(command('as-browser.sh', { [example]: `http://127.0.0.1:${origin.port}/`, '--max-time 10': '--max-time 1', ...filled }));
    expect(await ask({})).toContain('HTTP/1.1 403');
    const allowed = await ask({ 'https://app.example.com': 'https://app.example.org' });
    expect(allowed).toContain('HTTP/1.1 101');
    expect(allowed).not.toMatch(/^Sec-WebSocket-Protocol:/im);
  });
});

test('the certificate is told sound or faulty', async () => {
  const peers = await Promise.all(
    (['trusted', 'self-signed', 'expired', 'wrong-host', 'plain'] as const).map((peer) =>
      startPeer({ ...Object.values(readScenarios())[0], peer, steps: [] } as Parameters<typeof startPeer>[0], certificates),
    ),
  );
  const [trusted, selfSigned, expired, wrongHost, plain] = peers.map(({ port }) => String(port));
  const look = (port = '', trust = true) =>
    run(command('certificate.sh', { 'example.com': 'localhost', '443': port }), trust ? { SSL_CERT_FILE: caFile } : {});
  const printed: Record<string, string> = {
    sound: await look(trusted),
    chain: await look(trusted, false),
    'self-signed': await look(selfSigned),
    date: await look(expired),
    name: await look(wrongHost),
    plain: await look(plain),
  };
  for (const [outcome, shows] of showsOf('certificate')) for (const text of shows) expect(printed[outcome], outcome).toContain(text);
  expect(printed.sound).not.toContain('verify error');
  expect(printed.sound).toMatch(/issuer=.*WhyClosed lab/);
  for (const peer of peers) peer.stop();
});

describe('behind nginx', () => {
  const nginx = async (level: 'info' | 'error') => {
    const origin = keep(await startOrigin());
    return { origin, proxy: keep(await startNginx(origin.port, level)) };
  };

  test('silent connections live equally long, and longer past the proxy; both sides get 1006 from a FIN', { timeout: 90_000 }, async () => {
    const { origin, proxy } = await nginx('error');
    const times = (await run(command('lifetimes.sh', { [example]: `http://127.0.0.1:${proxy.port}/` }))).matchAll(
      /^101, over after ([\d.]+) s$/gm,
    );
    const lives = [...times].map(([, seconds]) => Number(seconds));
    expect(lives.length).toBe(3);
    for (const seconds of lives) {
      expect(seconds).toBeGreaterThan(0.9);
      expect(seconds).toBeLessThan(2);
    }
    expect(origin.told).toEqual([1006, 1006, 1006]);

    const past = run(
      command('past-a-hop.sh', { [example]: `http://127.0.0.1:${proxy.port}/`, '10.0.0.5:443': `127.0.0.1:${origin.port}` }),
    );
    await pause(2_500);
    await origin.stop();
    const [, seconds] = /^101, over after ([\d.]+) s$/m.exec(await past) ?? [];
    expect(Number(seconds)).toBeGreaterThan(2);
  });

  test('the log has the texts that the page names; that of an idle connection only at level info', { timeout: 90_000 }, async () => {
    const [loud, usual] = [await nginx('info'), await nginx('error')];
    for (const { proxy } of [loud, usual]) {
      await Promise.all(['/', '/fin', '/rst', '/hang-up', '/silent', '/gone/x'].map((path) => lifetime(proxy.port, path)));
    }
    const read = (file: string) => run(command('nginx-log.sh', { '/var/log/nginx/error.log': file, ' | tail': '' }));
    const [all, errors] = [await read(loud.proxy.log), await read(usual.proxy.log)];
    for (const [outcome, shows] of showsOf('proxy-log').filter(([id]) => !id.startsWith('haproxy'))) {
      for (const text of shows) {
        expect(all, text).toContain(text);
        expect(errors.includes(text), text).toBe(outcome !== 'idle');
      }
    }
    // The server's FIN leaves no line at all.
    expect(all).not.toContain('/fin ');
  });

  test("a server's RST arrives as a FIN, and a lost Upgrade as another answer than 101", async () => {
    const { proxy } = await nginx('error');
    expect(await lifetime(proxy.port, '/rst')).toMatch(/101, over/);
    expect(await lifetime(proxy.port, '/rst')).not.toContain('(56)');
    expect(await upgrade(`http://127.0.0.1:${proxy.port}/bare/`)).toContain('HTTP/1.1 426');
    expect(await upgrade(`http://127.0.0.1:${proxy.port}/gone/`)).toContain('HTTP/1.1 502');
  });

  test('a reload keeps the connection until its worker is stopped', { timeout: 90_000 }, async () => {
    const { proxy, origin } = await nginx('error');
    const client = new WebSocket(`ws://127.0.0.1:${proxy.port}/ping`);
    const closed = new Promise<number>((resolve) => client.on('close', resolve));
    await new Promise((resolve) => client.on('open', resolve));
    const pid = readFileSync(proxy.pidFile, 'utf8').trim();
    process.kill(Number(pid), 'SIGHUP');
    await pause(600);
    expect(client.readyState).toBe(WebSocket.OPEN);
    await proxy.stop();
    expect(await closed).toBe(1006);
    await expect.poll(() => origin.told).toEqual([1006]);
  });
});

test("HAProxy's log names who ended it, in the characters that the page names", { timeout: 90_000 }, async () => {
  const origin = keep(await startOrigin());
  const flags: Record<string, string> = {};
  for (const setting of ['tunnel', 'server'] as const) {
    const proxy = keep(await startHaproxy(origin.port, setting));
    expect(await lifetime(proxy.port, `/?${setting}`)).toMatch(/^101, over after (0\.9|1\.)/m);
    expect(await lifetime(proxy.port, '/rst')).not.toContain('(56)');
    await lifetime(proxy.port, '/fin');
    const client = new WebSocket(`ws://127.0.0.1:${proxy.port}/gives-up`);
    client.on('error', () => {});
    await new Promise((resolve) => client.on('open', resolve));
    (client as unknown as { _socket: { resetAndDestroy(): void } })._socket.resetAndDestroy();
    await pause(400);
    const file = join(root, '.build/debug', `haproxy-${proxy.port}.log`);
    writeFileSync(file, proxy.log());
    const lines = await run(command('haproxy-log.sh', { '/var/log/haproxy.log': file }));
    for (const [, flag = '', path = ''] of lines.matchAll(/ (\S{4}) \d+\/\d+\/\d+\/\d+\/\d+ \S+ "GET (\S+) /g)) flags[path] = flag;
  }
  expect(flags).toMatchObject({ '/?tunnel': 'cD--', '/rst': 'SD--', '/fin': '----', '/gives-up': 'CD--' });
  const named = Object.fromEntries(showsOf('proxy-log').filter(([id]) => id.startsWith('haproxy')));
  expect(named['haproxy-idle']).toContain(flags['/?tunnel']?.slice(0, 2));
  expect(named['haproxy-idle']).toContain(flags['/?server']?.slice(0, 2));
  expect(named['haproxy-server']).toEqual([flags['/rst']?.slice(0, 2)]);
  expect(named['haproxy-client']).toEqual([flags['/gives-up']?.slice(0, 2)]);
});

test('Caddy says 1001 to the client when its configuration changes', { timeout: 60_000 }, async () => {
  const origin = keep(await startOrigin());
  const proxy = keep(await startCaddy(origin.port));
  const client = new WebSocket(`ws://localhost:${proxy.port}/`);
  const closed = new Promise<number>((resolve) => client.on('close', resolve));
  await new Promise((resolve) => client.on('open', resolve));
  await proxy.reload();
  expect(await closed).toBe(1001);
});

test("the server's log is searched for the lines that the page names", async () => {
  const bin = join(root, '.build/debug/bin');
  mkdirSync(bin, { recursive: true });
  // What systemd 252 and Linux write; the programs that show it are stood in for.
  const lines = [
    'systemd[1]: my-app.service: Main process exited, code=killed, status=9/KILL',
    'systemd[1]: my-app.service: A process of this unit has been killed by the OOM killer.',
    'systemd[1]: my-app.service: Main process exited, code=exited, status=1/FAILURE',
    'systemd[1]: Stopping my-app.service - My app...',
    'systemd[1]: Started my-app.service - My app.',
    'my-app[123]: a line of the app',
  ];
  const put = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`);
    chmodSync(join(bin, name), 0o755);
  };
  put('journalctl', lines.join('\n'));
  put('dmesg', '[Sat Nov 21 17:00:00 2026] Memory cgroup out of memory: Killed process 123 (node) total-vm:1kB\n[x] eth0: link up');
  const printed = await run(command('server-log.sh', {}), { PATH: `${bin}:${process.env.PATH}` });
  for (const [, shows] of showsOf('server')) for (const text of shows) expect(printed).toContain(text);
  expect(printed).toContain('out of memory: Killed process 123');
  expect(printed).not.toMatch(/a line of the app|link up/);
});

describe('a server that is stopped', () => {
  const servers = {
    said: "process.on('SIGTERM', () => { for (const client of server.clients) client.close(1001); setTimeout(() => process.exit(), 200); });",
    cut: '',
  };
  const program = (goodbye: string) => `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => console.log(server.address().port));
server.on('connection', () => console.log('connected'));
${goodbye}`;

  test.each([
    ['said', /^opened after [\d.]+ s, closed after [\d.]+ s: 1001 {2}clean$/m],
    ['cut', /^opened after [\d.]+ s, closed after [\d.]+ s: 1006 {2}not clean$/m],
  ] as const)('%s', async (how, expected) => {
    const server = spawn(process.execPath, ['--input-type=module', '-e', program(servers[how])], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const nextLine = () => new Promise<string>((resolve) => server.stdout.once('data', (data: Buffer) => resolve(String(data).trim())));
    const port = await nextLine();
    const script = command('lifetime.js', { 'wss://example.com/socket': `ws://127.0.0.1:${port}/` });
    const client = runFile(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
    expect(await nextLine()).toBe('connected');
    await pause(300);
    await run(command('goodbye.sh', { '12345': String(server.pid) }));
    expect((await client).stdout).toMatch(expected);
  });

  test('an address where nothing opens', async () => {
    const script = command('lifetime.js', { 'wss://example.com/socket': 'ws://127.0.0.1:9/' });
    const { stdout } = await runFile(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
    expect(stdout).toMatch(/^never opened, closed after [\d.]+ s: 1006/);
    for (const [, shows] of showsOf('open')) for (const text of shows) expect(stdout).toContain(text);
  });
});

describe('the recording of packets', () => {
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const dir = join(root, '.build/debug/capture');
  let port = 0;
  let told = '';

  beforeAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    const origin = keep(await startOrigin());
    port = origin.port;
    const script = command('capture.sh', { '8080': String(port), 'tcpdump -i': `${asRoot}tcpdump -i` });
    const recorder = spawn('sh', ['-c', script], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    recorder.stderr.on('data', (data: Buffer) => (told += data));
    for (let tries = 0; tries < 100 && !told.includes('listening on') && recorder.exitCode === null; tries += 1) await pause(50);
    for (const path of ['/close', '/fin', '/rst']) {
      const client = new WebSocket(`ws://127.0.0.1:${port}${path}`);
      client.on('error', () => {});
      await new Promise((resolve) => client.on('close', resolve));
    }
    // tcpdump hears of packets in blocks of a second.
    await pause(1_500);
    // Ctrl+C reaches the shell and what it runs.
    if (recorder.pid && recorder.exitCode === null) {
      const ended = new Promise((resolve) => recorder.once('exit', resolve));
      process.kill(-recorder.pid, 'SIGINT');
      await ended;
    }
  }, 60_000);

  test('was made', () => {
    expect(told).toMatch(/[1-9]\d* packets captured/);
    expect(existsSync(join(dir, 'ws.pcap'))).toBe(true);
  });

  test('shows who ended the connection', async () => {
    const printed = await run(command('who-ended.sh', {}), { CWD: dir });
    const ends = [...printed.matchAll(/IP 127\.0\.0\.1\.(\d+) > 127\.0\.0\.1\.(\d+): (Flags \[\S+\])/g)].map(([, from, , flags]) => ({
      server: Number(from) === port,
      flags,
    }));
    const flags = showsOf('capture').flatMap(([, shows]) => shows);
    for (const end of ends) expect(flags).toContain(end.flags);
    expect(ends.filter(({ flags }) => flags === 'Flags [F.]').length).toBe(4);
    expect(ends.filter(({ server, flags }) => server && flags?.startsWith('Flags [R')).length).toBe(1);
    // Of /fin, the server's comes first.
    expect(ends.slice(2, 4).map(({ server }) => server)).toEqual([true, false]);
  });

  test('shows the Close frames', async () => {
    const printed = await run(command('close-frames.sh', { '8080': String(port) }), { CWD: dir });
    const rows = printed
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((row) => row.length === 4);
    expect(rows.filter(([, , code]) => code).map(([, from, code]) => [Number(from) === port, code])).toEqual([
      [true, '1012'],
      [false, '1012'],
    ]);
    expect(rows.filter(([, , , flags]) => flags?.includes('R')).length).toBe(1);
  });
});

describe('what browsers say', () => {
  const consoleOf = (client: string) =>
    catalog.recordings
      .filter((recording) => recording.client === client)
      .flatMap(({ observations }) => observations.flatMap((observation) => ('results' in observation ? observation.results : [])))
      .flatMap((result) => result.console);

  test('the texts of the steps are those of the recordings', () => {
    const chromium = consoleOf('chromium').join('\n');
    for (const step of ['console', 'browser', 'navigation'])
      for (const [outcome, shows] of showsOf(step))
        for (const text of shows) {
          // No recording has a policy: tests/e2e/debug.spec.ts.
          if (outcome === 'policy') continue;
          expect(outcome === 'firefox' ? consoleOf('firefox').join('\n') : chromium, outcome).toContain(text);
        }
  });

  test('the words name the versions that were recorded', () => {
    const major = (client: string) => catalog.recordings.find((recording) => recording.client === client)?.version.split('.');
    const versions = [
      `Chromium ${major('chromium')?.[0]}`,
      `Firefox ${major('firefox')?.[0]}`,
      `WebKitGTK ${major('webkitgtk')?.slice(0, 2).join('.')}`,
    ];
    for (const lang of localeIds) {
      const { steps } = guide.words[lang];
      for (const version of versions) expect(steps.navigation?.text, lang).toContain(version);
      for (const version of versions) expect(steps['as-browser']?.outcomes.subprotocol?.means, lang).toContain(version);
      for (const version of versions.slice(0, 2)) expect(steps.upgrade?.outcomes.moved?.means, lang).toContain(version);
      expect(steps.console?.text, lang).toContain(major('chromium')?.[0]);
    }
  });

  test('follow a redirect, take a connection without subprotocol and close a page as the words say', () => {
    const of = (client: string, scenario: string) =>
      catalog.recordings
        .filter((recording) => recording.client === client)
        .flatMap(({ observations }) => observations.filter((observation) => observation.scenario === scenario))
        .flatMap((observation) => ('results' in observation ? observation.results : []));
    const opens = (client: string, scenario: string) => of(client, scenario).every(({ events }) => events.includes('open'));
    expect(['chromium', 'firefox'].map((client) => opens(client, 'http-301'))).toEqual([false, false]);
    expect(['chromium', 'firefox', 'webkitgtk'].map((client) => opens(client, 'subprotocol-not-taken'))).toEqual([false, true, true]);
    for (const client of ['chromium', 'firefox', 'webkitgtk'])
      for (const scenario of ['page-navigate', 'page-reload', 'page-close-tab'])
        for (const { events, wire } of of(client, scenario)) {
          expect(events).not.toContain('close');
          expect(wire).toContainEqual(expect.objectContaining({ from: 'client', close: 1001 }));
        }
    for (const { code, wire } of of('chromium', 'rsv-bit')) {
      expect(code).toBe(1006);
      expect(wire).toContainEqual(expect.objectContaining({ from: 'client', close: 1002 }));
    }
  });
});
