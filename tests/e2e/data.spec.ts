import { locales } from '../../src/i18n/locales.ts';
import { at, expect, type Page, test } from './fixture.ts';

/** The template of the site's OpenSearch description, found as a browser finds it: by the link in the page, with an XML parser. */
function readTemplate(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const link = document.querySelector<HTMLLinkElement>('link[rel=search][type="application/opensearchdescription+xml"]');
        // The pages' Trusted Types leave DOMParser to no script; a request parses by itself, and gives null for what is no XML.
        const request = new XMLHttpRequest();
        request.open('GET', link?.href ?? '');
        request.overrideMimeType('application/xml');
        request.responseType = 'document';
        request.onerror = () => reject(new Error(`${link?.href} did not load`));
        request.onload = () => {
          const template = request.responseXML?.querySelector('Url[type="text/html"]')?.getAttribute('template');
          if (template) resolve(template);
          else reject(new Error(`${link?.href} is no XML with a template`));
        };
        request.send();
      }),
  );
}

for (const { path, htmlLang } of locales) {
  test(`what is typed in the address bar finds its page (${htmlLang})`, async ({ page }) => {
    await page.goto(path || '/');
    const template = await readTemplate(page);
    const ask = (words: string) => page.goto(template.replace('{searchTerms}', encodeURIComponent(words)));
    for (const [words, slug] of [
      ['1006', '1006'],
      ['1015 vs 1001', '1001-vs-1015'],
      ['４００１', '4000-4999'],
    ] as const) {
      await ask(words);
      await page.waitForURL((url) => url.pathname === at(`${path}/${slug}`));
    }
    await ask('no close frame');
    await expect(page.locator('#search-status')).toHaveAttribute('data-done', '', { timeout: 20_000 });
    expect(new URL(page.url()).pathname).toBe(at(`${path}/search`));
    await expect(page.locator('#search-results a').first()).toHaveAttribute('href', at(`${path}/1006`));
  });
}

test('the search page leaves no entry of its own when it opens a page', async ({ page }) => {
  await page.goto('/about');
  await page.goto('/search?q=1006&go=1');
  await page.waitForURL('**/1006');
  await page.goBack();
  await expect(page).toHaveURL(/\/about$/);
});

test('without `go` the search page lists what a number names', async ({ page }) => {
  await page.goto('/search?q=1006');
  await expect(page.locator('#search-status')).toHaveAttribute('data-done', '', { timeout: 20_000 });
  expect(new URL(page.url()).pathname).toBe(at('/search'));
});

test('the data in a page breaks no rule of its policy', async ({ page }) => {
  const reports: string[] = [];
  page.on('console', (message) => message.type() !== 'log' && reports.push(message.text()));
  page.on('pageerror', (error) => reports.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`));
  });
  for (const slug of ['', '1006', '1001-vs-1015', '4000-4999', 'reconnect']) {
    await page.goto(`/${slug}`, { waitUntil: 'networkidle' });
    const graph = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(graph ?? '')['@graph'].length).toBe(2);
  }
  expect(reports).toEqual([]);
});
