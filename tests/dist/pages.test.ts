import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type HTMLElement, parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { listPages } from '../../src/domain/pages.ts';
import { sentencesOf } from '../../src/domain/prose.ts';
import { listRedirects } from '../../src/domain/redirects.ts';
import { localeOf, locales } from '../../src/i18n/locales.ts';
import { catalog, isRedirect, listHtml, pathOf, readBuilt, site } from '../site.ts';

interface Built {
  file: string;
  path: string;
  html: string;
  dom: HTMLElement;
}

/** Bytes, Brotli. A data page may be larger as a whole, not up to the end of its first screen. */
const budget = { page: 14_600, dataPage: 40_000, script: 3_072 };
const isDataPage = (path: string) => /^(\/\w\w)?\/(clients(\/|$)|debug\/1006$|timeouts$)/.test(path);
let pages: Built[] = [];
let redirects: Built[] = [];

beforeAll(() => {
  const all = listHtml().map((file) => {
    const html = readBuilt(file);
    return { file, path: pathOf(file), html, dom: parse(html) };
  });
  redirects = all.filter(({ html }) => isRedirect(html));
  pages = all.filter(({ html, file }) => !isRedirect(html) && !/(^|\/)404\.html$/.test(file));
});

const brotli = (text: string) => brotliCompressSync(text).length;
const attribute = ({ dom }: Built, selector: string, name: string) => dom.querySelector(selector)?.getAttribute(name);
const localPath = (url: string) => decodeURIComponent(new URL(url, site.url).pathname);

/** Values that stand on more than one page, with the pages. */
function shared(values: [value: string, path: string][]): Record<string, string[]> {
  const byValue = Map.groupBy(values, ([value]) => value);
  return Object.fromEntries(
    [...byValue].filter(([, items]) => items.length > 1).map(([value, items]) => [value, items.map(([, path]) => path)]),
  );
}

test('every page of every language is built, and nothing else', () => {
  const expected = listPages(catalog).map(({ lang, page }) => [localeOf(lang).path, page.slug && `/${page.slug}`].join('') || '/');
  expect(pages.map(({ path }) => path).sort()).toEqual(expected.sort());
});

