import type { Observation, Recording, Result, WireEvent } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';

/** The code of a Close frame; "empty": a frame without a code; "none": no Close frame. */
export type SentClose = number | 'empty' | 'none';

/** What a reader asks of one result, free of any language. */
export interface Outcome {
  /** The code that the program was told; else "error": an error alone; "end": an end without code or error; "nothing": no end within the bound. */
  told: number | 'error' | 'end' | 'nothing';
  /** Was it told as clean? null where the interface has no such notion. */
  clean: boolean | null;
  /** The first Close frame of the one under test; what came after close() had thrown was the lab's doing, and does not count. */
  sent: SentClose;
  /** The type of what close() threw; null where it threw nothing. */
  thrown: string | null;
  /** How a server answered the opening handshake; null where it did not, and for clients. */
  status: number | null;
  /** How a server ended its side of the TCP connection; null where it did not, and for clients. */
  ended: 'fin' | 'rst' | null;
  /** The seconds after which the lab gave up; null where the connection ended. */
  gaveUpAfter: number | null;
}

/** How often a scenario was run. */
export const totalRuns = (results: readonly Pick<Result, 'count'>[]): number => results.reduce((sum, { count }) => sum + count, 0);

/** What decides whether two clients did the same: what the program was told, or what was sent. */
export type View = 'told' | 'sent';

/** Where the one under test closes or serves, what it puts on the wire is the question; elsewhere, what its program is told. */
export const viewOf = ({ group }: Scenario): View => (group === 'sending' || group === 'page' || group === 'serving' ? 'sent' : 'told');

type Role = Recording['role'];

/** The Close frames that one side sent. */
const closesOf = (wire: readonly WireEvent[], role: Role) =>
  wire.flatMap((event) => ('close' in event && event.from === role ? [event.close] : []));

/** The code of the first Close frame that one side sent. */
export function sentBy(wire: readonly WireEvent[], role: Role): SentClose {
  const [first] = closesOf(wire, role);
  return first === undefined ? 'none' : (first ?? 'empty');
}

/** What a result comes to for the one under test. */
export function outcomeOf(result: Result, role: Role): Outcome {
  const { code, error, thrown, wasClean, noCloseWithin = null, wire } = result;
  const without = noCloseWithin !== null ? 'nothing' : error ? 'error' : 'end';
  const answered = wire.find((event) => 'http' in event && event.from === 'server');
  const ended = wire.find((event) => 'tcp' in event && event.from === 'server');
  return {
    told: code ?? without,
    clean: wasClean,
    sent: thrown ? 'none' : sentBy(wire, role),
    thrown: thrown?.type ?? null,
    status: role === 'server' && answered && 'http' in answered && typeof answered.http === 'number' ? answered.http : null,
    ended: role === 'server' && ended && 'tcp' in ended ? ended.tcp : null,
    gaveUpAfter: noCloseWithin,
  };
}

/** Codes that an end makes up (1006, 1015, and numbers below 1000) are told as not clean, others as clean; otherwise it is worth a word. */
export const isClean = ({ told, clean }: Outcome): boolean | null => {
  if (clean === null || typeof told !== 'number') return null;
  const madeUp = told === 1006 || told === 1015 || told < 1000;
  return clean === !madeUp ? null : clean;
};

/**
 * Results with the same key count as the same in a view. With the number of the scenario, the code that was asked for or that
 * arrived counts as "same", so that the results of several codes can be compared.
 */
export function outcomeKey(outcome: Outcome, view: View, number?: number): string {
  const relative = (code: number | string) => (code === number ? 'same' : code);
  if (view === 'told') return JSON.stringify([relative(outcome.told), isClean(outcome)]);
  const { sent, thrown, status, ended } = outcome;
  const refused = status !== null && status !== 101;
  return JSON.stringify(refused ? [status] : [relative(sent), thrown !== null, sent === 'none' ? ended : null]);
}

/** The number that the words of a scenario hold: a close code, an HTTP status, or the bytes of a reason. */
export function numberOf({ kind, steps, task }: Scenario): { of: 'code' | 'status' | 'bytes'; number: number } | undefined {
  const http = steps.flatMap((step) => ('http' in step ? [step.http] : []))[0];
  if (http !== undefined) return { of: 'status', number: http };
  if (task.reasonBytes !== undefined) return { of: 'bytes', number: task.reasonBytes };
  const code = kind === 'sends-code' ? task.code : steps.flatMap((step) => ('close' in step ? [step.close] : []))[0];
  return code === undefined || code === null || !/-code$|-close$/.test(kind) ? undefined : { of: 'code', number: code };
}

/** The observation of a scenario; @throws when the recording lacks it: the rule "recordings-are-whole" keeps that from happening. */
export function observationOf(recording: Recording, scenario: string): Observation {
  const found = recording.observations.find((observation) => observation.scenario === scenario);
  if (!found) throw new Error(`${recording.client}.${recording.role} has no observation of ${scenario}`);
  return found;
}

/** What one client or server did in a scenario. */
export interface Seen {
  client: string;
  /** Most frequent first; empty where it cannot do what the scenario asks. */
  outcomes: Outcome[];
  /** The key in content/ui (lab.unsupported) of why it cannot. */
  unsupported?: string;
}

export function seenBy(recording: Recording, scenario: string): Seen {
  const observation = observationOf(recording, scenario);
  if ('unsupported' in observation) return { client: recording.client, outcomes: [], unsupported: observation.unsupported };
  return { client: recording.client, outcomes: observation.results.map((result) => outcomeOf(result, recording.role)) };
}

/** The key of everything that a client did in a scenario: more than one outcome where it depends on timing. */
export const seenKey = ({ outcomes, unsupported }: Seen, view: View, number?: number): string =>
  unsupported ?? [...new Set(outcomes.map((outcome) => outcomeKey(outcome, view, number)))].sort().join(' ');

/** The clients that did the same in a scenario. */
export interface Agreement {
  outcomes: Outcome[];
  clients: string[];
}

/** The results of a scenario, those that agree together, the most frequent first; clients that cannot do it are left out. */
export function agreementsOn(recordings: readonly Recording[], id: string, scenario: Scenario): Agreement[] {
  const seen = recordings.filter(({ role }) => role === scenario.role).map((recording) => seenBy(recording, id));
  const groups = Map.groupBy(
    seen.filter(({ unsupported }) => unsupported === undefined),
    (each) => seenKey(each, viewOf(scenario)),
  );
  return [...groups.values()]
    .map((same) => ({ outcomes: same[0]?.outcomes ?? [], clients: same.map(({ client }) => client) }))
    .sort((a, b) => b.clients.length - a.clients.length);
}
