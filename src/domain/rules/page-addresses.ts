import { guideSlug } from '../guide-slug.ts';
import type { Problem } from '../problem.ts';
import { slugsOf } from './links.ts';
import type { Rule } from './rule.ts';

export const pageAddresses: Rule = {
  name: 'page-addresses',
  description: 'No guide has the path of another page, or one that begins with a language.',
  check: (raw) => {
    const all = slugsOf(raw);
    const languages = Object.values(raw.redirects.languages).flat();
    return raw.guides.facts.flatMap((entry): Problem[] => {
      const slug = guideSlug(entry);
      const problem = (found: string, expected: string): Problem => ({
        file: entry.file,
        found,
        expected,
        fix: 'rename the folder, or give the guide another slug',
      });
      return [
        ...(all.indexOf(slug) === all.lastIndexOf(slug) ? [] : [problem(`the path "${slug}", which two pages have`, 'one page a path')]),
        ...(languages.includes(slug.split('/')[0] ?? '') ? [problem(`the path "${slug}"`, 'a path without a language')] : []),
      ];
    });
  },
};
