import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

/** A language beside Node.js that samples are written in. */
export interface Runtime {
  name: string;
  /** Each ends well only where the runtime is complete. */
  probes: string[][];
  /** The packages of Debian and Ubuntu that bring it. */
  packages: string[];
}

/** Where pip puts websockets if the system's Python has none. */
export const pythonPackages = join(root, '.build/python');

/** Where Maven puts the libraries of the samples in Java; a class path. */
export const javaLibraries = join(root, '.build/java/*');

/** The environment of a program in one of the {@link runtimes}: this process's own, with the Python packages of .build/. */
export const runtimeEnv = { ...process.env, PYTHONPATH: pythonPackages, PYTHONDONTWRITEBYTECODE: '1' };

export const python: Runtime = { name: 'Python', probes: [['python3', '--version']], packages: ['python3', 'python3-pip'] };
export const websockets: Runtime = {
  name: 'websockets for Python',
  probes: [['python3', '-c', 'import websockets']],
  packages: ['python3-websockets'],
};
export const go: Runtime = { name: 'Go', probes: [['go', 'version']], packages: ['golang-go'] };
export const java: Runtime = {
  name: 'Java',
  probes: [
    ['javac', '-version'],
    ['java', '-version'],
  ],
  packages: ['default-jdk-headless'],
};
export const maven: Runtime = { name: 'Maven', probes: [['mvn', '--version']], packages: ['maven'] };
export const javaWebSocket: Runtime = {
  name: 'Java-WebSocket',
  probes: [['javap', '-cp', javaLibraries, 'org.java_websocket.server.WebSocketServer']],
  packages: [],
};
export const rust: Runtime = {
  name: 'Rust',
  probes: [
    // Fails where cargo is too old for the edition, as Debian 12's package "cargo" is; "cargo-web" is newer.
    ['cargo', 'read-manifest', '--manifest-path', join(root, 'tests/samples/programs/Cargo.toml')],
    ['rustc', '--version'],
  ],
  packages: ['cargo-web', 'rustc-web'],
};

/** Does every probe of a runtime end well on this machine? */
export function isInstalled({ probes }: Runtime): boolean {
  return probes.every(([program = '', ...args]) => spawnSync(program, args, { env: runtimeEnv, timeout: 60_000 }).status === 0);
}
