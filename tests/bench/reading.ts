import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Request } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { startNginx } from '../hosts/servers.ts';
import { root, site } from '../site.ts';

/** Requests and bytes, headers included, that nginx sends while a page is opened, or while `words` are then searched for. */
async function count(context: BrowserContext, url: string, words?: string): Promise<string> {
  const page = await context.newPage();
  let sizes: Promise<number>[] = [];
  // A page that is asked for again and has not changed is answered with headers alone.
  const add = (request: Request) =>
    sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize));
  context.on('requestfinished', add);
  await page.goto(url, { waitUntil: 'networkidle' });
  if (words) {
    sizes = [];
    await page.locator('.top input[name=q]').fill(words);
    await page.waitForTimeout(3_000);
  }
  const bytes = await Promise.all(sizes);
  context.off('requestfinished', add);
  await page.close();
  const sent = bytes.filter((size) => size > 0);
  return `${sent.length} requests, ${sent.reduce((sum, size) => sum + size, 0)} B`;
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
