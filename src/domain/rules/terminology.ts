import { translatedLocales } from '../../i18n/locales.ts';
import type { WordsEntry } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { collectTexts, plainProse } from '../prose.ts';
import { checkTexts, type Rule } from './rule.ts';

/** A file's prose in lower case, search terms aside: readers may search for the wrong word. */
const proseOf = (entry: WordsEntry<unknown>) =>
  plainProse(
    [
      ...collectTexts(entry.words)
        .filter(({ path }) => !path.startsWith('terms['))
        .map(({ text }) => text),
      entry.body,
    ].join('\n'),
  ).toLowerCase();

function contains(prose: string, word: string, lang: string): boolean {
  // Few texts hold a word at all, and to look for it as a whole one takes a hundred times as long.
  if (!prose.includes(word.toLowerCase())) return false;
  if (lang === 'zh') return true;
  const escaped = word.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(prose);
}

export const terminology: Rule = {
  name: 'terminology',
  description: 'A translation uses the term of content/glossary/terms.yaml for each term of its English text, and none that it rejects.',
  check: (raw) =>
    checkTexts(raw, (entry, source): Problem[] => {
      const lang = translatedLocales.find((id) => id === entry.lang);
      if (!source || !lang) return [];
      const english = proseOf(source);
      const translated = proseOf(entry);
      return Object.entries(raw.glossary).flatMap(([id, term]): Problem[] => {
        const wanted = term[lang];
        const rejected = wanted.reject.filter((word) => contains(translated, word, lang));
        const needed = term.en.accept.some((word) => contains(english, word, 'en'));
        const present = wanted.accept.some((word) => contains(translated, word, lang));
        return [
          ...rejected.map((word) => ({
            file: entry.file,
            found: `"${word}"`,
            expected: `"${wanted.term}" for "${term.en.term}" (content/glossary/terms.yaml, ${id})`,
            fix: 'use the term of the glossary',
          })),
          ...(needed && !present
            ? [
                {
                  file: entry.file,
                  found: `no ${wanted.accept.map((word) => `"${word}"`).join(' or ')}`,
                  expected: `the term for "${term.en.term}", which ${source.file} uses (content/glossary/terms.yaml, ${id})`,
                  fix: `write "${wanted.term}"`,
                },
              ]
            : []),
        ];
      });
    }),
};
