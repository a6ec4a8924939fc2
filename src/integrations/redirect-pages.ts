import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listRedirects, type Redirect } from '../domain/redirects.ts';
import { localeOf } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { pagePath, pageUrl } from '../i18n/urls.ts';
import { checkContent } from './check-content.ts';

/** Writes a small page for each redirect, for hosts that cannot redirect by themselves. */
export function redirectPages(): AstroIntegration {
  let root = '';
  return {
    name: 'redirect-pages',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir }) => {
        for (const redirect of listRedirects(checkContent(root))) {
          const file = join(fileURLToPath(dir), `${redirect.from}.html`);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, toHtml(redirect));
        }
      },
    },
  };
}

function toHtml({ lang, slug }: Redirect): string {
  const t = translateTo(lang);
  const to = pagePath(lang, slug);
  return `<!doctype html>
<html lang="${localeOf(lang).htmlLang}">
<head>
<meta charset="utf-8">
<title>${t('redirect.title')}</title>
<meta http-equiv="refresh" content="0;url=${to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${pageUrl(lang, slug)}">
</head>
<body>
<p><a href="${to}">${t('redirect.text', { to })}</a></p>
</body>
</html>
`;
}
