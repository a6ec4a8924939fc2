import { join } from 'node:path';
import { root } from '../../../root.ts';
import type { Runtime } from '../../../runtimes.ts';
import type { Adapter } from '../../adapter.ts';
import { caFile } from '../../certificates.ts';

const folder = join(root, 'tests/lab/adapters/python');
const packages = join(root, '.build/lab/python');

const python: Runtime = {
  name: 'Python 3.11 or later with pip',
  probes: [
    ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 11))'],
    ['python3', '-m', 'pip', '--version'],
  ],
  packages: ['python3', 'python3-pip'],
};

const common = {
  runtimes: [python],
  prepare: [{ command: ['python3', join(folder, 'install.py'), packages], cwd: root }],
  cwd: root,
  // SSL_CERT_FILE is OpenSSL's own setting: the programs pass no TLS settings, and aiohttp's messages name those that are passed.
  // Python is not to leave bytecode of the adapters beside their sources.
  env: { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', SSL_CERT_FILE: caFile },
};
const run = (file: string) => ['python3', join(folder, file)];

export const pythonAdapters: Adapter[] = [
  { ...common, id: 'python-websockets', role: 'client', command: run('websockets-client.py') },
  { ...common, id: 'aiohttp', role: 'client', command: run('aiohttp-client.py') },
  { ...common, id: 'websocket-client', role: 'client', command: run('websocket-client.py') },
  { ...common, id: 'python-websockets', role: 'server', command: run('websockets-server.py') },
  { ...common, id: 'aiohttp', role: 'server', command: run('aiohttp-server.py') },
  { ...common, id: 'uvicorn', role: 'server', command: run('uvicorn-server.py') },
];
