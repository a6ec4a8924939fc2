import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxConcurrency: 2,
    include: ['tests/{unit,content,dist,hosts,lab,library,samples}/**/*.test.ts'],
    globalSetup: ['tests/build-once.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
