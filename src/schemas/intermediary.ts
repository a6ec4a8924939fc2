import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { anchorId, day, prose, sourceRefs } from './shared.ts';

/** One text in each language, in the facts file itself. */
const texts = z.strictObject({ en: prose, es: prose, zh: prose });

/** What a run of the lab showed; a test runs it again and compares. */
const measured = z.strictObject({
  version: z.string().min(1).describe('The version that ran'),
  day,
  client: closeCode.describe("The code that the client's program was told"),
  tcp: z.enum(['fin', 'rst']).describe('How the TCP connection to the client ended'),
  keptBy: z
    .enum(['either-alone'])
    .optional()
    .describe('Whose Pings kept a connection open, the other end silent: those of the client as well as those of the server'),
});

/** Something between two programs, or below one, that ends a WebSocket by the clock (content/intermediaries/<id>.yaml). */
export const intermediarySchema = z.strictObject({
  name: z.string().min(2).describe('As its makers write it'),
  group: z
    .enum(['proxy', 'platform', 'network', 'server', 'client'])
    .describe('Libraries that serve count as servers, even where they also connect'),
  version: z.string().min(1).optional().describe('The version whose source or manual was read, where it has one'),
  checked: day,
  limits: z
    .array(
      z.strictObject({
        id: anchorId.describe('Permanent; names the limit within its file'),
        kind: z
          .enum(['idle', 'total', 'ping', 'pong', 'opening', 'closing', 'reload'])
          .describe(
            'idle: nothing passes; total: since the start, however busy; ping: it sends Pings this often; pong: it waits this long for an answer; opening, closing: for the handshake; reload: after a change of its configuration',
          ),
        default: z
          .union([z.number().positive(), z.enum(['none', 'yours', 'unpublished', 'at-once'])])
          .describe('Seconds; or none: no limit; yours: it has no value until you set one; unpublished: its makers give none'),
        max: z.number().positive().optional().describe('Seconds; the most that can be set, where the source says so'),
        setting: z.string().min(2).optional().describe('The exact name of the setting; absent where it cannot be changed or has none'),
        fixed: z.literal(true).optional().describe('The source says that it cannot be changed'),
        resets: z
          .enum(['either', 'from-client', 'from-server', 'packets'])
          .optional()
          .describe('What starts the clock anew: data in either direction, of one end, or any TCP packet, keepalive probes included'),
        sees: closeCode.optional().describe('The close code that the other end gets when it expires, where the source shows it'),
        note: texts.optional().describe('What the other fields cannot say'),
        measured: measured.optional(),
        sources: sourceRefs,
      }),
    )
    .min(1),
});

export type Intermediary = z.infer<typeof intermediarySchema>;
export type Limit = Intermediary['limits'][number];
