// npm run package: the npm package, written to .build/package.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError } from '../domain/problem.ts';
import { makePackageFiles } from './package-files.ts';

const root = process.cwd();
const outDir = '.build/package';

function writePackage(): number {
  // A default would give a package whose links lead to the reader's own machine.
  if (!process.env.SITE_URL) {
    console.error('SITE_URL: found nothing, expected the origin that the links lead to; run: SITE_URL=https://example.org npm run package');
    return 1;
  }
  try {
    const files = makePackageFiles(root);
    rmSync(join(root, outDir), { recursive: true, force: true });
    mkdirSync(join(root, outDir), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, outDir, name), text);
    console.log(`${outDir}: ${Object.keys(files).join(', ')}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = writePackage();
