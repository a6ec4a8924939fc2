import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { root } from '../site.ts';

const dir = join(root, '.build/hosts/deploy test');
const built = join(dir, 'built site');
const target = join(dir, 'my site');
const script = join(root, 'hosting/deploy.sh');
const deploy = (...more: string[]) => spawnSync('sh', [script, built, target, ...more], { encoding: 'utf8' });
const releases = () => readdirSync(join(target, 'releases')).filter((name) => !name.startsWith('.'));

/** A built site whose only script has a hash in its name. */
function build(version: number): void {
  rmSync(built, { recursive: true, force: true });
  mkdirSync(join(built, '_astro'), { recursive: true });
  writeFileSync(join(built, 'index.html'), `version ${version}`);
  writeFileSync(join(built, '_headers'), '');
  writeFileSync(join(built, '_astro', `start.${version}.js`), '');
}

beforeEach(() => {
  rmSync(dir, { recursive: true, force: true });
  build(1);
});

const shown = (base = '') => readFileSync(join(target, 'current', base, 'index.html'), 'utf8');

test('the newest three releases stay, with the scripts of older pages; what stands beside is left alone', () => {
  mkdirSync(join(dir, 'my/precious'), { recursive: true });
  for (const version of [1, 2, 3, 4, 5]) {
    build(version);
    expect(deploy().stderr).toBe('');
    expect(shown()).toBe(`version ${version}`);
  }
  expect(releases()).toHaveLength(3);
  expect(existsSync(join(dir, 'my/precious'))).toBe(true);
  expect(readdirSync(join(target, 'current/_astro')).sort()).toEqual([1, 2, 3, 4, 5].map((version) => `start.${version}.js`));
  expect(existsSync(join(target, 'current/_headers'))).toBe(false);
});

test('the release just made stays, even after a clock that was ahead', () => {
  for (const future of ['29990101T000000Z', '29990102T000000Z', '29990103T000000Z'])
    mkdirSync(join(target, 'releases', future), { recursive: true });
  expect(deploy().status).toBe(0);
  expect(shown()).toBe('version 1');
});

test('deploys at the same time wait for each other', async () => {
  const runs = Array.from(
    { length: 4 },
    () => new Promise<number | null>((resolve) => spawn('sh', [script, built, target], { stdio: 'ignore' }).once('exit', resolve)),
  );
  expect(await Promise.all(runs)).toEqual([0, 0, 0, 0]);
  expect(shown()).toBe('version 1');
});

test('one can go back to an older release and forth again', () => {
  deploy();
  const [old = ''] = releases();
  build(2);
  deploy();
  unlinkSync(join(target, 'current'));
  symlinkSync(join('releases', old), join(target, 'current'));
  expect(shown()).toBe('version 1');
  build(3);
  expect(deploy().status).toBe(0);
  expect(readdirSync(join(target, 'current/_astro'))).toEqual(['start.1.js', 'start.2.js', 'start.3.js']);
});

test('a base path becomes a folder; bad arguments are told and nothing changes', () => {
  expect(deploy('/whyclosed').status).toBe(0);
  expect(shown('whyclosed')).toBe('version 1');
  const { status, stderr } = deploy('whyclosed');
  expect([status, stderr]).toEqual([2, expect.stringContaining('found whyclosed, expected one that begins with a slash')]);
  unlinkSync(join(built, 'index.html'));
  expect(deploy().stderr).toContain('found no index.html');
  expect(shown('whyclosed')).toBe('version 1');
});
