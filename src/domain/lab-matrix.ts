import type { Recording } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Catalog } from './catalog.ts';
import { deviationsOf } from './deviations.ts';
import { numberOf, type Seen, seenBy, seenKey, type View, viewOf } from './observations.ts';

/** What one client did in the scenarios of a row. */
export interface Cell extends Seen {
  deviates: boolean;
}

/** Scenarios of one kind in which every client did the same, the number aside. */
export interface MatrixRow {
  scenarios: string[];
  kind: Scenario['kind'];
  view: View;
  /** One for each recording, in their order. */
  cells: Cell[];
  /** All that can do it did the same, as they ought to. */
  agree: boolean;
}

export interface MatrixGroup {
  group: Scenario['group'];
  rows: MatrixRow[];
}

/** The recordings of one role, in the order of the clients. */
export const recordingsOf = (catalog: Catalog, role: Recording['role']): Recording[] =>
  catalog.recordings.filter((recording) => recording.role === role);

/** All results of one role: a row for scenarios that went alike, a cell for each recording, by groups. */
export function buildMatrix(catalog: Catalog, role: Recording['role']): MatrixGroup[] {
  const recordings = recordingsOf(catalog, role);
  const deviating = new Set(
    recordings.flatMap((recording) => {
      const facts = catalog.clients.get(recording.client)?.facts;
      const found = facts ? deviationsOf(recording, facts, catalog.scenarios) : [];
      return found.map(({ scenario }) => `${recording.client} ${scenario}`);
    }),
  );
  const described = Object.entries(catalog.scenarios)
    .filter(([, scenario]) => scenario.role === role)
    .map(([id, scenario]) => {
      const view = viewOf(scenario);
      const number = numberOf(scenario)?.number;
      const cells = recordings.map((recording) => ({ ...seenBy(recording, id), deviates: deviating.has(`${recording.client} ${id}`) }));
      const keys = cells.map((cell) => `${seenKey(cell, view, number)}${cell.deviates ? '!' : ''}`);
      const agree =
        new Set(keys.filter((_, i) => cells[i]?.unsupported === undefined)).size <= 1 && cells.every(({ deviates }) => !deviates);
      return { id, scenario, view, cells, agree, key: JSON.stringify([scenario.kind, keys]) };
    });
  const rows = [...Map.groupBy(described, ({ key }) => key).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { id, scenario, view, cells, agree } = first;
    return [{ group: scenario.group, scenarios: [id, ...others.map((other) => other.id)], kind: scenario.kind, view, cells, agree }];
  });
  return [...Map.groupBy(rows, ({ group }) => group)].map(([group, inGroup]) => ({ group, rows: inGroup }));
}
