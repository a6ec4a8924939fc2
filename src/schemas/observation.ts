import { z } from 'astro/zod';
import { anchorId, day } from './shared.ts';

/** The two ends of a connection. */
export const side = z.enum(['client', 'server']);

/** One event on the connection, in the order in which the lab's end saw it. */
export const wireEvent = z.union([
  z
    .strictObject({ from: side, http: z.union([z.literal('GET'), z.int()]) })
    .describe('The request of the opening handshake, or its answer'),
  z
    .strictObject({ from: side, close: z.int().nullable(), reason: z.string().optional(), bytes: z.string().optional() })
    .describe('A Close frame: code (null: none), reason, and the payload in hexadecimal where it is malformed'),
  z
    .strictObject({
      from: side,
      frame: z.string().describe('text, binary, ping, pong, continuation, or opcode-<n>'),
      text: z.string().optional().describe('The payload, where it is short and UTF-8'),
      bytes: z.string().optional().describe('The payload in hexadecimal, where it is short and not UTF-8'),
      size: z.int().describe('Bytes of the payload'),
      fin: z.literal(false).optional(),
      rsv: z.int().optional(),
      masked: z.boolean().optional().describe('Only where it breaks RFC 6455, section 5.1'),
    })
    .describe('Any other frame'),
  z.strictObject({ from: side, tcp: z.enum(['fin', 'rst']) }).describe('The end of one direction of the TCP connection, or of both'),
  z.strictObject({ from: side, tls: z.string() }).describe('The TLS alert or error that ended the handshake'),
  z.strictObject({ from: side, bytes: z.string() }).describe('Bytes that are neither HTTP nor frames'),
  z.strictObject({ connection: z.int().min(2) }).describe('What follows stands on a further TCP connection'),
  z.strictObject({ after: z.int().positive() }).describe('A wait before the next event, in seconds'),
]);

const failure = z
  .strictObject({
    type: z.string().describe("The class or type, as the client's language names it"),
    message: z.string().nullable().describe('Its exact text; {port} stands for a number that changes'),
  })
  .nullable();

/** One way in which a scenario ended. */
export const resultSchema = z.strictObject({
  count: z.int().positive().describe('How many runs ended so; the sum of all results is the number of runs'),
  events: z.array(z.string()).describe('What the program was told, in order'),
  code: z.int().nullable().describe('The close code that it was told; null where it was told none'),
  reason: z.string().nullable(),
  wasClean: z.boolean().nullable().describe('null where the interface has no such notion'),
  error: failure.describe('The error that the program was handed'),
  thrown: failure.describe('What the call of close() threw'),
  console: z.array(z.string()).describe('Lines in the console of a browser'),
  noCloseWithin: z.int().positive().optional().describe('Seconds after which the lab gave up: the program had not heard of an end'),
  wire: z.array(wireEvent),
});

const observation = z.union([
  z.strictObject({
    scenario: anchorId,
    results: z.array(resultSchema).min(1).describe('Most frequent first; more than one: it depends on timing'),
  }),
  z.strictObject({ scenario: anchorId, unsupported: z.string().describe('Why the one under test cannot do it: key of lab.unsupported') }),
]);

/** What one client or server did in every scenario (content/observations/<client>.<role>.json); `npm run lab -- --record` writes it. */
export const recordingSchema = z.strictObject({
  client: anchorId.describe('Its folder in content/clients'),
  role: side,
  version: z.string().min(1),
  runtime: z.string().min(1).describe('What it ran on'),
  platform: z.string().min(1),
  recorded: day,
  recorder: z.int().positive().describe('Version of the recorder: rises when what is recorded changes its meaning'),
  runs: z
    .int()
    .positive()
    .describe('How often a scenario was run that did not end in the same way each time; the others a quarter of that'),
  observations: z.array(observation).min(1),
  checksum: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of all the rest but the day'),
});

export type Recording = z.infer<typeof recordingSchema>;
export type Observation = z.infer<typeof observation>;
export type Result = z.infer<typeof resultSchema>;
export type WireEvent = z.infer<typeof wireEvent>;
