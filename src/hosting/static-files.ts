import type { Redirect } from '../domain/redirects.ts';
import { pagePath } from '../i18n/urls.ts';
import { headerRules, immutable, immutableFiles, typeRules } from './headers.ts';

/** Cloudflare Pages reads no more lines than this from `_redirects`; a build that needs more must not lose some in silence. */
const mostRedirects = 2_000;

/**
 * `_redirects` for Cloudflare Pages and Netlify: a line each, so that neither needs patterns that only one of the two knows.
 * @throws when there are more than the hosts read.
 */
export function writeRedirectsFile(redirects: readonly Redirect[], basePath: string): string {
  const lines = redirects.map(({ from, lang, slug }) => `${basePath}/${from} ${pagePath(lang, slug)} 301`);
  if (lines.length > mostRedirects)
    throw new Error(`_redirects: found ${lines.length} lines, expected at most ${mostRedirects}, which is all that Cloudflare Pages reads`);
  return `${lines.join('\n')}\n`;
}

/** `_headers` for Cloudflare Pages and Netlify. Both ask for pages anew each time by themselves. */
export function writeHeadersFile(basePath: string): string {
  const rules = [
    ...headerRules,
    { files: immutableFiles, headers: { 'Cache-Control': immutable } },
    ...typeRules.map(({ files, type }) => ({ files, headers: { 'Content-Type': type } })),
  ];
  return rules
    .map(({ files, headers }) =>
      [basePath + files, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('');
}
