import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the first ones first: begun last, one would keep a single core busy while the other has nothing left to do.
 * The browsers of the replay are as punctual as recorded only while no whole build takes both cores: those come after it.
 */
const slowest = ['lab/replay', 'unit/decode-fuzz', 'dist/twins', 'content/faults', 'dist/builds', 'samples/programs', 'content/changes'];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isIn = (name: string) => (file: TestSpecification) => file.moduleId.includes(`tests/${name}.test.ts`);
    const first = slowest.flatMap((name) => files.filter(isIn(name)));
    return [...new Set([...first, ...files])];
  }
}

export default defineConfig({
  test: {
    maxConcurrency: 2,
    // Reading and checking content/ takes seconds: a worker does it once, not each file anew.
    isolate: false,
    include: ['tests/{unit,content,dist,hosts,lab,library,samples}/**/*.test.ts'],
    globalSetup: ['tests/build-once.ts'],
    // A build takes 30 s on two idle cores, and several times that on busy ones.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
  },
});
