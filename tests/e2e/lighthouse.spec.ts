import { expect, test } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { locales } from '../../src/i18n/locales.ts';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { site } from '../site.ts';
import { pagesOncePerType } from './page-types.ts';

/** None of the three categories depends on how fast a page is, so nothing waits for it to be quiet. */
const untimed = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
} as const;

for (const { id } of locales)
  test(`Lighthouse (phone): accessibility, best practices and SEO are 100 on each page type in ${id}`, async () => {
    test.setTimeout(300_000);
    const chromium = await launch({ chromePath: findChromium() ?? '', chromeFlags: ['--headless=new', ...chromiumFlags] });
    try {
      for (const { path } of pagesOncePerType.filter(({ lang }) => lang === id)) {
        const result = await lighthouse(`${site.url}${path}`, {
          port: chromium.port,
          onlyCategories: ['accessibility', 'best-practices', 'seo'],
          logLevel: 'error',
          ...untimed,
        });
        const { categories = {}, audits = {} } = result?.lhr ?? {};
        const scores = Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
        const failed = Object.values(audits).filter(
          ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode === 'binary',
        );
        expect(scores, `${path}: ${failed.map((audit) => audit.id)}`).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
      }
    } finally {
      chromium.kill();
    }
  });
