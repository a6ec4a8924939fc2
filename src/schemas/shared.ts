import { z } from 'astro/zod';

/** One line of prose or a few sentences; inline Markdown (code, emphasis, links) is rendered. */
export const prose = z.string().trim().min(2).describe('Prose with inline Markdown: `code`, *emphasis*, [links](/1006)');

/** A reference to a document of content/sources.yaml, with the section after "#": rfc6455#7.4.1 */
export const sourceRef = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*(#\S+)?$/, 'a source id of content/sources.yaml, then "#" and a section: rfc6455#7.4.1')
  .describe('Where the fact comes from: an id of content/sources.yaml, with the section after "#"');

/** Every claim names at least one source. */
export const sourceRefs = z.array(sourceRef).min(1).describe('The documents that say so; at least one');

/** A fact with its sources: `{ value, sources }`. */
export const sourced = <T extends z.ZodType>(value: T) => z.strictObject({ value, sources: sourceRefs });

/** Ids become anchors (#cause-idle-timeout) and are permanent. */
export const anchorId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens: idle-timeout')
  .describe('A permanent id, part of an anchor');

/** The fingerprint of the English text that a translation renders; `npm run content -- stamp` writes it. */
export const rendersEnglish = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'twelve hexadecimal digits, written by: npm run content -- stamp')
  .optional()
  .describe('Fingerprint of the en.mdx that this translation renders; absent in en.mdx');

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, quoted, as "2026-11-21"')
  .describe('A day, as "2026-11-21"');
