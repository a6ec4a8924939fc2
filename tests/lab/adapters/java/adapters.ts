import { delimiter, join } from 'node:path';
import { root } from '../../../root.ts';
import { java, type Runtime } from '../../../runtimes.ts';
import type { Adapter } from '../../adapter.ts';

const folder = join(root, 'tests/lab/adapters/java');
const build = join(root, '.build/lab/java');

const maven: Runtime = { name: 'Maven', probes: [['mvn', '--version']], packages: ['maven'] };

const classPath = [join(build, 'classes'), join(build, 'lib/*')].join(delimiter);
const common = {
  runtimes: [java, maven],
  prepare: [{ command: [process.execPath, join(folder, 'prepare.ts')], cwd: root }],
  cwd: root,
};
// A failed look-up is remembered for 10 s, with a shorter text; each run is to be the first.
const command = (role: string, id: string) => ['java', '-Dsun.net.inetaddr.negative.ttl=0', '-cp', classPath, 'lab.Main', role, id];

/** One program for all; pom.xml pins the libraries. */
export const javaAdapters: Adapter[] = [
  ...['java-http-client', 'okhttp', 'java-websocket'].map((id) => ({
    ...common,
    id,
    role: 'client' as const,
    command: command('client', id),
  })),
  { ...common, id: 'jetty', role: 'server', command: command('server', 'jetty') },
];
