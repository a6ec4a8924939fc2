import type { CodeFacts } from '../schemas/code.ts';
import type { WireStep } from '../schemas/data.ts';
import type { Recording, Result } from '../schemas/observation.ts';

/** A recorded exchange that is drawn. */
export interface Trace {
  recording: Recording;
  steps: WireStep[];
}

/** The exchange that the facts of a code name: the most frequent result of the scenario; undefined where none was recorded. */
export function findTrace(recordings: readonly Recording[], { client, role, scenario }: CodeFacts['trace']): Trace | undefined {
  const recording = recordings.find((each) => each.client === client && each.role === role);
  const observation = recording?.observations.find((each) => each.scenario === scenario);
  const result = observation && 'results' in observation ? observation.results[0] : undefined;
  return recording && result && { recording, steps: stepsOf(result, role) };
}

/** @throws when the exchange was not recorded: the rule "traces-show-their-code" keeps that from happening. */
export function traceOf(recordings: readonly Recording[], trace: CodeFacts['trace']): Trace {
  const found = findTrace(recordings, trace);
  if (!found) throw new Error(`${trace.client}.${trace.role} has no result of ${trace.scenario}`);
  return found;
}

/** What was seen on the wire, an opening handshake that succeeds as one step, and then what the one under test told its program. */
export function stepsOf({ wire, code, wasClean }: Result, role: Recording['role']): WireStep[] {
  const steps = wire.flatMap((event, i): WireStep[] => {
    if (!('http' in event)) return [event];
    const next = wire[i + 1];
    if (event.http === 'GET') return next && 'http' in next && next.http === 101 ? [] : [event];
    return [event.http === 101 ? { handshake: 'done' } : event];
  });
  return code === null ? steps : [...steps, { report: role, code, ...(wasClean !== null && { clean: wasClean }) }];
}
