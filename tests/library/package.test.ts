import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, expect, test } from 'vitest';
import { copyProject } from '../build.ts';
import { change } from '../content/edit.ts';
import { root } from '../site.ts';
import { buildPackage, pack, runPackage } from './build-package.ts';

type Library = typeof import('../../src/library/index.ts');

const siteUrl = 'https://whyclosed.example';
const load = (dir: string) => import(/* @vite-ignore */ pathToFileURL(join(dir, 'index.js')).href) as Promise<Library>;
const readAll = (dir: string) => readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]);

let dir = '';
beforeAll(() => {
  dir = buildPackage('plain', { SITE_URL: siteUrl });
});

test('the tarball holds five files and no dependency', () => {
  expect(pack(dir).files).toEqual(['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'package.json']);
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Record<string, unknown>;
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: 'whyclosed', version: own.version, type: 'module', sideEffects: false, engines: own.engines });
  for (const key of ['dependencies', 'peerDependencies', 'devDependencies', 'scripts', 'private']) expect(manifest).not.toHaveProperty(key);
  expect(readFileSync(join(dir, 'LICENSE'), 'utf8')).toContain(readFileSync(join(root, 'LICENSE'), 'utf8'));
});

test('the code with three languages stays below 12 KB', () => {
  const size = brotliCompressSync(readFileSync(join(dir, 'index.js'))).length;
  console.log(`whyclosed: index.js ${size} bytes (Brotli)`);
  expect(size).toBeLessThan(12_000);
});

test('publint finds nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: dir, strict: true, pack: 'npm' });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('two builds give the same bytes, and leave no file of an earlier one', () => {
  const again = copyProject('package-again');
  expect(runPackage(again, { SITE_URL: 'https://other.example' }).status).toBe(0);
  const other = readAll(join(again, '.build/package'));
  writeFileSync(join(again, '.build/package/earlier.js'), 'export {};');
  expect(runPackage(again, { SITE_URL: siteUrl }).status).toBe(0);
  const fresh = readAll(join(again, '.build/package'));
  expect(fresh).toEqual(readAll(buildPackage('fresh', { SITE_URL: siteUrl })));
  expect(fresh).not.toEqual(other);
});

test('without SITE_URL it stops with one message and writes nothing', () => {
  const copy = copyProject('package-homeless');
  const { status, stderr } = runPackage(copy, {});
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('SITE_URL');
  expect(readdirSync(copy)).not.toContain('.build');
});

test('faulty content stops it with every problem', () => {
  const copy = copyProject('package-faulty');
  change('content/codes/1012/code.yaml', 'min: 5', 'min: -5')(copy);
  change('content/guides/reconnect/guide.yaml', 'cap: 60', 'cap: soon')(copy);
  const { status, stderr } = runPackage(copy, { SITE_URL: siteUrl });
  expect(status).toBe(1);
  for (const part of ['content/codes/1012/code.yaml', 'reconnect.delay.min', 'content/guides/reconnect/guide.yaml', 'backoff.cap'])
    expect(stderr).toContain(part);
});

test('content without the facts that it is made from stops it', () => {
  const copy = copyProject('package-capless');
  change('content/guides/reconnect/guide.yaml', /^backoff:.*\n/m, '')(copy);
  const { status, stderr } = runPackage(copy, { SITE_URL: siteUrl });
  expect(status).toBe(1);
  expect(stderr).toContain('content/guides/reconnect/guide.yaml');
  expect(stderr).toContain('no backoff');
});

test('a fact that changes in the content changes in the package', async () => {
  const plain = await load(dir);
  const changed = await load(
    buildPackage('changed', { SITE_URL: siteUrl, BASE_PATH: '/base' }, (copy) => {
      change('content/codes/1012/code.yaml', 'min: 5, max: 30', 'min: 40, max: 50')(copy);
      change('content/codes/1011/code.yaml', /verdict: "yes"\n {2}delay: .*/, 'verdict: "no"\n  delay: null')(copy);
      change(
        'content/guides/send/guide.yaml',
        '[1007, 1014], [3000, 4999]], otherwise: "TypeError',
        '[3000, 4999]], otherwise: "TypeError',
      )(copy);
      change('content/guides/reconnect/guide.yaml', 'cap: 60', 'cap: 7')(copy);
      change('content/ranges/4000-4999/range.yaml', 'maySend: { value: "yes"', 'maySend: { value: "no"')(copy);
    }),
  );
  const answers = ({ shouldReconnect, canSend, reconnectDelay, closeCodeUrl }: Library) => [
    shouldReconnect(1011),
    canSend(1011, 'ws'),
    canSend(4000, 'ws'),
    reconnectDelay(0, 1012) >= 40_000,
    Math.max(...Array.from({ length: 200 }, () => reconnectDelay(9, 1006))) > 7000,
    closeCodeUrl(1011),
  ];
  expect(answers(plain)).toEqual([true, true, true, false, true, `${siteUrl}/1011`]);
  expect(answers(changed)).toEqual([false, false, false, true, false, `${siteUrl}/base/1011`]);
});
