import { z } from 'astro/zod';
import { closeCode } from './code.ts';
import { recordingSchema, resultSchema } from './observation.ts';

const { client, version, role, recorded } = recordingSchema.shape;
const { count, events, code, reason, wasClean, thrown, console, noCloseWithin, wire } = resultSchema.shape;

/** One way in which a scenario ended for a client or a server. */
const observation = z.strictObject({
  client,
  version: version.describe('The version that was run'),
  role: role.describe('The end that was under test'),
  scenario: z.string().min(1).describe('The id of the scenario, part of its anchor: /clients/<client>#scenario-<scenario>'),
  codes: z.array(closeCode).describe('The close codes that the scenario is about'),
  result: z
    .strictObject({
      events,
      code,
      reason: reason.describe('The reason that the program was told; null where it was told none'),
      wasClean,
      error: z.string().nullable().describe('The type of the error that the program was handed; null where there was none'),
      message: z.string().nullable().describe('The exact text of that error'),
      thrown,
      console,
      noCloseWithin: z.int().positive().nullable().describe(`${noCloseWithin.description}; null where the connection ended`),
    })
    .nullable()
    .describe('What the program was told; null where the client cannot do what the scenario asks'),
  unsupported: z.string().nullable().describe('Why it cannot; null where it can'),
  count: count.nullable().describe('In how many of the runs it ended so; null where it was not run'),
  runs: z.int().positive().nullable().describe('How often the scenario was run; null where it was not'),
  wire: z.array(wire.element).describe('Everything on the connection, in the order in which the lab saw it'),
  recorded: recorded.describe('The day of the recording'),
});

/** The content of /observations.json. */
export const observationsFileSchema = z.array(observation).describe('Every recorded result of every client and server, one item a result');

export type ObservationsFile = z.infer<typeof observationsFileSchema>;
