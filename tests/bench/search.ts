import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import MiniSearch from 'minisearch';
import { parse } from 'node-html-parser';
import { toTokens } from '../../src/domain/search-query.ts';
import { listSearchRecords } from '../../src/domain/search-records.ts';
import { type Locale, localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { catalog, isRedirect, listHtml, pathOf, readBuilt, root, site } from '../site.ts';

interface Query {
  query: string;
  want: string[];
}

type Find = (query: string) => Promise<string[]> | string[];

/** Share of queries whose right page is first, and in the first three. */
async function score(queries: Query[], find: Find): Promise<[number, number]> {
  let first = 0;
  let firstThree = 0;
  for (const { query, want } of queries) {
    const rank = (await find(query)).findIndex((slug) => want.includes(slug));
    if (rank === 0) first += 1;
    if (rank >= 0 && rank < 3) firstThree += 1;
  }
  return [first / queries.length, firstThree / queries.length];
}

/** MiniSearch as its documentation suggests for a site: title boosted, prefixes, a fifth of a word's length of typos. */
function miniSearchOf(lang: Locale): Find {
  const home = pagePath(lang, '');
  const prefix = home === '/' ? '/' : `${home}/`;
  const inLanguage = (path: string) => path.startsWith(prefix) && !(lang === 'en' && /^\/(es|zh)(\/|$)/.test(path));
  const files = listHtml().filter((file) => inLanguage(pathOf(file)) && !/404|search\.html/.test(file) && !isRedirect(readBuilt(file)));
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  const tokenize = (text: string) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  const index = new MiniSearch({
    fields: ['title', 'headings', 'text'],
    tokenize,
    searchOptions: { boost: { title: 4, headings: 2 }, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(
    files.map((file) => {
      const dom = parse(readBuilt(file));
      const text = (selector: string) =>
        dom
          .querySelectorAll(selector)
          .map((element) => element.text)
          .join(' ');
      return { id: pathOf(file).slice(prefix.length), title: text('h1'), headings: text('h2, h3, h4'), text: text('main') };
    }),
  );
  return (query) =>
    index
      .search(query)
      .slice(0, 3)
      .map(({ id }) => id as string);
}

/** MiniSearch on what this site's index holds: the same fields, weights and tokens, the search terms included. */
function miniSearchOnRecords(lang: Locale): Find {
  const weights = [10, 8, 7, 4, 2, 1, 0.5];
  const index = new MiniSearch({
    fields: weights.map(String),
    tokenize: toTokens,
    searchOptions: { boost: Object.fromEntries(weights.map((weight) => [weight, weight])), prefix: true, fuzzy: 0.2 },
  });
  const records = listSearchRecords(catalog).filter((record) => record.lang === lang);
  index.addAll(records.map(({ slug, fields }) => ({ id: slug, ...Object.fromEntries(fields.map(({ weight, text }) => [weight, text])) })));
  return (query) =>
    index
      .search(query)
      .slice(0, 3)
      .map(({ id }) => id as string);
}

/** This site's own box, in Chromium. */
async function siteSearch(page: Page, lang: Locale): Promise<Find> {
  await page.goto(`${site.url}${pagePath(lang, 'search')}`);
  const box = page.locator('.top input[name=q]');
  await box.focus();
  return async (query) => {
    await box.fill(query);
    await page.locator('.options[aria-busy=false]').waitFor({ state: 'attached' });
    const paths = await page
      .getByRole('option')
      .evaluateAll((links) => links.map((link) => decodeURIComponent(new URL((link as HTMLAnchorElement).href).pathname)));
    return paths.map((path) => path.slice(pagePath(lang, '').length).replace(/^\//, ''));
  };
}

/** Prints, for each language, the figures of the site's search and of MiniSearch on the same pages, and their ratio. */
export async function measureSearch(): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  try {
    for (const lang of localeIds) {
      const queries = JSON.parse(readFileSync(join(root, 'tests/search', `${lang}.json`), 'utf8')) as Query[];
      const page = await browser.newPage();
      const ours = await score(queries, await siteSearch(page, lang));
      const peer = await score(queries, miniSearchOf(lang));
      const fedPeer = await score(queries, miniSearchOnRecords(lang));
      await page.close();
      const line = (name: string, [first, three]: [number, number]) =>
        `  ${name}: first ${percent(first)}, first three ${percent(three)}; ratio ${(ours[0] / first).toFixed(2)}, ${(ours[1] / three).toFixed(2)}`;
      console.log(`search ${lang}: first ${percent(ours[0])}, first three ${percent(ours[1])}`);
      console.log(line('MiniSearch on the same pages', peer));
      console.log(line('MiniSearch on the same records', fedPeer));
    }
  } finally {
    await browser.close();
  }
  const bundle = join(site.dir, 'pagefind');
  const sizes = readdirSync(bundle).filter((file) =>
    /^(pagefind\.js|pagefind-worker\.js|wasm\.en|words\.en|pagefind-entry|pagefind\.en)/.test(file),
  );
  const bytes = sizes.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(bundle, file))).length, 0);
  console.log(`search en: ${(bytes / 1024).toFixed(0)} KB (Brotli) before the first result, index chunks aside`);
}
