import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listRedirects, type Redirect } from '../domain/redirects.ts';
import { writeHeadersFile, writeRedirectsFile } from '../hosting/static-files.ts';
import { localeOf } from '../i18n/locales.ts';
import type { Translate } from '../i18n/translate.ts';
import { pagePath, pageUrl } from '../i18n/urls.ts';
import { settings } from '../settings.ts';
import { checkContent } from './check-content.ts';

/**
 * Writes what hosts need that take the built folder as it is: a small page for each redirect, for those that cannot redirect;
 * `_redirects` and `_headers` for Cloudflare Pages and Netlify; `.nojekyll`, without which a branch of GitHub Pages hides _astro.
 */
export function hostFiles(): AstroIntegration {
  let root = '';
  return {
    name: 'host-files',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir }) => {
        // Not before the content is checked: strings that are no JSON would stop the configuration from loading.
        const { translateTo } = await import('../i18n/translate.ts');
        const write = (name: string, text: string) => {
          const file = join(fileURLToPath(dir), name);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        };
        const redirects = listRedirects(checkContent(root));
        for (const redirect of redirects) write(`${redirect.from}.html`, redirectPage(translateTo(redirect.lang), redirect));
        write('_redirects', writeRedirectsFile(redirects, settings.basePath));
        write('_headers', writeHeadersFile(settings.basePath));
        write('.nojekyll', '');
      },
    },
  };
}

function redirectPage(t: Translate, { lang, slug }: Redirect): string {
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
