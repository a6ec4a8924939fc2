import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalog } from '../site.ts';
import { startCaddyProxy, startHaproxy, startNginxProxy, startUpstream, type Traffic, type Upstream } from './proxies.ts';
import type { Host } from './servers.ts';

/** What /timeouts says of a limit that it calls measured. */
function measured(id: string, limitId: string) {
  const limit = catalog.intermediaries.find((entry) => entry.id === id)?.facts.limits.find((item) => item.id === limitId);
  if (!limit?.measured) throw new Error(`content/intermediaries/${id}.yaml: found no measured in ${limitId}`);
  return { ...limit.measured, sees: limit.sees };
}

/** Seconds; the limits that the proxies are given, and how long a connection is watched. */
const limit = 3;
const watched = 7;
let upstream: Upstream;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.stop());

async function through(host: Host, traffic: Traffic) {
  const { client } = await upstream.watch(host.origin, traffic, watched);
  return client;
}

describe.concurrent.each([
  ['nginx', 'read', () => startNginxProxy(upstream.port, `proxy_read_timeout ${limit}s;`)],
  ['haproxy', 'tunnel', () => startHaproxy(upstream.port, [`timeout tunnel ${limit}s`])],
  ['haproxy', 'client', () => startHaproxy(upstream.port, [`timeout client ${limit}s`])],
  ['haproxy', 'server', () => startHaproxy(upstream.port, [`timeout server ${limit}s`])],
] as const)('%s, %s', (id, limitId, startProxy) => {
  test('ends a quiet connection, and none on which one end sends Pings', { timeout: 30_000 }, async () => {
    const { client, tcp, keptBy, sees } = measured(id, limitId);
    const host = await startProxy();
    const [quiet, ...kept] = await Promise.all(
      (['none', 'server', 'client', 'only-server', 'only-client'] as const).map((traffic) => through(host, traffic)),
    );
    await host.stop();
    expect(quiet).toMatchObject({ code: client, tcp, reason: '' });
    const lived = quiet === 'open' ? Number.POSITIVE_INFINITY : (quiet?.after ?? 0);
    expect(lived).toBeGreaterThan(limit - 0.5);
    expect(lived).toBeLessThan(limit + 2);
    expect(sees).toBe(client);
    expect(keptBy).toBe('either-alone');
    expect(kept).toEqual(['open', 'open', 'open', 'open']);
  });
});

describe.concurrent('what ends no quiet connection', () => {
  test('the other timeouts of nginx', { timeout: 30_000 }, async () => {
    const host = await startNginxProxy(
      upstream.port,
      `proxy_send_timeout ${limit}s; send_timeout ${limit}s; keepalive_timeout ${limit}s; client_body_timeout ${limit}s;`,
    );
    expect(await through(host, 'none')).toBe('open');
    await host.stop();
  });

  test('timeout client and timeout server of HAProxy beside a longer timeout tunnel', { timeout: 30_000 }, async () => {
    const host = await startHaproxy(upstream.port, ['timeout tunnel 30s', `timeout client ${limit}s`, `timeout server ${limit}s`]);
    expect(await through(host, 'none')).toBe('open');
    await host.stop();
  });
});

test('Caddy closes with a Close frame when its configuration changes', { timeout: 30_000 }, async () => {
  const { client, tcp, sees } = measured('caddy', 'close-delay');
  const host = await startCaddyProxy(upstream.port);
  const { client: ended } = await upstream.watch(host.origin, 'none', watched, host.reload);
  await host.stop();
  expect(ended).toMatchObject({ code: client, tcp });
  expect(sees).toBe(client);
});
