import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { root } from '../root.ts';
import { freePort } from './peer.ts';

export interface Running {
  port: number;
  stop: () => Promise<void>;
}

const socketOf = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket;

/** What begins 0.4 s after a connection opened, by the path that is asked for; others stay silent. */
const endings: Record<string, (socket: WebSocket) => void> = {
  '/close': (socket) => socket.close(1012, 'restart'),
  '/fin': (socket) => socketOf(socket).end(),
  '/rst': (socket) => socketOf(socket).resetAndDestroy(),
  '/ping': (socket) => {
    const pings = setInterval(() => socket.ping(), 200);
    socket.on('close', () => clearInterval(pings));
  },
};

/** What becomes of a handshake, by the path that is asked for; others are accepted. */
const refusals: Record<string, (socket: Socket) => void> = {
  '/hang-up': (socket) => socket.end(),
  '/silent': () => {},
};

/** A server behind a proxy; `told` are the codes that it gets. It wants one origin, where an origin is sent, and knows no subprotocol. */
export async function startOrigin(): Promise<Running & { told: number[] }> {
  const told: number[] = [];
  const http = createServer((_, response) => response.writeHead(426, { connection: 'close' }).end());
  const server = new WebSocketServer({ noServer: true, handleProtocols: () => false });
  http.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', () => {});
    const path = request.url ?? '';
    const refuse = refusals[path];
    if (refuse) return refuse(socket);
    const { origin } = request.headers;
    if (origin && origin !== 'https://app.example.org') return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    server.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => {});
      client.on('close', (code) => told.push(code));
      setTimeout(() => endings[path]?.(client), 400);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    for (const client of server.clients) client.terminate();
    http.closeAllConnections();
    http.close();
  };
  return { port: (http.address() as AddressInfo).port, stop, told };
}

/** Starts a proxy; it is there once it accepts connections, and `log` is what it has printed. */
async function startProxy(port: number, command: string[], dir: string): Promise<Running & { child: ChildProcess; log: () => string }> {
  const child = spawn('timeout', ['--kill-after=5', '300', ...command], {
    env: { ...process.env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (log += data));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  for (let tries = 0; !(await accepts(port)); tries += 1) {
    if (tries > 200 || child.exitCode !== null) {
      await stop();
      throw new Error(`${command[0]} does not accept connections:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { port, stop, child, log: () => log };
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

function folder(name: string): string {
  const dir = join(root, '.build/debug', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** nginx with a second's patience, its log at a level. Below /gone/ nobody stands behind it. */
export async function startNginx(origin: number, level: 'info' | 'error') {
  const port = await freePort();
  const gone = await freePort();
  const dir = folder(`nginx-${port}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
  const upgrade = 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';
  const log = join(dir, 'error.log');
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/pid; error_log ${log} ${level}; worker_processes 1;
events { worker_connections 64; }
http { access_log off; ${temporary} server { listen 127.0.0.1:${port};
  location / { proxy_pass http://127.0.0.1:${origin}; proxy_read_timeout 1s; ${upgrade} }
  location /gone/ { proxy_pass http://127.0.0.1:${gone}; ${upgrade} }
  location /bare/ { proxy_pass http://127.0.0.1:${origin}/; }
} }
`,
  );
  const proxy = await startProxy(port, ['nginx', '-p', dir, '-c', join(dir, 'nginx.conf')], dir);
  return { ...proxy, log, pidFile: join(dir, 'pid') };
}

/** HAProxy with a second's patience for what a setting names; it prints its log. */
export async function startHaproxy(origin: number, setting: 'tunnel' | 'server') {
  const port = await freePort();
  const dir = folder(`haproxy-${port}`);
  writeFileSync(
    join(dir, 'haproxy.cfg'),
    `global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 2s
  timeout client 20s
  timeout server 20s
  timeout ${setting} 1s
frontend all
  bind 127.0.0.1:${port}
  default_backend origin
backend origin
  server one 127.0.0.1:${origin}
`,
  );
  return startProxy(port, ['haproxy', '-f', join(dir, 'haproxy.cfg')], dir);
}

/** Caddy, whose configuration `reload` changes. */
export async function startCaddy(origin: number) {
  const [port, admin] = [await freePort(), await freePort()];
  const dir = folder(`caddy-${port}`);
  const file = join(dir, 'Caddyfile');
  const write = (more: string) =>
    writeFileSync(
      file,
      `{\n\tadmin 127.0.0.1:${admin}\n\tauto_https off\n}\nhttp://localhost:${port} {\n\tbind 127.0.0.1\n${more}\treverse_proxy 127.0.0.1:${origin}\n}\n`,
    );
  write('');
  const proxy = await startProxy(port, ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'], dir);
  const reload = () => {
    write('\theader X-Changed yes\n');
    const loading = spawn('caddy', ['reload', '--config', file, '--adapter', 'caddyfile', '--address', `127.0.0.1:${admin}`], {
      env: { ...process.env, HOME: dir },
      stdio: 'ignore',
    });
    return new Promise<void>((resolve) => loading.once('exit', () => resolve()));
  };
  return { ...proxy, reload };
}
