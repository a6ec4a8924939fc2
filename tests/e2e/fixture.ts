import { test as base, type Page } from '@playwright/test';
import { settings } from '../../src/settings.ts';

/** A path of the site below the base path that the tests run with. */
export const at = (path: string) => (path === '/' ? settings.basePath || '/' : settings.basePath + path);

/** Playwright's test, whose pages go to paths of the site wherever its base path is. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = (url, options) => {
      const below = url === settings.basePath || url.startsWith(`${settings.basePath}/`);
      return goto(url.startsWith('/') && (settings.basePath === '' || !below) ? at(url) : url, options);
    };
    await use(page);
  },
});

/** From the next page on, time stands still in it, until the test lets it run. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
}

export { expect, type Page } from '@playwright/test';
