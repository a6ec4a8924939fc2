import type { AddressRules } from '../domain/address-rules.ts';
import { codePages, pageOfTwo } from '../domain/answer-address.ts';
import { localeOf, sourceLocale } from '../i18n/locales.ts';
import { filesPattern, headerRules, immutable, immutableFiles, methods, revalidate, typeRules } from './headers.ts';

/** Between backticks nothing is special. */
const quote = (text: string) => {
  if (text.includes('`')) throw new Error(`No backtick can stand in a Caddyfile's token: ${text}`);
  return `\`${text}\``;
};
const anyCase = (pattern: string) => quote(`~(?i)${pattern}`);

function map(from: string, to: string, fallback: string, entries: readonly (readonly [key: string, value: string])[]): string {
  const lines = [...entries.map(([key, value]) => `\t\t${key} ${quote(value)}`), `\t\tdefault ${quote(fallback)}`];
  return [`\tmap ${quote(from)} {whyclosed_${to}} {`, ...lines, '\t}'].join('\n');
}

/** Where the deployed site stands; hosting/deploy.sh keeps "current" pointing at it. */
const siteRoot = '/srv/whyclosed/current';

/** A complete site for Caddy 2.6 or later: every address is answered as `answerAddress` does, with the headers of headers.ts. */
export function writeCaddyfile(rules: AddressRules, basePath: string): string {
  const below = (pattern: string) => pattern.replace(/^\^/, `^${basePath.replaceAll('.', '\\.')}`);
  const codes = codePages(rules);
  const paths = [['', sourceLocale], ...rules.languages.map(({ lang }) => [localeOf(lang).path, lang])] as const;
  const numberMap = (from: string, to: string) =>
    map(
      from,
      to,
      '',
      codes.map(({ pattern, slug }) => [anyCase(pattern), slug]),
    );
  const maps = [
    '\t# The language that an address asks for, and what leads its paths.',
    map(
      '{path}',
      'lang',
      sourceLocale,
      rules.languages.map(({ lang, pattern }) => [anyCase(below(pattern)), lang]),
    ),
    map(
      '{whyclosed_lang}',
      'prefix',
      basePath,
      rules.languages.map(({ lang }) => [lang, basePath + localeOf(lang).path]),
    ),
    '\t# What it asks for, without language and stray marks; "?" is nothing.',
    map('{path}', 'asked', '?', [[anyCase(below(rules.core)), '$1']]),
    '\t# Two codes, and the page of the two.',
    map('{whyclosed_asked}', 'first', '', [[anyCase(rules.pair), '$1']]),
    map('{whyclosed_asked}', 'second', '', [[anyCase(rules.pair), '$2']]),
    numberMap('{whyclosed_first}', 'code'),
    numberMap('{whyclosed_second}', 'other_code'),
    map(
      '{whyclosed_code} {whyclosed_other_code}',
      'pair',
      '',
      codes.flatMap(({ slug: a }) => codes.map(({ slug: b }) => [quote(`${a} ${b}`), `/${pageOfTwo(Number(a), Number(b))}`] as const)),
    ),
    '\t# The page that answers; and its path, which for a home page has no slash at its end.',
    map(
      '{whyclosed_asked}',
      'page',
      '{whyclosed_pair}',
      rules.pages.map(({ pattern, slug }) => [anyCase(pattern), `/${slug}`]),
    ),
    map(
      '{whyclosed_prefix}{whyclosed_page}',
      'to',
      '{whyclosed_prefix}{whyclosed_page}',
      paths.map(([path]) => [quote(`${basePath}${path}/`), `${basePath}${path}` || '/']),
    ),
    map('{query}', 'query', '?{query}', [[quote(''), '']]),
    map('{path}', 'integer', 'no', [[quote(`~${below(rules.integer)}`), 'yes']]),
  ];
  let matchers = 0;
  /** Headers of some files; inside a route the order of the lines counts. */
  const headersFor = (files: string, values: Record<string, string>): string[] => {
    matchers += 1;
    const matcher = files === '/*' ? '*' : `@files${matchers}`;
    return [
      ...(files === '/*' ? [] : [`\t\t${matcher} path_regexp ${quote(below(filesPattern(files)))}`]),
      ...Object.entries(values).map(([name, value]) => `\t\theader ${matcher} ${name} ${quote(value)}`),
    ];
  };
  const headers = [
    ...headersFor('/*', { 'Cache-Control': revalidate }),
    ...headersFor(immutableFiles, { 'Cache-Control': immutable }),
    ...headerRules.flatMap((rule) => headersFor(rule.files, rule.headers)),
    ...typeRules.flatMap(({ files, type }) => headersFor(files, { 'Content-Type': type })),
    '\t\theader -Server',
    '\t\theader {\n\t\t\tVary Accept-Encoding\n\t\t\tdefer\n\t\t}',
  ];
  return `# WhyClosed for Caddy 2.6 or later. Made by "npm run hosting": edit content/redirects.yaml or src/hosting/headers.ts.
# Debian: apt install caddy; copy this file to /etc/caddy/Caddyfile, put your host's name in place of ":80" (Caddy then gets
# a certificate by itself), deploy with hosting/deploy.sh, then: systemctl reload caddy

:80 {
\troot * ${siteRoot}

${maps.join('\n')}

\troute {
${headers.join('\n')}

\t\t@other not method ${methods.replaceAll(',', '')}
\t\theader @other Allow ${quote(methods)}
\t\terror @other 405
\t\t# An integer is answered where it stands, everything else by a redirect, unless the address is the path itself.
\t\t@page expression ${quote(`{whyclosed_page} != "" && {path} != {whyclosed_to} && {path} != "${basePath}/"`)}
\t\thandle @page {
\t\t\t@integer expression ${quote('{whyclosed_integer} == "yes"')}
\t\t\trewrite @integer {whyclosed_prefix}{whyclosed_page}.html
\t\t\t@address expression ${quote('{whyclosed_integer} == "no"')}
\t\t\tredir @address {whyclosed_to}{whyclosed_query} 301
\t\t}
\t\t@home expression ${quote([`${basePath}/`, ...(basePath ? [basePath] : [])].map((path) => `{path} == "${path}"`).join(' || '))}
\t\trewrite @home ${basePath}/index.html
\t\t# No file has such a name, and the system would call some of them faults.
\t\t@strange not path_regexp ^[!-~]{0,199}[!-.0-~]$
\t\terror @strange 404
\t\t@file file {
\t\t\ttry_files {path}.html {path}
\t\t}
\t\trewrite @file {http.matchers.file.relative}
\t\tfile_server {
\t\t\tprecompressed br gzip
\t\t\tdisable_canonical_uris
\t\t}
\t}

\thandle_errors {
\t\theader Cache-Control ${quote(revalidate)}
\t\t@unknown expression {err.status_code} == 404
\t\thandle @unknown {
\t\t\trewrite * ${basePath}/{whyclosed_lang}/404.html
\t\t\t# The whole page, whatever part or version of the missing file was asked for.
${['Range', 'If-Range', 'If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since'].map((name) => `\t\t\trequest_header -${name}`).join('\n')}
\t\t\theader Content-Type "text/html; charset=utf-8"
\t\t\tfile_server {
\t\t\t\tprecompressed br gzip
\t\t\t}
\t\t}
\t\theader Content-Type "text/plain; charset=utf-8"
\t\trespond "{err.status_code} {err.status_text}"
\t}
}
`;
}
