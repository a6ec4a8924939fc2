import { z } from 'astro/zod';

const term = (what: string) =>
  z.strictObject({
    term: z.string().min(1).describe(`The ${what} term, as the glossary page shows it`),
    accept: z.array(z.string().min(1)).min(1).describe('Spellings that count as the term; matched without case'),
    reject: z.array(z.string().min(1)).describe('Words that must never stand for it; matched as whole words in Spanish'),
  });

/** One term in three languages (content/glossary/terms.yaml). */
export const glossarySchema = z.strictObject({
  en: z.strictObject({ term: z.string().min(1), accept: z.array(z.string().min(1)).min(1) }),
  es: term('Spanish'),
  zh: term('Chinese'),
  meaning: z.strictObject({ en: z.string(), es: z.string(), zh: z.string() }).describe('What it is, in a short sentence'),
});

export type GlossaryTerm = z.infer<typeof glossarySchema>;
