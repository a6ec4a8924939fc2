import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { anchorId, day, prose, rendersEnglish, sourceRefs } from './shared.ts';

const codeRange = z.tuple([closeCode, closeCode]).describe('From, to; the same number twice for one code');

/** The hops of a connection, from the browser on. */
export const hops = ['browser', 'cdn', 'balancer', 'proxy', 'server'] as const;

const destination = z
  .string()
  .regex(
    /^(#step-[a-z0-9-]+|[a-z0-9/-]*(#[a-z0-9-]+)?)$/,
    'a step of this guide, as #step-upgrade, or a page, as 1006#cause-idle-timeout or reconnect',
  )
  .describe('Where to go next: a step of this guide, or a page with or without an anchor');

/** The facts of a guide (content/guides/<folder>/guide.yaml). A list that a guide does not show stays empty. */
export const guideFactsSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, 'the path of the page without a language and a leading slash: debug/1006')
    .optional()
    .describe("The path of the page, where it is not the folder's name"),
  sources: sourceRefs,
  checked: day,
  backoff: z
    .strictObject({
      firstMax: z.number().positive().describe('Seconds; the first wait is random, from 0 to this'),
      factor: z.number().min(1).describe('Each failed attempt multiplies the longest wait by this'),
      cap: z.number().positive().describe('Seconds; no wait grows beyond it. Our advice: RFC 6455 names no cap'),
      sources: sourceRefs,
    })
    .optional()
    .describe('/reconnect: how long to wait after a close whose code asks for no wait of its own, and how waits grow'),
  libraries: z
    .array(
      z.strictObject({
        id: anchorId,
        name: z.string().min(2),
        version: z.string().min(1).describe('The version whose source was read'),
        sources: sourceRefs,
      }),
    )
    .default([])
    .describe('/reconnect: how a library decides; its line in the words says it'),
  runtimes: z
    .array(
      z.strictObject({
        id: anchorId,
        name: z.string().min(2),
        version: z.string().min(1).describe('The version whose source, or the text whose date, was read'),
        accepts: z.array(codeRange).min(1).describe('The codes that its close() takes'),
        otherwise: z.string().min(3).describe('What it does with any other code: the exact error name or text'),
        sources: sourceRefs,
      }),
    )
    .default([])
    .describe('/send: which codes each runtime lets a program send'),
  decisions: z
    .array(z.strictObject({ id: anchorId, codes: z.array(closeCode).min(1), sources: sourceRefs }))
    .default([])
    .describe('/send: the first situation that fits gives the code; its line in the words describes it'),
  refusals: z
    .array(z.strictObject({ id: anchorId, code: closeCode, sources: sourceRefs }))
    .default([])
    .describe(
      '/guides/authentication: the codes that refuse; the line of the id says when to send it, that of "<id>-then" what the client does',
    ),
  symptoms: z
    .array(z.strictObject({ id: anchorId, to: z.array(destination).min(1) }))
    .default([])
    .describe('/debug/1006: what is seen first, and where to begin; its line in the words describes it'),
  cuts: z
    .array(
      z.strictObject({
        id: anchorId,
        at: z.enum(hops).describe('The hop that ends the connection'),
        how: z.enum(['close', 'fin', 'rst', 'end', 'silence']).describe('What it sends; "end" where it is not known how TCP ends'),
        code: closeCode.optional().describe('The code in its Close frame'),
        sees: closeCode.describe("The code of the page's close event"),
        sources: sourceRefs,
      }),
    )
    .default([])
    .describe('/debug/1006: the pictures of who can cut'),
  steps: z
    .array(
      z.strictObject({
        id: anchorId,
        run: z
          .array(z.string().regex(/^[a-z-]+\.(sh|js)$/, 'a file of src/samples/debug'))
          .default([])
          .describe('What to run, in this order'),
        outcomes: z
          .array(
            z.strictObject({
              id: anchorId,
              shows: z
                .array(z.string().min(1))
                .default([])
                .describe('What the command or the tool prints, exactly; else the words say when'),
              to: z.array(destination).default([]),
            }),
          )
          .min(2),
        sources: sourceRefs,
      }),
    )
    .default([])
    .describe('/debug/1006: what to try, and what each result means'),
});

/** The words of a guide in one language; the body is the guide's text. */
export const guideWordsSchema = z.strictObject({
  title: z.string().min(3).max(70),
  answer: prose.max(260).describe('The guide in one sentence; also its description'),
  lines: z.record(z.string(), prose).default({}).describe('A line for each id of the facts'),
  cuts: z
    .record(z.string(), z.strictObject({ title: prose.max(60), text: prose }))
    .default({})
    .describe('The words of each picture of the facts'),
  steps: z
    .record(
      z.string(),
      z.strictObject({
        title: prose.max(60),
        text: prose.describe('What to do, and what it tells'),
        outcomes: z.record(
          z.string(),
          z.strictObject({ when: prose.optional().describe('The result in words, where the facts show no text of a tool'), means: prose }),
        ),
      }),
    )
    .default({})
    .describe('The words of each step of the facts'),
  terms: z.array(z.string().min(2)).min(2).describe('What else people type to find it'),
  renders: rendersEnglish,
});

export type GuideFacts = z.infer<typeof guideFactsSchema>;
export type GuideWords = z.infer<typeof guideWordsSchema>;
