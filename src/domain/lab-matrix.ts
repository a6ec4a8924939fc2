import type { Recording } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Catalog } from './catalog.ts';
import { type Deviation, deviationsOf } from './deviations.ts';
import { numberOf, type Seen, seenBy, seenKey, type View, viewOf } from './observations.ts';

/** What one client did in the scenarios of a row. */
export interface Cell extends Seen {
  /** The claims that it does not meet, and what was found. */
  deviations: Deviation[];
}

/** What a cell shows by itself; what was found of anything else needs a word. */
const shownIn: Record<View, Deviation['claim']['field'][]> = { told: ['opens', 'code', 'clean'], sent: ['sends', 'answers', 'throws'] };

/** The deviations that a cell does not show by itself. */
export const unseenDeviations = ({ deviations }: Cell, view: View): Deviation[] =>
  deviations.filter(({ claim }) => !shownIn[view].includes(claim.field));

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
  const deviations = recordings.flatMap((recording) => {
    const facts = catalog.clients.get(recording.client)?.facts;
    return facts ? deviationsOf(recording, facts, catalog.scenarios) : [];
  });
  const byCell = Map.groupBy(deviations, ({ client, scenario }) => `${client} ${scenario}`);
  const described = Object.entries(catalog.scenarios)
    .filter(([, scenario]) => scenario.role === role)
    .map(([id, scenario]) => {
      const view = viewOf(scenario);
      const number = numberOf(scenario)?.number;
      const cells = recordings.map((recording) => ({
        ...seenBy(recording, id),
        deviations: byCell.get(`${recording.client} ${id}`) ?? [],
      }));
      const keys = cells.map((cell) => {
        const unseen = unseenDeviations(cell, view).map(({ claim, found }) => [claim.field, found]);
        return JSON.stringify([seenKey(cell, view, number), cell.deviations.length > 0, unseen]);
      });
      const able = keys.filter((_, i) => cells[i]?.unsupported === undefined);
      const agree = new Set(able).size <= 1 && cells.every((cell) => cell.deviations.length === 0);
      return { id, scenario, view, cells, agree, key: JSON.stringify([scenario.kind, keys]) };
    });
  const rows = [...Map.groupBy(described, ({ key }) => key).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { id, scenario, view, cells, agree } = first;
    return [{ group: scenario.group, scenarios: [id, ...others.map((other) => other.id)], kind: scenario.kind, view, cells, agree }];
  });
  return [...Map.groupBy(rows, ({ group }) => group)].map(([group, inGroup]) => ({ group, rows: inGroup }));
}
