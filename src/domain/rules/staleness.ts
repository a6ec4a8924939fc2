import { sourceLocale } from '../../i18n/locales.ts';
import type { Problem } from '../problem.ts';
import { checkWords, type Rule } from './rule.ts';

export const staleness: Rule = {
  name: 'staleness',
  description: 'A translation names the fingerprint of the English text that it renders.',
  check: (raw) =>
    checkWords(raw, (entry, source, folder): Problem[] => {
      if (!source) return [];
      const wanted = entry.lang === sourceLocale ? undefined : source.fingerprint;
      if (entry.words.renders === wanted) return [];
      return [
        wanted
          ? {
              file: entry.file,
              found: `renders: ${entry.words.renders ?? 'nothing'}`,
              expected: `renders: ${wanted}, the present ${source.file}`,
              fix: `bring the text up to date with ${sourceLocale}.mdx, then: npm run content -- stamp ${folder}/${entry.id}`,
            }
          : {
              file: entry.file,
              found: `renders: ${entry.words.renders}`,
              expected: 'no renders: the English text renders nothing',
              fix: 'remove the line',
            },
      ];
    }),
};
