import type { CodeFacts } from '../../schemas/code.ts';
import type { Recording, Result } from '../../schemas/observation.ts';
import type { FactsEntry, RawContent } from '../catalog.ts';
import { sentBy } from '../observations.ts';
import type { Problem } from '../problem.ts';
import { type Rule, recordingsFolder } from './rule.ts';

type Field = 'mayClose' | 'code' | 'wasClean';

/**
 * The scenarios that show what a page sees of a code. A code that travels is seen when it arrives; these three stand for what
 * arrives in other ways (RFC 6455, section 7.1.5 and section 7.4.1).
 */
const seenIn: Record<number, string[]> = {
  1005: ['receives-empty'],
  1006: ['fin', 'rst'],
  1015: ['tls-self-signed', 'tls-expired', 'tls-wrong-host'],
};

/** The scenarios in which a client meets a code, or what it stands for, as it comes from the peer. */
export const scenariosShowing = (code: number): string[] => seenIn[code] ?? [`receives-${code}`];

/** What one recorded browser did where a fact says what browsers do. */
interface Evidence {
  client: string;
  scenario: string;
  field: Field;
  stated: number | boolean;
  found: number | boolean;
}

/** Who may put a code into a frame (travels, setBy) is a rule for programs: no recording can contradict it. */
function evidenceOn({ code, script }: CodeFacts, browsers: readonly Recording[]): Evidence[] {
  const seenScenarios = scenariosShowing(code);
  return browsers.flatMap(({ client, observations }) =>
    observations.flatMap((observation) => {
      if ('unsupported' in observation) return [];
      const { scenario, results } = observation;
      const each = (field: Field, stated: number | boolean, read: (result: Result) => number | boolean | null) =>
        [...new Set(results.map(read))].flatMap((found) => (found === null ? [] : [{ client, scenario, field, stated, found }]));
      return [
        ...(scenario === `sends-${code}`
          ? each('mayClose', script.mayClose.value, ({ thrown, wire }) => thrown === null && sentBy(wire, 'client') === code)
          : []),
        ...(seenScenarios.includes(scenario)
          ? [
              ...each('code', script.sees.code, (result) => result.code),
              ...each('wasClean', script.sees.wasClean, (result) => result.wasClean),
            ]
          : []),
      ];
    }),
  );
}

const pathOf = { mayClose: 'script.mayClose', code: 'script.sees.code', wasClean: 'script.sees.wasClean' };

function checkFacts({ file, facts }: FactsEntry<CodeFacts>, browsers: readonly Recording[]): Problem[] {
  const contradictions = evidenceOn(facts, browsers).filter(({ stated, found }) => stated !== found);
  const named = (facts.deviations ?? []).flatMap(({ clients, scenario, ...values }) =>
    clients.flatMap((client) =>
      (['mayClose', 'code', 'wasClean'] as const).flatMap((field) => {
        const found = values[field];
        return found === undefined ? [] : [{ client, scenario, field, found }];
      }),
    ),
  );
  type Named = (typeof named)[number];
  const same = (a: Named, b: Named) => a.client === b.client && a.scenario === b.scenario && a.field === b.field && a.found === b.found;
  return [
    ...contradictions
      .filter((seen) => !named.some((deviation) => same(deviation, seen)))
      .map(({ client, scenario, field, stated, found }) => ({
        file,
        found: `${pathOf[field]}: ${stated}; ${client} in ${scenario}: ${found} (${recordingsFolder}/${client}.client.json)`,
        expected: 'facts that hold for every recorded browser, or that name those that deviate',
        fix: `correct ${pathOf[field]}, or add under deviations: { clients: [${client}], scenario: ${scenario}, ${field}: ${found} }`,
      })),
    ...named
      .filter((deviation) => !contradictions.some((seen) => same(deviation, seen)))
      .map(({ client, scenario, field, found }) => ({
        file,
        found: `deviations: ${client}, ${scenario}, ${field}: ${found}`,
        expected: `a deviation that ${recordingsFolder}/${client}.client.json shows and that contradicts ${pathOf[field]}`,
        fix: `remove ${client} from it, or correct its scenario and value`,
      })),
  ];
}

export const factsAgainstEvidence: Rule = {
  name: 'facts-against-evidence',
  description: 'What the facts of a code say of browsers is what the recorded browsers did, or they name who deviates, where and how.',
  check: (raw: RawContent) => {
    const browsers = new Set(raw.clients.facts.filter(({ facts }) => facts.kind === 'browser').map(({ id }) => id));
    const recordings = raw.recordings
      .map(({ recording }) => recording)
      .filter(({ client, role }) => role === 'client' && browsers.has(client));
    return raw.codes.facts.flatMap((entry) => checkFacts(entry, recordings));
  },
};
