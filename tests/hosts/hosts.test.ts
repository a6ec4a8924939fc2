import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPages, listWithdrawn } from '../../src/domain/pages.ts';
import { listRedirects } from '../../src/domain/redirects.ts';
import { localeIds, localeOf } from '../../src/i18n/locales.ts';
import { pagePath } from '../../src/i18n/urls.ts';
import { readPublished } from '../../src/integrations/published-paths.ts';
import { catalog, root, site } from '../site.ts';
import { ask, askAll } from './ask.ts';
import { mangleAddresses, randomIntegers, seededRandom } from './mangle.ts';
import { type Host, startCaddy, startNginx, startOwn } from './servers.ts';

const deployed = join(root, '.build/hosts/site');
const hosts: Record<string, (folder: string) => Promise<Host>> = {
  nginx: (folder) => startNginx(folder),
  Caddy: (folder) => startCaddy(folder),
  'npm start': () => startOwn(site.dir),
};

beforeAll(() => {
  rmSync(deployed, { recursive: true, force: true });
  const { status, stderr } = spawnSync('sh', ['hosting/deploy.sh', site.compressedDir, deployed], { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});

/** Where a page says that it stands. */
const canonical = (body: string) => new URL(/<link rel="canonical" href="([^"]+)"/.exec(body)?.[1] ?? 'none:', 'none:').pathname;
const langOf = (body: string) => /<html lang="([^"]+)"/.exec(body)?.[1];
const rangeOf = (number: number) =>
  catalog.ranges.find(({ facts }) => number >= facts.from && number <= facts.to)?.id ?? catalog.ranges.at(-1)?.id ?? '';
const codes = new Set(catalog.codes.map(({ id }) => id));

