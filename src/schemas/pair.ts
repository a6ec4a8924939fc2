import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { prose, rendersEnglish, sourceRefs } from './shared.ts';

/** What a person adds to a generated comparison (content/comparisons/<low>-vs-<high>/pair.yaml). */
export const pairFactsSchema = z.strictObject({
  codes: z.tuple([closeCode, closeCode]).describe('The lower code first'),
  confused: z.enum(['often', 'sometimes']).describe('How often people confuse the two; orders /compare'),
  sources: sourceRefs,
});

/** The words of a comparison (content/comparisons/<pair>/<lang>.mdx); the body says what only this pair needs. */
export const pairWordsSchema = z.strictObject({
  verdict: prose.describe('The one thing that tells the two apart, first on the page'),
  tell: prose.describe('How to find out which of the two one has'),
  send: prose.describe('Which of the two to send, or why neither'),
  renders: rendersEnglish,
});

export type PairFacts = z.infer<typeof pairFactsSchema>;
export type PairWords = z.infer<typeof pairWordsSchema>;
