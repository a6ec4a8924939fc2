import { join } from 'node:path';
import { root } from '../../../root.ts';
import type { Adapter } from '../../adapter.ts';

/** nginx between the lab and a server with ws. */
export const nginxAdapters: Adapter[] = [
  {
    id: 'nginx',
    role: 'server',
    runtimes: [{ name: 'nginx', probes: [['nginx', '-v']], packages: ['nginx-light'] }],
    prepare: [],
    command: [process.execPath, join(root, 'tests/lab/adapters/nginx/run.ts')],
    cwd: root,
  },
];
