import { sourceLocale } from '../../i18n/locales.ts';
import type { Problem } from '../problem.ts';
import { collectTexts } from '../prose.ts';
import { checkWords, type Rule } from './rule.ts';

function compareKeys(file: string, field: string, actual: readonly string[], wanted: readonly string[]): Problem[] {
  const missing = wanted.filter((key) => !actual.includes(key));
  const extra = actual.filter((key) => !wanted.includes(key));
  return [
    ...missing.map((key) => ({
      file,
      found: `${field}: no "${key}"`,
      expected: `${field}: ${wanted.join(', ') || 'nothing'}`,
      fix: `write ${field}.${key}`,
    })),
    ...extra.map((key) => ({
      file,
      found: `${field}: "${key}"`,
      expected: `${field}: ${wanted.join(', ') || 'nothing'}`,
      fix: `remove ${field}.${key}, or add it to the facts`,
    })),
  ];
}

export const wordsFollowFacts: Rule = {
  name: 'words-follow-facts',
  description: 'The words name exactly the ids of the facts: causes, confused codes, lines and steps of a guide.',
  check: (raw) => [
    ...raw.codes.words.flatMap(({ id, file, words }) => {
      const facts = raw.codes.facts.find((entry) => entry.id === id)?.facts;
      if (!facts) return [];
      return [
        ...compareKeys(
          file,
          'causes',
          Object.keys(words.causes),
          facts.causes.map((cause) => cause.id),
        ),
        ...compareKeys(file, 'confused', Object.keys(words.confused), facts.confusedWith.map(String)),
      ];
    }),
    ...raw.guides.words.flatMap(({ id, file, words }) => {
      const facts = raw.guides.facts.find((entry) => entry.id === id)?.facts;
      if (!facts) return [];
      const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);
      const compare = (field: string, said: object, items: readonly { id: string }[]) =>
        compareKeys(file, field, Object.keys(said), ids(items));
      const ofRefusals = facts.refusals.flatMap(({ id }) => [{ id }, { id: `${id}-then` }]);
      return [
        ...compare('lines', words.lines, [...facts.libraries, ...facts.runtimes, ...facts.decisions, ...ofRefusals, ...facts.symptoms]),
        ...compare('cuts', words.cuts, facts.cuts),
        ...compare('steps', words.steps, facts.steps),
        ...facts.steps.flatMap((step) => compare(`steps.${step.id}.outcomes`, words.steps[step.id]?.outcomes ?? {}, step.outcomes)),
      ];
    }),
  ],
};

/** Search terms differ from language to language, in number too. */
const structure = (words: unknown) =>
  collectTexts(words)
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('terms[') && path !== 'renders');

export const sameStructure: Rule = {
  name: 'same-structure',
  description: 'A translation has the keys, list items, headings and components of the English text.',
  check: (raw) =>
    checkWords(raw, (entry, source): Problem[] => {
      if (!source || entry.lang === sourceLocale) return [];
      const wanted = structure(source.words);
      const actual = structure(entry.words);
      const components = (body: string) => body.match(/<[A-Z]\w*(?: id="[^"]*")?/g) ?? [];
      const difference = (kind: string, there: readonly string[], here: readonly string[]): Problem[] =>
        there.join('\n') === here.join('\n')
          ? []
          : [
              {
                file: entry.file,
                found: `${kind}: ${here.filter((item) => !there.includes(item)).join(', ') || `${here.length} items, others missing or moved`}`,
                expected: `those of ${sourceLocale}.mdx: ${there.join(', ') || 'none'}`,
                fix: `give ${entry.lang}.mdx the same ${kind} as ${sourceLocale}.mdx`,
              },
            ];
      return [
        ...difference('keys', [...wanted].sort(), [...actual].sort()),
        ...difference('components', components(source.body), components(entry.body)),
      ];
    }),
};

export const headingsHaveIds: Rule = {
  name: 'headings-have-ids',
  description: 'A heading is <Heading id="…">, because anchors are the same in all languages; a Markdown heading has no such id.',
  check: (raw) =>
    checkWords(raw, ({ file, body }): Problem[] =>
      (body.match(/^#{1,6} .*$/gm) ?? []).map((heading) => ({
        file,
        found: heading,
        expected: '<Heading id="…">…</Heading>',
        fix: 'give the heading an id that all languages share',
      })),
    ),
};
