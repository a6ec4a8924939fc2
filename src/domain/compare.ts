import type { CodeFacts } from '../schemas/code.ts';
import type { PairFacts } from '../schemas/pair.ts';
import { codeBytes } from './close-frame.ts';

/** What a fact says, free of any language; null where the code has no such fact. */
export type FactValue = string | boolean | CodeFacts['reconnect']['delay'] | { code: number; wasClean: boolean };

/** A fact of a comparison: its name in content/ui (`fact.<name>`) and its value for each code. */
export interface FactRow {
  name:
    | 'ending'
    | 'error'
    | 'closer'
    | 'travels'
    | 'bytes'
    | 'setBy'
    | 'script'
    | 'sees'
    | 'reconnect'
    | 'delay'
    | 'basis'
    | 'layer'
    | 'reference';
  values: [FactValue, FactValue];
}

const factOf: Record<FactRow['name'], (facts: CodeFacts) => FactValue> = {
  ending: (f) => f.ending.value,
  error: (f) => f.error.value,
  closer: (f) => f.closer.value,
  travels: (f) => f.travels.value,
  bytes: (f) => (f.travels.value ? codeBytes(f.code) : null),
  setBy: (f) => f.setBy.value,
  script: (f) => f.script.mayClose.value,
  sees: ({ script: { sees } }) => ({ code: sees.code, wasClean: sees.wasClean }),
  reconnect: (f) => f.reconnect.verdict,
  delay: (f) => f.reconnect.delay,
  basis: (f) => f.reconnect.basis,
  layer: (f) => f.causes[0]?.layer ?? null,
  reference: (f) => f.registration.reference,
};

/** The facts of two codes, those that differ apart from those that are the same. */
export function compareFacts(a: CodeFacts, b: CodeFacts): { differing: FactRow[]; shared: FactRow[] } {
  const rows = (Object.keys(factOf) as FactRow['name'][]).map((name): FactRow => ({ name, values: [factOf[name](a), factOf[name](b)] }));
  const isShared = ({ values: [a, b] }: FactRow) => JSON.stringify(a) === JSON.stringify(b);
  return { differing: rows.filter((row) => !isShared(row)), shared: rows.filter(isShared) };
}

type Ending = CodeFacts['ending']['value'];
type Layer = CodeFacts['causes'][number]['layer'];

/** The one difference that decides between two codes, the strongest first. */
export type Axis =
  | { kind: 'travels'; sent: number; local: number }
  | { kind: 'bothLocal' }
  | { kind: 'setter'; setters: [CodeFacts['setBy']['value'], CodeFacts['setBy']['value']] }
  | { kind: 'ending'; endings: [Ending, Ending] }
  | { kind: 'layer'; layers: [Layer, Layer] }
  | { kind: 'same' };

export function decidingAxis(a: CodeFacts, b: CodeFacts): Axis {
  if (a.travels.value !== b.travels.value)
    return a.travels.value ? { kind: 'travels', sent: a.code, local: b.code } : { kind: 'travels', sent: b.code, local: a.code };
  if (!a.travels.value) return { kind: 'bothLocal' };
  if (a.ending.value !== b.ending.value) return { kind: 'ending', endings: [a.ending.value, b.ending.value] };
  if (a.setBy.value !== b.setBy.value) return { kind: 'setter', setters: [a.setBy.value, b.setBy.value] };
  const [layerA, layerB] = [a.causes[0]?.layer, b.causes[0]?.layer];
  if (layerA && layerB && layerA !== layerB) return { kind: 'layer', layers: [layerA, layerB] };
  return { kind: 'same' };
}

/** What to do after a close: a key of content/ui, `compare.next.<key>`. */
export function nextStep(facts: CodeFacts): 'no' | 'after-fix' | 'random' | 'backoff' | 'later' {
  const { verdict, delay } = facts.reconnect;
  return verdict === 'yes' ? (delay?.kind ?? 'backoff') : verdict;
}

/** From where a code may be sent: a key of content/ui, `send.<key>`. */
export function sendVerdict(facts: CodeFacts): 'nobody' | 'everywhere' | 'noScript' | 'serverOnly' | 'clientOnly' {
  if (!facts.travels.value) return 'nobody';
  if (facts.setBy.value === 'client') return 'clientOnly';
  if (facts.setBy.value === 'server') return 'serverOnly';
  return facts.script.mayClose.value ? 'everywhere' : 'noScript';
}

/** Every pair of the given codes, the lower first. */
export function allPairs(codes: readonly number[]): [number, number][] {
  const sorted = [...codes].sort((a, b) => a - b);
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b): [number, number] => [a, b]));
}

/** The comparisons that have text of their own, by how often people take the two codes for each other. */
export function confusedPairs<P extends { facts: PairFacts }>(comparisons: ReadonlyMap<string, P>): Record<PairFacts['confused'], P[]> {
  const sorted = [...comparisons.values()].sort(({ facts: { codes: a } }, { facts: { codes: b } }) => a[0] - b[0] || a[1] - b[1]);
  return {
    often: sorted.filter(({ facts }) => facts.confused === 'often'),
    sometimes: sorted.filter(({ facts }) => facts.confused === 'sometimes'),
  };
}