describe.each(Object.keys(hosts))('%s', (name) => {
  let host: Host;
  beforeAll(async () => {
    host = await (hosts[name] as (folder: string) => Promise<Host>)(join(deployed, 'current'));
  }, 30_000);
  afterAll(() => host?.stop());

  test('answers every published address directly, with itself', { timeout: 120_000 }, async () => {
    const paths = [...readPublished(root).keys()].map((path) => `/${path}`);
    const withdrawn = new Set(listWithdrawn(catalog).map(({ lang, page }) => pagePath(lang, page.slug)));
    expect(paths.length).toBeGreaterThan(590);
    const wrong = (await askAll(host.origin, paths)).filter(
      ({ path, status, body }) =>
        status !== 200 || body.length < 100 || (!/\.\w+$/.test(path) && !withdrawn.has(path) && canonical(body) !== path),
    );
    expect(wrong.map(({ path, status }) => `${path} ${status}`)).toEqual([]);
  });

  test('leads every old and reversed address to its page, in one step', { timeout: 120_000 }, async () => {
    const expected = new Map(listRedirects(catalog).map(({ from, lang, slug }) => [`/${from}`, pagePath(lang, slug)]));
    const wrong = (await askAll(host.origin, [...expected.keys()])).filter(
      ({ path, status, location }) => status !== 301 || location !== expected.get(path),
    );
    expect(wrong.map(({ path, status, location }) => `${path} ${status} ${location}`)).toEqual([]);
  });

  test('answers 2,000 random integers where they stand, by their code or their range', { timeout: 120_000 }, async () => {
    const random = seededRandom(1006);
    const expected = new Map(
      randomIntegers(2_000, random).map((number) => {
        const lang = localeIds[Math.floor(random() * localeIds.length)] ?? 'en';
        return [pagePath(lang, number), { lang, page: pagePath(lang, codes.has(String(number)) ? number : rangeOf(number)) }] as const;
      }),
    );
    const wrong = (await askAll(host.origin, [...expected.keys()])).filter(({ path, status, body }) => {
      const want = expected.get(path);
      return status !== 200 || canonical(body) !== want?.page || langOf(body) !== localeOf(want.lang).htmlLang;
    });
    expect(expected.size).toBeGreaterThan(1_900);
    expect(wrong.map(({ path, status, body }) => `${path} ${status} ${canonical(body)}`)).toEqual([]);
  });

  test('leads 500 garbled addresses to the page that they meant, in one step', { timeout: 120_000 }, async () => {
    const pages = listPages(catalog).flatMap(({ lang, page }) => (page.kind === 'home' ? [] : [{ lang, slug: page.slug }]));
    const mangled = mangleAddresses(pages, 500, seededRandom(1015));
    const answers = await askAll(
      host.origin,
      mangled.map(({ path }) => path),
    );
    const byPath = new Map(answers.map((answer) => [answer.path, answer]));
    const wrong = mangled.filter(({ path, lang, slug }) => {
      const { status, location, body } = byPath.get(path) ?? { status: 0, location: '', body: '' };
      return !(status === 301 && location === pagePath(lang, slug)) && !(status === 200 && canonical(body) === pagePath(lang, slug));
    });
    expect(
      wrong.map(({ path, lang, slug }) => `${path} ${byPath.get(path)?.status} ${byPath.get(path)?.location}, not ${lang} ${slug}`),
    ).toEqual([]);
    const redirected = answers.filter(({ status }) => status === 301);
    expect(redirected.length).toBeGreaterThan(450);
    const landed = await askAll(host.origin, [...new Set(redirected.map(({ location = '' }) => location))]);
    expect(landed.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
  });

  test('keeps the query over a redirect', async () => {
    const { status, location } = await ask(host.origin, '/ES/search/?q=1006&go=1');
    expect([status, location]).toEqual([301, '/es/search?q=1006&go=1']);
  });

  test('says so in the language of an address that means nothing', async () => {
    for (const [path, lang] of [
      ['/nothing-here', 'en'],
      ['/es/nada', 'es'],
      [`/zh/${encodeURIComponent('没有')}`, 'zh-Hans'],
      ['/1006-vs-4000', 'en'],
      ['/_astro/none.js', 'en'],
      ['/_astro/', 'en'],
      ['/pagefind/', 'en'],
    ] as const) {
      const { status, body } = await ask(host.origin, path);
      expect([path, status, langOf(body)]).toEqual([path, 404, lang]);
      expect(body).toContain('data-not-found');
    }
  });

  test('sends the headers of the one list', async () => {
    const page = await ask(host.origin, '/1006', { headers: { 'accept-encoding': 'br' } });
    expect(page.headers).toMatchObject({
      'content-encoding': 'br',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(page.headers.vary).toMatch(/accept-encoding/i);
    expect(page.headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/);
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect(page.headers['set-cookie']).toBeUndefined();
    const etag = String(page.headers.etag);
    const again = await ask(host.origin, '/1006', { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await ask(host.origin, '/1006', { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBe('gzip');
    expect((await ask(host.origin, '/1006')).headers['content-encoding']).toBeUndefined();
    const script = /src="(\/_astro\/[^"]+\.js)"/.exec((await ask(host.origin, '/1006')).body)?.[1] ?? '';
    expect((await ask(host.origin, script)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('sends them with redirects, errors and what has not changed, too', async () => {
    const etag = String((await ask(host.origin, '/1006')).headers.etag);
    for (const [path, options, status] of [
      ['/en/1006', {}, 301],
      ['/nothing', {}, 404],
      ['/1006%0ax', {}, 404],
      ['/1006', { headers: { 'if-none-match': etag } }, 304],
      ['/1006', { method: 'POST' }, 405],
    ] as const) {
      const { status: got, headers } = await ask(host.origin, path, options);
      expect([path, got]).toEqual([path, status]);
      expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
      if (status === 405) expect(headers.allow).toBe('GET, HEAD');
    }
  });

  test('names the type and the charset of every kind of file, and lets other sites read the data', async () => {
    for (const [path, type, open] of [
      ['/codes.json', /^application\/json/, true],
      ['/codes.schema.json', /^application\/schema\+json; charset=utf-8$/, true],
      ['/es/1006.md', /^text\/markdown; charset=utf-8$/, true],
      ['/llms.txt', /^text\/plain; charset=utf-8$/, true],
      ['/zh/feed.xml', /^application\/rss\+xml; charset=utf-8$/, true],
      ['/opensearch.xml', /^application\/opensearchdescription\+xml; charset=utf-8$/, true],
      ['/sitemap-index.xml', /^(?:text|application)\/xml; charset=utf-8$/, true],
      ['/icon.svg', /^image\/svg\+xml/, false],
      ['/nothing.json', /^text\/html; charset=utf-8$/, true],
      ['/nothing.md', /^text\/html; charset=utf-8$/, true],
    ] as const) {
      const { headers } = await ask(host.origin, path);
      expect(headers['content-type'], path).toMatch(type);
      expect(headers['access-control-allow-origin'], path).toBe(open ? '*' : undefined);
    }
  });

  test('sends the whole page for a missing file, and lets nobody keep it', async () => {
    const { body } = await ask(host.origin, '/_astro/none.js');
    for (const headers of [
      {},
      { 'if-none-match': '*' },
      { range: 'bytes=0-9' },
      { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
    ]) {
      const answer = await ask(host.origin, '/_astro/none.js', { headers: headers as Record<string, string> });
      expect([answer.status, answer.headers['cache-control'], answer.body]).toEqual([404, 'no-cache', body]);
    }
  });

  test('takes slashes, languages and notations as they are meant', async () => {
    for (const [path, to] of [
      ['//1006', '/1006'],
      ['/es//1006', '/es/1006'],
      ['/index.html', '/'],
      ['/es/404.html', '/es/0-999'],
      ['/zh_CN/1006', '/zh/1006'],
      ['/es-419', '/es'],
      [`/1006${'.'.repeat(400)}`, '/1006'],
    ] as const) {
      const { status, location } = await ask(host.origin, path);
      expect([path, status, location]).toEqual([path, 301, to]);
    }
    for (const path of [
      '/1006.md/',
      '/icon.svg/',
      `/${'a'.repeat(260)}`,
      `/es/${'%E4%B8%AD'.repeat(100)}`,
      `/${'a'.repeat(520)}%0a${'a'.repeat(260)}`,
    ])
      expect([path, (await ask(host.origin, path)).status]).toEqual([path, 404]);
  });

  test('guesses no language: the same bytes for every reader', async () => {
    const bodies = await Promise.all(
      ['en', 'es-MX', 'zh-CN'].map((lang) => ask(host.origin, '/1006', { headers: { 'accept-language': lang } })),
    );
    expect(new Set(bodies.map(({ status, body }) => `${status}${body}`)).size).toBe(1);
  });

  test('lets nothing leak and never fails, whatever is asked', { timeout: 60_000 }, async () => {
    const traversals = [
      '../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/etc/passwd',
      '....//....//etc/passwd',
      '..\\..\\etc\\passwd',
      '%c0%ae%c0%ae/etc/passwd',
      '..%252f..%252fetc/passwd',
      '.git/config',
      '.env',
      'package.json',
      '_astro/../../package.json',
      '%00',
      '1006%00.html',
      '1006/../../../package.json',
    ];
    const odd = [
      '%',
      '%zz',
      '%E0%A4%A',
      '%ff%fe',
      '\u0001'.replace('\u0001', '%01'),
      'a'.repeat(4_000),
      '%41'.repeat(2_000),
      '/'.repeat(2_000),
      '1'.repeat(3_000),
      '-'.repeat(3_000),
      '1-'.repeat(1_500),
      '%20'.repeat(1_000),
      ';/1006',
      '?',
      '?%',
      '#',
      'con',
      'nul.html',
      '~root',
      '*',
      '"',
      '|',
      '$(id)',
      '{{7*7}}',
      '<script>',
      'http://evil.example/',
      '/evil.example',
      '\\\\evil.example',
    ].map(encodeURI);
    const answers = await askAll(
      host.origin,
      [...traversals, ...odd].flatMap((path) => [`/${path}`, `/es/${path}`]),
    );
    for (const { path, status, body, location } of answers) {
      expect(status, path).toBeLessThan(500);
      expect(body, path).not.toMatch(/root:x:|"devDependencies"|\[core\]/);
      if (location) expect(location, path).toMatch(/^\/(?![/\\])/);
    }
  });

  test('refuses other methods and survives broken requests', { timeout: 60_000 }, async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
      const { status, body } = await ask(host.origin, '/1006', { method });
      expect(status, method).toBeGreaterThanOrEqual(400);
      expect(status, method).toBeLessThan(500);
      expect(body).not.toContain('Abnormal');
    }
    const head = await ask(host.origin, '/1006', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    for (const headers of [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example', 'x-original-url': '/../etc/passwd' },
      { range: 'bytes=0-0,1-1,2-2,-1' },
      { range: 'bytes=999999999-' },
      { 'accept-encoding': 'x'.repeat(4_000) },
      { 'if-none-match': '"'.repeat(500) },
    ] as Record<string, string>[]) {
      const { status, location } = await ask(host.origin, '/en/1006', { headers });
      expect(status).toBeLessThan(500);
      expect(location ?? '/1006').toBe('/1006');
      expect((await ask(host.origin, '/1006', { headers })).status).toBeLessThan(500);
    }
    const { hostname, port } = new URL(host.origin);
    for (const raw of [
      'GET /1006 HTTP/9.9\r\n\r\n',
      'GET\r\n\r\n',
      '\u0000\u0001\u0002\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
      'GET /1006 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ])
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.end(raw));
        let answer = '';
        socket.setTimeout(5_000, () => socket.destroy());
        socket.on('data', (data) => (answer += data));
        socket.on('error', () => {});
        socket.on('close', () => {
          expect(answer).not.toMatch(/^HTTP\/1\.[01] 5(?!05)/);
          resolve();
        });
      });
    expect((await ask(host.origin, '/1006')).status).toBe(200);
  });
});
