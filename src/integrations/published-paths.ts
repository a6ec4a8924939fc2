import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listWithdrawn, pathBelow } from '../domain/pages.ts';
import { ContentError } from '../domain/problem.ts';
import { listLost, type Published, parsePublished } from '../domain/published.ts';
import { checkContent } from './check-content.ts';

export const publishedFile = 'content/published.txt';

/** Files of a build that are no addresses of their own: parts of pages, of the search and of the sitemap, error pages. */
const parts = /^(_astro|pagefind|social)\/|(^|\/)404\.html$|^sitemap-\d+\.xml$|^_|^icon\.svg$/;

/** Every path of a built site with its anchors; redirects are none. */
export function readBuiltPaths(dir: string): Published {
  const built: Published = new Map();
  for (const file of readdirSync(dir, { recursive: true }) as string[]) {
    if (parts.test(file) || !/\.(html|json|md|txt|xml)$/.test(file)) continue;
    if (!file.endsWith('.html')) {
      built.set(file, new Set());
      continue;
    }
    const html = readFileSync(join(dir, file), 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    const anchors = [...html.matchAll(/<(?:section|span|tr|h[1-6])\b[^>]* id="([^"]+)"/g)].map(([, id = '']) => id);
    built.set(file.replace(/(^|\/)index\.html$|\.html$/, ''), new Set(anchors));
  }
  return built;
}

export const readPublished = (root: string): Published =>
  parsePublished(existsSync(join(root, publishedFile)) ? readFileSync(join(root, publishedFile), 'utf8') : '');

/** Stops a build in which a published path or anchor would be gone. */
export function publishedPaths(): AstroIntegration {
  let root = '';
  return {
    name: 'published-paths',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': ({ dir }) => {
        const withdrawn = new Set(listWithdrawn(checkContent(root)).map(({ lang, page }) => pathBelow(lang, page.slug)));
        const lost = listLost(readPublished(root), readBuiltPaths(fileURLToPath(dir)), withdrawn);
        if (lost.length === 0) return;
        throw new ContentError(
          lost.map((address) => ({
            file: publishedFile,
            found: `${address} is not in the build`,
            expected: 'every path and anchor that was ever published',
            fix: address.includes('#')
              ? 'give the id back to its section, or list it under "formerly" of the one that took its place'
              : 'bring the page back, or enter it in content/redirects.yaml under "withdrawn"',
          })),
        );
      },
    },
  };
}
