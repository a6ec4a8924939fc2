import { expect, test } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { site } from '../site.ts';
import { pagesOfEachType } from './page-types.ts';

// One Chromium for all runs: they share nothing but the process.
test('Lighthouse (phone): accessibility, best practices and SEO are 100 on each page type and language', async () => {
  test.setTimeout(420_000);
  const chromium = await launch({ chromePath: findChromium() ?? '', chromeFlags: ['--headless=new', ...chromiumFlags] });
  try {
    const scores: Record<string, Record<string, number>> = {};
    for (const { path } of pagesOfEachType) {
      const result = await lighthouse(`${site.url}${path}`, {
        port: chromium.port,
        onlyCategories: ['accessibility', 'best-practices', 'seo'],
        throttlingMethod: 'provided',
        logLevel: 'error',
      });
      const categories = Object.entries(result?.lhr.categories ?? {}).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]);
      scores[path] = Object.fromEntries(categories);
      const failed = Object.values(result?.lhr.audits ?? {}).filter(
        (audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary',
      );
      expect(scores[path], `${path}: ${failed.map(({ id }) => id)}`).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
    }
    console.log(`Lighthouse: ${Object.keys(scores).length} pages, all 100`);
  } finally {
    chromium.kill();
  }
});
