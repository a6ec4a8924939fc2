import { z } from 'astro/zod';
import { day, prose } from './shared.ts';

const slug = z.string().regex(/^[a-z0-9/-]*$/, 'the path of a page without a language and a leading slash: 1006, reconnect');
const words = z.array(z.string().min(1));

/** Addresses that are not pages, and what answers them (content/redirects.yaml). */
export const redirectsSchema = z.strictObject({
  languages: z
    .strictObject({ en: words.min(1), es: words.min(1), zh: words.min(1) })
    .describe('First parts of a path that name a language; a region may follow'),
  betweenCodes: words.describe('What may stand between the two codes of a comparison, beside ASCII marks'),
  betweenNumbers: words.describe('What may stand between the two ends of a range, beside ASCII marks'),
  strayMarks: words.describe('Marks before or after an address that are not part of it, beside the ASCII ones'),
  moved: z.record(slug, slug).describe('Pages under another name: from, to'),
  withdrawn: z
    .array(
      z.strictObject({
        slug,
        day: day.describe('The day on which the page was withdrawn'),
        instead: slug.describe('The page to read in its place'),
        why: z.strictObject({ en: prose, es: prose, zh: prose }),
      }),
    )
    .describe('Pages that are gone; each leaves a page that says so'),
});

export type Redirects = z.infer<typeof redirectsSchema>;
export type Withdrawn = Redirects['withdrawn'][number];
