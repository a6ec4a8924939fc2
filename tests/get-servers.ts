// Before the tests of hosting/ and of the timeouts: nginx with its Brotli module, Caddy and HAProxy, installed ones, else Debian's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const has = (program: string) => spawnSync(program, [program === 'caddy' ? 'version' : '-v'], { stdio: 'ignore' }).error === undefined;
const missing = [
  ...(has('nginx') ? [] : ['nginx-light']),
  ...(existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so') ? [] : ['libnginx-mod-http-brotli-static']),
  ...(has('caddy') ? [] : ['caddy']),
  ...(has('haproxy') ? [] : ['haproxy']),
];
if (missing.length > 0) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.log(`Servers: installing ${missing.join(', ')}`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...args];
    // A package's own service must not start: the tests run the servers by themselves.
    const { error, status } = spawnSync(program, rest, { stdio: 'inherit', timeout: 5 * 60_000, env: { ...process.env, RUNLEVEL: '1' } });
    if (error || status !== 0) {
      console.error(
        `Servers: could not install ${missing.join(', ')} (${error?.message ?? `exit ${status}`}). Install them, then run the tests again.`,
      );
      process.exit(1);
    }
  }
}
console.log('Servers: nginx, Caddy and HAProxy are there.');