test('every reversed pair and every /en path leads to its page', () => {
  expect(redirects.length).toBe(listRedirects(catalog).length);
  const known = new Set(pages.map(({ path }) => path));
  for (const { dom, path } of redirects) {
    const target = dom.querySelector('a')?.getAttribute('href') ?? '';
    expect(known.has(target), path).toBe(true);
    expect(dom.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe(`0;url=${target}`);
  }
});

describe('each page', () => {
  test('has one h1, a language, a title and a description of its own', () => {
    for (const page of pages) {
      expect(page.dom.querySelectorAll('h1').length, page.path).toBe(1);
      const lang = locales.find(({ path }) => path !== '' && (page.path === path || page.path.startsWith(`${path}/`))) ?? locales[0];
      expect(attribute(page, 'html', 'lang'), page.path).toBe(lang.htmlLang);
    }
    expect(shared(pages.map((page) => [page.dom.querySelector('title')?.text ?? '', page.path]))).toEqual({});
    expect(shared(pages.map((page) => [attribute(page, 'meta[name=description]', 'content') ?? '', page.path]))).toEqual({});
  });

  test('names itself and its translations, which name it back', () => {
    const alternates = new Map<string, string>();
    for (const page of pages) {
      expect(localPath(attribute(page, 'link[rel=canonical]', 'href') ?? ''), page.path).toBe(page.path);
      const links = page.dom
        .querySelectorAll('link[rel=alternate][hreflang]')
        .map((link) => `${link.getAttribute('hreflang')} ${localPath(link.getAttribute('href') ?? '')}`);
      expect(links.length, page.path).toBe(locales.length + 1);
      alternates.set(page.path, links.sort().join('\n'));
    }
    for (const [path, links] of alternates)
      for (const link of links.split('\n')) expect(alternates.get(link.split(' ')[1] ?? ''), `${path} -> ${link}`).toBe(links);
  });

  test('fits, with all its CSS, into one TCP first flight', () => {
    const limitOf = (path: string) => (isDataPage(path) ? budget.dataPage : budget.page);
    const sizes = pages
      .map(({ path, file, html }) => {
        // Compressed in haste for the tests; what is too large so, is compressed as for a deploy.
        const hasty = statSync(join(site.compressedDir, `${file}.br`)).size;
        return { path, bytes: hasty > limitOf(path) ? brotli(html) : hasty };
      })
      .sort((a, b) => b.bytes - a.bytes);
    console.log(
      `Largest pages, Brotli: ${sizes
        .slice(0, 3)
        .map(({ path, bytes }) => `${path} ${bytes} B`)
        .join(', ')}`,
    );
    expect(sizes.filter(({ path, bytes }) => bytes > limitOf(path))).toEqual([]);
    for (const { path, html } of pages.filter((page) => isDataPage(page.path))) {
      const [first = '', second = ''] = html.split(/(?=<section\b)/);
      expect(brotli(first + second), `${path}, first screen`).toBeLessThanOrEqual(budget.page);
    }
  });

  test('asks for nothing before it paints, and for nothing of another host', () => {
    for (const { dom, path } of pages) {
      expect(dom.querySelectorAll('link[rel=stylesheet]').length, path).toBe(0);
      for (const script of dom.querySelectorAll('script[src]')) expect(script.getAttribute('type'), path).toBe('module');
      for (const element of dom.querySelectorAll('[src], link[href]')) {
        const url = new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', site.url);
        expect(url.origin, path).toBe(site.url);
      }
    }
  });

  test('runs at most 3 KB of script before search is used', () => {
    for (const { dom, path } of pages) {
      const inline = dom.querySelectorAll('script:not([src]):not([type="application/ld+json"])').map((script) => script.text);
      const loaded = dom.querySelectorAll('script[src]').map((script) => readBuilt(localPath(script.getAttribute('src') ?? '').slice(1)));
      expect(brotli([...inline, ...loaded].join('\n')), path).toBeLessThanOrEqual(budget.script);
    }
  });

  test('has a strict policy that its own markup keeps', () => {
    for (const page of pages) {
      const policy = attribute(page, 'meta[http-equiv=content-security-policy]', 'content') ?? '';
      expect(policy, page.path).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      const inline = page.dom.querySelectorAll('style, script:not([src]):not([type="application/ld+json"])');
      const own = inline.map(({ innerHTML }) => createHash('sha256').update(innerHTML).digest('base64'));
      const hashes = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);
      expect(hashes.sort(), page.path).toEqual(own.sort());
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe-|\*|https?:|data:/);
      expect(page.html).not.toMatch(/<[^>]+\s(on\w+|style)=/);
    }
  });

  test('says no sentence twice', () => {
    const repeated = pages.flatMap(({ dom, path }) => {
      const blocks = dom.querySelectorAll('main :is(p, li, dd, dt, h1, h2, h3, h4, summary, figcaption)');
      // Links inside a page repeat the headings that they lead to; results of the lab are values.
      const texts = blocks
        .filter((block) => !block.querySelector('p, li, dd') && !block.closest('nav, #clients dl'))
        .flatMap((block) => sentencesOf(block.querySelectorAll('.to').reduce((text, links) => text.replace(links.text, ''), block.text)));
      return texts.filter((text, i) => texts.indexOf(text) !== i).map((text) => `${path}: ${text}`);
    });
    expect(repeated).toEqual([]);
  });

  test('has the sections and anchors of its translations', () => {
    const outline = ({ dom }: Built) =>
      dom
        .querySelectorAll('main [id]')
        .map((element) => element.id)
        .join(' ');
    const english = new Map(pages.map((page) => [page.path, outline(page)]));
    for (const page of pages) {
      const path = page.path.replace(/^\/(es|zh)(?=\/|$)/, '') || '/';
      expect(outline(page), page.path).toBe(english.get(path));
    }
  });

  test('links only to pages and anchors that are there, in its own language', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const ids = new Map(pages.map(({ path, dom }) => [path, new Set(dom.querySelectorAll('[id]').map((element) => element.id))]));
    const broken: string[] = [];
    for (const { dom, path } of pages) {
      const home = attribute(byPath.get(path) as Built, '.mark', 'href') ?? '/';
      for (const link of dom.querySelectorAll('a[href]')) {
        const url = new URL(link.getAttribute('href') ?? '', site.url + path);
        if (url.origin !== site.url) continue;
        const target = localPath(url.href);
        const anchor = url.hash.slice(1);
        // Some files have no languages.
        const hasLanguages = byPath.has(target) || existsSync(join(site.dir, home, target));
        const isForeign = home !== '/' && target !== home && !target.startsWith(`${home}/`);
        const foreign = hasLanguages && isForeign && !link.hasAttribute('data-locale');
        if (!(byPath.has(target) || existsSync(join(site.dir, target))) || foreign || (anchor && !ids.get(target)?.has(anchor)))
          broken.push(`${path} -> ${url.pathname}${url.hash}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

test('no two comparisons have the same verdict', () => {
  const verdicts = pages.flatMap(({ dom, path }): [string, string][] => {
    const verdict = dom.querySelector('[data-verdict]')?.text.trim();
    return /-vs-/.test(path) ? [[verdict ?? '', path]] : [];
  });
  expect(verdicts.length).toBe(171 * locales.length);
  expect(verdicts.filter(([text]) => text.length < 15)).toEqual([]);
  expect(shared(verdicts)).toEqual({});
});

test('a comparison shows only facts that differ; the shared ones are folded', () => {
  for (const { dom, path } of pages.filter((page) => /-vs-/.test(page.path)))
    for (const row of dom.querySelectorAll('.facts tbody tr')) {
      const [a, b] = row.querySelectorAll('td').map((cell) => cell.text.trim());
      expect(a, `${path}: ${row.text}`).not.toBe(b);
    }
});

test('the sitemap lists every page with its translations', () => {
  const locations = [...readBuilt('sitemap-0.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => localPath(url));
  expect(locations.sort()).toEqual(pages.map(({ path }) => path).sort());
  expect(readBuilt('sitemap-0.xml').match(/hreflang=/g)?.length).toBe(pages.length * locales.length);
});

test('diagrams have a text alternative in the language of the page', () => {
  for (const { dom, path } of pages.filter((page) => /\/\d{4}$|-vs-/.test(page.path))) {
    const labels = dom.querySelectorAll('svg[role=img]').map((svg) => svg.getAttribute('aria-label') ?? '');
    expect(labels.length, path).toBeGreaterThan(0);
    for (const label of labels) {
      expect(label.length, path).toBeGreaterThan(20);
      if (path.startsWith('/zh')) expect(label).toMatch(/\p{Script=Han}/u);
    }
  }
});
