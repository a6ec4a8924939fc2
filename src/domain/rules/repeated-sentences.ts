import type { Problem } from '../problem.ts';
import { collectTexts, sentencesOf } from '../prose.ts';
import { checkTexts, type Rule } from './rule.ts';

export const repeatedSentences: Rule = {
  name: 'repeated-sentences',
  description: 'No file of words says the same sentence twice.',
  check: (raw) =>
    checkTexts(raw, (entry): Problem[] => {
      const seen = new Map<string, string>();
      const texts = [...collectTexts(entry.words), { path: 'body', text: entry.body }];
      return texts
        .filter(({ path }) => !path.startsWith('terms['))
        .flatMap(({ path, text }) => sentencesOf(text).map((sentence) => ({ path, sentence })))
        .flatMap(({ path, sentence }): Problem[] => {
          const before = seen.get(sentence);
          seen.set(sentence, path);
          if (before === undefined) return [];
          return [
            {
              file: entry.file,
              found: `"${sentence.slice(0, 70)}" in ${before} and in ${path}`,
              expected: 'each sentence once',
              fix: 'remove or rewrite one of the two',
            },
          ];
        });
    }),
};
