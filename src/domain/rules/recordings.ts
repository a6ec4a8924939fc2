import { localeIds } from '../../i18n/locales.ts';
import type { RawContent } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { checksumOf } from '../recording-checksum.ts';
import { type Rule, recordingsFolder, scenariosFile } from './rule.ts';

const recordAgain = (client: string) => `record it again: npm run lab -- --record --only ${client}`;

export const scenariosHaveWords: Rule = {
  name: 'scenarios-have-words',
  description: 'The kind and the group of each scenario, and each reason why one cannot be run, have words in content/ui.',
  check: (raw) => {
    const wanted = new Map<string, string>();
    for (const [id, { kind, group }] of Object.entries(raw.scenarios)) {
      wanted.set(`scenario.${kind}`, `${scenariosFile}, ${id}`);
      wanted.set(`scenarioGroup.${group}`, `${scenariosFile}, ${id}`);
    }
    for (const { file, recording } of raw.recordings)
      for (const observation of recording.observations)
        if ('unsupported' in observation) wanted.set(`lab.unsupported.${observation.unsupported}`, `${file}, ${observation.scenario}`);
    return localeIds.flatMap((lang) =>
      [...wanted]
        .filter(([key]) => !hasString(raw.ui[lang], key))
        .map(([key, where]) => ({
          file: `content/ui/${lang}.json`,
          found: `no "${key}"`,
          expected: `the words that ${where} needs`,
          fix: `write "${key}"`,
        })),
    );
  },
};

export const clientsAreRecorded: Rule = {
  name: 'clients-are-recorded',
  description: 'Each recording is named by its client and role, its client has a folder, and each client has a recording.',
  check: (raw) => {
    const clients = raw.clients.facts.map(({ id }) => id);
    const recorded = new Set(raw.recordings.map(({ recording }) => recording.client));
    return [
      ...raw.recordings.flatMap(({ file, recording }): Problem[] => {
        const name = `${recordingsFolder}/${recording.client}.${recording.role}.json`;
        return [
          ...(file === name
            ? []
            : [{ file, found: `a recording of ${recording.client} as ${recording.role}`, expected: name, fix: 'rename the file' }]),
          ...(clients.includes(recording.client)
            ? []
            : [
                {
                  file,
                  found: `client "${recording.client}"`,
                  expected: `content/clients/${recording.client}/client.yaml`,
                  fix: 'write what it is, and its words in each language',
                },
              ]),
        ];
      }),
      ...raw.clients.facts
        .filter(({ id }) => !recorded.has(id))
        .map(({ id, file }) => ({ file, found: 'no recording', expected: `${recordingsFolder}/${id}.<role>.json`, fix: recordAgain(id) })),
    ];
  },
};

export const recordingsAreWhole: Rule = {
  name: 'recordings-are-whole',
  description: 'A recording holds each scenario of its role once, and nothing else.',
  check: (raw) =>
    raw.recordings.flatMap(({ file, recording }): Problem[] => {
      const seen = recording.observations.map(({ scenario }) => scenario);
      const wanted = scenariosOf(raw, recording.role);
      const faults = {
        missing: wanted.filter((id) => !seen.includes(id)),
        unknown: seen.filter((id) => !wanted.includes(id)),
        twice: [...new Set(seen.filter((id, i) => seen.indexOf(id) !== i))],
      };
      return Object.entries(faults)
        .filter(([, ids]) => ids.length > 0)
        .map(([fault, ids]) => ({
          file,
          found: `${fault}: ${ids.join(', ')}`,
          expected: `the ${wanted.length} scenarios of role ${recording.role} in ${scenariosFile}, each once`,
          fix: recordAgain(recording.client),
        }));
    }),
};

export const recordingsAreUntouched: Rule = {
  name: 'recordings-are-untouched',
  description: 'No recording was edited: its checksum is that of its content.',
  check: (raw) =>
    raw.recordings.flatMap(({ file, recording }): Problem[] => {
      const checksum = checksumOf(recording);
      if (checksum === recording.checksum) return [];
      return [
        {
          file,
          found: `checksum ${recording.checksum}: the file was edited by hand`,
          expected: `${checksum}, that of its content; the lab alone writes recordings`,
          fix: recordAgain(recording.client),
        },
      ];
    }),
};

const scenariosOf = (raw: RawContent, role: string) =>
  Object.entries(raw.scenarios)
    .filter(([, scenario]) => scenario.role === role)
    .map(([id]) => id);

function hasString(strings: object, key: string): boolean {
  const found = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], strings);
  return typeof found === 'string';
}
