// Before the tests of hosting/, of the timeouts and of /debug/1006: nginx with its Brotli module, Caddy, HAProxy, tcpdump and tshark,
// installed ones, else Debian's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const ask: Record<string, string> = { caddy: 'version', tcpdump: '--version' };
const has = (program: string) => spawnSync(program, [ask[program] ?? '-v'], { stdio: 'ignore' }).error === undefined;
const missing = [
  ...(has('nginx') ? [] : ['nginx-light']),
  ...(existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so') ? [] : ['libnginx-mod-http-brotli-static']),
  ...(has('caddy') ? [] : ['caddy']),
  ...(has('haproxy') ? [] : ['haproxy']),
  ...(has('tcpdump') ? [] : ['tcpdump']),
  ...(has('tshark') ? [] : ['tshark']),
];
if (missing.length > 0) {
  // wireshark-common, which tshark needs, would ask who may record.
  const asRoot = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
  console.log(`Servers: installing ${missing.join(', ')}`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...args];
    // A package's own service must not start: the tests run the servers by themselves.
    const { error, status } = spawnSync(program, rest, { stdio: 'inherit', timeout: 5 * 60_000 });
    if (error || status !== 0) {
      console.error(
        `Servers: could not install ${missing.join(', ')} (${error?.message ?? `exit ${status}`}). Install them, then run the tests again.`,
      );
      process.exit(1);
    }
  }
}
console.log('Servers: nginx, Caddy, HAProxy, tcpdump and tshark are there.');
