import { localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { catalog, site } from '../site.ts';
import { at, expect, type Page, test } from './fixture.ts';
import { pagesOfEachType } from './page-types.ts';

/** Everything that a page complains about, and every request to another host. */
function listen(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) faults.push(`request to ${request.url()}`);
  });
  return faults;
}

for (const { path } of pagesOfEachType)
  test(`${path} loads without a fault, asking for little`, async ({ page }) => {
    const faults = listen(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !/\/_astro\/[\w.-]+\.js$|\/icon\.svg$/.test(url))).toEqual([path]);
  });

for (const lang of localeIds)
  test(`the first screen of a phone holds number, name, answer, verdicts and the start of the diagram: ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const { id } of catalog.codes) {
      await page.goto(pagePath(lang, id));
      const ends = await page.locator('.verdicts').evaluate((element) => element.getBoundingClientRect().bottom);
      expect(ends, id).toBeLessThanOrEqual(664);
      const begins = await page.locator('svg.wire').evaluate((element) => element.getBoundingClientRect().top);
      expect(begins, id).toBeLessThan(760);
    }
  });

test('the number is the largest text of its page', async ({ page }) => {
  await page.goto('/1006');
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll('main *')].map((element) => ({
      size: Number.parseFloat(getComputedStyle(element).fontSize),
      text: element.textContent,
    })),
  );
  expect(sizes.sort((a, b) => b.size - a.size)[0]?.text).toBe('1006');
});

test('a wrong address says so in the language of the address, and offers every code', async ({ page }) => {
  for (const [path, lang] of [
    ['/9999999x', 'en'],
    ['/es/nada', 'es'],
    ['/zh/没有', 'zh-Hans'],
  ] as const) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('main a[href$="/1006"]')).toBeVisible();
  }
});

test('old and reversed addresses lead to their page', async ({ page }) => {
  for (const [from, to] of [
    ['/en/1006', '/1006'],
    ['/1015-vs-1001', '/1001-vs-1015'],
    ['/zh/1015-vs-1001', '/zh/1001-vs-1015'],
    ['/en', '/'],
  ] as const) {
    await page.goto(from);
    await page.waitForURL((url) => url.pathname === at(to));
    await expect(page.locator('h1')).toBeVisible();
  }
});

test.describe('languages', () => {
  test('the switch keeps page and anchor', async ({ page }) => {
    await page.goto('/1006#cause-idle-timeout');
    await page.locator('[data-locale=zh]').click();
    await expect(page).toHaveURL(/\/zh\/1006#cause-idle-timeout$/);
    await page.locator('[data-locale=es]').click();
    await expect(page).toHaveURL(/\/es\/1006#cause-idle-timeout$/);
  });

  test.describe('a reader of Spanish', () => {
    test.use({ locale: 'es-MX' });
    test('gets one quiet line on an English page, and no redirect', async ({ page }) => {
      await page.goto('/1006');
      await expect(page.locator('.hint')).toHaveCount(1);
      await expect(page.locator('.hint')).toHaveAttribute('lang', 'es');
      expect(new URL(page.url()).pathname).toBe(at('/1006'));
      await page.locator('.hint a').click();
      await expect(page).toHaveURL(/\/es\/1006$/);
      await expect(page.locator('.hint')).toHaveCount(0);
    });
    test('can send it away for good', async ({ page }) => {
      await page.goto('/1006');
      await page.locator('.hint button').click();
      await expect(page.locator('.hint')).toHaveCount(0);
      await page.goto('/1001');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('.hint')).toHaveCount(0);
    });
  });

  test.describe('a reader of Chinese', () => {
    test.use({ locale: 'zh-CN' });
    test('is offered Chinese, on a page of another language', async ({ page }) => {
      await page.goto('/es/1006');
      await expect(page.locator('.hint')).toHaveAttribute('lang', 'zh-Hans');
    });
  });

  test.describe('a reader of French', () => {
    test.use({ locale: 'fr-FR' });
    test('is offered nothing', async ({ page }) => {
      await page.goto('/es/1006');
      await expect(page.locator('.hint')).toHaveCount(0);
    });
  });
});

test('the theme switch holds over pages and loads', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/1006');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator('[data-theme-switch]').click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto('/zh/1000-vs-1001');
  expect(await paper()).toBe(dark);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('pages read, lead on and change language', async ({ page }) => {
    await page.goto('/');
    await page.locator('.codes a', { hasText: '1006' }).first().click();
    await expect(page).toHaveURL(/\/1006$/);
    await expect(page.locator('#cause-idle-timeout')).toBeVisible();
    await page.locator('[data-locale=es]').click();
    await expect(page).toHaveURL(/\/es\/1006$/);
    await expect(page.locator('[data-theme-switch]')).toBeHidden();
  });
  test('/compare picks a pair', async ({ page }) => {
    await page.goto('/zh/compare');
    await page.locator('.picker summary', { hasText: '1001' }).click();
    await page.locator('.picker details[open] a', { hasText: '1015' }).click();
    await expect(page).toHaveURL(/\/zh\/1001-vs-1015$/);
  });
  test('/send leads to a code by its situations', async ({ page }) => {
    await page.goto('/send');
    await page.locator('.decisions a').first().click();
    await expect(page).toHaveURL(/\/1000$/);
  });
  test('/search says what it needs and lists every code', async ({ page }) => {
    await page.goto('/es/search?q=1006');
    await expect(page.locator('noscript')).toBeAttached();
    await expect(page.locator('.codes a')).toHaveCount(19);
  });
});

test('a slow index leaves the page readable and says when it fails', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search?q=policy');
  await expect(page.locator('#search-status')).toContainText('did not load');
  await expect(page.locator('.codes a')).toHaveCount(19);
});

test('print leaves out what paper cannot use', async ({ page }) => {
  await page.goto('/1006');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.top .search')).toBeHidden();
  await expect(page.locator('#causes')).toBeVisible();
});
