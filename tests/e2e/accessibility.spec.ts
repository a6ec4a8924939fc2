import AxeBuilder from '@axe-core/playwright';
import { locales } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { expect, type Page, test } from './fixture.ts';
import { pagesOfEachType } from './page-types.ts';

/** Every type of page, and what answers an address that means nothing. */
const pages = [
  ...pagesOfEachType,
  ...locales.map(({ id }) => ({ lang: id, slug: 'nothing-1006-here', path: pagePath(id, 'nothing-1006-here') })),
];

const everyRule = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules whose outcome depends on the colours. What has the contrast of AAA has that of AA, so the slow rule runs once. */
const colourRules = ['color-contrast-enhanced', 'link-in-text-block'];

// No page has a frame; without the legacy mode, axe opens one more page for each audit to gather the results of all frames.
const audit = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
const show = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

/** 320 CSS pixels are also what a window of 1280 shows at 400 %. */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const { width, wide } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    wide: [...document.querySelectorAll('main *, header *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('pre, .wide'))
      .map((element) => element.outerHTML.slice(0, 90)),
  }));
  expect({ width, wide: wide.slice(0, 3) }).toEqual({ width: 320, wide: [] });
}

for (const { lang, path } of pages) {
  // The colours of a page are the same in every language, and to compute them takes half of the time. A translation also shows the bar that
  // offers the page in the reader's language.
  const hasColours = lang === 'es';
  test(`axe finds nothing on ${path}${hasColours ? ', light or dark' : ''}, and 320 px are wide enough`, async ({ page }) => {
    // The matrix of the lab has two thousand cells, and axe looks at each.
    if (path.endsWith('/clients')) test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    for (const summary of await page.locator('details:not([name]) > summary').all()) await summary.click();
    const rules = audit(page).withTags(everyRule);
    expect(show(await rules.disableRules(hasColours ? 'color-contrast' : [...colourRules, 'color-contrast']).analyze())).toEqual([]);
    if (hasColours) {
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(show(await audit(page).withRules(colourRules).analyze())).toEqual([]);
    }
    await expectNoSidewaysScrolling(page);
  });
}

test('the list of suggestions passes axe as well', async ({ page }) => {
  await page.goto('/1006');
  await page.locator('input[name=q]').fill('policy');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(show(await audit(page).withTags(everyRule).disableRules('color-contrast').analyze())).toEqual([]);
});

for (const { path, slug } of pages.filter(({ lang }) => lang === 'es'))
  test(`the keyboard alone reaches everything on ${path}`, async ({ page }) => {
    await page.goto(path);
    const wanted = await page.evaluate(() => {
      const focusable = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [tabindex="0"]')].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }),
      );
      for (const [i, element] of focusable.entries()) element.dataset.n = String(i);
      document.addEventListener('focusin', ({ target }) => {
        const element = target as HTMLElement;
        const { outlineStyle } = getComputedStyle(element.closest('.box') ?? element);
        element.dataset.focus = outlineStyle === 'none' ? 'unseen' : 'seen';
      });
      return focusable.length;
    });
    for (let i = 0; i < wanted + 5; i++) await page.keyboard.press('Tab');
    const reached = await page.locator('[data-n][data-focus]').count();
    const unseen = await page
      .locator('[data-focus=unseen]')
      .evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 90)));
    expect({ reached, unseen }, slug).toEqual({ reached: wanted, unseen: [] });
  });

test('the skip link leads to the text', async ({ page }) => {
  await page.goto('/1006');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('targets are 44 px high on touch, links inside sentences aside', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/1006', '/es', '/zh/compare']) {
    await page.goto(path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('header a, header button, header input, .numbers a, summary, .codes a, .foot-nav a')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
        .map((element) => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().height}`),
    );
    expect(small.slice(0, 5), path).toEqual([]);
  }
});

test('forced colours keep the shapes of the four endings', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  await expect(page.locator('.group .shape').first()).toBeVisible();
  expect(
    await page.locator('h3 > .shape').evaluateAll((shapes) => new Set(shapes.map((shape) => shape.firstElementChild?.outerHTML)).size),
  ).toBe(4);
});
