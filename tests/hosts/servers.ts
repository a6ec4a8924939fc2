import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../root.ts';

/** A web server on loopback that serves a deployed site. */
export interface Host {
  name: string;
  origin: string;
  /** Reads its configuration anew, as an operator would have it do; absent where a server has none. */
  reload?: () => void;
  stop: () => Promise<void>;
}

/** No server outlives this, whatever becomes of the test that started it. */
const lifetime = 10 * 60;

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function waitFor(origin: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log()}`);
    if (await fetch(origin).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${origin} did not answer within 10 s:\n${log()}`);
}

export async function start(
  name: string,
  command: string[],
  port: number,
  env: Record<string, string>,
): Promise<Host & { child: ChildProcess }> {
  const origin = `http://localhost:${port}`;
  const [program = '', ...args] = ['timeout', '--kill-after=5', String(lifetime), ...command];
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (log = (log + data).slice(-4_000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  await waitFor(`${origin}/`, child, () => log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { name, origin, stop, child };
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
  const port = await freePort();
  const dir = join(root, '.build/hosts', `nginx-${port}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'site.conf'), localise(config, port, siteRoot));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
  writeFileSync(
    join(dir, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; pid ${dir}/pid; error_log stderr; worker_processes 2;
events { worker_connections 2048; }
http { include /etc/nginx/mime.types; access_log off; ${temporary} include ${dir}/site.conf; }
`,
  );
  const command = ['nginx', '-p', dir, '-c', join(dir, 'nginx.conf')];
  const host = await start('nginx', command, port, {});
  const reload = () => {
    const { status, stderr } = spawnSync('nginx', [...command.slice(1), '-s', 'reload'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`nginx did not reload: ${stderr}`);
  };
  return { ...host, reload };
}

export async function startCaddy(siteRoot: string, config = join(root, 'hosting/Caddyfile')): Promise<Host> {
  const port = await freePort();
  const dir = join(root, '.build/hosts', `caddy-${port}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${localise(config, port, siteRoot)}`);
  return start('Caddy', ['caddy', 'run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'], port, {
    HOME: dir,
    XDG_DATA_HOME: dir,
    XDG_CONFIG_HOME: dir,
  });
}

/** npm start, after its build. */
export async function startOwn(siteRoot: string, basePath = ''): Promise<Host> {
  const port = await freePort();
  const env = { OUT_DIR: siteRoot, PORT: String(port), BASE_PATH: basePath };
  return start('npm start', [process.execPath, join(root, 'src/cli/serve.ts')], port, env);
}
