import type { Intermediary, Limit } from '../schemas/intermediary.ts';
import type { FactsEntry } from './catalog.ts';

export type Group = Intermediary['group'];
export type Kind = Limit['kind'];

/** In the order in which a page shows them: what cuts first, then what only waits. */
export const kinds: readonly Kind[] = ['idle', 'total', 'pong', 'ping', 'opening', 'closing', 'reload'];

/** Does it end a connection on which all is well? The others wait for something that does not come. */
export const cutsWorking = (kind: Kind): boolean => kind === 'idle' || kind === 'total';

/** From the middle of the path to its ends. */
const groups: readonly Group[] = ['proxy', 'platform', 'network', 'server', 'client'];

export interface Duration {
  seconds: number;
  /** Whose default it is, by kind; each once a kind, in the order of their names. */
  kinds: { kind: Kind; of: { id: string; name: string }[] }[];
}

/** Every default that is a number, the shortest first. */
export function byDuration(entries: readonly FactsEntry<Intermediary>[]): Duration[] {
  const all = entries.flatMap(({ id, facts }) =>
    facts.limits.flatMap((limit) =>
      typeof limit.default === 'number' ? [{ id, name: facts.name, kind: limit.kind, seconds: limit.default }] : [],
    ),
  );
  return [...Map.groupBy(all, ({ seconds }) => seconds)]
    .sort(([a], [b]) => a - b)
    .map(([seconds, same]) => ({
      seconds,
      kinds: kinds
        .map((kind) => ({
          kind,
          of: [...new Map(same.filter((item) => item.kind === kind).map(({ id, name }) => [id, { id, name }])).values()],
        }))
        .filter(({ of }) => of.length > 0),
    }));
}

/** The entries by group, in the order of their names. */
export const byGroup = (entries: readonly FactsEntry<Intermediary>[]): { group: Group; entries: FactsEntry<Intermediary>[] }[] =>
  groups
    .map((group) => ({ group, entries: entries.filter(({ facts }) => facts.group === group) }))
    .filter((part) => part.entries.length > 0);

export interface Amount {
  value: number;
  unit: 's' | 'min' | 'h' | 'days';
}

const units: [unit: Amount['unit'], seconds: number, from: number][] = [
  ['days', 86_400, 172_800],
  ['h', 3_600, 3_600],
  ['min', 60, 120],
];

/** 300 as 5 min, 350 as 350 s: the largest unit that leaves a whole number. */
export function toAmount(seconds: number): Amount {
  const [unit, size] = units.find(([, size, from]) => seconds >= from && seconds % size === 0) ?? ['s', 1];
  return { value: seconds / size, unit };
}

/** The permanent anchor of a duration. */
export const durationAnchor = (seconds: number): string => `s-${seconds}`;
