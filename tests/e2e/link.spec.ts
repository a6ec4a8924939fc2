import { localeIds } from '../../src/i18n/locales.ts';
import { translateTo } from '../../src/i18n/translate.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { site } from '../site.ts';
import { at, expect, test } from './fixture.ts';

for (const lang of localeIds)
  for (const slug of ['1006', '1000-vs-1001', '4000-4999', 'send'])
    test(`each button of ${pagePath(lang, slug)} copies exactly the text beside it`, async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
      await page.goto(pagePath(lang, slug));
      const buttons = page.locator('#link button');
      const texts = page.locator('#link code');
      expect(await buttons.count()).toBe(await texts.count());
      for (let i = 0; i < (await buttons.count()); i++) {
        await texts.nth(i).evaluate((text) => text.closest('details')?.setAttribute('open', ''));
        await buttons.nth(i).press('Enter');
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await texts.nth(i).textContent());
      }
    });

test('a button says what it copies, says that it did, and moves nothing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/1006');
  const button = page.getByRole('button', { name: 'Copy Markdown' });
  const height = () => page.evaluate(() => document.body.scrollHeight);
  const before = await height();
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await button.click();
  await expect(page.locator('#link [role=status]')).toHaveText('Copied');
  await expect(page.getByRole('button', { name: 'Copied Markdown' })).toBeVisible();
  expect(await height()).toBe(before);
  await expect(button).toBeVisible();
  await expect(page.locator('#link [role=status]')).toBeEmpty();
});

test('where the clipboard refuses, the text is selected instead', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no leave'));
  });
  await page.goto('/es/1006');
  await page.getByRole('button', { name: 'Copiar Markdown' }).click();
  await expect(page.locator('#link [role=status]')).toHaveText(translateTo('es')('link.selected'));
  expect(await page.evaluate(() => String(getSelection()))).toBe(`[1006 Abnormal Closure](${site.home}/es/1006)`);
});

test('the buttons shift nothing when they arrive', async ({ page, browser }) => {
  await page.goto('/1006');
  const still = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const plain = await still.newPage();
  await plain.goto(at('/1006'));
  await expect(page.locator('#link button').first()).toBeVisible();
  const height = async (where: typeof page) => (await where.locator('#link').boundingBox())?.height;
  expect(await height(page)).toBe(await height(plain));
  await still.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the texts are there to select, and nothing that does nothing', async ({ page }) => {
    await page.goto('/zh/1006');
    await expect(page.locator('#link dd code').first()).toHaveText(`${site.home}/zh/1006`);
    await expect(page.locator('#link details[open] pre')).toBeVisible();
    await expect(page.locator('#link button')).toHaveCount(0);
    await page.goto('/send');
    await expect(page.locator('[data-reason-counter]')).toBeHidden();
  });
});

for (const lang of localeIds)
  test(`the counter of /send counts bytes and cuts what is over: ${lang}`, async ({ page }) => {
    await page.goto(pagePath(lang, 'send'));
    const field = page.locator('#reason-text');
    const output = page.locator('[data-reason-counter] output');
    const over = page.locator('[data-reason-counter] [data-over]');
    const count = (bytes: number, characters: number) => translateTo(lang)('counter.count', { bytes, limit: 123, characters });
    await expect(output).toHaveText(count(0, 0));
    await field.fill('汉'.repeat(41));
    await expect(output).toHaveText(count(123, 41));
    await expect(over).toBeHidden();
    await field.press('End');
    await page.keyboard.insertText('字');
    await expect(output).toContainText('126');
    await expect(over).toContainText('close()');
    await expect(over).toContainText('SyntaxError');
    await expect(over.locator('[data-fitting]')).toHaveText('汉'.repeat(41));
    await field.press('Backspace');
    await expect(over).toBeHidden();
  });
