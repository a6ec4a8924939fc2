import { parseRssFeed } from 'feedsmith';
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { catalog, listHtml, pathOf, readBuilt, site } from '../site.ts';

const pages = new Set(listHtml().map(pathOf));

describe.each(locales)('the feed in $name', ({ id: lang, path, htmlLang }) => {
  const source = readBuilt(`${path}/feed.xml`.slice(1));
  const feed = parseRssFeed(source);
  const items = feed.items ?? [];

  test('has what RSS 2.0 asks for, in its language, and names its own address', () => {
    expect(source).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?><rss version="2\.0"/);
    for (const text of [feed.title, feed.description]) expect(text?.length).toBeGreaterThan(5);
    expect(new URL(feed.link ?? '').href).toBe(new URL(`${path}/`, site.url).href.replace(/(?<=\/\w+)\/$/, ''));
    expect(feed.language).toBe(htmlLang);
    expect(feed.atom?.links).toEqual([{ href: `${site.url}${path}/feed.xml`, rel: 'self', type: 'application/rss+xml' }]);
    if (lang === 'zh') expect(`${feed.title}${feed.description}`).toMatch(/\p{Script=Han}/u);
  });

  test('has the entries of the history, newest first, each known by an id that no address changes', () => {
    expect(items.length).toBe(catalog.history.length);
    const guids = items.map(({ guid }) => guid?.value ?? '');
    expect(new Set(guids).size).toBe(items.length);
    for (const [i, item] of items.entries()) {
      const entry = catalog.history[i];
      expect(item.guid).toEqual({ value: `whyclosed:${entry?.id}:${lang}`, isPermaLink: false });
      expect(new Date(item.pubDate as unknown as string).toISOString()).toBe(`${entry?.day}T00:00:00.000Z`);
      expect(parse(item.description ?? '').text).toBe(entry?.[lang].replaceAll('`', ''));
      expect(parse(item.description ?? '').text.startsWith(item.title ?? '?')).toBe(true);
      expect(pages.has(new URL(item.link ?? '').pathname.replace(/\/$/, '') || '/')).toBe(true);
    }
  });

  test('says nothing of when it was built', () => expect(source).not.toMatch(/lastBuildDate|<ttl>|generator/));

  test('is named by every page of its language', () => {
    for (const file of listHtml()) {
      const page = parse(readBuilt(file));
      if (page.querySelector('html')?.getAttribute('lang') !== htmlLang || page.querySelector('meta[http-equiv=refresh]')) continue;
      const link = page.querySelector('link[type="application/rss+xml"]');
      expect(link?.getAttribute('href'), file).toBe(`${path}/feed.xml`);
      // The page for unknown addresses has no footer.
      if (!/(^|\/)404\.html$/.test(file)) expect(page.querySelector(`footer a[href="${path}/feed.xml"]`), file).not.toBeNull();
    }
  });
});
