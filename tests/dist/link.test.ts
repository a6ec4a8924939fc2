import MarkdownIt from 'markdown-it';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { listPages } from '../../src/domain/pages.ts';
import { localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { catalog, readBuilt, site } from '../site.ts';

const having = ['code', 'pair', 'range', 'guide'];
const pages = listPages(catalog)
  .filter(({ page }) => having.includes(page.kind))
  .map(({ lang, page }) => {
    const path = pagePath(lang, page.slug);
    const dom = parse(readBuilt(`${path.slice(1)}.html`));
    return { ...page, path, dom, canonical: dom.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '' };
  });
const linesOf = ({ dom }: (typeof pages)[number]) => dom.querySelectorAll('#link dd code').map((code) => code.text);

test('every code, pair, range and guide page ends with its own address, and those of its translations', () => {
  expect(new Set(pages.map(({ kind }) => kind))).toEqual(new Set(having));
  for (const page of pages) {
    const lines = linesOf(page);
    expect(page.canonical, page.path).toBe(site.url + page.path);
    expect(lines[0], page.path).toBe(page.canonical);
    expect(lines.slice(0, localeIds.length).sort(), page.path).toEqual(localeIds.map((id) => site.url + pagePath(id, page.slug)).sort());
    expect(page.dom.querySelector('.contents a[href="#link"]'), page.path).not.toBeNull();
  }
});

test('the Markdown form becomes a link to the page, with a text that shows no marks', () => {
  for (const page of pages) {
    const markdown = linesOf(page)[localeIds.length] ?? '';
    const link = parse(new MarkdownIt().renderInline(markdown));
    expect(link.querySelectorAll('a').length, markdown).toBe(1);
    expect(link.querySelector('a')?.getAttribute('href'), page.path).toBe(page.canonical);
    expect(link.text, markdown).toBe(link.querySelector('a')?.text);
    expect(link.text, markdown).toMatch(page.kind === 'guide' ? /^[^\\`*[\]]{5,}$/ : /^\d+[^\\`*[\]]{5,}$/);
  }
});

test('every such page has a line for a log and handlers, whose links lead to this site', () => {
  for (const page of pages) {
    const logged = linesOf(page).slice(localeIds.length + 1);
    const numbers = page.kind === 'range' ? page.slug.split('-').slice(0, 1) : (page.slug.match(/\d+/g) ?? []);
    if (page.kind === 'guide') expect(logged, page.path).toEqual([expect.stringMatching(`^[A-Z].+: ${site.url}/${page.slug}$`)]);
    else
      expect(logged, page.path).toEqual(
        numbers.map((number) => expect.stringMatching(`^WebSocket closed: ${number} [A-Z].+ ${site.url}/${number}$`)),
      );
    const handlers = page.dom.querySelectorAll('#link pre').map((pre) => pre.innerHTML);
    expect(handlers.length, page.path).toBe(5);
    for (const handler of handlers) {
      expect(handler, page.path).toContain(`${site.url}/`);
      expect(handler, page.path).not.toContain('whyclosed.example');
    }
  }
});
