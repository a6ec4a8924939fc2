// @ts-check

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { isListed } from './src/domain/redirects.ts';
import { locales } from './src/i18n/locales.ts';
import { contentCheck } from './src/integrations/check-content.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { swapIn } from './src/integrations/swap-in.ts';
import { settings } from './src/settings.ts';

const earlyTheme = readFileSync(new URL('./src/client/early-theme.js', import.meta.url), 'utf8');

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath || '/',
  outDir: settings.outDir,
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
      filter: (url) => isListed(new URL(url).pathname.slice(`${settings.basePath}/`.length)),
      i18n: { defaultLocale: 'en', locales: Object.fromEntries(locales.map(({ id, htmlLang }) => [id, htmlLang])) },
    }),
    searchIndex(),
    markdownTwins(),
    swapIn(),
  ],
});
