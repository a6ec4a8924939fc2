import type { Problem } from '../problem.ts';
import { knownSlugs } from './links.ts';
import { historyFile, type Rule } from './rule.ts';

export const historyOrder: Rule = {
  name: 'history-order',
  description: 'The history stands newest first.',
  check: (raw) =>
    raw.history.flatMap((entry, i): Problem[] => {
      const before = raw.history[i - 1];
      if (!before || entry.day <= before.day) return [];
      return [
        {
          file: historyFile,
          found: `${entry.id}: ${entry.day}, below ${before.id} of ${before.day}`,
          expected: 'the newest entry first',
          fix: `move "${entry.id}" above "${before.id}", or correct its day`,
        },
      ];
    }),
};

export const historyPages: Rule = {
  name: 'history-pages',
  description: 'The history names pages that exist.',
  check: (raw) => {
    const known = knownSlugs(raw);
    return raw.history.flatMap(({ id, pages }) =>
      pages
        .filter((slug) => !known.has(slug))
        .map((slug) => ({
          file: historyFile,
          found: `${id}.pages: "${slug}"`,
          expected:
            'the address of a page without its first slash: "1006", "1001-vs-1006", "4000-4999", "reconnect", or "" for the home page',
          fix: 'correct the address',
        })),
    );
  },
};
