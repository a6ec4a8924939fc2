import { z } from 'astro/zod';
import { messagesSchema } from './message.ts';

const { name, kind, version, messages } = messagesSchema.shape;
const { text, lang, versions, side, code, http, failure } = messages.element.shape;

const message = z.strictObject({
  library: z.string().min(1).describe('The id of the library, browser, system or service'),
  name,
  kind: kind.describe('What prints it'),
  version,
  text,
  lang: lang.unwrap().describe('The language that the text is printed in'),
  versions: versions.unwrap().nullable().describe('Since or until when it is printed; null where it is in `version`'),
  side,
  code: code.unwrap().nullable().describe('The close code that it means; null where a placeholder holds it or none is meant'),
  http: http.unwrap().nullable().describe('The HTTP status that refused the WebSocket; null where the text does not mean exactly one'),
  failure: failure.unwrap().nullable().describe('What failed where no close code is meant; null where one is'),
  url: z.url().nullable().describe('The page of the code or cause that it means; null where the entry names neither'),
  source: z.url().describe('Where the text was read'),
});

/** The content of /messages.json. */
export const messagesFileSchema = z.array(message).describe('Every message of every library, one item a message');

export type MessagesFile = z.infer<typeof messagesFileSchema>;
