import { test as base } from '@playwright/test';
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

export { expect, type Page } from '@playwright/test';
