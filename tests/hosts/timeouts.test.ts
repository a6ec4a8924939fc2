import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalog } from '../site.ts';
import { type Ending, startCaddyProxy, startHaproxy, startNginxProxy, startUpstream, type Traffic, type Upstream } from './proxies.ts';
import type { Host } from './servers.ts';

/** What /timeouts says of a limit that it calls measured. */
function measured(id: string, limitId: string) {
  const limit = catalog.intermediaries.find((entry) => entry.id === id)?.facts.limits.find((item) => item.id === limitId);
  if (!limit?.measured) throw new Error(`content/intermediaries/${id}.yaml: found no measured in ${limitId}`);
  return { ...limit.measured, sees: limit.sees };
}

/** Seconds; the limits that the proxies are given, and how long a connection is watched. */
const limit = 3;
const watched = 6;
let upstream: Upstream;

type StartProxy = () => Promise<Host>;

const limited: [id: string, limitId: string, startProxy: StartProxy][] = [
  ['nginx', 'read', () => startNginxProxy(upstream.port, { directives: `proxy_read_timeout ${limit}s;` })],
  ['haproxy', 'tunnel', () => startHaproxy(upstream.port, [`timeout tunnel ${limit}s`])],
  ['haproxy', 'client', () => startHaproxy(upstream.port, [`timeout client ${limit}s`])],
  ['haproxy', 'server', () => startHaproxy(upstream.port, [`timeout server ${limit}s`])],
];

const unlimited: [name: string, startProxy: StartProxy][] = [
  [
    'the other timeouts of nginx',
    () =>
      startNginxProxy(upstream.port, {
        directives: `proxy_send_timeout ${limit}s; send_timeout ${limit}s; keepalive_timeout ${limit}s; client_body_timeout ${limit}s;`,
      }),
  ],
  [
    'timeout client and timeout server of HAProxy beside a longer timeout tunnel',
    () => startHaproxy(upstream.port, ['timeout tunnel 30s', `timeout client ${limit}s`, `timeout server ${limit}s`]),
  ],
];

/** What became of the connections through each proxy, in the order of the traffic on them. */
const endings = new Map<StartProxy, (Ending | 'open')[]>();

async function watch(startProxy: StartProxy, ...traffic: Traffic[]): Promise<void> {
  const host = await startProxy();
  endings.set(startProxy, await Promise.all(traffic.map((each) => upstream.watch(host.origin, each, watched))));
  await host.stop();
}

// All proxies at once: the tests would each wait as long.
beforeAll(async () => {
  upstream = await startUpstream();
  await Promise.all([
    ...limited.map(([, , startProxy]) => watch(startProxy, 'none', 'server', 'client', 'only-server', 'only-client')),
    ...unlimited.map(([, startProxy]) => watch(startProxy, 'none')),
  ]);
}, 60_000);
afterAll(() => upstream.stop());

test.each(limited)('%s, %s: ends a quiet connection, and none on which one end sends Pings', (id, limitId, startProxy) => {
  const { client, tcp, keptBy, sees } = measured(id, limitId);
  const [quiet, ...kept] = endings.get(startProxy) ?? [];
  expect(quiet).toMatchObject({ code: client, tcp, reason: '' });
  const lived = quiet === 'open' ? Number.POSITIVE_INFINITY : (quiet?.after ?? 0);
  expect(lived).toBeGreaterThan(limit - 0.5);
  expect(lived).toBeLessThan(limit + 2);
  expect(sees).toBe(client);
  expect(keptBy).toBe('either-alone');
  expect(kept).toEqual(['open', 'open', 'open', 'open']);
});

test.each(unlimited)('no quiet connection is ended by %s', (_, startProxy) => {
  expect(endings.get(startProxy)).toEqual(['open']);
});

test('Caddy closes with a Close frame when its configuration changes', async () => {
  const { client, tcp, sees } = measured('caddy', 'close-delay');
  const host = await startCaddyProxy(upstream.port);
  const ended = await upstream.watch(host.origin, 'none', watched, host.reload);
  await host.stop();
  expect(ended).toMatchObject({ code: client, tcp });
  expect(sees).toBe(client);
});
