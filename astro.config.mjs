// @ts-check

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { listPages } from './src/domain/pages.ts';
import { locales } from './src/i18n/locales.ts';
import { pageUrl } from './src/i18n/urls.ts';
import { checkContent, contentCheck } from './src/integrations/check-content.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { pagePolicy } from './src/integrations/page-policy.ts';
import { publishedPaths } from './src/integrations/published-paths.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { swapIn } from './src/integrations/swap-in.ts';
import { settings } from './src/settings.ts';

const earlyTheme = readFileSync(new URL('./src/client/early-theme.js', import.meta.url), 'utf8');

/** The pages of the sitemap: redirects, withdrawn pages and error pages are none. */
let listed;
const listedUrls = () =>
  (listed ??= new Set(listPages(checkContent(import.meta.dirname)).map(({ lang, page }) => pageUrl(lang, page.slug))));

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath || '/',
  outDir: settings.outDir,
  // Not in node_modules, which copies of the project share: one build would read what another has cached of other content.
  cacheDir: './.build/astro',
  trailingSlash: 'never',
  compressHTML: true,
  build: { format: 'file', inlineStylesheets: 'always' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ],
      scriptDirective: {
        // Pagefind's search core is WebAssembly.
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${createHash('sha256').update(earlyTheme).digest('base64')}`],
      },
    },
  },
  integrations: [
    contentCheck(),
    mdx(),
    sitemap({
      filter: (url) => listedUrls().has(url),
      i18n: { defaultLocale: 'en', locales: Object.fromEntries(locales.map(({ id, htmlLang }) => [id, htmlLang])) },
    }),
    pagePolicy(),
    hostFiles(),
    // Of a pseudo-locale the pages are looked at, and nothing that is made of them.
    ...(settings.pseudoLocale ? [] : [searchIndex(), markdownTwins(), publishedPaths()]),
    swapIn(),
  ],
});
