import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../root.ts';

/** A web server on loopback that serves a deployed site. */
export interface Host {
  name: string;
  origin: string;
  /** What it has printed. */
  log: () => string;
  /** Reads its configuration anew, as an operator would have it do; absent where a server has none. */
  reload?: () => void;
  stop: () => Promise<void>;
}

/** No server outlives this, whatever becomes of the test that started it. */
const lifetime = 10 * 60;

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A free port and an empty folder: what a server is started with. */
export async function makeRoom(name: string): Promise<{ port: number; dir: string }> {
  const port = await freePort();
  const dir = join(root, '.build/hosts', `${name}-${port}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return { port, dir };
}

async function waitFor(origin: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log()}`);
    if (await fetch(origin).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${origin} did not answer within 10 s:\n${log()}`);
}

/** Starts a server, or a proxy, on a port of localhost. @returns once it answers over HTTP. */
export async function start(name: string, command: string[], port: number, env: Record<string, string> = {}): Promise<Host> {
  const origin = `http://localhost:${port}`;
  const [program = '', ...args] = ['timeout', '--kill-after=5', String(lifetime), ...command];
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (printed += data));
  const log = () => printed;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  await waitFor(`${origin}/`, child, log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { name, origin, log, stop };
}

/** nginx in the foreground; `main` and `http` are what its configuration has beside the paths that only root may write. */
export async function runNginx(port: number, dir: string, main: string, http: string): Promise<Required<Host>> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
  writeFileSync(
    join(dir, 'nginx.conf'),
    `${main}
daemon off; pid ${dir}/pid;
events { worker_connections 2048; }
http { access_log off; ${temporary} ${http} }
`,
  );
  const args = ['-p', dir, '-c', join(dir, 'nginx.conf')];
  const reload = () => {
    const { status, stderr } = spawnSync('nginx', [...args, '-s', 'reload'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`nginx did not reload: ${stderr}`);
  };
  return { ...(await start('nginx', ['nginx', ...args], port)), reload };
}

/** Caddy with a Caddyfile. */
export function runCaddy(port: number, dir: string, caddyfile: string): Promise<Host> {
  const file = join(dir, 'Caddyfile');
  writeFileSync(file, caddyfile);
  const env = { HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
  return start('Caddy', ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'], port, env);
}

/** A configuration of hosting/ as it is shipped, but for the folder, the port and the paths that only root may write. */
function localise(file: string, port: number, siteRoot: string): string {
  const shipped = readFileSync(file, 'utf8');
  const local = shipped
    .replaceAll('/srv/whyclosed/current', siteRoot)
    .replace(
      '    listen 80 deferred;\n    listen [::]:80 deferred;\n',
      `    listen 127.0.0.1:${port} deferred;\n    listen [::1]:${port} deferred;\n`,
    )
    .replace(/^:80 \{$/m, `http://localhost:${port} {`);
  if (!local.includes(String(port)) || !local.includes(siteRoot))
    throw new Error(`${file}: found no port 80 or no /srv/whyclosed/current to replace`);
  return local;
}

export async function startNginx(siteRoot: string, config = join(root, 'hosting/nginx.conf')): Promise<Host> {
  const { port, dir } = await makeRoom('nginx');
  writeFileSync(join(dir, 'site.conf'), localise(config, port, siteRoot));
  const main = 'load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; error_log stderr; worker_processes 2;';
  return runNginx(port, dir, main, `include /etc/nginx/mime.types; include ${dir}/site.conf;`);
}

export async function startCaddy(siteRoot: string, config = join(root, 'hosting/Caddyfile')): Promise<Host> {
  const { port, dir } = await makeRoom('caddy');
  return runCaddy(port, dir, `{\n\tadmin off\n\tauto_https off\n}\n${localise(config, port, siteRoot)}`);
}

/** npm start, after its build. */
export async function startOwn(siteRoot: string, basePath = ''): Promise<Host> {
  const port = await freePort();
  const env = { OUT_DIR: siteRoot, PORT: String(port), BASE_PATH: basePath };
  return start('npm start', [process.execPath, join(root, 'src/cli/serve.ts')], port, env);
}
