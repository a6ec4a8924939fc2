import type { Problem } from '../problem.ts';
import { knownSlugs } from './links.ts';
import type { Rule } from './rule.ts';

const file = 'content/redirects.yaml';

export const redirectsLead: Rule = {
  name: 'redirects-lead',
  description: 'A redirect and a withdrawn page stand where no page is, and lead to a page.',
  check: ({ redirects, ...raw }) => {
    const known = knownSlugs({ ...raw, redirects });
    const withdrawn = redirects.withdrawn.map(({ slug }) => slug);
    const names = [...Object.keys(redirects.moved), ...withdrawn];
    const notOver = (field: string, slug: string): Problem[] =>
      known.has(slug)
        ? [{ file, found: `${field}: "${slug}"`, expected: 'a path that no page has', fix: 'remove the entry, or the page' }]
        : [];
    const toPage = (field: string, slug: string): Problem[] =>
      known.has(slug) ? [] : [{ file, found: `${field}: "${slug}"`, expected: 'the path of a page', fix: 'name a page that is there' }];
    return [
      ...Object.entries(redirects.moved).flatMap(([from, to]) => [...notOver('moved', from), ...toPage(`moved.${from}`, to)]),
      ...redirects.withdrawn.flatMap(({ slug, instead }) => [
        ...notOver('withdrawn', slug),
        ...toPage(`withdrawn.${slug}.instead`, instead),
      ]),
      ...names
        .filter((name, i) => names.indexOf(name) !== i)
        .map((name) => ({ file, found: `"${name}" twice`, expected: 'one answer for a path', fix: 'remove one of the two' })),
    ];
  },
};
