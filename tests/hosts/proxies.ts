import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort, type Host, makeRoom, runCaddy, runNginx, start } from './servers.ts';

/** How a connection ended for its client. */
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

export interface Upstream {
  port: number;
  /** Opens a connection through a proxy and tells how it ended, or that it was still open after some seconds. */
  watch: (origin: string, traffic: Traffic, seconds: number, meanwhile?: () => Promise<void>) => Promise<Ending | 'open'>;
  stop: () => void;
}

const pingEvery = 400;

/** The end of a connection; the socket below it tells FIN from RST. */
function endOf(connection: WebSocket, socket: Socket): Promise<Ending> {
  const opened = performance.now();
  let tcp: Ending['tcp'] = 'fin';
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') tcp = 'rst';
  });
  connection.on('error', () => {});
  return new Promise((resolve) =>
    connection.on('close', (code, reason) => resolve({ code, reason: reason.toString(), tcp, after: (performance.now() - opened) / 1000 })),
  );
}

/** The server behind the proxies: it accepts every connection and says nothing unless it is asked to send Pings. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer((_, response) => response.writeHead(426).end());
  const accepting = new WebSocketServer({ noServer: true, autoPong: false });
  /** By the path that the client asked for: connections that were opened together may arrive in any order. */
  const waiting = new Map<string, (accepted: WebSocket) => void>();
  let count = 0;
  server.on('upgrade', (request, socket, head) =>
    accepting.handleUpgrade(request, socket, head, (connection) => waiting.get(request.url ?? '')?.(connection)),
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
      const accepted = new Promise<WebSocket>((resolve) => waiting.set(path, resolve));
      const client = new WebSocket(origin.replace('http', 'ws') + path, { autoPong: traffic === 'server' });
      const clientSocket = new Promise<Socket>((resolve) => client.once('upgrade', ({ socket }) => resolve(socket)));
      const ended = endOf(client, await clientSocket);
      const served = await accepted;
      served.on('error', () => {});
      if (traffic === 'client') served.on('ping', (data) => served.pong(data));
      const sender = traffic.endsWith('server') ? served : client;
      const timer = setInterval(() => traffic !== 'none' && sender.readyState === WebSocket.OPEN && sender.ping(), pingEvery);
      await meanwhile?.();
      const outcome = await Promise.race([ended, wait(seconds * 1000, 'open' as const)]);
      clearInterval(timer);
      client.terminate();
      served.terminate();
      return outcome;
    },
  };
}

/** nginx as its page on WebSocket says, with more directives there, and more locations. It writes its log into a file. */
export async function startNginxProxy(
  upstream: number,
  { directives = '', locations = '', level = 'error' }: { directives?: string; locations?: string; level?: 'info' | 'error' },
): Promise<Required<Host> & { errorLog: string }> {
  const { port, dir } = await makeRoom('nginx-proxy');
  const errorLog = join(dir, 'error.log');
  const http = `server {
  listen 127.0.0.1:${port}; listen [::1]:${port};
  location / {
    proxy_pass http://127.0.0.1:${upstream};
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
    ${directives}
  }
  ${locations}
}`;
  return { ...(await runNginx(port, dir, `error_log ${errorLog} ${level}; worker_processes 1;`, http)), errorLog };
}

/** HAProxy with the timeouts given, and 30 s for what they leave out; it prints its log. */
export async function startHaproxy(upstream: number, timeouts: string[]): Promise<Host> {
  const { port, dir } = await makeRoom('haproxy');
  const all = [...['timeout connect 5s', 'timeout client 30s', 'timeout server 30s'].filter(isNotIn(timeouts)), ...timeouts];
  writeFileSync(
    join(dir, 'haproxy.cfg'),
    `global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
${all.map((line) => `  ${line}\n`).join('')}
listen here
  bind 127.0.0.1:${port}
  bind [::1]:${port}
  server upstream 127.0.0.1:${upstream}
`,
  );
  return start('HAProxy', ['haproxy', '-db', '-f', join(dir, 'haproxy.cfg')], port);
}

const isNotIn = (lines: string[]) => (line: string) => !lines.some((other) => other.split(' ')[1] === line.split(' ')[1]);

/** Caddy with nothing but reverse_proxy; reload() does what `caddy reload` does, with another header. */
export async function startCaddyProxy(upstream: number): Promise<Omit<Host, 'reload'> & { reload: () => Promise<void> }> {
  const { port, dir } = await makeRoom('caddy-proxy');
  const admin = `localhost:${await freePort()}`;
  const caddyfile = (label: string) => `{
	admin ${admin}
	auto_https off
}
http://localhost:${port} {
	header X-Label ${label}
	reverse_proxy 127.0.0.1:${upstream}
}
`;
  const host = await runCaddy(port, dir, caddyfile('first'));
  const reload = async () => {
    const body = caddyfile('second');
    const answer = await fetch(`http://${admin}/load`, { method: 'POST', headers: { 'content-type': 'text/caddyfile' }, body });
    if (!answer.ok) throw new Error(`Caddy did not reload: ${await answer.text()}`);
  };
  return { ...host, reload };
}
