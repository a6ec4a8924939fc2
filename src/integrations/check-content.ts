import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCatalog, type Catalog } from '../domain/catalog.ts';
import { ContentError, type Problem } from '../domain/problem.ts';
import { readContent } from './read-content.ts';

const checked = new Map<string, Catalog>();

/**
 * Reads and checks all of content/ below `root`, once in a process: each step of a build asks for it.
 * @throws {ContentError} with the faults of single files and those across files at once.
 */
export function checkContent(root: string): Catalog {
  const catalog = checked.get(root) ?? readAndCheck(root);
  checked.set(root, catalog);
  return catalog;
}

function readAndCheck(root: string): Catalog {
  const { raw, problems } = readContent(root);
  let acrossFiles: readonly Problem[] = [];
  try {
    const catalog = buildCatalog(raw);
    if (problems.length === 0) return catalog;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    acrossFiles = error.problems;
  }
  // A file that is broken by itself is not reported again as missing.
  const broken = new Set(problems.map((problem) => problem.file));
  throw new ContentError([...problems, ...acrossFiles.filter((problem) => !broken.has(problem.file))]);
}

/** Stops a build on any fault of the content before a page is made; Astro alone lets faults across files pass. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'check-content',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command === 'build') checkContent(fileURLToPath(config.root));
      },
    },
  };
}
