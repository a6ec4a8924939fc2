import { z } from 'astro/zod';
import { prose, rendersEnglish, sourceRefs } from './shared.ts';

/** A client or server that the lab examines (content/clients/<id>/client.yaml). */
export const clientFactsSchema = z.strictObject({
  name: z.string().min(2).describe('As its makers write it'),
  kind: z.enum(['browser', 'runtime', 'library', 'proxy']),
  language: z.string().min(1).nullable().describe('What programs that use it are written in; null where that is any'),
  browserApi: z.boolean().describe('Does it have the WebSocket interface of browsers?'),
  home: z.url().describe('Where it is published'),
  sources: sourceRefs.describe('Its documentation or source, for what the words say of it'),
});

/** The words of one client in one language (content/clients/<id>/<lang>.mdx); the body says what to know of its results. */
export const clientWordsSchema = z.strictObject({
  summary: prose.max(260).describe('What it is and what it reports, in one or two sentences; also the description in search results'),
  terms: z.array(z.string().min(2)).min(1).describe('What people type to find it'),
  renders: rendersEnglish,
});

export type ClientFacts = z.infer<typeof clientFactsSchema>;
export type ClientWords = z.infer<typeof clientWordsSchema>;
