import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startCaddyProxy, startHaproxy, startNginxProxy } from '../hosts/proxies.ts';
import { root } from '../root.ts';
import { command, example, keep, run, showsOf } from './debug-commands.ts';
import { startOrigin } from './debug-origin.ts';

/** What curl prints of one connection. */
const lifetime = (url: string) => run(command('lifetimes.sh', { [example]: url, '1 2 3': '1' }));

const work = join(root, '.build/debug');
mkdirSync(work, { recursive: true });

async function open(url: string) {
  const client = new WebSocket(url.replace('http', 'ws'));
  client.on('error', () => {});
  const closed = new Promise<number>((resolve) => client.on('close', resolve));
  await new Promise((resolve) => client.on('open', resolve));
  return { client, closed };
}

describe.concurrent('behind nginx', () => {
  const nginx = async (level: 'info' | 'error' = 'error') => {
    const origin = keep(await startOrigin());
    // Nobody listens on port 9; below /bare/ the headers of the upgrade are lost.
    const locations = `location /gone/ { proxy_pass http://127.0.0.1:9; } location /bare/ { proxy_pass http://127.0.0.1:${origin.port}/; }`;
    return { origin, proxy: keep(await startNginxProxy(origin.port, { directives: 'proxy_read_timeout 1s;', locations, level })) };
  };

  test('silent connections live equally long, and longer past the proxy; both sides get 1006 from a FIN', async () => {
    const { origin, proxy } = await nginx();
    const url = `${proxy.origin}/`;
    const past = run(command('past-a-hop.sh', { [example]: url, '10.0.0.5:443': `127.0.0.1:${origin.port}` }));
    const times = (await run(command('lifetimes.sh', { [example]: url }))).matchAll(/^101, over after ([\d.]+) s$/gm);
    const lives = [...times].map(([, seconds]) => Number(seconds));
    expect(lives.length).toBe(3);
    for (const seconds of lives) {
      expect(seconds).toBeGreaterThan(0.9);
      expect(seconds).toBeLessThan(2);
    }
    expect(origin.told).toEqual([1006, 1006, 1006]);

    origin.stop();
    const [, seconds] = /^101, over after ([\d.]+) s$/m.exec(await past) ?? [];
    expect(Number(seconds)).toBeGreaterThan(2);
  });

  test('the log has the texts that the page names; that of an idle connection only at level info', async () => {
    const logOf = async (level: 'info' | 'error') => {
      const { proxy } = await nginx(level);
      await Promise.all(['/', '/fin', '/rst', '/hang-up', '/silent', '/gone/x'].map((path) => lifetime(proxy.origin + path)));
      return run(command('nginx-log.sh', { '/var/log/nginx/error.log': proxy.errorLog, ' | tail': '' }));
    };
    const [all, errors] = await Promise.all([logOf('info'), logOf('error')]);
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
    const { origin } = (await nginx()).proxy;
    const [rst, bare, gone] = await Promise.all(['/rst', '/bare/', '/gone/'].map((path) => lifetime(origin + path)));
    expect(rst).toMatch(/^101, over/m);
    expect(rst).not.toContain('(56)');
    expect(bare).toMatch(/^426, over/m);
    expect(gone).toMatch(/^502, over/m);
  });

  test('a reload keeps the connection until its worker is stopped', async () => {
    const { proxy, origin } = await nginx();
    const { client, closed } = await open(`${proxy.origin}/ping`);
    proxy.reload();
    await wait(600);
    expect(client.readyState).toBe(WebSocket.OPEN);
    await proxy.stop();
    expect(await closed).toBe(1006);
    await vi.waitFor(() => expect(origin.told).toEqual([1006]), 10_000);
  });
});

