import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { startNginx } from '../hosts/servers.ts';
import { root, site } from '../site.ts';

/** Requests and bytes, headers included, that nginx sends while a page is opened and `then` is done. */
async function count(context: BrowserContext, url: string, then?: string): Promise<string> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let [requests, bytes] = [0, 0];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests += encodedDataLength > 0 ? 1 : 0;
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  if (then) {
    [requests, bytes] = [0, 0];
    await page.locator('.top input[name=q]').fill(then);
    await page.waitForTimeout(2_000);
  }
  await page.close();
  return `${requests} requests, ${bytes} B`;
}

/** Prints what a first read, a second page, a read again and a first search cost, through nginx as hosting/ sets it up. */
export async function measureReading(): Promise<void> {
  const [built, deployed] = [join(root, '.build/hosts/bench-built'), join(root, '.build/hosts/bench')];
  for (const dir of [built, deployed]) rmSync(dir, { recursive: true, force: true });
  cpSync(site.dir, built, { recursive: true });
  spawnSync(process.execPath, ['src/cli/compress.ts'], { cwd: root, env: { ...process.env, OUT_DIR: built } });
  spawnSync('sh', ['hosting/deploy.sh', built, deployed], { cwd: root });
  const host = await startNginx(join(deployed, 'current'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    const context = await browser.newContext();
    console.log(`First read of /1006: ${await count(context, `${host.origin}/1006`)}`);
    console.log(`Then /1011:          ${await count(context, `${host.origin}/1011`)}`);
    console.log(`/1006 again:         ${await count(context, `${host.origin}/1006`)}`);
    console.log(`First search:        ${await count(context, `${host.origin}/1006`, 'no close frame received')}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}
