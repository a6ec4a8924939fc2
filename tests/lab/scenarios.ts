import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Scenario, scenarioSchema } from '../../src/schemas/scenario.ts';
import { root } from '../root.ts';

export type Scenarios = Record<string, Scenario>;

/**
 * All of content/scenarios.yaml. The lab reads it alone, so that it can run when other content is broken.
 * @throws when an entry is not of its schema.
 */
export function readScenarios(): Scenarios {
  const entries = Object.entries(parse(readFileSync(join(root, 'content/scenarios.yaml'), 'utf8')) as object);
  return Object.fromEntries(entries.map(([id, entry]) => [id, scenarioSchema.parse(entry)]));
}
