// npm start, after the build: the built site on http://localhost:4321, its addresses and headers as on the other hosts.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { buildAddressRules } from '../domain/address-rules.ts';
import { answerAddress } from '../domain/answer-address.ts';
import { headerRules, immutable, immutableFiles, matchesFiles, methods, revalidate, typeRules } from '../hosting/headers.ts';
import { localeIds } from '../i18n/locales.ts';
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
/** What sirv would send without a charset. */
const texts: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.txt': 'text/plain', '.xml': 'text/xml' };
const serveFile = sirv(dir, {
  extensions: ['html'],
  etag: true,
  setHeaders: (response, path) => {
    const text = texts[extname(path)];
    if (text) response.setHeader('Content-Type', `${text}; charset=utf-8`);
    for (const { files, type } of typeRules) if (matchesFiles(files, path)) response.setHeader('Content-Type', type);
    if (matchesFiles(immutableFiles, path)) response.setHeader('Cache-Control', immutable);
  },
});

/** The path of a request, decoded; Node gives the bytes that clients send undecoded as Latin-1. */
function decodePath(pathname: string): string {
  const utf8 = Buffer.from(pathname, 'latin1').toString('utf8');
  try {
    return decodeURIComponent(utf8);
  } catch {
    return utf8;
  }
}

function answer(request: IncomingMessage, response: ServerResponse) {
  const [pathname = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const whole = decodePath(pathname);
  const inBase = whole === basePath || whole.startsWith(`${basePath}/`);
  const path = inBase ? whole.slice(basePath.length) || '/' : '/:outside';
  response.setHeader('Cache-Control', revalidate);
  response.setHeader('Vary', 'Accept-Encoding');
  for (const { files, headers } of headerRules)
    if (matchesFiles(files, path)) for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!methods.split(', ').includes(request.method ?? '')) {
    response.writeHead(405, { Allow: methods }).end();
    return;
  }
  const found = answerAddress(path, rules);
  const to = found.kind === 'none' ? undefined : pagePath(found.lang, found.slug);
  const isHome = inBase && path === '/';
  if (inBase && found.kind === 'redirect' && whole !== to && !isHome) {
    response.writeHead(301, { Location: query === '' ? to : `${to}?${query}` }).end();
    return;
  }
  const refuse = () => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound.get(found.lang));
  };
  // An integer is answered where it stands, by the page of its range; a file has no slash behind its name.
  request.url = (to ?? pathname).slice(basePath.length) || '/';
  compress(request as never, response, () => (inBase && (isHome || !path.endsWith('/')) ? serveFile(request, response, refuse) : refuse()));
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
