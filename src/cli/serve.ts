// npm start, after the build: the built site on http://localhost:4321.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { translatedLocales } from '../i18n/locales.ts';
import { settings } from '../settings.ts';

const port = Number(process.env.PORT ?? 4321);
const dir = settings.outDir;
if (!existsSync(join(dir, 'index.html'))) {
  console.error(`${dir}: found no index.html, expected the built site; run: npm run build`);
  process.exit(1);
}
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT: found "${process.env.PORT}", expected a number from 1 to 65535`);
  process.exit(1);
}

const notFound = new Map(['', ...translatedLocales].map((lang) => [lang, readFileSync(join(dir, lang, '404.html'))]));
const compress = compression({ brotli: true, threshold: 256 });
const serveFile = sirv(dir, {
  extensions: ['html'],
  etag: true,
  setHeaders: (response, path) => {
    const immutable = path.startsWith('/_astro/');
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
  },
});

function answer(request: IncomingMessage & { path?: string }, response: ServerResponse) {
  const url = request.url ?? '/';
  const { basePath } = settings;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const inBase = url === basePath || url.startsWith(`${basePath}/`) || url.startsWith(`${basePath}?`);
  request.url = inBase ? url.slice(basePath.length) || '/' : '/404';
  const lang = translatedLocales.find((id) => request.url?.startsWith(`/${id}/`)) ?? '';
  const refuse = () => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound.get(lang));
  };
  if (/\/404(\.html)?$/.test(request.url)) refuse();
  else compress(request as never, response, () => serveFile(request, response, refuse));
}

const server = createServer(answer);
server.on('error', (error: NodeJS.ErrnoException) => {
  const text = error.code === 'EADDRINUSE' ? `port ${port} is in use; stop the other program, or set PORT` : error.message;
  console.error(`The server did not start: ${text}`);
  process.exit(1);
});
server.listen(port, 'localhost', () => console.log(`WhyClosed is at http://localhost:${port}${settings.basePath}/`));
