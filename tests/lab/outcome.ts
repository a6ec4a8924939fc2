import type { Result } from '../../src/schemas/observation.ts';

/** How one run ended. */
export type Outcome = Omit<Result, 'count'> | { unsupported: string };

/** Two runs with the same key ended in the same way. */
export function outcomeKey(outcome: Outcome | Result): string {
  if ('unsupported' in outcome) return JSON.stringify(outcome);
  const { events, code, reason, wasClean, error, thrown, console, noCloseWithin = null, wire } = outcome;
  return JSON.stringify([events, code, reason, wasClean, error, thrown, console, noCloseWithin, wire]);
}
