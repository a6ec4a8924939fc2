import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { listPages } from '../../src/domain/pages.ts';
import { localeIds } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { listSamples, samplesFolder } from '../samples/programs.ts';
import { catalog, readBuilt, root, site } from '../site.ts';

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
    expect(handlers.length, page.path).toBe(6);
    for (const handler of handlers) {
      expect(handler, page.path).toContain(`${site.url}/`);
      expect(handler, page.path).not.toContain('whyclosed.example');
    }
  }
});

test('every piece of code on a page is a file that a test runs, to the letter', () => {
  const sources = new Map(
    listSamples().map((file) => [
      readFileSync(join(samplesFolder, file), 'utf8').trimEnd().replaceAll('https://whyclosed.example', site.url),
      file,
    ]),
  );
  const shown = new Set<string>();
  for (const { dom, path } of pages)
    for (const pre of dom.querySelectorAll('pre')) {
      const { text } = parse(pre.innerHTML);
      const file = sources.get(text);
      expect(file, `${path}: ${text.slice(0, 200)}`).toBeDefined();
      shown.add(file ?? '');
    }
  expect([...shown].sort()).toEqual([...sources.values()].sort());
});

test('no text of content/ holds code of its own', () => {
  const texts = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
  for (const file of texts) {
    const text = readFileSync(join(root, 'content', file), 'utf8');
    expect(text, file).not.toMatch(/^\s*(```|~~~)|<(pre|code)\b/m);
    // Inline code names things; what has a result that is stored, or a body, is a program.
    expect(text.match(/`[^`\n]*(?:=>|\s=\s(?!['"])[^`]*\(|\)\s*\{|\bawait )[^`\n]*`/g) ?? [], file).toEqual([]);
  }
});
