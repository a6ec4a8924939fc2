import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { sourceRef } from './shared.ts';

const opcode = z.int().min(0).max(15).describe('The opcode of RFC 6455, section 5.2');
const hex = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .describe('Bytes in hexadecimal');

/** What the lab's end of the connection does, one step after the other. */
const step = z.union([
  z
    .strictObject({
      accept: z.strictObject({
        acceptKey: z.literal('wrong').optional().describe('A Sec-WebSocket-Accept that answers another key'),
        upgrade: z.literal('none').optional().describe('No Upgrade header'),
        protocol: z.string().optional().describe('Sec-WebSocket-Protocol'),
        extension: z.string().optional().describe('Sec-WebSocket-Extensions'),
      }),
    })
    .describe('Answers the opening handshake with 101'),
  z.strictObject({ http: z.int().min(200).max(599) }).describe('Answers the opening handshake with another status'),
  z.strictObject({ garbage: z.literal(true) }).describe('Answers with bytes that are not HTTP'),
  z
    .strictObject({ close: closeCode.nullable(), reason: z.string().optional() })
    .describe('Sends a Close frame; null: with an empty payload'),
  z
    .strictObject({
      frame: z.strictObject({
        opcode,
        fin: z.boolean().default(true),
        rsv: z.int().min(0).max(7).default(0).describe('RSV1 to RSV3 as one number: 4, 2, 1'),
        masked: z.boolean().optional().describe('Set to break the rule of RFC 6455, section 5.1'),
        text: z.string().optional(),
        hex: hex.optional(),
        size: z.int().positive().optional().describe('A payload of that many letters "a"'),
        claimed: z.int().positive().optional().describe('The length that the header names, where it is not that of the payload'),
      }),
    })
    .describe('Sends one frame, legal or not'),
  z.strictObject({ tcp: z.enum(['fin', 'rst']) }).describe('Ends the TCP connection'),
  z.strictObject({ pause: z.int().positive() }).describe('Waits, in milliseconds'),
  z.strictObject({ until: z.enum(['message', 'close']) }).describe('Waits for a data frame or a Close frame of the other end'),
  z.strictObject({ silent: z.literal(true) }).describe('From here on answers nothing: no Close, no Pong, no end of the TCP connection'),
  z.strictObject({ terminate: z.literal(true) }).describe('Sends SIGTERM to the server under test'),
]);

/** What a specification asks of the one under test; a result that does not meet it is a deviation. */
const claim = z.strictObject({
  field: z
    .enum(['opens', 'code', 'clean', 'sends', 'answers', 'throws', 'delivers', 'pongs', 'fits', 'ends'])
    .describe(
      'opens: is the connection told as open; code, clean: what the program is told; sends: code of the Close frame it sends, "empty" or "none"; answers: does it send a Close frame; throws: name of what close() throws; delivers: is the faulty data handed to the program; pongs: does it answer a Ping; fits: are its control frames within 125 bytes; ends: does the connection end within the bound',
    ),
  is: z
    .array(z.union([z.int(), z.string(), z.boolean()]))
    .min(1)
    .optional()
    .describe('The results that meet the claim'),
  not: z
    .array(z.union([z.int(), z.string()]))
    .min(1)
    .optional()
    .describe('The results that break it'),
  level: z.enum(['must', 'should']).describe('As the specification words it'),
  of: z.enum(['browser-api', 'other-api']).optional().describe('Only for clients with, or without, the WebSocket interface of browsers'),
  source: sourceRef,
});

const act = z.enum(['none', 'send', 'close', 'close-connecting', 'navigate', 'reload', 'close-tab']);

/** One way to end a connection, and what ought to follow (content/scenarios.yaml). */
export const scenarioSchema = z
  .strictObject({
    role: z.enum(['client', 'server']).describe('The end that is under test; the lab plays the other'),
    kind: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
      .describe('Its words: scenario.<kind> in content/ui, with {{code}} and {{status}}'),
    group: z.enum(['opening', 'tls', 'received', 'faults', 'transport', 'sending', 'page', 'serving']).describe('Where /clients lists it'),
    codes: z.array(closeCode).describe('The codes on whose pages it stands'),
    peer: z
      .enum(['plain', 'trusted', 'self-signed', 'expired', 'wrong-host', 'closed-port', 'no-name'])
      .default('plain')
      .describe('What listens at the address: without TLS, with the certificate named, nothing, or a name that does not exist'),
    scheme: z.enum(['ws', 'wss']).optional().describe('Where it differs from what listens'),
    path: z.string().startsWith('/').default('/').describe('What the server under test is asked for'),
    task: z
      .strictObject({
        act: act.default('none'),
        code: closeCode.optional(),
        reasonBytes: z.int().positive().optional().describe('A reason of that many letters "a"'),
        protocols: z.array(z.string()).optional(),
        maxMessage: z.int().positive().optional().describe('Bytes'),
        heartbeat: z.int().positive().optional().describe('Seconds between its own Pings, and to wait for a Pong'),
      })
      .default({ act: 'none' })
      .describe('What the client under test is told to do'),
    steps: z.array(step).describe("What the lab's end does"),
    expects: z.array(claim),
  })
  .describe('One way to end a connection');

export type Scenario = z.infer<typeof scenarioSchema>;
export type LabStep = z.infer<typeof step>;
export type Claim = z.infer<typeof claim>;
