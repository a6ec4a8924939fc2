import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddressRules } from '../../src/domain/address-rules.ts';
import { writeCaddyfile } from '../../src/hosting/caddy.ts';
import { writeNginxConfig } from '../../src/hosting/nginx.ts';
import { settings } from '../../src/settings.ts';
import { type Host, startCaddy, startNginx } from '../hosts/servers.ts';
import { catalog, root, site } from '../site.ts';
import { at, expect, test } from './fixture.ts';

const { basePath } = settings;
const dir = join(root, `.build/hosts/e2e${basePath.replaceAll('/', '-')}`);
const rules = buildAddressRules(catalog);
const hosts: [name: string, write: (file: string) => Promise<Host>][] = [
  [
    'nginx.conf',
    (file) => {
      writeFileSync(file, writeNginxConfig(rules, basePath));
      return startNginx(join(dir, 'site/current'), file);
    },
  ],
  [
    'Caddyfile',
    (file) => {
      writeFileSync(file, writeCaddyfile(rules, basePath));
      return startCaddy(join(dir, 'site/current'), file);
    },
  ],
];

test.beforeAll(() => {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const { status, stderr } = spawnSync('sh', ['hosting/deploy.sh', site.dir, join(dir, 'site'), basePath], { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});

test.describe.configure({ mode: 'serial' });
for (const [file, start] of hosts)
  test(`${file} serves the site where it stands`, async ({ page }) => {
    const host = await start(join(dir, file));
    try {
      for (const [path, status, to] of [
        ['/1006', 200, undefined],
        ['/es', 200, undefined],
        ['/', 200, undefined],
        ['/es/4321', 200, undefined],
        ['/codes.json', 200, undefined],
        ['/ES/1006.', 301, '/es/1006'],
        ['/en', 301, '/'],
        ['/es/', 301, '/es'],
        ['/1015-VS-1001', 301, '/1001-vs-1015'],
        ['/nothing', 404, undefined],
      ] as const) {
        const response = await fetch(host.origin + at(path), { redirect: 'manual' });
        expect([path, response.status]).toEqual([path, status]);
        expect(response.headers.get('location')).toBe(to === undefined ? null : at(to));
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      }
      if (basePath) expect((await fetch(`${host.origin}/1006`)).status).toBe(404);
      await page.goto(`${host.origin}${at('/')}`);
      await page.locator('.large input').fill('no close frame received');
      await expect(page.getByRole('option').first()).toHaveAttribute('href', at('/1006'), { timeout: 20_000 });
      await page.goto(`${host.origin}${at('/zh/nothing')}`);
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
      await page.goto(`${host.origin}${at('/es/4321')}`);
      await expect(page.locator('[data-asked]')).toContainText('4321');
    } finally {
      await host.stop();
    }
  });
