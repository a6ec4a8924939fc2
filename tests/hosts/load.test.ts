import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
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

/**
 * Reads one address after another over a kept connection, as a browser does. A server may close such a connection just as it is
 * used again; a request that has then got nothing of an answer is sent once more (RFC 9112, section 9.3.1).
 */
class Reader {
  retried = 0;
  private socket: Socket | undefined;
  private readonly port: number;

  constructor(origin: string) {
    this.port = Number(new URL(origin).port);
  }

  /** The status of an answer that came whole, or what went wrong. */
  async read(path: string): Promise<string> {
    const reused = this.socket !== undefined;
    const outcome = await this.ask(path);
    if (outcome !== 'no answer' || !reused) return outcome;
    this.retried += 1;
    return this.ask(path);
  }

  end(): void {
    this.socket?.destroy();
  }

  private ask(path: string): Promise<string> {
    const socket = this.socket ?? connect(this.port, '127.0.0.1');
    this.socket = socket;
    return new Promise((resolve) => {
      let head = '';
      let missing = Number.POSITIVE_INFINITY;
      const settle = (outcome: string, keep: boolean) => {
        socket.removeAllListeners();
        socket.on('error', () => {});
        if (!keep) {
          socket.destroy();
          this.socket = undefined;
        }
        resolve(outcome);
      };
      socket.on('data', (part) => {
        if (missing === Number.POSITIVE_INFINITY) {
          head += part.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end === -1) return;
          missing = Number(/^content-length: (\d+)/im.exec(head)?.[1]) - (head.length - end - 4);
        } else missing -= part.length;
        if (missing === 0) settle(head.slice(9, 12), !/^connection: close/im.test(head));
      });
      socket.on('error', () => settle(head === '' ? 'no answer' : 'cut short', false));
      socket.on('close', () => settle(head === '' ? 'no answer' : 'cut short', false));
      socket.setTimeout(10_000, () => settle('late', false));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n`);
    });
  }
}

test('nginx fails no read of 200,000 while it reloads and while a new release is deployed', { timeout: 240_000 }, async () => {
  const [built, target] = [join(root, '.build/hosts/load-built'), join(root, '.build/hosts/load')];
  for (const dir of [built, target]) rmSync(dir, { recursive: true, force: true });
  cpSync(site.compressedDir, built, { recursive: true });
  deploy(built, target);
  const host = await startNginx(join(target, 'current'));
  try {
    const paths = listPages(catalog).map(({ lang, page }) => pagePath(lang, page.slug));
    const readers = Array.from({ length: connections }, () => new Reader(host.origin));
    const at: Record<number, () => void> = {
      [amount / 4]: () => host.reload?.(),
      [amount / 2]: () => {
        for (const suffix of ['', '.br', '.gz']) unlinkSync(join(built, `index.html${suffix}`));
        writeFileSync(join(built, 'index.html'), '<!doctype html><title>release 2</title>');
        deploy(built, target);
      },
      [(amount * 3) / 4]: () => host.reload?.(),
    };
    const outcomes: Record<string, number> = {};
    let sent = 0;
    const began = performance.now();
    await Promise.all(
      readers.map(async (reader) => {
        while (sent < amount) {
          const number = sent++;
          at[number]?.();
          const outcome = await reader.read(paths[number % paths.length] ?? '/');
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      }),
    );
    for (const reader of readers) reader.end();
    const retried = readers.reduce((sum, reader) => sum + reader.retried, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`nginx: ${amount} reads in ${seconds} s over two reloads and a deploy: ${JSON.stringify(outcomes)}, ${retried} sent again`);
    expect(outcomes).toEqual({ 200: amount });
    expect(retried).toBeLessThanOrEqual(4 * connections);
    expect(await (await fetch(`${host.origin}/`)).text()).toContain('release 2');
  } finally {
    await host.stop();
  }
});
