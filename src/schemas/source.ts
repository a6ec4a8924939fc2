import { z } from 'astro/zod';
import { day } from './shared.ts';

/** One document that pages cite (content/sources.yaml). */
export const sourceSchema = z.strictObject({
  title: z.string().min(3).describe('The title as the document gives it, in its own language'),
  url: z.url({ protocol: /^https$/ }).describe('Where a reader opens it'),
  section: z
    .string()
    .includes('{}')
    .optional()
    .describe('Address of a section, {} standing for what follows "#" in a reference; default: url#{}'),
  read: day.describe('The day on which we last read it'),
});

export type Source = z.infer<typeof sourceSchema>;
