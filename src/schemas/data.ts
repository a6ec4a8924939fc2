import { z } from 'astro/zod';
import { closeCode, codeFactsSchema } from './code.ts';
import { messagesFileSchema } from './message-data.ts';
import { side as end, recordingSchema, wireEvent } from './observation.ts';
import { observationsFileSchema } from './observation-data.ts';
import { pairFactsSchema } from './pair.ts';
import { rangeFactsSchema } from './range.ts';
import { day, sourceRef, sourceRefs } from './shared.ts';

/** Rises by one whenever a field of the JSON files goes or changes its meaning; a new field leaves it as it is. */
export const schemaVersion = 1;

const facts = codeFactsSchema.shape;
const rangeFacts = rangeFactsSchema.shape;
const markdown = z.string().min(1).describe('Text with inline Markdown; links are whole addresses');
const bodyMarkdown = z.string().min(1).describe('Paragraphs of Markdown; links are whole addresses');
const address = z.url().describe('The address of a page');
const slug = z.string().min(1).describe('The last part of the address of its page');

const source = z
  .strictObject({
    ref: sourceRef.describe('What the `sources` of a fact name: the id, with the section after "#"'),
    id: z.string().min(1).describe('The document'),
    section: z.string().min(1).nullable().describe('The section; null where the whole document is meant'),
    title: z.string().min(1).describe('The title of the document, in its own language'),
    url: z.url().describe('Where a reader opens the section'),
  })
  .describe('A document that is cited');

const sources = z.array(source).min(1).describe('Every document that the facts name, each section once');

/** One step of an exchange: a recorded event, or what is made of several. */
const wireStep = z.union([
  z.strictObject({ handshake: z.literal('done') }).describe('The opening handshake: the request and its answer, 101'),
  ...wireEvent.options,
  z.strictObject({ report: end, code: closeCode, clean: z.boolean().optional() }).describe('What one side then tells its program'),
]);

/** The facts and texts of one code; `text` is the shape of a text, `link` that of an address: one, or one for each language. */
export const codeData = <T extends z.ZodType, L extends z.ZodType>(text: T, link: L) =>
  z
    .strictObject({
      code: closeCode,
      url: link.describe('The address of the page'),
      registration: facts.registration,
      name: text.describe('The name; in English the registered one'),
      answer: text.describe('What the code means, in one sentence of inline Markdown'),
      gist: text.describe('The same as a clause: "1006 says that …"'),
      description: text.describe('The meaning at length, in Markdown'),
      seen: z.array(text).min(1).describe('When one sees the code, in inline Markdown'),
      ending: facts.ending,
      error: facts.error,
      closer: facts.closer,
      travels: facts.travels,
      setBy: facts.setBy,
      bytes: z
        .string()
        .regex(/^[0-9A-F]{2} [0-9A-F]{2}$/)
        .nullable()
        .describe("The first two bytes of the Close frame's payload, in hexadecimal; null where the code never travels"),
      script: facts.script,
      deviations: z.array(facts.deviations.unwrap().element).describe('Recorded browsers that do otherwise than `script` says'),
      reconnect: facts.reconnect
        .extend({ text: text.describe('How to reconnect, in inline Markdown') })
        .describe('Should a client connect again?'),
      send: text.describe('When to send the code, or what to send in its place, in inline Markdown'),
      wire: z.array(wireStep).min(2).describe('The typical exchange, as recorded, drawn as the diagram'),
      trace: facts.trace
        .extend({
          version: recordingSchema.shape.version.describe('The version of the client'),
          recorded: recordingSchema.shape.recorded.describe('The day'),
        })
        .describe('Whose exchange that is'),
      causes: z
        .array(
          facts.causes.element.extend({
            url: link.describe('The address of the cause on the page'),
            title: text.describe('The cause in a few words'),
            what: text.describe('What happened, in inline Markdown'),
            confirm: text.describe('How to confirm it, in inline Markdown'),
            fix: text.describe('What to do about it, in inline Markdown'),
          }),
        )
        .min(1)
        .describe('Likeliest first'),
      confusedWith: z
        .array(
          z.strictObject({
            code: closeCode,
            url: link.describe('The address of the comparison'),
            line: text.describe('What tells the two apart, in inline Markdown'),
          }),
        )
        .min(1)
        .describe('Codes that people take it for'),
      aliases: facts.aliases,
      definedIn: facts.definedIn,
      sources,
      checked: facts.checked,
    })
    .describe('A close code');

/** The facts and texts of one range of codes; `text` and `link` as in {@link codeData}. */
export const rangeData = <T extends z.ZodType, L extends z.ZodType>(text: T, link: L) =>
  z
    .strictObject({
      id: slug,
      from: closeCode.describe('The first number'),
      to: closeCode.describe('The last number'),
      url: link.describe('The address of the page'),
      name: text.describe('What the range is called'),
      answer: text.describe('What a code of the range means, in one sentence of inline Markdown'),
      description: text.describe('The meaning at length, in Markdown'),
      seen: z.array(text).min(1).describe('Where such codes come from, in inline Markdown'),
      advice: text.describe('What to do when one arrives, and what to send, in inline Markdown'),
      status: rangeFacts.status,
      maySend: rangeFacts.maySend,
      scriptMayClose: rangeFacts.scriptMayClose,
      codes: z.array(closeCode).describe('The codes of the range that have a page'),
      definedIn: rangeFacts.definedIn.describe('The sections that define it'),
      sources,
      checked: rangeFacts.checked,
    })
    .describe('A range of close codes');

