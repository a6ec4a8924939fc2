import type { CodeFacts } from '../../schemas/code.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** WHATWG WebSockets, close(code, reason): any other code throws InvalidAccessError. */
export const scriptMayClose = (code: number) => code === 1000 || (code >= 3000 && code <= 4999);

interface Agreement {
  holds: (facts: CodeFacts) => boolean;
  found: (facts: CodeFacts) => string;
  expected: string;
  fix: string;
}

const agreements: Agreement[] = [
  {
    holds: (f) => f.travels.value || (f.setBy.value === 'nobody' && f.ending.value === 'own-side'),
    found: (f) => `travels: false, setBy: ${f.setBy.value}, ending: ${f.ending.value}`,
    expected: 'setBy: nobody and ending: own-side for a code that never travels',
    fix: 'correct travels, setBy or ending',
  },
  {
    holds: (f) => !f.travels.value || (f.setBy.value !== 'nobody') === (f.ending.value !== 'own-side'),
    found: (f) => `travels: true, setBy: ${f.setBy.value}, ending: ${f.ending.value}`,
    expected: 'a side that sets it, and an ending other than own-side',
    fix: 'correct travels, setBy or ending',
  },
  {
    holds: (f) => f.script.mayClose.value === scriptMayClose(f.code),
    found: (f) => `script.mayClose: ${f.script.mayClose.value} for ${f.code}`,
    expected: 'true for 1000 and 3000-4999 alone (WHATWG WebSockets, close())',
    fix: 'correct script.mayClose',
  },
  {
    holds: (f) => f.script.sees.wasClean !== (f.script.sees.code === 1006),
    found: (f) => `script.sees: ${f.script.sees.code}, wasClean ${f.script.sees.wasClean}`,
    expected: 'wasClean false with 1006, true with every other code',
    fix: 'correct script.sees',
  },
  {
    holds: (f) => ['yes', 'later'].includes(f.reconnect.verdict) === (f.reconnect.delay !== null),
    found: (f) => `reconnect.verdict: ${f.reconnect.verdict}, delay: ${f.reconnect.delay ? 'given' : 'null'}`,
    expected: 'a delay for yes and later, null for no and after-fix',
    fix: 'correct reconnect',
  },
  {
    holds: (f) => !f.reconnect.delay || f.reconnect.delay.min < f.reconnect.delay.max,
    found: (f) => `reconnect.delay: ${f.reconnect.delay?.min} to ${f.reconnect.delay?.max} s`,
    expected: 'min below max',
    fix: 'correct reconnect.delay',
  },
];

export const factsAgree: Rule = {
  name: 'facts-agree',
  description: 'The facts of one code do not contradict each other or the rule of close().',
  check: (raw) =>
    raw.codes.facts.flatMap(({ file, facts }): Problem[] =>
      agreements.filter(({ holds }) => !holds(facts)).map(({ found, expected, fix }) => ({ file, found: found(facts), expected, fix })),
    ),
};

export const rangesTile: Rule = {
  name: 'ranges-tile',
  description: 'The ranges do not overlap, and each begins below its end.',
  check: (raw) => {
    const sorted = [...raw.ranges.facts].sort((a, b) => a.facts.from - b.facts.from);
    return sorted.flatMap(({ file, facts }, i): Problem[] => {
      const next = sorted[i + 1];
      return [
        ...(facts.from >= facts.to
          ? [{ file, found: `from ${facts.from} to ${facts.to}`, expected: 'from below to', fix: 'correct the bounds' }]
          : []),
        ...(next && next.facts.from <= facts.to
          ? [
              {
                file: next.file,
                found: `${next.facts.from}-${next.facts.to} overlaps ${facts.from}-${facts.to}`,
                expected: 'ranges that do not overlap',
                fix: 'correct the bounds of one of the two',
              },
            ]
          : []),
      ];
    });
  },
};
