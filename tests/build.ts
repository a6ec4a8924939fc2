import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root, site } from './site.ts';

/** The environment of a build: what the test runner adds to its own would put Astro and Vite into their test modes. */
export function buildEnv(env: Record<string, string>): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  // Many builds in a row: each starts sooner with the compiled code of the one before.
  return {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: join(root, '.build/compiled'),
    ...env,
  };
}

/** Runs a real build. Cache and output stay apart from those of other builds. */
export function build(cwd: string, env: Record<string, string>): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd,
    env: buildEnv({ SITE_URL: site.url, ...env }),
    encoding: 'utf8',
    timeout: 300_000,
  });
}

const projectParts = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'LICENSE'];

/** A copy of the project, or of some of its parts, under .build/ to change and to build; node_modules is shared. */
export function copyProject(name: string, parts = projectParts): string {
  const dir = join(root, '.build', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(dir, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  return dir;
}
