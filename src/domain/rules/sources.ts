import type { FactsEntry } from '../catalog.ts';
import { collectTexts } from '../prose.ts';
import type { Rule } from './rule.ts';
import { folderNames, scenariosFile } from './rule.ts';

const isReference = (path: string) => /(^|\.)(sources|definedIn)\[\d+\]$/.test(path);

export const sourcesExist: Rule = {
  name: 'sources-exist',
  description: 'Each source that a fact names is listed in content/sources.yaml, and each listed one is named.',
  check: (raw) => {
    // Without a readable list there is one problem, and it has been told.
    if (Object.keys(raw.sources).length === 0) return [];
    const cited = [...folderNames.flatMap((folder) => raw[folder].facts as FactsEntry<unknown>[]), ...raw.intermediaries].flatMap(
      ({ file, facts }) =>
        collectTexts(facts)
          .filter(({ path }) => isReference(path))
          .map(({ path, text }) => ({ file, path, id: text.split('#')[0] ?? text })),
    );
    for (const [id, { expects }] of Object.entries(raw.scenarios))
      for (const [i, { source }] of expects.entries())
        cited.push({ file: scenariosFile, path: `${id}.expects[${i}].source`, id: source.split('#')[0] ?? source });
    for (const { file, facts } of raw.messages)
      for (const { source } of facts.messages) {
        const [, id] = /^doc:([^#]+)/.exec(source) ?? [];
        if (id) cited.push({ file, path: 'source', id });
      }
    const used = new Set(cited.map(({ id }) => id));
    return [
      ...cited
        .filter(({ id }) => !(id in raw.sources))
        .map(({ file, path, id }) => ({
          file,
          found: `${path}: "${id}"`,
          expected: 'an id of content/sources.yaml',
          fix: `correct the id, or add "${id}" with its title, url and day of reading to content/sources.yaml`,
        })),
      ...Object.keys(raw.sources)
        .filter((id) => !used.has(id))
        .map((id) => ({
          file: 'content/sources.yaml',
          found: `"${id}", which no fact names`,
          expected: 'only documents that are cited',
          fix: 'cite it where it is used, or remove it',
        })),
    ];
  },
};
