import type { RawContent } from '../catalog.ts';
import { guideSlug } from '../guide-slug.ts';
import type { Problem } from '../problem.ts';
import { collectTexts } from '../prose.ts';
import { checkTexts, type Rule } from './rule.ts';

export const links: Rule = {
  name: 'links',
  description: 'A link of a text leads to a page of the site, by its path without a language, or to another site by https.',
  check: (raw) => {
    const known = new Set([...knownSlugs(raw)].map((slug) => `/${slug}`));
    return checkTexts(raw, (entry): Problem[] =>
      [...collectTexts(entry.words), { path: 'body', text: entry.body }].flatMap(({ path, text }) =>
        [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]*)\)/g)].flatMap(([, target = '']): Problem[] => {
          const page = target.replace(/#.*$/, '');
          if (target.startsWith('https://') || known.has(page)) return [];
          return [
            {
              file: entry.file,
              found: `${path}: a link to "${target}"`,
              expected: 'the path of a page, as /1006, /1001-vs-1006, /4000-4999 or /reconnect, or an https address',
              fix: 'correct the link',
            },
          ];
        }),
      ),
    );
  },
};

/** The paths of all pages, without a language; the home page's is "". */
export const knownSlugs = (raw: RawContent): Set<string> => new Set(slugsOf(raw));

/** The path of each page, twice where two pages have the same. */
export function slugsOf(raw: RawContent): string[] {
  const codes = raw.codes.facts.map(({ id }) => Number(id));
  const pairs = codes.flatMap((a) => codes.filter((b) => a < b).map((b) => `${a}-vs-${b}`));
  const ranges = raw.ranges.facts.map(({ id }) => id);
  const guides = raw.guides.facts.map(guideSlug);
  const clients = raw.clients.facts.map(({ id }) => `clients/${id}`);
  return ['', 'search', 'clients', ...codes.map(String), ...pairs, ...ranges, ...guides, ...clients];
}
