import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { isTextPage, listPages, listWithdrawn } from '../domain/pages.ts';
import { sourceLocale } from '../i18n/locales.ts';
import { routeParam } from '../i18n/urls.ts';
import { checkContent } from './check-content.ts';
import type { Markdown } from './page-markdown.ts';

/** Writes beside each built page with an article the same text as Markdown, and llms.txt and llms-full.txt made of them. */
export function markdownTwins(): AstroIntegration {
  let root = '';
  return {
    name: 'markdown-twins',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        // Not before the content is checked: strings that are no JSON would stop the configuration from loading.
        const { writeFullText, writeLlmsIndex } = await import('./llms-text.ts');
        const { readArticle, writeMarkdown } = await import('./page-markdown.ts');
        const started = performance.now();
        const folder = fileURLToPath(dir);
        const catalog = checkContent(root);
        const sourceTwins = new Map<string, Markdown>();
        const pages = [...listPages(catalog).filter(({ page }) => isTextPage(page)), ...listWithdrawn(catalog)];
        for (const { lang, page } of pages) {
          const file = join(folder, routeParam(lang, page.slug) ?? '');
          const markdown = readArticle(readFileSync(`${file}.html`, 'utf8'), { lang, slug: page.slug });
          writeFileSync(`${file}.md`, writeMarkdown(markdown));
          if (lang === sourceLocale) sourceTwins.set(page.slug, markdown);
        }
        writeFileSync(join(folder, 'llms.txt'), writeLlmsIndex(catalog));
        writeFileSync(join(folder, 'llms-full.txt'), writeFullText(catalog, sourceTwins));
        logger.info(`${pages.length} pages as Markdown in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      },
    },
  };
}
