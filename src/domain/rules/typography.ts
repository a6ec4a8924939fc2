import type { Problem } from '../problem.ts';
import { collectTexts, plainProse } from '../prose.ts';
import { checkTexts, type Rule } from './rule.ts';

const han = '\\p{Script=Han}';

/** What is wrong, in Chinese text, and the pattern that finds it. */
const chineseFaults: [pattern: RegExp, expected: string][] = [
  [new RegExp(`${han}[,;:!?]|${han}\\.(?=\\s|$)`, 'u'), 'full-width punctuation after a Han character: ，。；：！？'],
  [new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'u'), 'a space between a Han character and a Latin word or number'],
  [new RegExp(`${han}\`|\`${han}`, 'u'), 'a space between a Han character and a code span'],
  [/\*[^*\s][^*]*[：，。；！？）」]\*/u, 'full-width marks outside the asterisks, where Markdown still sees the emphasis'],
];

/** Marks that Spanish opens as well as closes; a question inside a code span does not count. */
const spanishFaults: [pattern: RegExp, expected: string][] = [
  [/^[^¿]*\?/u, '¿ before a question'],
  [/^[^¡]*!(?!\[)/u, '¡ before an exclamation'],
];

export const typography: Rule = {
  name: 'typography',
  description: 'Chinese uses full-width punctuation and spaces around Latin words; Spanish opens its questions.',
  check: (raw) =>
    checkTexts(raw, (entry): Problem[] => {
      if (entry.lang === 'en') return [];
      const texts = [...collectTexts(entry.words), { path: 'body', text: entry.body }].filter(({ path }) => !path.startsWith('terms['));
      return texts.flatMap(({ path, text }): Problem[] => {
        // Code spans stay as one mark, so that the space around them can be checked.
        const subject = entry.lang === 'zh' ? withoutCode(text) : plainProse(text);
        const faults = entry.lang === 'zh' ? chineseFaults : spanishFaults;
        return faults.flatMap(([pattern, expected]): Problem[] => {
          const match = pattern.exec(subject);
          if (!match) return [];
          const around = subject
            .slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)
            .slice(-60)
            .replaceAll(/\s+/g, ' ');
          return [{ file: entry.file, found: `${path}: "…${around}…"`, expected, fix: 'correct the mark or the space' }];
        });
      });
    }),
};

const withoutCode = (text: string) =>
  text
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`]*`/g, '``')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/\{#[^}]*\}/g, '');
