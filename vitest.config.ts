import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxConcurrency: 2,
    include: ['tests/{unit,content,dist,hosts,lab,library,samples}/**/*.test.ts'],
    globalSetup: ['tests/build-once.ts'],
    // A build takes 30 s on two idle cores, and several times that on busy ones.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
