import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { root } from '../root.ts';
import { freePort, type Host, start } from './servers.ts';

/** How a connection ended for a program. */
export interface Ending {
  code: number;
  reason: string;
  /** What came over TCP without a Close frame or after it. */
  tcp: 'fin' | 'rst';
  /** Seconds from the opening to the end. */
  after: number;
}

/** Who sends Pings while the connection is open. With "only", the other end does not answer them. */
export type Traffic = 'none' | 'server' | 'client' | 'only-server' | 'only-client';

export interface Outcome {
  client: Ending | 'open';
  server: Ending | 'open';
}

export interface Upstream {
  port: number;
  /** Opens a connection through a proxy and tells how it was after some seconds. */
  watch: (origin: string, traffic: Traffic, seconds: number, meanwhile?: () => void) => Promise<Outcome>;
  stop: () => void;
}

const pingEvery = 400;

/** Notes how a connection ends; the socket below it tells FIN from RST. */
function noteEnd(connection: WebSocket, socket: Socket): () => Ending | 'open' {
  const opened = performance.now();
  let tcp: Ending['tcp'] = 'fin';
  let ending: Ending | undefined;
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') tcp = 'rst';
  });
  connection.on('error', () => {});
  connection.on('close', (code, reason) => {
    ending = { code, reason: reason.toString(), tcp, after: (performance.now() - opened) / 1000 };
  });
  return () => ending ?? 'open';
}

/** The server behind the proxies: it accepts every connection and says nothing unless it is asked to send Pings. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer((_, response) => response.writeHead(426).end());
  const accepting = new WebSocketServer({ noServer: true, autoPong: false });
  /** By the path that the client asked for: connections that were opened together may arrive in any order. */
  const waiting = new Map<string, (accepted: [WebSocket, IncomingMessage]) => void>();
  let count = 0;
  server.on('upgrade', (request, socket, head) =>
    accepting.handleUpgrade(request, socket, head, (connection) => waiting.get(request.url ?? '')?.([connection, request])),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      for (const connection of accepting.clients) connection.terminate();
      server.close();
    },
    watch: async (origin, traffic, seconds, meanwhile) => {
      count += 1;
      const path = `/${count}`;
      const accepted = new Promise<[WebSocket, IncomingMessage]>((resolve) => waiting.set(path, resolve));
      const client = new WebSocket(origin.replace('http', 'ws') + path, { autoPong: traffic === 'server' });
      const clientSocket = new Promise<Socket>((resolve) => client.once('upgrade', ({ socket }) => resolve(socket)));
      const clientEnd = noteEnd(client, await clientSocket);
      const [served, { socket }] = await accepted;
      const serverEnd = noteEnd(served, socket);
      if (traffic === 'client') served.on('ping', (data) => served.pong(data));
      const sender = traffic.endsWith('server') ? served : client;
      const timer = setInterval(() => traffic !== 'none' && sender.readyState === WebSocket.OPEN && sender.ping(), pingEvery);
      meanwhile?.();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      clearInterval(timer);
      const outcome = { client: clientEnd(), server: serverEnd() };
      client.terminate();
      served.terminate();
      return outcome;
    },
  };
}

function folderFor(name: string, port: number): string {
  const dir = join(root, '.build/hosts', `${name}-${port}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** nginx as its page on WebSocket says, with one directive more. */
export async function startNginxProxy(upstream: number, directive: string): Promise<Host> {
  const port = await freePort();
  const dir = folderFor('nginx-proxy', port);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/pid; error_log stderr; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off; ${temporary}
  server {
    listen 127.0.0.1:${port}; listen [::1]:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      ${directive}
    }
  }
}
`,
  );
  return start('nginx', ['nginx', '-p', dir, '-c', join(dir, 'nginx.conf')], port, {});
}

/** HAProxy with the timeouts given, and 30 s for what they leave out. */
export async function startHaproxy(upstream: number, timeouts: string[]): Promise<Host> {
  const port = await freePort();
  const dir = folderFor('haproxy', port);
  const all = [...['timeout connect 5s', 'timeout client 30s', 'timeout server 30s'].filter(isNotIn(timeouts)), ...timeouts];
  writeFileSync(
    join(dir, 'haproxy.cfg'),
    `defaults
  mode http
${all.map((line) => `  ${line}\n`).join('')}
listen here
  bind 127.0.0.1:${port}
  bind [::1]:${port}
  server upstream 127.0.0.1:${upstream}
`,
  );
  return start('HAProxy', ['haproxy', '-db', '-f', join(dir, 'haproxy.cfg')], port, {});
}

const isNotIn = (lines: string[]) => (line: string) => !lines.some((other) => other.split(' ')[1] === line.split(' ')[1]);

/** Caddy with nothing but reverse_proxy; reload() loads the same configuration with a comment more. */
export async function startCaddyProxy(upstream: number): Promise<Host & { reload: () => void }> {
  const [port, admin] = [await freePort(), await freePort()];
  const dir = folderFor('caddy-proxy', port);
  const file = join(dir, 'Caddyfile');
  const write = (label: string) =>
    writeFileSync(
      file,
      `{\n\tadmin localhost:${admin}\n\tauto_https off\n}\nhttp://localhost:${port} {\n\theader X-Label ${label}\n\treverse_proxy 127.0.0.1:${upstream}\n}\n`,
    );
  write('first');
  const env = { HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
  const host = await start('Caddy', ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'], port, env);
  const reload = () => {
    write('second');
    // Not awaited: the connections are looked at afterwards.
    void start(
      'caddy reload',
      ['caddy', 'reload', '--config', file, '--adapter', 'caddyfile', '--address', `localhost:${admin}`],
      port,
      env,
    );
  };
  return { ...host, reload };
}
