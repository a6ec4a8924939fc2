import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { settings } from '../src/settings.ts';
import { build } from './build.ts';
import { root, site } from './site.ts';

/** Vitest's global set-up: the production site, built as npm start builds it, for every test that reads it. */
export default function setup(): void {
  const { status, stdout, stderr } = build(root, { OUT_DIR: site.dir, BASE_PATH: settings.basePath });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  rmSync(site.compressedDir, { recursive: true, force: true });
  cpSync(site.dir, site.compressedDir, { recursive: true });
  // A twentieth of the time of a deploy, for copies a tenth larger.
  const compressed = spawnSync(process.execPath, ['src/cli/compress.ts', '--quality', '7'], {
    cwd: root,
    env: { ...process.env, OUT_DIR: site.compressedDir },
    encoding: 'utf8',
  });
  if (compressed.status !== 0) throw new Error(`npm run compress failed:\n${compressed.stderr}`);
}
