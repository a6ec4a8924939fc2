import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sirv from 'sirv';
import { settings } from '../../src/settings.ts';
import { site } from '../site.ts';

/** A host such as GitHub Pages: files, the ending .html left out, and one page for every other address. */
let host: Server;
let origin: string;
/** Pages that this host has lost. */
const lost = new Set<string>();

test.beforeAll(async () => {
  const serve = sirv(site.dir, { extensions: ['html'], etag: true });
  const notFound = readFileSync(join(site.dir, '404.html'));
  host = createServer((request, response) => {
    const below = request.url?.startsWith(settings.basePath) ? request.url.slice(settings.basePath.length) || '/' : '/:outside';
    const refuse = (): void => void response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
    request.url = below;
    if (lost.has(below)) refuse();
    else serve(request, response, refuse);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}${settings.basePath}`;
});
test.afterAll(() => host.close());

for (const [path, lands] of [
  ['/1006.', '/1006'],
  ['/1006)', '/1006'],
  ['/ES/1006', '/es/1006'],
  ['/en/1006', '/1006'],
  ['/1015-VS-1001', '/1001-vs-1015'],
  ['/1015-vs-1001', '/1001-vs-1015'],
  ['/zh/1001 vs 1015', '/zh/1001-vs-1015'],
  ['/１００６', '/1006'],
  ['/es/4321.', '/es/4000-4999'],
  ['/zh-CN/reconnect/', '/zh/reconnect'],
  ['/home', '/'],
] as const)
  test(`${path} leads to ${lands}`, async ({ page }) => {
    await page.goto(origin + path);
    await page.waitForURL((url) => url.pathname === (lands === '/' ? settings.basePath || '/' : settings.basePath + lands));
    await expect(page.locator('[data-not-found]')).toHaveCount(0);
    await expect(page.locator('h1')).toHaveCount(1);
  });

for (const [path, lang, range, near] of [
  ['/4321', 'en', '4000-4999', ['3008']],
  ['/es/999', 'es', '0-999', ['1000']],
  ['/zh/2000', 'zh-Hans', '1016-2999', ['1015', '3000']],
  ['/70000', 'en', '5000-65535', ['3008']],
  ['/404', 'en', '0-999', ['1000']],
] as const)
  test(`${path} is told its range and the nearest codes, in its language`, async ({ page }) => {
    await page.goto(origin + path);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('[data-not-found]')).toHaveCount(1);
    await expect(page.locator('[data-not-found]')).toHaveAttribute('lang', lang);
    const links = page.locator('.asked a');
    expect(await links.allTextContents()).toEqual([range, ...near]);
    expect(new URL(page.url()).pathname).toBe(settings.basePath + path);
    await links.first().click();
    await expect(page.locator('h1')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/${range}$`));
  });

test('an address that means nothing stays, names the codes in it, and is not offered itself', async ({ page }) => {
  await page.goto(`${origin}/es/errores/ws-1006-x`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('.asked a')).toHaveText('1006');
  await expect(page.locator('.asked a')).toHaveAttribute('href', `${settings.basePath}/es/1006`);
});

test('a page that is gone from the host is neither offered nor asked for again', async ({ page }) => {
  lost.add('/1006');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${origin}/1006`);
  await expect(page.locator('[data-not-found]')).toHaveCount(1);
  await page.waitForTimeout(500);
  expect(loads).toBe(1);
  await expect(page.locator(`main a[href="${settings.basePath}/1006"]`)).toHaveCount(0);
  await expect(page.locator(`main a[href="${settings.basePath}/1005"]`)).toHaveCount(1);
  lost.clear();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the ranges and the codes are there in every language', async ({ page }) => {
    const response = await page.goto(`${origin}/zh/4321`);
    expect(response?.status()).toBe(404);
    for (const [lang, prefix] of [
      ['en', ''],
      ['es', '/es'],
      ['zh-Hans', '/zh'],
    ]) {
      const section = page.locator(`section[lang=${lang}]`);
      await expect(section.locator(`a[href="${settings.basePath}${prefix}/4000-4999"]`)).toBeVisible();
      await expect(section.locator(`a[href="${settings.basePath}${prefix}/1006"]`)).toBeVisible();
    }
  });
});
