import { z } from 'astro/zod';
import { day, prose } from './shared.ts';

/** One thing that readers may want to know of (an item of content/history.yaml); the feeds are made of these. */
export const historyEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens: first-publication')
    .describe('A permanent id: feed readers know the entry by it'),
  day: day.describe('The day on which it was published, as "2026-11-21"'),
  pages: z.array(z.string()).min(1).describe('The pages concerned by their address, "" being the home page; an entry links to the first'),
  en: prose.describe('One to three sentences in English'),
  es: prose.describe('The same in Spanish'),
  zh: prose.describe('The same in Chinese'),
});

export type HistoryEntry = z.infer<typeof historyEntrySchema>;
