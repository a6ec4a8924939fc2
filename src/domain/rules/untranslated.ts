import { francAll } from 'franc-min';
import { type Locale, sourceLocale } from '../../i18n/locales.ts';
import type { WordsEntry } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { collectTexts, plainProse } from '../prose.ts';
import { checkTexts, type Rule } from './rule.ts';

/** Below this many letters a language cannot be told. */
const minLetters = 45;

const looksForeign: Record<Locale, (prose: string) => boolean> = {
  en: (prose) => /\p{Script=Han}/u.test(prose),
  es: (prose) => /\p{Script=Han}/u.test(prose) || isEnglish(prose),
  zh: (prose) => !/\p{Script=Han}/u.test(prose),
};

function isEnglish(prose: string): boolean {
  const [best, second] = francAll(prose, { only: ['eng', 'spa'] });
  // A margin, because registered names stay English inside Spanish sentences.
  return best?.[0] === 'eng' && best[1] - (second?.[1] ?? 0) > 0.1;
}

export const untranslated: Rule = {
  name: 'untranslated',
  description: 'No text of a translation repeats the English one or is written in another language.',
  check: (raw) =>
    checkTexts(raw, (entry, source): Problem[] => {
      const english = new Set(source ? textsOf(source).map(({ text }) => text) : []);
      return textsOf(entry).flatMap(({ path, text }): Problem[] => {
        const prose = plainProse(text);
        const letters = prose.match(/\p{L}/gu)?.length ?? 0;
        const copied = entry.lang !== sourceLocale && letters > 12 && english.has(text);
        const foreign = letters >= minLetters && looksForeign[entry.lang](prose);
        if (!copied && !foreign) return [];
        return [
          {
            file: entry.file,
            found: `${path}: "${text.slice(0, 60)}…" ${copied ? 'is the English text' : `does not read as "${entry.lang}"`}`,
            expected: `a text in "${entry.lang}"`,
            fix: 'translate it',
          },
        ];
      });
    }),
};

function textsOf(entry: WordsEntry<unknown>) {
  const paragraphs = entry.body.split(/\n{2,}/).map((text, i) => ({ path: `body, paragraph ${i + 1}`, text }));
  return [...collectTexts(entry.words), ...paragraphs].filter(({ path }) => !path.startsWith('terms[') && path !== 'renders');
}
