// nginx as a proxy in front of a server with ws, configured as nginx.org documents it for WebSocket. What it prints of connections is
// what the program behind it was told.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../hosts/servers.ts';
import type { ServerReady } from '../../adapter.ts';

const upstreamProgram = join(dirname(fileURLToPath(import.meta.url)), '../javascript/ws-server.js');
const folder = mkdtempSync(join(tmpdir(), 'lab-nginx-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const version = /nginx\/(\S+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr)?.[1] ?? 'unknown';
const upstream = spawn(process.execPath, [upstreamProgram], { stdio: ['pipe', 'pipe', 'inherit'] });
let nginx: ChildProcess | undefined;
let stopping = false;

// The program behind nginx dies of an exception in a handler; nginx is given the time to pass that on.
upstream.once('exit', () => void wait(400).then(() => stop('SIGQUIT')));
process.on('SIGTERM', () => void stop('SIGTERM'));
process.stdin.resume().once('close', () => void stop('SIGTERM'));

for await (const line of createInterface({ input: upstream.stdout })) {
  const said: unknown = JSON.parse(line);
  if (isReady(said)) await start(said);
  else console.log(line);
}

function isReady(line: unknown): line is ServerReady {
  return typeof line === 'object' && line !== null && 'ready' in line;
}

async function start(behind: ServerReady): Promise<void> {
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, behind.port));
  nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await answers(port))) await wait(20);
  console.log(
    JSON.stringify({ ...behind, port, version, runtime: `in front of ws ${behind.version} on ${behind.runtime}` } satisfies ServerReady),
  );
}

function configuration(port: number, upstreamPort: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`);
  return `daemon off;
pid ${folder}/pid;
error_log stderr crit;
worker_processes 1;
events {}
http {
  access_log off;
${temporary.join('\n')}
  map $http_upgrade $connection_upgrade {
    default upgrade;
    '' close;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstreamPort};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
    }
  }
}
`;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
  socket.destroy();
  return open;
}

/** Ends nginx first, so that what it does to open connections is seen, then the server behind it. */
async function stop(signal: 'SIGTERM' | 'SIGQUIT'): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (nginx && nginx.exitCode === null) {
    const ended = once(nginx, 'exit');
    nginx.kill(signal);
    await Promise.race([ended, wait(2000)]);
    nginx.kill('SIGKILL');
  }
  upstream.kill();
  process.exit(0);
}