test.concurrent("HAProxy's log names who ended it, in the characters that the page names", async () => {
  const { port } = keep(await startOrigin());
  const flagsWith = async (setting: 'tunnel' | 'server') => {
    const proxy = keep(await startHaproxy(port, [`timeout ${setting} 1s`]));
    const idlePath = `/?${setting}`;
    const giveUp = async () => {
      const { client } = await open(`${proxy.origin}/gives-up`);
      (client as unknown as { _socket: { resetAndDestroy(): void } })._socket.resetAndDestroy();
    };
    const [idle, rst] = await Promise.all([...[idlePath, '/rst', '/fin'].map((path) => lifetime(proxy.origin + path)), giveUp()]);
    expect(idle).toMatch(/^101, over after (0\.9|1\.)/m);
    expect(rst).not.toContain('(56)');
    const paths = [idlePath, '/rst', '/fin', '/gives-up'];
    await vi.waitUntil(() => paths.every((path) => proxy.log().includes(`"GET ${path} `)), 10_000);
    const file = join(work, `haproxy-${setting}.log`);
    writeFileSync(file, proxy.log());
    const lines = await run(command('haproxy-log.sh', { '/var/log/haproxy.log': file }));
    const found = lines.matchAll(/ (\S{4}) \d+\/\d+\/\d+\/\d+\/\d+ \S+ "GET (\S+) /g);
    return [...found].map(([, flag = '', path = '']) => [path, flag]);
  };
  const flags: Record<string, string> = Object.fromEntries((await Promise.all([flagsWith('tunnel'), flagsWith('server')])).flat());
  expect(flags).toMatchObject({ '/?tunnel': 'cD--', '/rst': 'SD--', '/fin': '----', '/gives-up': 'CD--' });
  const named = Object.fromEntries(showsOf('proxy-log').filter(([id]) => id.startsWith('haproxy')));
  expect(named['haproxy-idle']).toContain(flags['/?tunnel']?.slice(0, 2));
  expect(named['haproxy-idle']).toContain(flags['/?server']?.slice(0, 2));
  expect(named['haproxy-server']).toEqual([flags['/rst']?.slice(0, 2)]);
  expect(named['haproxy-client']).toEqual([flags['/gives-up']?.slice(0, 2)]);
});

test.concurrent('Caddy says 1001 to the client when its configuration changes', async () => {
  const proxy = keep(await startCaddyProxy(keep(await startOrigin()).port));
  const { closed } = await open(`${proxy.origin}/`);
  await proxy.reload();
  expect(await closed).toBe(1001);
});

test.concurrent("the server's log is searched for the lines that the page names", async () => {
  const bin = join(work, 'bin');
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

describe.concurrent('a server that is stopped', () => {
  const watch = (url: string) =>
    run('"$NODE" --input-type=module -e "$PROGRAM"', {
      NODE: process.execPath,
      PROGRAM: command('lifetime.js', { 'wss://example.com/socket': url }),
    });
  const servers = {
    said: "process.on('SIGTERM', () => { server.clients.forEach((each) => each.close(1001)); setTimeout(() => process.exit(), 200); });",
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
    const client = watch(`ws://127.0.0.1:${port}/`);
    expect(await nextLine()).toBe('connected');
    await wait(300);
    await run(command('goodbye.sh', { '12345': String(server.pid) }));
    expect(await client).toMatch(expected);
  });

  test('an address where nothing opens', async () => {
    const printed = await watch('ws://127.0.0.1:9/');
    expect(printed).toMatch(/^never opened, closed after [\d.]+ s: 1006/);
    for (const [, shows] of showsOf('open')) for (const text of shows) expect(printed).toContain(text);
  });
});

describe('the recording of packets', () => {
  const asRoot = process.getuid?.() === 0 ? '' : 'sudo -n ';
  const dir = join(work, 'capture');
  let port = 0;
  let told = '';

  beforeAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    port = keep(await startOrigin()).port;
    const script = command('capture.sh', { '8080': String(port), 'tcpdump -i': `${asRoot}tcpdump -i` });
    const recorder = spawn('sh', ['-c', script], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    recorder.stderr.on('data', (data: Buffer) => (told += data));
    for (let tries = 0; tries < 100 && !told.includes('listening on') && recorder.exitCode === null; tries += 1) await wait(50);
    for (const path of ['/close', '/fin', '/rst']) {
      const { closed } = await open(`ws://127.0.0.1:${port}${path}`);
      await closed;
    }
    // tcpdump hears of packets in blocks of a second.
    await wait(1_500);
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
    const flags = showsOf('capture').flatMap(([, shows]) => shows);
    const connections = new Map<number, Set<string>>();
    for (const [, from, to, flag = ''] of printed.matchAll(/IP 127\.0\.0\.1\.(\d+) > 127\.0\.0\.1\.(\d+): (Flags \[\S+\])/g)) {
      expect(flags).toContain(flag);
      const byServer = Number(from) === port;
      const client = Number(byServer ? to : from);
      // A set, as TCP may send the same end again before it is acknowledged.
      const ends = connections.get(client) ?? new Set();
      connections.set(client, ends.add(`${byServer ? 'server' : 'client'} ${flag.startsWith('Flags [R') ? 'RST' : 'FIN'}`));
    }
    const [close, fin, rst] = [...connections.values()].map((ends) => [...ends]);
    expect(close?.toSorted()).toEqual(['client FIN', 'server FIN']);
    expect(fin).toEqual(['server FIN', 'client FIN']);
    expect(rst).toEqual(['server RST']);
    expect(connections.size).toBe(3);
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
