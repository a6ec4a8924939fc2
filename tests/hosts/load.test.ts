import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listPages } from '../../src/domain/pages.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { catalog, root, site } from '../site.ts';
import { startNginx } from './servers.ts';

const amount = 200_000;
const connections = 40;

function deploy(built: string, target: string): void {
  const { status, stderr } = spawnSync('sh', ['hosting/deploy.sh', built, target], { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

const agent = new Agent({ keepAlive: true, maxSockets: connections });

/**
 * One read; resolves to the status, or to the error's code. A server may close a kept connection just as it is used again; as
 * browsers do, such a request is sent once more if nothing of an answer has come (RFC 9112, section 9.3.1).
 */
function read(url: string, onRetry: () => void): Promise<number | string> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: 10_000 }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      response.on('end', () => resolve(bytes === Number(response.headers['content-length']) ? (response.statusCode ?? 0) : 'cut short'));
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (!request.reusedSocket || error.code !== 'ECONNRESET') return resolve(error.code ?? error.message);
      onRetry();
      resolve(read(url, onRetry));
    });
  });
}

test('nginx fails no read of 200,000 while it reloads and while a new release is deployed', { timeout: 240_000 }, async () => {
  const [built, target] = [join(root, '.build/hosts/load-built'), join(root, '.build/hosts/load')];
  for (const dir of [built, target]) rmSync(dir, { recursive: true, force: true });
  cpSync(site.dir, built, { recursive: true });
  deploy(built, target);
  const host = await startNginx(join(target, 'current'));
  try {
    const urls = listPages(catalog).map(({ lang, page }) => host.origin + pagePath(lang, page.slug));
    const at: Record<number, () => void> = {
      [amount / 4]: () => host.reload?.(),
      [amount / 2]: () => {
        const home = join(built, 'index.html');
        writeFileSync(home, readFileSync(home, 'utf8').replace('<html ', '<html data-release="2" '));
        deploy(built, target);
      },
      [(amount * 3) / 4]: () => host.reload?.(),
    };
    const outcomes: Record<string, number> = {};
    let [sent, retried] = [0, 0];
    const began = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (sent < amount) {
          const number = sent++;
          at[number]?.();
          const outcome = await read(urls[number % urls.length] ?? host.origin, () => (retried += 1));
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      }),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`nginx: ${amount} reads in ${seconds} s over two reloads and a deploy: ${JSON.stringify(outcomes)}, ${retried} sent again`);
    expect(outcomes).toEqual({ 200: amount });
    expect(retried).toBeLessThanOrEqual(4 * connections);
    expect(await (await fetch(`${host.origin}/`)).text()).toContain('data-release="2"');
  } finally {
    agent.destroy();
    await host.stop();
  }
});
