import { defineConfig } from '@playwright/test';
import { chromiumFlags, findTestBrowser } from './tests/chromium.ts';
import { site } from './tests/site.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  // Lighthouse mostly waits, so a third worker finds time on two cores.
  workers: 3,
  forbidOnly: true,
  // Three browsers share two cores: what is expected comes, but not always within the usual 5 s.
  expect: { timeout: 20_000 },
  timeout: 60_000,
  reporter: 'line',
  outputDir: '.build/e2e',
  use: { baseURL: site.url, launchOptions: { executablePath: findTestBrowser(), args: chromiumFlags } },
  webServer: {
    command: 'node tests/serve-built.ts',
    env: { OUT_DIR: site.dir, PORT: String(site.port), SITE_URL: site.url },
    url: `${site.home}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
