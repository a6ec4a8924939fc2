import type { AddressRules } from '../domain/address-rules.ts';
import { codePages, longestAddress, pageOfTwo } from '../domain/answer-address.ts';
import { localeOf, sourceLocale } from '../i18n/locales.ts';
import { filesPattern, headerRules, immutable, immutableFiles, methods, revalidate, typeRules } from './headers.ts';

const quote = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** In a map a pattern begins with "~", without case "~*". An empty text meets no pattern, only the empty key. */
const anyCase = (pattern: string) => quote(pattern === '^$' ? '' : `~*${pattern}`);
const sameCase = (pattern: string) => quote(`~${pattern}`);

function map(from: string, to: string, fallback: string, entries: readonly (readonly [key: string, value: string])[]): string {
  const lines = [['default', fallback], ...entries].map(([key, value]) => `    ${key} ${value};`);
  return [`map ${quote(from)} $whyclosed_${to} {`, ...lines, '}'].join('\n');
}

/** Where the deployed site stands; hosting/deploy.sh keeps "current" pointing at it. */
const siteRoot = '/srv/whyclosed/current';

/**
 * A complete server for nginx 1.22 or later, to be included inside `http { }`: every address is answered as `answerAddress` does,
 * with the headers of headers.ts.
 */
export function writeNginxConfig(rules: AddressRules, basePath: string): string {
  const below = (pattern: string) => pattern.replace(/^\^/, `^${basePath.replaceAll('.', '\\.')}`);
  /** The pattern of files for a request as it was written, its query left aside. */
  const asked = (files: string) => below(filesPattern(files)).replaceAll('[\\s\\S]*', '[^?]*').replace(/\$$/, '(?:\\?|$)');
  const codes = codePages(rules);
  const homeOf = (path: string) => `${basePath}${path}` || '/';
  const paths = [['', sourceLocale], ...rules.languages.map(({ lang }) => [localeOf(lang).path, lang])] as const;
  const general = headerRules.filter(({ files }) => files === '/*').flatMap(({ headers }) => Object.entries(headers));
  const special = headerRules.filter(({ files }) => files !== '/*');
  const names = [...new Set(special.flatMap(({ headers }) => Object.keys(headers)))];
  const variableOf = (name: string) => name.toLowerCase().replaceAll('-', '_');
  const numberMap = (from: string, to: string) =>
    map(
      from,
      to,
      quote(''),
      codes.map(({ pattern, slug }) => [anyCase(pattern), slug]),
    );
  const maps = [
    '# The language that an address asks for, and what leads its paths.',
    map(
      '$uri',
      'lang',
      sourceLocale,
      rules.languages.map(({ lang, pattern }) => [anyCase(below(pattern)), lang]),
    ),
    map(
      '$whyclosed_lang',
      'prefix',
      quote(basePath),
      rules.languages.map(({ lang }) => [lang, quote(basePath + localeOf(lang).path)]),
    ),
    '# What it asks for, without language and stray marks; "?" is nothing.',
    map('$uri', 'asked', quote('?'), [
      [quote(`~(?s)^.{${longestAddress}}`), quote('?')],
      [anyCase(below(rules.core)), '$1'],
    ]),
    '# Two codes, and the page of the two.',
    map('$whyclosed_asked', 'first', quote(''), [[anyCase(rules.pair), '$1']]),
    map('$whyclosed_asked', 'second', quote(''), [[anyCase(rules.pair), '$2']]),
    numberMap('$whyclosed_first', 'code'),
    numberMap('$whyclosed_second', 'other_code'),
    map(
      '$whyclosed_code $whyclosed_other_code',
      'pair',
      quote(''),
      codes.flatMap(({ slug: a }) => codes.map(({ slug: b }) => [quote(`${a} ${b}`), `/${pageOfTwo(Number(a), Number(b))}`] as const)),
    ),
    '# The page that answers; and its path, which for a home page has no slash at its end.',
    map(
      '$whyclosed_asked',
      'page',
      '$whyclosed_pair',
      rules.pages.map(({ pattern, slug }) => [anyCase(pattern), `/${slug}`]),
    ),
    map(
      '$whyclosed_prefix$whyclosed_page',
      'to',
      '$whyclosed_prefix$whyclosed_page',
      paths.map(([path]) => [quote(`${basePath}${path}/`), quote(homeOf(path))]),
    ),
    '# How: a file as it stands; an integer where it stands; else a redirect, unless the address is the path itself.',
    map('$uri', 'integer', quote('no'), [[sameCase(below(rules.integer).replace(/\$$/, '\\z')), quote('yes')]]),
    map('$whyclosed_page $whyclosed_integer $uri $whyclosed_to', 'answer', 'redirect', [
      [quote('~^ '), 'file'],
      [quote('~^[^ ]+ yes '), 'in-place'],
      [quote('~^[^ ]+ no (.+) \\1$'), 'file'],
    ]),
    '# Headers that only some answers have, by what was asked for; an error page is never kept.',
    map('$status $request_uri', 'cache', quote(revalidate), [
      [sameCase(asked(immutableFiles).replace('^', '^(?:200|206|304) ')), quote(immutable)],
    ]),
    ...names.map((name) =>
      map(
        '$request_uri',
        variableOf(name),
        quote(''),
        special.flatMap(({ files, headers }) => (headers[name] ? [[sameCase(asked(files)), quote(headers[name])] as const] : [])),
      ),
    ),
    map(
      '$request_method',
      'allow',
      quote(methods),
      methods.split(', ').map((method) => [method, quote('')] as const),
    ),
  ];
  return `# WhyClosed for nginx 1.22 or later. Made by "npm run hosting": edit content/redirects.yaml or src/hosting/headers.ts.
# Debian: apt install nginx libnginx-mod-http-brotli-static; copy this file to /etc/nginx/conf.d/whyclosed.conf,
# deploy with hosting/deploy.sh, then: nginx -t && systemctl reload nginx. For TLS see hosting/README.md.

${maps.join('\n')}

server {
    # deferred: a connection reaches a worker with its request, so that a reload drops none that has just been made.
    listen 80 deferred;
    listen [::]:80 deferred;
    server_name _;
    root ${siteRoot};

    server_tokens off;
    absolute_redirect off;
    merge_slashes off;
    charset utf-8;
    charset_types text/html text/plain text/css text/xml application/javascript application/json image/svg+xml;
    gzip_static on;
    gzip_vary on;
    brotli_static on;

${general.map(([name, value]) => `    add_header ${name} ${quote(value)} always;`).join('\n')}
    add_header Cache-Control $whyclosed_cache always;
    add_header Allow $whyclosed_allow always;
${names.map((name) => `    add_header ${name} $whyclosed_${variableOf(name)} always;`).join('\n')}

    if ($whyclosed_allow) { return 405; }
    error_page 404 @unknown;
    location @unknown { try_files ${basePath}/$whyclosed_lang/404.html =404; }

${['/', ...(basePath ? [''] : [])].map((path) => `    location = ${basePath}${path} { try_files ${basePath}/index.html =404; }`).join('\n')}
    location / {
        if ($whyclosed_answer = redirect) { return 301 $whyclosed_to$is_args$args; }
        if ($whyclosed_answer = in-place) { rewrite ^ $whyclosed_prefix$whyclosed_page.html break; }
        try_files $uri.html $uri =404;
    }
${typeRules
  .map(
    ({ files, type }) =>
      `    location ~ ${quote(below(filesPattern(files)))} { types { } default_type ${quote(type)}; try_files $uri =404; }`,
  )
  .join('\n')}
}
`;
}
