import { join } from 'node:path';
import { root } from '../../../root.ts';
import { go } from '../../../runtimes.ts';
import type { Adapter } from '../../adapter.ts';

const folder = join(root, 'tests/lab/adapters/go');
const program = join(root, '.build/lab/go/lab-go');
const common = {
  runtimes: [go],
  prepare: [{ command: ['go', 'build', '-o', program, '.'], cwd: folder, env: { GOFLAGS: '-buildvcs=false' } }],
  cwd: root,
};

/** One program for both libraries; go.mod and go.sum pin them. */
export const goAdapters: Adapter[] = (['client', 'server'] as const).flatMap((role) =>
  ['gorilla', 'coder'].map((id) => ({ ...common, id, role, command: [program, role, id] })),
);
