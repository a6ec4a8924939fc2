import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { localeIds } from './i18n/locales.ts';
import {
  glossarySchema,
  historyEntrySchema,
  intermediarySchema,
  messagesSchema,
  recordingSchema,
  redirectsSchema,
  scenarioSchema,
  schemas,
  sourceSchema,
} from './schemas/index.ts';

const words = `{${localeIds.join(',')}}.mdx`;
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.\w+$/, '').replace(/\/(code|pair|range|guide|client)$/, '');

const facts = (folder: string, name: string) => glob({ base: `./content/${folder}`, pattern: `*/${name}`, generateId });
const texts = (folder: string) => glob({ base: `./content/${folder}`, pattern: `*/${words}`, generateId });
const records = (path: string) => file(path, { parser: (text) => parse(text) as Record<string, Record<string, unknown>> });

/** A file that is one entry, under the id "all". */
const whole = (path: string) => file(path, { parser: (text) => ({ all: parse(text) as Record<string, unknown> }) });

export const collections = {
  codes: defineCollection({ loader: facts('codes', 'code.yaml'), schema: schemas.codes.facts }),
  codeWords: defineCollection({ loader: texts('codes'), schema: schemas.codes.words }),
  comparisons: defineCollection({ loader: facts('comparisons', 'pair.yaml'), schema: schemas.comparisons.facts }),
  comparisonWords: defineCollection({ loader: texts('comparisons'), schema: schemas.comparisons.words }),
  ranges: defineCollection({ loader: facts('ranges', 'range.yaml'), schema: schemas.ranges.facts }),
  rangeWords: defineCollection({ loader: texts('ranges'), schema: schemas.ranges.words }),
  guides: defineCollection({ loader: facts('guides', 'guide.yaml'), schema: schemas.guides.facts }),
  guideWords: defineCollection({ loader: texts('guides'), schema: schemas.guides.words }),
  clients: defineCollection({ loader: facts('clients', 'client.yaml'), schema: schemas.clients.facts }),
  clientWords: defineCollection({ loader: texts('clients'), schema: schemas.clients.words }),
  // One entry that holds all: a collection has no order of its own.
  scenarios: defineCollection({ loader: whole('content/scenarios.yaml'), schema: z.record(z.string(), scenarioSchema) }),
  recordings: defineCollection({
    loader: glob({ base: './content/observations', pattern: '*.json', generateId }),
    schema: recordingSchema,
  }),
  messages: defineCollection({
    loader: glob({ base: './content/messages', pattern: '*.yaml', generateId }),
    schema: messagesSchema,
  }),
  intermediaries: defineCollection({
    loader: glob({ base: './content/intermediaries', pattern: '*.yaml', generateId }),
    schema: intermediarySchema,
  }),
  sources: defineCollection({ loader: records('content/sources.yaml'), schema: sourceSchema }),
  // As the scenarios.
  history: defineCollection({
    loader: file('content/history.yaml', { parser: (text) => ({ all: { entries: parse(text) as unknown } }) }),
    schema: z.strictObject({ entries: z.array(historyEntrySchema) }),
  }),
  glossary: defineCollection({ loader: records('content/glossary/terms.yaml'), schema: glossarySchema }),
  redirects: defineCollection({ loader: whole('content/redirects.yaml'), schema: redirectsSchema }),
};
