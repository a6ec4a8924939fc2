import { type Locale, localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { expect, test } from './fixture.ts';

const line = '10:00:06 app[1006] sent 1011 (internal error) keepalive ping timeout; no close frame received';
const of = (lang: Locale, slug: string) => pagePath(lang, slug);

for (const lang of localeIds)
  test(`a pasted line is answered with a link to its cause, and enters no address (${lang})`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
    await page.goto(of(lang, 'decode'));
    await page.locator('textarea').fill(line);
    const first = page.locator('#findings li').first();
    await expect(first.locator('a')).toHaveAttribute('href', of(lang, '1011#cause-keepalive-timeout'));
    await expect(first.locator('a')).toContainText('1011');
    await expect(first.locator('mark')).toHaveText('sent 1011 (internal error) keepalive ping timeout; no close frame received');
    expect(page.url()).not.toContain('keepalive');
    expect(asked.filter((url) => url.includes('keepalive'))).toEqual([]);
    await first.locator('a').click();
    await expect(page.locator('#cause-keepalive-timeout')).toBeVisible();
  });

test('a refused handshake is told as one, and a trap as nothing', async ({ page }) => {
  await page.goto('/decode');
  await page.locator('textarea').fill('Error: Unexpected server response: 403');
  await expect(page.locator('#findings a')).toHaveText('No close code: the opening handshake failed with HTTP 403');
  await page.locator('textarea').fill('WebSocket server listening on port 1006');
  await expect(page.locator('#findings li')).toHaveCount(0);
  await expect(page.getByRole('status')).toContainText('No close code and no message that we know');
});

test('where a browser only says that it could not connect, the first answer has the reason beside it', async ({ page }) => {
  await page.goto('/decode');
  await page
    .locator('textarea')
    .fill('Firefox can’t establish a connection to the server at wss://x.example/.\nthe certificate has expired');
  await expect(page.locator('#findings a')).toHaveText([/TLS|certificate/, /^1006/]);
});

test('the bytes of a Close frame are shown field by field', async ({ page }) => {
  await page.goto('/decode');
  await page.locator('textarea').fill('88 85 01 02 03 04 02 ea 61 7d 64');
  const rows = page.locator('#findings table tr');
  await expect(rows).toHaveText([/88.*FIN 1, RSV 000/, /85.*MASK 1, 5 bytes/, /01 02 03 04/, /02 EA.*03 E8 = 1000/, /61 7D 64.*bye/]);
});

test('an answer needs no network once the decoder is there', async ({ page, context }) => {
  // The rest comes behind the first answer.
  const rest = [/decode-more/, /symptoms\./].map((file) => page.waitForEvent('requestfinished', (request) => file.test(request.url())));
  await page.goto('/decode');
  await page.locator('textarea').fill('websocket: close 1001 (going away)');
  await expect(page.locator('#findings a')).toContainText('1001');
  await Promise.all(rest);
  await context.setOffline(true);
  // Only the messages of less common libraries know the one, and no message the other.
  await page.locator('textarea').fill('Reserved bits are not zero');
  await expect(page.locator('#findings li')).toContainText('Deno');
  await page.locator('textarea').fill('our websocket disconnects every 60 seconds');
  await expect(page.locator('#findings li')).toContainText('every 60 seconds');
});

test('a link holds the text only when it is asked for', async ({ page }) => {
  await page.goto('/decode');
  await page.locator('textarea').fill('close code 1013');
  await page.locator('form[data-decode] button[type=submit]').click();
  await expect(page).toHaveURL(/#text=close%20code%201013$/);
  await page.reload();
  await expect(page.locator('#findings a')).toContainText('1013');
  await page.locator('form[data-decode] button[type=reset]').click();
  await expect(page.locator('textarea')).toHaveValue('');
  expect(page.url()).not.toContain('1013');
});

test('hostile text stays text', async ({ page }) => {
  await page.goto('/decode');
  await page.locator('textarea').fill('<img src=x onerror=alert(1)> close code 1006 <script>alert(2)</script>');
  await expect(page.locator('#findings a')).toContainText('1006');
  expect(await page.locator('#findings img, #findings script').count()).toBe(0);
});

test.describe('the box of the home page', () => {
  test('answers a pasted line, Enter opens the decoder with it, and the address stays clean', async ({ page }) => {
    await page.goto('/');
    const box = page.locator('.large input');
    await box.fill(line);
    await expect(page.getByRole('option').first()).toContainText('1011');
    await expect(page.getByRole('option').first()).toHaveAttribute('href', of('en', '1011#cause-keepalive-timeout'));
    await box.press('Enter');
    await expect(page).toHaveURL(/\/decode$/);
    await expect(page.locator('textarea')).toHaveValue(line);
    await expect(page.locator('#findings a').first()).toContainText('1011');
  });

  test('hands a paste of several lines to the decoder', async ({ page }) => {
    await page.goto('/');
    await page.locator('.large input').focus();
    await expect(page.locator('.large input')).toHaveAttribute('role', 'combobox');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'first line\nclosed with code 1012\n');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect(page).toHaveURL(/\/decode$/);
    await expect(page.locator('#findings a')).toContainText('1012');
  });

  test('a part of a message finds it', async ({ page }) => {
    await page.goto('/');
    await page.locator('.large input').fill('opcode invalid frame');
    await expect(page.getByRole('option').filter({ hasText: 'invalid opcode' }).first()).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says so and still lists the codes', async ({ page }) => {
    await page.goto('/decode');
    await expect(page.locator('noscript')).toBeAttached();
    await expect(page.locator('form[data-decode]')).toBeHidden();
    await expect(page.locator('main a[href="/1006"]').first()).toBeVisible();
  });
});
