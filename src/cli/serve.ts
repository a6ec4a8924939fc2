// npm start, after the build: the built site on http://localhost:4321, its addresses and headers as on the other hosts.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { buildAddressRules } from '../domain/address-rules.ts';
import { answerAddress, readPath } from '../domain/answer-address.ts';
import { headerRules, immutable, immutableFiles, matchesFiles, revalidate, typeRules } from '../hosting/headers.ts';
import { type Locale, localeIds } from '../i18n/locales.ts';
import { pagePath } from '../i18n/urls.ts';
import { checkContent } from '../integrations/check-content.ts';
import { settings } from '../settings.ts';

const port = Number(process.env.PORT ?? 4321);
const { outDir: dir, basePath } = settings;
if (!existsSync(join(dir, 'index.html'))) {
  console.error(`${dir}: found no index.html, expected the built site; run: npm run build`);
  process.exit(1);
}
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT: found "${process.env.PORT}", expected a number from 1 to 65535`);
  process.exit(1);
}

const rules = buildAddressRules(checkContent(join(import.meta.dirname, '../..')));
const notFound = new Map(localeIds.map((lang) => [lang, readFileSync(join(dir, lang, '404.html'))]));
const compress = compression({ brotli: true, threshold: 256 });
const serveFile = sirv(dir, {
  extensions: ['html'],
  etag: true,
  setHeaders: (response, path) => {
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', matchesFiles(immutableFiles, path) ? immutable : revalidate);
    for (const { files, type } of typeRules) if (matchesFiles(files, path)) response.setHeader('Content-Type', type);
  },
});

function refuse(response: ServerResponse, lang: Locale) {
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound.get(lang));
}

function answer(request: IncomingMessage, response: ServerResponse) {
  const [pathname = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
  const inBase = pathname === basePath || pathname.startsWith(`${basePath}/`);
  const path = inBase ? readPath(pathname, basePath) : '';
  for (const { files, headers } of headerRules)
    if (matchesFiles(files, path)) for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = answerAddress(path, rules);
  const to = found.kind === 'none' ? undefined : pagePath(found.lang, found.slug);
  if (!inBase) refuse(response, found.lang);
  else if (found.kind === 'redirect' && pathname !== to && !(found.slug === '' && pathname === `${basePath}/`))
    response.writeHead(301, { Location: query === undefined ? to : `${to}?${query}`, 'Cache-Control': revalidate }).end();
  else {
    // An integer is answered where it stands, by the page of its range.
    request.url = (to ?? pathname).slice(basePath.length) || '/';
    compress(request as never, response, () => serveFile(request, response, () => refuse(response, found.lang)));
  }
}

const server = createServer((request, response) => {
  try {
    answer(request, response);
  } catch {
    // A request that cannot be read is refused, and the server goes on.
    if (!response.headersSent) response.writeHead(400).end();
  }
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const text = error.code === 'EADDRINUSE' ? `port ${port} is in use; stop the other program, or set PORT` : error.message;
  console.error(`The server did not start: ${text}`);
  process.exit(1);
});
server.listen(port, 'localhost', () => console.log(`WhyClosed is at http://localhost:${port}${basePath}/`));
