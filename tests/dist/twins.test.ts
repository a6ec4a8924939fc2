import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Configuration } from 'markdownlint';
import { lint } from 'markdownlint/promise';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/domain/markdown.ts';
import { isTextPage, listPages, type Page } from '../../src/domain/pages.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { routeParam } from '../../src/i18n/urls.ts';
import { catalog, listHtml, pathOf, readBuilt, site } from '../site.ts';

interface Twin {
  file: string;
  lang: Locale;
  page: Page;
  markdown: string;
  /** What a reader sees of it, white space folded. */
  text: string;
}

// HTML is let through, so that a tag left in a twin shows as one.
const reader = new MarkdownIt({ html: true });
/** Without programs, which keep the blank lines and comments of their language. */
const withoutCode = (markdown: string) => markdown.replaceAll(/^```\w+\n[\s\S]*?^```$/gm, '```');
const fold = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const tokensOf = (markdown: string) => reader.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
const linksOf = (markdown: string) =>
  tokensOf(markdown).flatMap((token) => (token.type === 'link_open' ? [String(token.attrGet('href'))] : []));

/** Every rule but these: */
const lintRules: Configuration = {
  default: true,
  // Go is written with tabs.
  MD010: { code_blocks: false },
  // A paragraph is one line: it is wrapped by whoever shows it.
  MD013: false,
  // The two codes of a comparison have the same sections, each below its own heading.
  MD024: { siblings_only: true },
  // 1010 is registered as "Mandatory Ext.", so a heading may end with a full stop.
  MD026: { punctuation: ',;:!，；：！。' },
};

const listed = listPages(catalog).filter(({ page }) => isTextPage(page));
let twins: Twin[] = [];
let anchors = new Map<string, Set<string>>();

beforeAll(() => {
  twins = listed.map(({ lang, page }) => {
    const file = `${routeParam(lang, page.slug)}.md`;
    const markdown = readBuilt(file);
    return { file, lang, page, markdown, text: fold(parse(reader.render(markdown)).text) };
  });
  anchors = new Map(
    listHtml().map((file) => [pathOf(file), new Set([...readBuilt(file).matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))]),
  );
});

