import type { Deviation, DeviationGroup } from '../domain/deviations.ts';
import { isClean, type Outcome, outcomeKey, type Seen, type SentClose, type View } from '../domain/observations.ts';
import type { Result } from '../schemas/observation.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Translate } from './translate.ts';

/** Stands in the words of a scenario where its numbers are to stand. */
const place = '\u0000';

/**
 * The words of a kind of scenario around its number: "Receives Close ", "". One part alone where the kind has no number. The
 * rule "scenarios-have-words" holds that each kind has words.
 */
export function scenarioParts(t: Translate, { kind }: Pick<Scenario, 'kind'>): string[] {
  return t(`scenario.${kind as 'receives-code'}`, { code: place, status: place, bytes: place }).split(place);
}

/** A scenario in words: "Receives Close 1006" */
export const scenarioText = (t: Translate, scenario: Pick<Scenario, 'kind'>, numbers: readonly number[]): string =>
  scenarioParts(t, scenario).join(joinNumbers(numbers));

/** Numbers in ascending order, runs of three and more by their ends: "1000–1003, 1007". */
export const joinNumbers = (numbers: readonly number[]): string =>
  runsOf(numbers)
    .map(([from, to]) => (from === to ? from : `${from}–${to}`))
    .join(', ');

/** Neighbouring numbers as [first, last]; of two alone, each stands for itself. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to === from + 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}

const cleanText = (t: Translate, outcome: Outcome, told: string) => {
  const clean = isClean(outcome);
  return clean === null ? told : t(clean ? 'lab.cell.clean' : 'lab.cell.unclean', { told });
};

/** An outcome in one short word for a cell of a matrix; `number`, that of the scenario, is told as "same". */
export function cellText(t: Translate, outcome: Outcome, view: View, number?: number): string {
  const { told, sent, thrown, status, ended, gaveUpAfter } = outcome;
  const code = (value: number) => (value === number ? t('lab.cell.same') : String(value));
  if (view === 'told') {
    if (told === 'nothing') return t('lab.cell.nothing', { seconds: gaveUpAfter ?? 0 });
    return typeof told === 'number' ? cleanText(t, outcome, code(told)) : t(`lab.cell.${told}`);
  }
  if (status !== null && status !== 101) return t('lab.cell.status', { status });
  if (thrown !== null) return t('lab.cell.throws');
  if (sent === 'none') return t(ended ? `lab.cell.${ended}` : 'lab.cell.none');
  return sent === 'empty' ? t('lab.cell.empty') : code(sent);
}

/** Everything that a client did in a scenario, in short: "1006", "same or 1006" where it depends on timing. */
export function seenText(t: Translate, { outcomes, unsupported }: Seen, view: View, number?: number): string {
  if (unsupported !== undefined) return t('lab.cell.unsupported');
  const distinct = new Map(outcomes.map((outcome) => [outcomeKey(outcome, view, number), outcome]));
  return [...distinct.values()].map((outcome) => cellText(t, outcome, view, number)).join(t('lab.or'));
}

/** What the program was told, in words: "1006", "error, no code", "no end within 15 s"; `same`: its code is that of the scenario. */
export function toldText(t: Translate, outcome: Outcome, same = false): string {
  const { told, thrown, gaveUpAfter } = outcome;
  if (thrown !== null) return t('lab.told.throws');
  if (told === 'nothing') return t('lab.told.nothing', { seconds: gaveUpAfter ?? 0 });
  if (typeof told !== 'number') return t(`lab.told.${told}`);
  return cleanText(t, outcome, same ? t('lab.sameCode') : String(told));
}

const closeText = (t: Translate, sent: SentClose, same = false) =>
  typeof sent === 'string' ? t(`lab.sent.${sent}`) : same ? t('lab.sent.same') : t('lab.sent.close', { code: sent });

/** What the one under test put on the wire, in words: "Close 1002", "no Close frame; TCP FIN"; `same` as in {@link toldText}. */
export function sentText(t: Translate, { sent, status, ended }: Outcome, same = false): string {
  if (status !== null && status !== 101) return t('lab.sent.status', { status });
  return sent === 'none' && ended ? t(`lab.sent.${ended}`) : closeText(t, sent, same);
}

/** Why a client cannot do what a scenario asks. */
export const unsupportedText = (t: Translate, reason: string): string => t(`lab.unsupported.${reason as 'no-limit'}`);

/** What a specification asks for: "must report 1006" */
export function claimText(t: Translate, { claim, asksSame }: Pick<DeviationGroup, 'claim' | 'asksSame'>): string {
  const { field, is, not, level } = claim;
  const values = (is ?? not ?? []).map((value) => valueText(t, field, value)).join(t('lab.or'));
  const value = asksSame ? t('lab.sameCode') : values;
  const key = field === 'clean' && is?.[0] === false ? 'unclean' : field === 'sends' && not ? 'sendsNot' : field;
  return t('lab.claim', { level: t(`lab.level.${level}`), what: t(`lab.claimOf.${key}`, { value }) });
}

/** What was found in its place: "1006", "nothing thrown" */
export function foundText(t: Translate, { claim: { field }, found }: Pick<Deviation, 'claim' | 'found'>): string {
  if (field === 'clean') return t(found ? 'lab.foundOf.clean' : 'lab.foundOf.unclean');
  if (field === 'throws' && found === 'nothing') return t('lab.foundOf.throwsNothing');
  const value = valueText(t, field, found);
  return field === 'sends' ? value : t(`lab.foundOf.${field}`, { value });
}

/** The same in a cell of a matrix: "sends 1002" */
export function foundInCell(t: Translate, { claim, found }: Pick<Deviation, 'claim' | 'found'>): string {
  if (claim.field === 'delivers') return t('lab.cell.delivers');
  if (claim.field !== 'sends') return foundText(t, { claim, found });
  return t('lab.cell.sends', { what: found === 'none' || found === 'empty' ? t(`lab.cell.${found}`) : String(found) });
}

const valueText = (t: Translate, field: string, value: number | string | boolean) =>
  field === 'sends' ? closeText(t, value as SentClose) : String(value);

/** "3 of 10 runs" */
export const timesText = (t: Translate, count: number, runs: number): string => t('lab.times', { count, runs });

/** An exact text of a program with a visible sign for each control character, which HTML may not hold: "␊" for the end of a line. */
export const visibleText = (text: string): string =>
  text.trim().replaceAll(/\p{Cc}/gu, (character) => String.fromCodePoint(0x2400 + Math.min(character.codePointAt(0) ?? 0, 0x21)));

/** The type and the exact text of an error. */
export const failureText = ({ type, message }: NonNullable<Result['error']>): string => visibleText(message ? `${type}: ${message}` : type);
