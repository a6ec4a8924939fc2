// Builds the site that the browser tests read; what servers are sent compressed is tested at the root alone.
import { settings } from '../src/settings.ts';
import { build } from './build.ts';
import { root, site } from './site.ts';

const { status, stdout, stderr } = build(root, { OUT_DIR: site.dir, BASE_PATH: settings.basePath });
if (status !== 0) {
  console.error(`The build failed:\n${stdout}${stderr}`);
  process.exit(1);
}
