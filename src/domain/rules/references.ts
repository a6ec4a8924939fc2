import type { Problem } from '../problem.ts';
import { historyFile, type Rule } from './rule.ts';

export const references: Rule = {
  name: 'references',
  description: 'A code that a fact names has a page of its own.',
  check: (raw) => {
    const known = new Set(raw.codes.facts.map((entry) => entry.facts.code));
    const unknown = (file: string, field: string, codes: readonly number[]): Problem[] =>
      codes
        .filter((code) => !known.has(code))
        .map((code) => ({
          file,
          found: `${field}: ${code}`,
          expected: 'a code with a folder in content/codes',
          fix: `correct the number, or add it: npm run content -- new ${code}`,
        }));
    return [
      ...raw.codes.facts.flatMap(({ file, facts }) => [
        ...unknown(file, 'confusedWith', facts.confusedWith),
        ...(facts.confusedWith.includes(facts.code)
          ? [{ file, found: `confusedWith: ${facts.code}`, expected: 'other codes', fix: 'remove the code itself' }]
          : []),
      ]),
      ...raw.comparisons.facts.flatMap(({ file, facts }) => unknown(file, 'codes', facts.codes)),
      ...raw.guides.facts.flatMap(({ file, facts }) =>
        facts.decisions.flatMap((decision) => unknown(file, `decisions.${decision.id}`, decision.codes)),
      ),
    ];
  },
};

export const uniqueItems: Rule = {
  name: 'unique-items',
  description: 'No list of a facts file, and not the history, names the same thing twice.',
  check: (raw) => {
    const repeated = (file: string, field: string, items: readonly (string | number)[]): Problem[] =>
      [...new Set(items.filter((item, i) => items.indexOf(item) !== i))].map((item) => ({
        file,
        found: `${field}: "${item}" twice`,
        expected: 'each item once',
        fix: 'remove or rename one of the two',
      }));
    return [
      ...raw.codes.facts.flatMap(({ file, facts }) => [
        ...repeated(
          file,
          'causes',
          facts.causes.map((cause) => cause.id),
        ),
        ...repeated(file, 'confusedWith', facts.confusedWith),
        ...repeated(file, 'aliases', facts.aliases),
      ]),
      ...raw.guides.facts.flatMap(({ file, facts }) =>
        (['libraries', 'runtimes', 'decisions', 'refusals', 'symptoms', 'cuts', 'steps'] as const).flatMap((list) =>
          repeated(
            file,
            list,
            facts[list].map((item) => item.id),
          ),
        ),
      ),
      ...raw.intermediaries.flatMap(({ file, facts }) =>
        repeated(
          file,
          'limits',
          facts.limits.map(({ id }) => id),
        ),
      ),
      ...repeated(
        historyFile,
        'id',
        raw.history.map(({ id }) => id),
      ),
    ];
  },
};
