import { setTimeout as wait } from 'node:timers/promises';
import type { Result, Task, Unsupported } from '../whatwg.js';
import { consoleDelay, findPageAct, pageDelay } from './lab-browser.ts';
import type { Pages } from './pages.ts';

/** Made by the page of a task. */
declare const perform: (task: Task) => Promise<Result | Unsupported>;

/** A page of Playwright or Puppeteer. */
interface DrivenPage {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  close(): Promise<void>;
  evaluate(run: (task: Task) => Promise<Result | Unsupported>, task: Task): Promise<Result | Unsupported>;
}

/** Does a task in a fresh page of a fresh context; `lines` is what the page's console holds. */
export async function performIn(
  page: DrivenPage,
  context: { close(): Promise<void> },
  task: Task,
  pages: Pages,
  lines: string[],
): Promise<Result | Unsupported> {
  await page.goto(pages.task);
  const result = await page.evaluate((given) => perform(given), task);
  const act = findPageAct(result, task);
  if (act === 'navigate') await page.goto(pages.elsewhere);
  if (act === 'reload') await page.reload();
  if (act === 'close-tab') await page.close();
  await wait(consoleDelay);
  void wait(pageDelay).then(() => context.close());
  return 'events' in result ? { ...result, console: lines } : result;
}
