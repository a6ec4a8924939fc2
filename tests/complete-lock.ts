// After a change of dependencies: a registry that lacks a package for another platform makes npm leave it out of the lock,
// and npm ci then refuses the lock. This adds what is missing, from the lock itself: node tests/complete-lock.ts
import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
  version?: string;
  resolved?: string;
  license?: string;
  optionalDependencies?: Record<string, string>;
}

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, object & Locked> };

const platforms = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openbsd: 'openbsd',
  win32: 'win32',
  windows: 'win32',
};
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];
const libraries = { gnu: 'glibc', musl: 'musl' };

function entryFor(name: string, version: string, license: string | undefined): object {
  const words = name.split(/[/-]/);
  const os = Object.entries(platforms).find(([word]) => words.includes(word))?.[1];
  const cpu = processors.find((word) => words.includes(word));
  const libc = Object.entries(libraries).find(([word]) => words.includes(word))?.[1];
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    dev: true,
    ...(libc && os === 'linux' && { libc: [libc] }),
    ...(license && { license }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

const added: string[] = [];
for (const [parent, { optionalDependencies = {}, license }] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (`node_modules/${name}` in lock.packages || `${parent}/node_modules/${name}` in lock.packages) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version.replace(/^[\^~]/, ''), license);
    added.push(name);
  }
for (const entry of Object.values(lock.packages)) delete entry.resolved;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock was complete.' : `Added: ${added.join(', ')}`);
