import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { day, prose, rendersEnglish, sourced, sourceRef } from './shared.ts';

/** A range of codes as RFC 6455 section 7.4.2 and the registry draw it (content/ranges/<from>-<to>/range.yaml). */
export const rangeFactsSchema = z.strictObject({
  from: closeCode,
  to: closeCode,
  status: sourced(z.enum(['unused', 'unassigned', 'registered', 'private', 'outside'])).describe(
    'unused: 0-999; unassigned: kept for later standards; registered: first come, first served; private: by agreement; outside: the RFC says nothing',
  ),
  maySend: sourced(z.enum(['no', 'registered-only', 'yes'])).describe('May an application send such a code?'),
  scriptMayClose: sourced(z.boolean()).describe('Does close(code) accept the range in browser script?'),
  definedIn: z.array(sourceRef).min(1),
  checked: day,
});

export const rangeWordsSchema = z.strictObject({
  name: z.string().min(3).max(60),
  answer: prose.max(260).describe('What a code of this range means, in one sentence'),
  seen: z.array(prose).min(1).describe('Where such codes come from'),
  advice: prose.describe('What to do when one arrives, and what to send'),
  terms: z.array(z.string().min(2)).min(2),
  renders: rendersEnglish,
});

export type RangeFacts = z.infer<typeof rangeFactsSchema>;
export type RangeWords = z.infer<typeof rangeWordsSchema>;
