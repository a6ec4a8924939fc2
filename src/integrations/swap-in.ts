import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Builds beside the output folder and takes its place only when all is done, so that a build that fails leaves the last
 * good one whole. Must be the last integration.
 */
export function swapIn(): AstroIntegration {
  let target = '';
  let workshop = '';
  return {
    name: 'swap-in',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        target = fileURLToPath(config.outDir).replace(/\/$/, '');
        mkdirSync(dirname(target), { recursive: true });
        workshop = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
        process.once('exit', () => rmSync(workshop, { recursive: true, force: true }));
        updateConfig({ outDir: pathToFileURL(`${join(workshop, 'new')}/`) });
      },
      'astro:build:done': () => {
        if (existsSync(target)) renameSync(target, join(workshop, 'old'));
        renameSync(join(workshop, 'new'), target);
      },
    },
  };
}
