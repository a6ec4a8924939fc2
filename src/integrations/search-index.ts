import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { pathBelow } from '../domain/pages.ts';
import { listSearchRecords, type SearchRecord, tokensOf } from '../domain/search-records.ts';
import { localeIds, localeOf } from '../i18n/locales.ts';
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
        const { index, errors } = await createIndex();
        if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
        const failures: string[] = [];
        const records = listSearchRecords(checkContent(root));
        for (const record of records) {
          // Pagefind puts the base path in front by itself: it takes it from where its own files stand.
          const url = `/${pathBelow(record.lang, record.slug)}`;
          const added = await index.addHTMLFile({ url, content: toHtml(record) });
          failures.push(...added.errors);
        }
        const outputPath = join(fileURLToPath(dir), 'pagefind');
        const written = await index.writeFiles({ outputPath });
        await close();
        failures.push(...written.errors);
        if (failures.length > 0) throw new Error(`Pagefind refused pages: ${failures.join('; ')}`);
        for (const file of readdirSync(outputPath)) if (/-ui\.|highlight/.test(file)) rmSync(join(outputPath, file));
        for (const lang of localeIds)
          writeFileSync(join(outputPath, `words.${lang}.txt`), vocabularyOf(records.filter((record) => record.lang === lang)));
      },
    },
  };
}

/** Every token of an index: a query is held against it before Pagefind is asked. */
function vocabularyOf(records: SearchRecord[]): string {
  return [...new Set(records.flatMap(({ fields }) => fields.flatMap(tokensOf)))].sort().join(' ');
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function toHtml({ lang, slug, title, about, fields }: SearchRecord): string {
  const parts = fields.map((field) => `<p data-pagefind-weight="${field.weight}">${escapeHtml(tokensOf(field).join(' '))}</p>`);
  return `<!doctype html><html lang="${localeOf(lang).htmlLang}"><head><title></title>
<meta data-pagefind-meta="title[content]" content="${escapeHtml(title)}"><meta data-pagefind-meta="about[content]" content="${escapeHtml(about)}">
<meta data-pagefind-filter="kind[content]" content="${slug.includes('-vs-') ? 'pair' : 'page'}">
</head><body data-pagefind-body>${parts.join('\n')}</body></html>`;
}