const factValue = z
  .union([z.string(), z.boolean(), z.null(), facts.reconnect.shape.delay.unwrap(), facts.script.shape.sees.omit({ sources: true })])
  .describe('The value, free of any language: a word of the data, true or false, an object, or null where there is none');
const fact = z.string().min(1).describe('Which fact: the same word in every file');
const label = z.string().min(1).describe('What the fact is called in this language');
const valueText = z.string().min(1).describe('The value in words');
const side = z
  .strictObject({
    code: closeCode,
    name: z.string().min(1).describe('The name in this language'),
    answer: markdown,
    url: address,
  })
  .describe('One of the two codes');
const sideValue = z.strictObject({ value: factValue, text: valueText });

const comparison = {
  slug,
  url: address,
  a: side.describe('The lower code'),
  b: side.describe('The higher code'),
  byHand: z.boolean().describe('true: a person wrote verdict, tell, send and notes; false: they are made from the facts'),
  confused: pairFactsSchema.shape.confused.nullable().describe('How often people confuse the two; null where nobody is known to'),
  verdict: markdown.describe('The one thing that tells the two apart, in inline Markdown'),
  differs: z
    .array(z.strictObject({ fact, label, a: sideValue.describe('Of the lower code'), b: sideValue.describe('Of the higher code') }))
    .describe('The facts in which the two differ'),
  shares: z.array(z.strictObject({ fact, label, value: factValue, text: valueText })).describe('The facts that are the same for both'),
  tell: z.array(markdown).min(1).describe('How to find out which of the two one has'),
  next: z.string().min(1).describe('What to do after each of the two'),
  send: z.array(markdown).min(1).describe('Which of the two to send, or why neither'),
  notes: bodyMarkdown.nullable().describe('What only this pair needs; null where there is nothing'),
  pairSources: sourceRefs.nullable().describe('What the hand-written words rest on; null where there are none'),
  sources,
  checked: day.describe('The older of the days on which the facts of the two codes were last checked'),
};

const about = {
  $schema: z.url().describe('The schema that this file meets'),
  schemaVersion: z.literal(schemaVersion).describe('Rises by one whenever a field goes or changes its meaning'),
  version: z.string().min(5).describe('The version of the project'),
  license: z
    .strictObject({
      facts: z.string().min(3).describe('Of the facts'),
      texts: z.string().min(3).describe('Of the texts'),
    })
    .describe('SPDX identifiers of the licences'),
};

/**
 * The shapes of all JSON files of the site. `languages`: the ids of its languages, so that none can be missing in a file.
 */
export function dataSchemas<L extends string>(languages: readonly [L, ...L[]]) {
  const language = z.enum(languages).describe('The id of a language');
  const texts = forEach(languages, z.string().min(1));
  const links = forEach(languages, z.url());
  const one = {
    ...about,
    lang: language.describe('The language of the texts'),
    alternates: links.describe('The address of this file in each language'),
  };
  return {
    codes: z
      .strictObject({
        ...about,
        updated: day.describe('The newest day on which facts were checked'),
        languages: z
          .array(
            z.strictObject({
              id: language,
              tag: z.string().min(2).describe('BCP 47 tag'),
              name: z.string().min(2).describe('The name in the language itself'),
              url: address,
            }),
          )
          .min(1)
          .describe('The languages of the texts'),
        codes: z.array(codeData(texts, links)).min(1).describe('Every code, ascending'),
        ranges: z.array(rangeData(texts, links)).min(1).describe('Every range, ascending'),
      })
      .describe('All codes and ranges with their texts in every language'),
    code: z.strictObject({ ...one, ...codeData(markdown, address).shape }).describe('One close code in one language'),
    range: z.strictObject({ ...one, ...rangeData(markdown, address).shape }).describe('One range in one language'),
    comparison: z.strictObject({ ...one, ...comparison }).describe('Two codes compared, in one language'),
    withdrawn: z
      .strictObject({
        ...one,
        slug: z.string().min(1).describe('The path of the page that is gone, without a language'),
        withdrawn: day.describe('The day on which the page was withdrawn'),
        instead: address.describe('The page to read in its place'),
        why: markdown,
      })
      .describe('What is left of a page that was withdrawn'),
    observations: observationsFileSchema,
    messages: messagesFileSchema,
  };
}

/** An object with one value for each language. */
const forEach = <L extends string, T extends z.ZodType>(languages: readonly L[], value: T) =>
  z.strictObject(Object.fromEntries(languages.map((lang) => [lang, value])) as Record<L, T>);

type Schemas<L extends string> = ReturnType<typeof dataSchemas<L>>;
/** The content of /codes.json. */
export type CodesFile<L extends string> = z.infer<Schemas<L>['codes']>;
/** The content of /1006.json. */
export type CodeFile<L extends string> = z.infer<Schemas<L>['code']>;
/** The content of /4000-4999.json. */
export type RangeFile<L extends string> = z.infer<Schemas<L>['range']>;
/** The content of /1001-vs-1015.json. */
export type ComparisonFile<L extends string> = z.infer<Schemas<L>['comparison']>;
/** What stands at the address of a file whose page was withdrawn. */
export type WithdrawnFile<L extends string> = z.infer<Schemas<L>['withdrawn']>;
/** A code with its texts as `T`. */
export type CodeData<T> = z.infer<ReturnType<typeof codeData<z.ZodType<T>, z.ZodType<T>>>>;
/** A range with its texts as `T`. */
export type RangeData<T> = z.infer<ReturnType<typeof rangeData<z.ZodType<T>, z.ZodType<T>>>>;
/** One step of the exchange of a code. */
export type WireStep = z.infer<typeof wireStep>;
