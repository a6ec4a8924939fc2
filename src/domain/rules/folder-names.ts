import type { Problem } from '../problem.ts';
import { factsFile, folderNames, type Rule } from './rule.ts';

export const folderNamesMatch: Rule = {
  name: 'folder-names',
  description: 'A folder is named by its content, because the name is the URL: 1006, 1001-vs-1015 (lower first), 0-999.',
  check: (raw) => {
    const expected = {
      codes: raw.codes.facts.map((e) => ({ ...e, name: String(e.facts.code) })),
      comparisons: raw.comparisons.facts.map((e) => ({ ...e, name: [...e.facts.codes].sort((a, b) => a - b).join('-vs-') })),
      ranges: raw.ranges.facts.map((e) => ({ ...e, name: `${e.facts.from}-${e.facts.to}` })),
      guides: [],
      clients: [],
    };
    return folderNames.flatMap((folder): Problem[] =>
      expected[folder].flatMap((entry): Problem[] => {
        if (entry.id === entry.name) return [];
        return [
          {
            file: entry.file,
            found: `folder "${entry.id}"`,
            expected: `folder "${entry.name}"`,
            fix: `rename the folder, or correct ${factsFile[folder]}`,
          },
        ];
      }),
    );
  },
};

export const pairOrder: Rule = {
  name: 'pair-order',
  description: 'A comparison names its lower code first and never compares a code with itself.',
  check: (raw) =>
    raw.comparisons.facts.flatMap(({ file, facts: { codes } }): Problem[] =>
      codes[0] < codes[1]
        ? []
        : [
            {
              file,
              found: `codes [${codes.join(', ')}]`,
              expected: 'two different codes, the lower first',
              fix: codes[0] === codes[1] ? 'name two different codes' : `write codes: [${codes[1]}, ${codes[0]}]`,
            },
          ],
    ),
};
