import { sourceLocale } from '../../i18n/locales.ts';
import type { WordsEntry } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { folderNames, type Rule } from './rule.ts';

export const staleness: Rule = {
  name: 'staleness',
  description: 'A translation names the fingerprint of the English text that it renders.',
  check: (raw) =>
    folderNames.flatMap((folder) => {
      const all: WordsEntry<{ renders?: string | undefined }>[] = raw[folder].words;
      return all.flatMap((entry): Problem[] => {
        const source = all.find((other) => other.id === entry.id && other.lang === sourceLocale);
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
      });
    }),
};
