import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildAddressRules } from '../../src/domain/address-rules.ts';
import { listPages } from '../../src/domain/pages.ts';
import { listRedirects } from '../../src/domain/redirects.ts';
import { writeCaddyfile } from '../../src/hosting/caddy.ts';
import { headerRules, matchesFiles } from '../../src/hosting/headers.ts';
import { writeNginxConfig } from '../../src/hosting/nginx.ts';
import { writeHeadersFile, writeRedirectsFile } from '../../src/hosting/static-files.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { catalog, root } from '../site.ts';

const rules = buildAddressRules(catalog);

test('the configurations of hosting/ are those that npm run hosting writes', () => {
  const shipped = (file: string) => readFileSync(join(root, 'hosting', file), 'utf8');
  expect(shipped('nginx.conf')).toBe(writeNginxConfig(rules, ''));
  expect(shipped('Caddyfile')).toBe(writeCaddyfile(rules, ''));
});

test('a redirect stands in the way of no page and leads to one, in one step', () => {
  const pages = new Set(listPages(catalog).map(({ lang, page }) => pagePath(lang, page.slug)));
  const lines = writeRedirectsFile(listRedirects(catalog), '')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  expect(new Set(lines.map(([from]) => from)).size).toBe(lines.length);
  for (const [from = '', to = '', status] of lines) {
    expect(pages.has(from), from).toBe(false);
    expect(pages.has(to), to).toBe(true);
    expect(status).toBe('301');
  }
});

test('more redirects than Cloudflare Pages reads are refused', () => {
  const many = Array.from({ length: 2_001 }, (_, i) => ({ from: `old-${i}`, lang: 'en' as const, slug: '1006' }));
  expect(() => writeRedirectsFile(many, '')).toThrow('found 2001 lines, expected at most 2000');
});

test('_headers has a block for each pattern of files, below the base path', () => {
  const blocks = [...writeHeadersFile('/whyclosed').matchAll(/^(\/\S+)\n((?: {2}[\w-]+: \S.*\n)+)/gm)];
  expect(blocks.map(([, files]) => files)).toContain('/whyclosed/_astro/*');
  expect(blocks.every(([, files = '']) => files.startsWith('/whyclosed/') && files.split('*').length <= 2)).toBe(true);
  expect(blocks.map(([whole]) => whole).join('')).toBe(writeHeadersFile('/whyclosed'));
});

test('data files, and no pages, may be read by scripts of other sites', () => {
  const open = (path: string) =>
    headerRules.some(({ files, headers }) => headers['Access-Control-Allow-Origin'] === '*' && matchesFiles(files, path));
  expect(['/codes.json', '/es/1006.json', '/1006.md', '/llms.txt', '/zh/feed.xml'].map(open)).toEqual([true, true, true, true, true]);
  expect(['/', '/1006', '/es/1001-vs-1006', '/_astro/start.js'].map(open)).toEqual([false, false, false, false]);
});
