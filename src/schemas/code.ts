import { z } from 'astro/zod';
import { anchorId, day, prose, rendersEnglish, sourced, sourceRef, sourceRefs } from './shared.ts';

export const closeCode = z.int().min(0).max(65535).describe('A close code');

/** Everything language-neutral about one close code (content/codes/<code>/code.yaml). */
export const codeFactsSchema = z.strictObject({
  code: closeCode,
  registration: z
    .strictObject({
      description: z.string().min(3).describe('The Description column of the IANA registry, to the letter'),
      isName: z.boolean().describe('false where the registry has a sentence and no short name (1014)'),
      reference: z.string().min(3).nullable().describe('The Reference column, shortened; null where it is empty'),
      sources: sourceRefs,
    })
    .describe('What the IANA registry says'),
  ending: sourced(z.enum(['as-meant', 'will-pass', 'to-mend', 'own-side'])).describe(
    'as-meant: closed as meant; will-pass: for a reason that passes; to-mend: for a fault to mend; own-side: never travels',
  ),
  error: sourced(z.enum(['yes', 'no', 'depends'])).describe('Is it an error?'),
  closer: sourced(z.enum(['peer', 'client', 'server', 'nobody', 'unknown'])).describe(
    'Who ended the connection: the peer that sent the frame, the client or server alone, nobody (no connection came to be), or not knowable from the code',
  ),
  travels: sourced(z.boolean()).describe('May it stand in a Close frame?'),
  setBy: sourced(z.enum(['client', 'server', 'either', 'nobody'])).describe('Which end may put it in a Close frame'),
  script: z
    .strictObject({
      mayClose: sourced(z.boolean()).describe('Does close(code) accept it in browser script?'),
      sees: z
        .strictObject({ code: closeCode, wasClean: z.boolean().describe('The field of the same name of the event'), sources: sourceRefs })
        .describe('CloseEvent in a browser when this code, or what it stands for, comes from the peer'),
    })
    .describe('Page script'),
  deviations: z
    .array(
      z
        .strictObject({
          clients: z.array(anchorId).min(1).describe('Browsers of content/clients'),
          scenario: anchorId.describe('The scenario of content/scenarios.yaml in which they do so'),
          mayClose: z.boolean().optional().describe('What they do in place of script.mayClose'),
          code: closeCode.optional().describe('What they tell in place of script.sees.code'),
          wasClean: z.boolean().optional().describe('What they tell in place of script.sees.wasClean'),
        })
        .refine(({ mayClose, code, wasClean }) => [mayClose, code, wasClean].some((value) => value !== undefined), {
          message: 'one of mayClose, code and wasClean at least',
        }),
    )
    .min(1)
    .optional()
    .describe('Recorded browsers that do otherwise than script says; each must be seen in content/observations'),
  reconnect: z
    .strictObject({
      verdict: z
        .enum(['yes', 'no', 'after-fix', 'later'])
        .describe('after-fix: only when its cause is mended; later: only after a long wait'),
      delay: z
        .strictObject({
          kind: z
            .enum(['random', 'backoff'])
            .describe('random: once, within the bounds; backoff: random first delay within the bounds, then growing'),
          min: z.number().min(0).describe('Seconds'),
          max: z.number().positive().describe('Seconds'),
        })
        .nullable()
        .describe('The wait before the first attempt; null where there is none to give'),
      basis: z.enum(['specification', 'registration', 'advice']).describe('Who says so: RFC 6455, the registration, or we'),
      sources: sourceRefs,
    })
    .describe('Should a client connect again?'),
  trace: z
    .strictObject({
      client: anchorId.describe('Its folder in content/clients'),
      role: z.enum(['client', 'server']).describe('The role in which it was recorded'),
      scenario: anchorId.describe('The scenario of content/scenarios.yaml'),
    })
    .describe('The recorded exchange that is drawn as the diagram'),
  causes: z
    .array(
      z.strictObject({
        id: anchorId,
        layer: z.enum(['network', 'proxy', 'server', 'client']),
        formerly: z.array(anchorId).min(1).optional().describe('Ids that it once had; their anchors go on answering'),
        sources: sourceRefs,
      }),
    )
    .min(1)
    .describe('Likeliest first'),
  confusedWith: z.array(closeCode).min(2).max(6).describe('Codes that people take it for'),
  aliases: z.array(z.string().min(2)).describe('Constant and enum names in libraries: CLOSE_ABNORMAL'),
  definedIn: z.array(sourceRef).min(1).describe('The sections that define it'),
  checked: day.describe('The day on which all facts of this file were last checked'),
});

/** The words of one close code in one language (content/codes/<code>/<lang>.mdx); the body is the description. */
export const codeWordsSchema = z.strictObject({
  name: z.string().min(3).max(60).describe('The name in this language; English keeps the registered one'),
  answer: prose.max(260).describe('What it means, in one sentence; also the description in search results'),
  gist: prose.describe('A clause for generated sentences: "1006 says that <gist>"; lower case, no full stop'),
  seen: z.array(prose).min(1).max(6).describe('When one sees it; an item a situation'),
  causes: z.record(
    z.string(),
    z.strictObject({
      title: z.string().min(3).max(90),
      what: prose,
      confirm: prose,
      fix: prose,
    }),
  ),
  tell: prose.describe('For comparisons: how to recognise this code; not said on the code page'),
  send: prose.describe('For comparisons and /send: when to send it, or what to send in its place'),
  reconnect: prose.describe('How to reconnect, in one or two sentences'),
  handle: prose.describe('What the sample code does and why'),
  confused: z.record(z.string(), prose).describe('For each code of confusedWith, the one line that tells them apart'),
  terms: z.array(z.string().min(2)).min(3).describe('What else people type to find it: symptoms, error lines, misspellings'),
  renders: rendersEnglish,
});

export type CodeFacts = z.infer<typeof codeFactsSchema>;
export type CodeWords = z.infer<typeof codeWordsSchema>;
