import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEnv, copyProject } from '../build.ts';
import { root } from '../site.ts';

/** Runs the package's build in a copy of the project. */
export function runPackage(dir: string, env: Record<string, string>): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['src/cli/package.ts'], { cwd: dir, env: buildEnv(env), encoding: 'utf8', timeout: 60_000 });
}

/**
 * Builds the package in a copy of the project of its own.
 * @returns the folder of the package
 * @throws with the build's output when it fails.
 */
export function buildPackage(name: string, env: Record<string, string>, edit: (dir: string) => void = () => {}): string {
  const dir = copyProject(`package-${name}`);
  edit(dir);
  const { status, stdout, stderr } = runPackage(dir, env);
  if (status !== 0) throw new Error(`The package did not build:\n${stdout}${stderr}`);
  return join(dir, '.build/package');
}

/** Packs a built package as npm publish would, without the network. */
export function pack(packageDir: string): { file: string; files: string[] } {
  const { status, stdout, stderr } = run('npm', ['pack', '--json', '--offline', '--ignore-scripts'], packageDir);
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error(`npm pack named no file:\n${stdout}`);
  return { file: join(packageDir, packed.filename), files: packed.files.map(({ path }) => path).sort() };
}

/** An empty project with nothing but the packed package installed; returns its folder. */
export function installInto(name: string, tarball: string): string {
  const dir = join(root, '.build', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const { status, stdout, stderr } = run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], dir);
  if (status !== 0) throw new Error(`npm install failed:\n${stdout}${stderr}`);
  const installed = readdirSync(join(dir, 'node_modules')).filter((item) => !item.startsWith('.'));
  if (installed.join() !== 'whyclosed') throw new Error(`npm installed ${installed.join(', ')}, expected whyclosed alone`);
  return dir;
}

/** Runs a program to its end, bounded in time. */
export function run(command: string, args: string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd, env: buildEnv({ DENO_NO_UPDATE_CHECK: '1' }), encoding: 'utf8', timeout: 60_000 });
}

/** A program of the project's own dependencies. */
export const localProgram = (name: string) => join(root, 'node_modules/.bin', name);