describe('the Markdown twins', () => {
  test('stand beside every code, pair, range, guide and client in every language, and each page names its own', () => {
    const kinds = new Set(twins.map(({ page }) => page.kind));
    expect([...kinds].sort()).toEqual(['client', 'clients', 'code', 'guide', 'pair', 'range']);
    for (const { file } of twins) {
      const html = parse(readBuilt(file.replace(/md$/, 'html')));
      expect(html.querySelector('link[rel=alternate][type="text/markdown"]')?.getAttribute('href')).toBe(`/${file}`);
    }
    const sizes = twins.map(({ file, markdown }) => ({ file, bytes: Buffer.byteLength(markdown) })).sort((a, b) => b.bytes - a.bytes);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(
      `${twins.length} twins, ${total} B in all; largest: ${sizes
        .slice(0, 3)
        .map(({ file, bytes }) => `${file} ${bytes} B`)
        .join(', ')}`,
    );
  });

  test('pass markdownlint', async () => {
    const strings = Object.fromEntries(twins.map(({ file, markdown }) => [file, markdown]));
    const found = await lint({ strings: { ...strings, 'llms-full.txt': readBuilt('llms-full.txt') }, config: lintRules });
    const told = Object.entries(found).flatMap(([file, errors]) =>
      errors.map(({ lineNumber, ruleNames, errorContext }) => `${file}:${lineNumber} ${ruleNames[0]} ${errorContext ?? ''}`),
    );
    expect(told).toEqual([]);
  }, 240_000);

  test('begin with the number, the registered name and the name in their language, then the answer', () => {
    for (const { file, lang, page, markdown } of twins) {
      const [title = '', , answer = ''] = markdown.split('\n');
      if (page.kind !== 'code') continue;
      const entry = catalog.codes.find(({ facts }) => facts.code === page.code);
      if (!entry) throw new Error(`${file}: no such code in the catalog`);
      const { registration } = entry.facts;
      const { name, answer: wanted } = entry.words[lang];
      const names = [...new Set([...(registration.isName ? [registration.description] : []), name])];
      expect(title, file).toBe(`# ${page.code} ${names.join(' · ')}`);
      expect(fold(parse(reader.renderInline(answer)).text), file).toBe(fold(toPlainText(wanted)));
    }
  });

  test('hold the answers, the causes with their proofs and fixes, the verdicts and the advice of the catalog', () => {
    for (const { file, lang, page, text } of twins)
      for (const wanted of textsOf(page, lang)) expect(text, `${file}: ${wanted}`).toContain(fold(toPlainText(wanted)));
  });

  test('are Markdown alone: no tag, no line broken inside a paragraph, every code block with its language', () => {
    for (const { file, markdown } of twins) {
      const tokens = tokensOf(markdown);
      expect(
        tokens.filter(({ type }) => /^html_|^(soft|hard)break$/.test(type)).map(({ content, type }) => `${type} ${content}`),
        file,
      ).toEqual([]);
      for (const fence of tokens.filter(({ type }) => type === 'fence')) expect(fence.info, file).not.toBe('');
      expect(withoutCode(markdown), file).not.toMatch(/\n{3}|[ \t]\n|&#x|\n\n$/);
    }
  });

  test('link by whole addresses, to pages and anchors that are there', () => {
    const broken = twins.flatMap(({ file, markdown }) =>
      linksOf(markdown)
        .filter((href) => !leadsSomewhere(href))
        .map((href) => `${file} -> ${href}`),
    );
    expect(broken).toEqual([]);
  });

  test('end with their address, their translations and the licence', () => {
    for (const { file, lang, page, markdown } of twins) {
      const end = markdown.slice(markdown.lastIndexOf('\n---\n'));
      const addresses = locales.map(({ id, path }) => ({ id, url: `${site.url}${path}/${page.slug}` }));
      expect(linksOf(end), file).toEqual([
        ...addresses.filter(({ id }) => id === lang).map(({ url }) => url),
        ...addresses.filter(({ id }) => id !== lang).map(({ url }) => url),
      ]);
      expect(end, file).toContain('CC BY 4.0');
    }
  });
});

/** What the catalog says on a page and its twin must say too. */
function textsOf(page: Page, lang: Locale): string[] {
  const codes = page.kind === 'pair' ? page.codes : page.kind === 'code' ? [page.code] : [];
  const words = catalog.codes.filter(({ facts }) => codes.includes(facts.code)).map((entry) => entry.words[lang]);
  const causes = words.flatMap((code) => Object.values(code.causes));
  const shared = [...words.flatMap(({ answer, seen }) => [answer, ...seen]), ...causes.flatMap(({ title, fix }) => [title, fix])];
  switch (page.kind) {
    case 'code':
      return [
        ...shared,
        ...causes.flatMap(({ what, confirm }) => [what, confirm]),
        ...words.flatMap(({ send, reconnect, confused }) => [send, reconnect, ...Object.values(confused)]),
      ];
    case 'pair': {
      const written = catalog.comparisons.get(page.slug)?.words[lang];
      return [...shared, ...(written ? [written.verdict, written.tell, written.send] : words.flatMap(({ tell, send }) => [tell, send]))];
    }
    case 'range':
      return catalog.ranges
        .filter(({ id }) => id === page.slug)
        .flatMap(({ words }) => [words[lang].name, words[lang].answer, words[lang].advice, ...words[lang].seen]);
    case 'guide': {
      const guide = catalog.guides.get(page.slug)?.words[lang];
      if (!guide) throw new Error(`no guide ${page.slug} in the catalog`);
      return [guide.title, guide.answer, ...Object.values(guide.lines)];
    }
    case 'client': {
      const client = catalog.clients.get(page.client);
      if (!client) throw new Error(`no client ${page.client} in the catalog`);
      return [client.facts.name, client.words[lang].summary];
    }
    default:
      return [];
  }
}

/** Does this lead to another host, or to a page, an anchor or a file of the build? */
function leadsSomewhere(href: string): boolean {
  if (!/^https?:\/\/[^/]/.test(href)) return false;
  const url = new URL(href);
  if (url.origin !== site.url) return true;
  const ids = anchors.get(url.pathname);
  return ids !== undefined && (url.hash === '' || ids.has(url.hash.slice(1)));
}

describe('llms.txt', () => {
  test('has the form of llmstxt.org', () => {
    const [head = '', ...sections] = readBuilt('llms.txt').split(/^(?=## )/m);
    expect(head).toMatch(/^# [^\n]+\n\n> [^\n]+\n\n(- [^\n]+\n)+\n$/);
    expect(sections.length).toBeGreaterThan(3);
    for (const section of sections)
      expect(section.trimEnd()).toMatch(/^## [^\n]+\n\n(- \[[^\]\n]+\]\(https?:\/\/[^)\s]+\): [^\n]+(\n|$))+$/);
    expect(sections.at(-1)).toMatch(/^## Optional\n/);
  });

  test('names every code, range, guide and client once, and only files that are built', () => {
    const files = linksOf(readBuilt('llms.txt')).map((href) => href.slice(site.url.length + 1));
    expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([]);
    const slugs = [...catalog.codes, ...catalog.ranges, ...catalog.guides.values()].map(({ id }) => `${id}.md`);
    slugs.push('clients.md', ...[...catalog.clients.keys()].map((id) => `clients/${id}.md`));
    expect(files).toEqual(expect.arrayContaining(slugs));
    for (const file of files)
      expect(readFileSync(join(site.dir, /\.\w+$/.test(file) ? file : `${file}.html`)).length, file).toBeGreaterThan(0);
    console.log(
      `llms.txt ${readBuilt('llms.txt').length} B, ${files.length} links; llms-full.txt ${Buffer.byteLength(readBuilt('llms-full.txt'))} B`,
    );
  });

  test('has beside it one file with the texts of all codes, ranges and guides in English', () => {
    const full = readBuilt('llms-full.txt');
    expect(withoutCode(full).match(/^# /gm)?.length).toBe(1);
    const whole = twins.filter(({ lang, page }) => lang === 'en' && ['code', 'range', 'guide'].includes(page.kind));
    for (const { file, markdown } of whole) {
      const lines = markdown.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      for (const line of lines) expect(full, file).toContain(line);
      expect(full).toContain(`\n#${markdown.split('\n')[0]}\n`);
    }
  });
});
