import type { Recording } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Catalog } from './catalog.ts';
import { type DeviationGroup, deviationsOf, groupDeviations } from './deviations.ts';
import { numberOf, type Outcome, type Seen, seenBy, seenKey, type View, viewOf } from './observations.ts';

/** Clients that did the same in every scenario of a row, and left the specification in the same way. */
export interface ReportPart {
  clients: string[];
  outcomes: Outcome[];
  /** Those of the first of the clients; the others have the same. */
  deviations: DeviationGroup[];
}

/** Scenarios in which each client did the same, the number aside. */
export interface ReportRow {
  /** Ids, those of one kind together. */
  kinds: string[][];
  view: View;
  /** How many clients can do what the scenarios ask. */
  able: number;
  /** The most frequent first; those that leave the specification last. */
  parts: ReportPart[];
}

export interface ReportGroup {
  role: Recording['role'];
  group: Scenario['group'];
  rows: ReportRow[];
}

interface Described {
  id: string;
  scenario: Scenario;
  seen: (Seen & { deviations: DeviationGroup[]; key: string })[];
}

/** What every client and server did in some scenarios, folded: scenarios that went alike are one row, clients that did alike one part. */
export function reportsOn(catalog: Pick<Catalog, 'clients' | 'recordings' | 'scenarios'>, ids: readonly string[]): ReportGroup[] {
  const described = ids.flatMap((id): Described[] => {
    const scenario = catalog.scenarios[id];
    return scenario ? [{ id, scenario, seen: seenIn(catalog, id, scenario) }] : [];
  });
  const groups = Map.groupBy(described, ({ scenario }) => `${scenario.role} ${scenario.group}`);
  return [...groups.values()].flatMap((inGroup) => {
    const [first] = inGroup;
    if (!first) return [];
    const rows = Map.groupBy(inGroup, ({ scenario, seen }) => JSON.stringify([viewOf(scenario), seen.map(({ key }) => key)]));
    return [{ role: first.scenario.role, group: first.scenario.group, rows: [...rows.values()].flatMap(foldRow) }];
  });
}

/** The scenarios of a code: what belongs to it, clients' first. */
export const scenariosOfCode = ({ scenarios }: Pick<Catalog, 'scenarios'>, code: number): string[] =>
  (['client', 'server'] as const).flatMap((role) =>
    Object.entries(scenarios)
      .filter(([, scenario]) => scenario.role === role && scenario.codes.includes(code))
      .map(([id]) => id),
  );

function seenIn({ clients, recordings, scenarios }: Pick<Catalog, 'clients' | 'recordings' | 'scenarios'>, id: string, scenario: Scenario) {
  const number = numberOf(scenario)?.number;
  return recordings
    .filter(({ role }) => role === scenario.role)
    .map((recording) => {
      const facts = clients.get(recording.client)?.facts;
      const deviations = facts ? groupDeviations(deviationsOf(recording, facts, { [id]: scenario }), scenarios) : [];
      const claims = deviations.map(({ claim, asksSame, found }) => [claim.source, claim.field, asksSame || claim.is, claim.not, found === number || found]);
      const seen = seenBy(recording, id);
      return { ...seen, deviations, key: seen.unsupported ?? JSON.stringify([seenKey(seen, viewOf(scenario), number), claims]) };
    });
}

function foldRow(same: readonly Described[]): ReportRow[] {
  const [first] = same;
  if (!first) return [];
  const able = first.seen.filter(({ unsupported }) => unsupported === undefined);
  const parts = [...Map.groupBy(able, ({ key }) => key).values()].flatMap((agreeing): ReportPart[] => {
    const [{ outcomes, deviations } = { outcomes: [], deviations: [] }] = agreeing;
    return [{ clients: agreeing.map(({ client }) => client), outcomes, deviations }];
  });
  const deviates = ({ deviations }: ReportPart) => Number(deviations.length > 0);
  return [
    {
      kinds: [...Map.groupBy(same, ({ scenario }) => scenario.kind).values()].map((ofKind) => ofKind.map(({ id }) => id)),
      view: viewOf(first.scenario),
      able: able.length,
      parts: parts.sort((a, b) => deviates(a) - deviates(b) || b.clients.length - a.clients.length),
    },
  ];
}
