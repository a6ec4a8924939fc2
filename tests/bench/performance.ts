import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { pagesOfEachType } from '../e2e/page-types.ts';
import { site } from '../site.ts';

/** Prints Lighthouse's performance score, simulated phone and slow network, of one page of each type and language. */
export async function measurePerformance(): Promise<void> {
  const chromium = await launch({ chromePath: findChromium() ?? '', chromeFlags: ['--headless=new', ...chromiumFlags] });
  try {
    for (const { path } of pagesOfEachType) {
      const result = await lighthouse(`${site.url}${path}`, { port: chromium.port, onlyCategories: ['performance'], logLevel: 'error' });
      const { performance } = result?.lhr.categories ?? {};
      const paint = result?.lhr.audits['first-contentful-paint']?.displayValue;
      const largest = result?.lhr.audits['largest-contentful-paint']?.displayValue;
      console.log(`performance ${path}: ${Math.round((performance?.score ?? 0) * 100)}, first paint ${paint}, largest ${largest}`);
    }
  } finally {
    await chromium.kill();
  }
}
