import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { toTokens } from '../domain/search-query.ts';
import { listSearchRecords, type SearchRecord } from '../domain/search-records.ts';
import { localeOf } from '../i18n/locales.ts';
import { pagePath } from '../i18n/urls.ts';
import { checkContent } from './check-content.ts';

/** Writes Pagefind's index, one a language, from the catalog: what counts in a page is decided by fields, not by markup. */
export function searchIndex(): AstroIntegration {
  let root = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir }) => {
        const { index, errors } = await createIndex({ forceLanguage: undefined });
        if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
        const failures: string[] = [];
        for (const record of listSearchRecords(checkContent(root))) {
          const added = await index.addHTMLFile({ url: pagePath(record.lang, record.slug), content: toHtml(record) });
          failures.push(...added.errors);
        }
        const written = await index.writeFiles({ outputPath: join(fileURLToPath(dir), 'pagefind') });
        await close();
        failures.push(...written.errors);
        if (failures.length > 0) throw new Error(`Pagefind refused pages: ${failures.join('; ')}`);
      },
    },
  };
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function toHtml({ lang, title, about, fields }: SearchRecord): string {
  const parts = fields.map(({ weight, text }) => `<p data-pagefind-weight="${weight}">${escapeHtml(toTokens(text).join(' '))}</p>`);
  return `<!doctype html><html lang="${localeOf(lang).htmlLang}"><head><title></title>
<meta data-pagefind-meta="title[content]" content="${escapeHtml(title)}"><meta data-pagefind-meta="about[content]" content="${escapeHtml(about)}">
</head><body data-pagefind-body>${parts.join('\n')}</body></html>`;
}
