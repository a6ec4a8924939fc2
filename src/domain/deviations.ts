import type { ClientFacts } from '../schemas/client.ts';
import type { Recording, Result, WireEvent } from '../schemas/observation.ts';
import type { Claim, Scenario } from '../schemas/scenario.ts';
import { numberOf, outcomeOf, sentBy, totalRuns } from './observations.ts';

/** What was found for a claim: a code, a name, or yes and no. */
export type Found = number | string | boolean;

/** A claim of a specification that a recorded result does not meet. */
export interface Deviation {
  scenario: string;
  client: string;
  role: Recording['role'];
  version: string;
  claim: Claim;
  found: Found;
  /** In how many of the runs. */
  count: number;
  runs: number;
}

/** RFC 6455, section 5.5: control frames carry at most this many bytes. */
const controlLimit = 125;

const encoder = new TextEncoder();

const isControl = (frame: string) => ['ping', 'pong'].includes(frame) || /^opcode-(8|9|1\d)$/.test(frame);

function fits(event: WireEvent): boolean {
  if ('close' in event) return (event.bytes ? event.bytes.length / 2 : 2 + encoder.encode(event.reason ?? '').length) <= controlLimit;
  return !('frame' in event && isControl(event.frame) && event.size > controlLimit);
}

/**
 * What a result shows of a field of a claim; undefined where it shows nothing, because the interface has no such notion or
 * because the lab gave up before the program had told anything.
 */
export function foundIn(result: Result, role: Recording['role'], field: Claim['field']): Found | undefined {
  const { events, code, wasClean, thrown, noCloseWithin, wire } = result;
  const own = wire.filter((event) => 'from' in event && event.from === role);
  const gaveUp = noCloseWithin !== undefined;
  switch (field) {
    case 'opens':
      // Who neither refuses a 101 nor hears of an end has taken the connection as open.
      return gaveUp ? wire.some((event) => 'http' in event && event.http === 101) : events.includes('open');
    case 'code':
      return code ?? undefined;
    case 'clean':
      return wasClean ?? undefined;
    case 'sends':
      return outcomeOf(result, role).sent;
    case 'answers':
      return own.some((event) => 'close' in event);
    case 'throws':
      if (thrown) return thrown.type.split(/[.: ]/).at(-1) ?? thrown.type;
      return gaveUp && sentBy(wire, role) === 'none' ? undefined : 'nothing';
    case 'delivers':
      return role === 'client'
        ? gaveUp
          ? undefined
          : events.includes('message')
        : own.some((event) => 'frame' in event && ['text', 'binary'].includes(event.frame));
    case 'pongs':
      return own.some((event) => 'frame' in event && event.frame === 'pong');
    case 'fits':
      return own.every(fits);
    case 'ends':
      return !gaveUp;
  }
}

const meets = ({ is, not }: Claim, found: Found) => (is?.includes(found) ?? true) && !(not as Found[] | undefined)?.includes(found);

const appliesTo = ({ of }: Claim, { browserApi }: ClientFacts) => of === undefined || (of === 'browser-api') === browserApi;

/** The claims of all scenarios that a recording does not meet, in the order of the scenarios. */
export function deviationsOf(recording: Recording, facts: ClientFacts, scenarios: Record<string, Scenario>): Deviation[] {
  const { client, role, version } = recording;
  return recording.observations.flatMap((observation) => {
    const scenario = scenarios[observation.scenario];
    if (!scenario || 'unsupported' in observation) return [];
    const runs = totalRuns(observation.results);
    const claims = scenario.expects.filter((claim) => appliesTo(claim, facts));
    return claims.flatMap((claim) => {
      const counts = new Map<Found, number>();
      for (const result of observation.results) {
        const found = foundIn(result, role, claim.field);
        if (found !== undefined && !meets(claim, found)) counts.set(found, (counts.get(found) ?? 0) + result.count);
      }
      return [...counts].map(([found, count]) => ({ scenario: observation.scenario, client, role, version, claim, found, count, runs }));
    });
  });
}

/** Deviations of one client that ask for the same and found the same. */
export interface DeviationGroup extends Deviation {
  /** Those of one kind together. */
  scenarios: string[][];
  /** The claim asks for the number of each scenario. */
  asksSame: boolean;
}

/** Joins the deviations of one recording that differ in their scenarios alone. */
export function groupDeviations(deviations: readonly Deviation[], scenarios: Record<string, Scenario>): DeviationGroup[] {
  const described = deviations.map((deviation) => {
    const scenario = scenarios[deviation.scenario];
    const number = scenario && numberOf(scenario)?.number;
    const { claim, found, count, runs } = deviation;
    const asksSame = number !== undefined && claim.is?.length === 1 && claim.is[0] === number;
    const asked = asksSame ? 'same' : [claim.is, claim.not];
    const key = JSON.stringify([claim.field, claim.level, claim.source, asked, found, count, runs]);
    return { deviation, asksSame, kind: scenario?.kind, key };
  });
  return [...Map.groupBy(described, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const byKind = [...Map.groupBy(same, ({ kind }) => kind).values()];
    return [
      {
        ...first.deviation,
        asksSame: first.asksSame,
        scenarios: byKind.map((ofKind) => ofKind.map(({ deviation }) => deviation.scenario)),
      },
    ];
  });
}
