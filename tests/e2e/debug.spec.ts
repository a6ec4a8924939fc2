import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { catalog } from '../site.ts';
import { expect, test } from './fixture.ts';

const guide = catalog.guides.get('debug/1006');

for (const lang of localeIds)
  test(`the way that a reader takes is kept, shown and forgotten: ${lang}`, async ({ page }) => {
    const title = (step: string) => (guide?.words[lang].steps[step]?.title ?? '').replaceAll('`', '');
    const way = page.locator('[data-way]');
    await page.goto(pagePath(lang, 'debug/1006'));
    await expect(way).toBeHidden();
    for (const step of ['console', 'upgrade', 'certificate']) await page.locator(`main a[href="#step-${step}"]`).first().click();
    await expect(way.locator('li')).toHaveText(['console', 'upgrade', 'certificate'].map(title));
    await page.goto(pagePath(lang, 'debug/1006'));
    await expect(way.locator('li')).toHaveText(['console', 'upgrade', 'certificate'].map(title));
    // Going back leaves out what came after.
    await way.getByRole('link').nth(1).click();
    await expect(way.locator('li')).toHaveText(['console', 'upgrade'].map(title));
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }).length)).toBeLessThan(300);
    await way.getByRole('button').click();
    await expect(way).toBeHidden();
    expect(await page.evaluate(() => localStorage.getItem('debug-1006'))).toBeNull();
  });

test('a store that holds something else does no harm', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('debug-1006', '{"a":["step-none"]}'));
  await page.goto('/debug/1006');
  await page.locator('main a[href="#step-capture"]').first().click();
  await expect(page.locator('[data-way] li')).toHaveCount(1);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('every step is there, and each symptom leads to one', async ({ page }) => {
    await page.goto('/debug/1006');
    const ids = guide?.facts.steps.map(({ id }) => `step-${id}`) ?? [];
    for (const id of ids) await expect(page.locator(`#${id}`)).toBeVisible();
    for (const link of await page.locator('.symptoms a').all()) expect(ids).toContain((await link.getAttribute('href'))?.slice(1));
    await expect(page.locator('[data-way]')).toBeHidden();
  });
});

test('a policy that forbids the address ends in an error alone, with the text that the page shows', async ({ page }) => {
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': "connect-src 'self'" })
      .end('<!doctype html><title>x</title>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const events = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const heard: string[] = [];
          const socket = new WebSocket('ws://127.0.0.1:9/');
          socket.onerror = () => heard.push('error');
          socket.onclose = () => heard.push('close');
          setTimeout(() => resolve(heard), 1_500);
        }),
    );
    expect(events).toEqual(['error']);
    const shows = guide?.facts.steps.find(({ id }) => id === 'console')?.outcomes.find(({ id }) => id === 'policy')?.shows ?? [];
    expect(shows.length).toBe(1);
    for (const text of shows) expect(said.join('\n')).toContain(text);
  } finally {
    server.close();
  }
});
