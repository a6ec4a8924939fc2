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
      const runs = [];
      // A score of 100 needs no second opinion; a lower one is the median of three.
      do {
        const result = await lighthouse(`${site.url}${path}`, { port: chromium.port, onlyCategories: ['performance'], logLevel: 'error' });
        runs.push(Math.round((result?.lhr.categories.performance?.score ?? 0) * 100));
      } while (runs[0] !== 100 && runs.length < 3);
      const median = [...runs].sort((a, b) => a - b)[Math.floor(runs.length / 2)];
      console.log(`performance ${path}: ${median}${runs.length > 1 ? ` (${runs.join(', ')})` : ''}`);
    }
  } finally {
    chromium.kill();
  }
}
