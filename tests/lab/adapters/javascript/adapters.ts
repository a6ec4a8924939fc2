import { join } from 'node:path';
import { root } from '../../../root.ts';
import type { Adapter } from '../../adapter.ts';
import { caFile } from '../../certificates.ts';

const folder = join(root, 'tests/lab/adapters/javascript');
const common = { runtimes: [], prepare: [], cwd: root };
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** They come with npm ci; nothing else is needed. */
export const javascriptAdapters: Adapter[] = [
  { ...common, id: 'ws', role: 'client', command: [process.execPath, join(folder, 'ws-client.js')], env: { NODE_EXTRA_CA_CERTS: caFile } },
  { ...common, id: 'ws', role: 'server', command: [process.execPath, join(folder, 'ws-server.js')] },
  { ...common, id: 'node', role: 'client', command: [process.execPath, join(folder, 'built-in.js')], env: { NODE_EXTRA_CA_CERTS: caFile } },
  {
    ...common,
    id: 'deno',
    role: 'client',
    command: [bin('deno'), 'run', '--allow-all', join(folder, 'built-in.js')],
    env: { DENO_CERT: caFile },
  },
  { ...common, id: 'bun', role: 'client', command: [bin('bun'), join(folder, 'built-in.js')], env: { NODE_EXTRA_CA_CERTS: caFile } },
];
