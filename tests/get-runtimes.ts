// Before the tests of the samples: Python with websockets, Go, Rust and a JDK with Java-WebSocket. What is installed is used; what is missing is got.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';
import { go, isInstalled, java, javaWebSocket, maven, python, pythonPackages, type Runtime, rust, websockets } from './runtimes.ts';

const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
const minutes = (count: number) => count * 60_000;
const websocketsVersion = '15.0.1';

/** Runs a command and says whether it went well. */
function run({ name }: Runtime, command: string[], timeout: number): boolean {
  const [program = '', ...args] = command;
  console.log(`${name}: trying ${command.join(' ')}`);
  const { error, status } = spawnSync(program, args, {
    stdio: 'inherit',
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error || status !== 0) console.log(`That did not work: ${error?.message ?? `exit ${status}`}`);
  return !error && status === 0;
}

const installPackages = (runtime: Runtime) =>
  run(runtime, [...asRoot, 'apt-get', 'update', '-qq'], minutes(3)) &&
  run(runtime, [...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...runtime.packages], minutes(10));

/** Where no package cargo-web is, the one called cargo is new enough. */
const installCargo = (runtime: Runtime) => installPackages({ ...runtime, packages: ['cargo', 'rustc'] });

const installWheel = (runtime: Runtime) =>
  run(runtime, ['python3', '-m', 'pip', 'install', '-q', '--target', pythonPackages, `websockets==${websocketsVersion}`], minutes(3));

/** The jar and the one that it needs, of the version that pom.xml pins: Debian has no package of it. */
const copyJars = (runtime: Runtime) => {
  const pom = join(root, 'tests/samples/programs/pom.xml');
  return (
    (isInstalled(maven) || installPackages(maven)) &&
    run(runtime, ['mvn', '--batch-mode', '--quiet', '--file', pom, 'dependency:copy-dependencies'], minutes(5))
  );
};

const wanted: [runtime: Runtime, attempts: ((runtime: Runtime) => boolean)[]][] = [
  [python, [installPackages]],
  [websockets, [installWheel, installPackages]],
  [go, [installPackages]],
  [rust, [installPackages, installCargo]],
  [java, [installPackages]],
  [javaWebSocket, [copyJars]],
];

for (const [runtime, attempts] of wanted) {
  for (const attempt of attempts) if (isInstalled(runtime) || attempt(runtime)) break;
  if (!isInstalled(runtime)) {
    const how = runtime.packages.length > 0 ? ` Install what Debian calls ${runtime.packages.join(' and ')}.` : '';
    console.error(`${runtime.name}: found none, and could not get it.${how}`);
    process.exit(1);
  }
  console.log(`${runtime.name}: installed`);
}
