import { settings } from '../src/settings.ts';
import { build } from './build.ts';
import { root, site } from './site.ts';

/** Vitest's global set-up: the production site, built as npm start builds it, for every test that reads it. */
export default function setup(): void {
  const { status, stdout, stderr } = build(root, { OUT_DIR: site.dir, BASE_PATH: settings.basePath });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}
