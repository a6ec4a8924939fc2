import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { prose } from './shared.ts';

/** Why no close code can be named. */
export const failures = ['refused', 'name', 'tls', 'timeout', 'answer', 'dropped', 'unreachable', 'misuse'] as const;

/** Who prints a message. */
export const sides = ['client', 'server', 'both', 'proxy'] as const;

/** The names that a placeholder may have; all but the last few stand for one word or number. */
export const placeholders = [
  'code',
  'http',
  'n',
  'opcode',
  'size',
  'limit',
  'seconds',
  'port',
  'id',
  'ip',
  'host',
  'url',
  'path',
  'name',
  'reason',
  'detail',
] as const;

const messageSchema = z.strictObject({
  text: prose.describe('The exact text, variable parts as placeholders: "websocket: close {code} ({name})"'),
  lang: z.enum(['en', 'es', 'zh']).default('en').describe('The language that the text is printed in'),
  versions: z.string().min(1).optional().describe("Where the text is not that of the file's version: since or until when"),
  side: z.enum(sides).describe('Who prints it'),
  code: closeCode.optional().describe('The close code that it means; left out where {code} holds it or none is meant'),
  http: z.int().min(200).max(599).optional().describe('The HTTP status that refused the WebSocket, where the text means exactly one'),
  failure: z
    .enum(failures)
    .optional()
    .describe('Where no close code is meant: what failed while the connection was made; misuse: the program called the interface wrongly'),
  cause: z
    .string()
    .regex(/^(\d{4}#)?[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a cause of the code's page, or page#cause: idle-timeout, 1006#handshake-failed")
    .optional()
    .describe('The cause that explains it: of the page of `code`, or page#cause'),
  source: z
    .string()
    .min(3)
    .describe(
      'path:line in the repository of the file; or owner/name@commit/path:line; or lab:<client>.<role>/<scenario>; or doc:<id of sources.yaml>',
    ),
});

/** What one library, browser, system or service prints (content/messages/<id>.yaml). */
export const messagesSchema = z.strictObject({
  name: z.string().min(2).describe('As its makers write it'),
  kind: z.enum(['browser', 'runtime', 'library', 'framework', 'service', 'proxy', 'platform', 'system']),
  common: z
    .boolean()
    .default(false)
    .describe('Do many readers meet it? Then its English messages travel with the decoder; the others follow when these do not answer'),
  client: z.string().optional().describe('The id of the same program in content/clients'),
  version: z.string().min(1).describe('The version, or the day of the commit, whose texts were read'),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+@[\w./-]+$/, 'owner/name@commit on GitHub')
    .optional()
    .describe('What the paths of `source` belong to'),
  messages: z.array(messageSchema).min(1),
});

export type Message = z.infer<typeof messageSchema>;
export type Messages = z.infer<typeof messagesSchema>;
