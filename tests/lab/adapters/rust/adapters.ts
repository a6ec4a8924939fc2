import { join } from 'node:path';
import { root } from '../../../root.ts';
import type { Runtime } from '../../../runtimes.ts';
import type { Adapter } from '../../adapter.ts';

const target = join(root, '.build/lab/rust');

/** Cargo.toml asks for the edition of Rust 1.85; native-tls builds on the system's OpenSSL, which it finds with pkg-config. */
const rust: Runtime = {
  name: 'Rust with OpenSSL',
  probes: [
    ['cargo', '--version'],
    ['rustc', '--edition=2024', '--print', 'cfg'],
    ['pkg-config', '--exists', 'openssl'],
  ],
  packages: ['cargo', 'libssl-dev', 'pkg-config'],
};

const common = {
  id: 'tokio-tungstenite',
  runtimes: [rust],
  prepare: [
    { command: ['cargo', 'build', '--quiet', '--locked'], cwd: join(root, 'tests/lab/adapters/rust'), env: { CARGO_TARGET_DIR: target } },
  ],
  cwd: root,
};
const program = join(target, 'debug/lab-rust');

/** One program for both roles; Cargo.lock pins the library. */
export const rustAdapters: Adapter[] = [
  { ...common, role: 'client', command: [program, 'client'] },
  { ...common, role: 'server', command: [program, 'server'] },
];
