import { clientFactsSchema, clientWordsSchema } from './client.ts';
import { codeFactsSchema, codeWordsSchema } from './code.ts';
import { guideFactsSchema, guideWordsSchema } from './guide.ts';
import { pairFactsSchema, pairWordsSchema } from './pair.ts';
import { rangeFactsSchema, rangeWordsSchema } from './range.ts';

export { glossarySchema } from './glossary.ts';
export { historyEntrySchema } from './history.ts';
export { intermediarySchema } from './intermediary.ts';
export { messagesSchema } from './message.ts';
export { recordingSchema } from './observation.ts';
export { redirectsSchema } from './redirects.ts';
export { scenarioSchema } from './scenario.ts';
export { sourceSchema } from './source.ts';

/** The schemas of the folders of content/, by the folder's name. */
export const schemas = {
  codes: { facts: codeFactsSchema, words: codeWordsSchema },
  comparisons: { facts: pairFactsSchema, words: pairWordsSchema },
  ranges: { facts: rangeFactsSchema, words: rangeWordsSchema },
  guides: { facts: guideFactsSchema, words: guideWordsSchema },
  clients: { facts: clientFactsSchema, words: clientWordsSchema },
};
