import { codeBytes } from '../domain/close-frame.ts';
import { type Axis, decidingAxis, type FactRow, nextStep } from '../domain/compare.ts';
import { toAmount } from '../domain/timeouts.ts';
import type { CodeFacts } from '../schemas/code.ts';
import type { Limit } from '../schemas/intermediary.ts';
import type { Translate } from './translate.ts';

type Delay = NonNullable<CodeFacts['reconnect']['delay']>;

/** "after 0 to 5 s, at random" */
export const delayText = (t: Translate, { kind, min, max }: Delay): string => t(`delay.${kind}`, { min, max });

/** What a page's close event shows: "1006, not clean" */
export function seesText(t: Translate, { script: { sees } }: CodeFacts): string {
  return t(sees.wasClean ? 'fact.cleanYes' : 'fact.cleanNo', { code: sees.code });
}

/** The value of one fact of a code in words, for the table of a comparison. */
export function factText(t: Translate, name: FactRow['name'], facts: CodeFacts): string {
  const yesNo = (value: boolean) => t(value ? 'fact.yes' : 'fact.no');
  switch (name) {
    case 'ending':
      return t(`ending.${facts.ending.value}`);
    case 'error':
      return t(`error.${facts.error.value}`);
    case 'closer':
      return t(`closer.${facts.closer.value}`);
    case 'travels':
      return yesNo(facts.travels.value);
    case 'bytes':
      return facts.travels.value ? codeBytes(facts.code) : t('delay.none');
    case 'setBy':
      return t(`setBy.${facts.setBy.value}`);
    case 'script':
      return yesNo(facts.script.mayClose.value);
    case 'sees':
      return seesText(t, facts);
    case 'reconnect':
      return t(`reconnect.${facts.reconnect.verdict}`);
    case 'delay':
      return facts.reconnect.delay ? delayText(t, facts.reconnect.delay) : t('delay.none');
    case 'basis':
      return t(`basis.${facts.reconnect.basis}`);
    case 'layer':
      return facts.causes[0] ? t(`layer.${facts.causes[0].layer}`) : t('delay.none');
    case 'reference':
      return facts.registration.reference ?? t('delay.none');
  }
}

/** The one difference that decides between two codes, as a sentence. */
export function axisSentence(t: Translate, a: CodeFacts, b: CodeFacts): string {
  const axis: Axis = decidingAxis(a, b);
  const codes = { a: a.code, b: b.code };
  switch (axis.kind) {
    case 'travels':
      return t('compare.axis.travels', { sent: axis.sent, local: axis.local });
    case 'bothLocal':
      return t('compare.axis.bothLocal');
    case 'setter':
      return t('compare.axis.setter', { ...codes, setterA: t(`setBy.${axis.setters[0]}`), setterB: t(`setBy.${axis.setters[1]}`) });
    case 'ending':
      return t(`compare.axis.ending.${axis.endings.join('_') as 'as-meant_will-pass'}`, codes);
    case 'layer':
      return t('compare.axis.layer', {
        ...codes,
        layerA: t(`compare.layerName.${axis.layers[0]}`),
        layerB: t(`compare.layerName.${axis.layers[1]}`),
      });
    case 'same':
      return t('compare.axis.same');
  }
}

/** What to do after each of two codes. */
export function nextSentence(t: Translate, a: CodeFacts, b: CodeFacts): string {
  const act = (facts: CodeFacts) => {
    const { min = 0, max = 0 } = facts.reconnect.delay ?? {};
    return t(`compare.next.${nextStep(facts)}`, { min, max });
  };
  const [actA, actB] = [act(a), act(b)];
  return actA === actB
    ? t('compare.next.same', { a: a.code, b: b.code, act: actA })
    : t('compare.next.both', { a: a.code, b: b.code, actA, actB });
}

/** How a capture tells the two apart. */
export function tellSentence(t: Translate, a: CodeFacts, b: CodeFacts): string {
  if (a.travels.value && b.travels.value)
    return t('compare.tellBoth', { a: a.code, b: b.code, bytesA: codeBytes(a.code), bytesB: codeBytes(b.code) });
  if (!a.travels.value && !b.travels.value) return t('compare.tellNone', { a: a.code, b: b.code });
  const [sent, local] = a.travels.value ? [a, b] : [b, a];
  return t('compare.tellOne', { bytes: codeBytes(sent.code), sent: sent.code, local: local.code });
}

/** From where each of the two may be sent. */
export function sendSentence(t: Translate, a: CodeFacts, b: CodeFacts): string {
  if (!a.travels.value && !b.travels.value) return t('compare.sendNone');
  if (a.travels.value !== b.travels.value) {
    const [sent, local] = a.travels.value ? [a, b] : [b, a];
    return t('compare.sendOne', { sent: sent.code, local: local.code });
  }
  const [mayA, mayB] = [a.script.mayClose.value, b.script.mayClose.value];
  const script =
    mayA === mayB ? t(mayA ? 'compare.script.both' : 'compare.script.none') : t('compare.script.one', { code: mayA ? a.code : b.code });
  if (a.setBy.value === b.setBy.value) return t('compare.sendBoth', { script });
  return t('compare.sendSplit', {
    a: a.code,
    b: b.code,
    setterA: t(`setBy.${a.setBy.value}`),
    setterB: t(`setBy.${b.setBy.value}`),
    script,
  });
}

/** "5 min" */
export function durationText(t: Translate, seconds: number): string {
  const { value, unit } = toAmount(seconds);
  return t(`timeouts.unit.${unit}`, { value });
}

/** "60 s", or why there is no number. */
export function defaultText(t: Translate, limit: Pick<Limit, 'default' | 'kind'>): string {
  if (typeof limit.default === 'number') return durationText(t, limit.default);
  return t(limit.default === 'none' && limit.kind === 'ping' ? 'timeouts.noDefault.off' : `timeouts.noDefault.${limit.default}`);
}

/** What a run of the lab showed of a limit, a sentence each. */
export const measuredTexts = (t: Translate, { version, client, tcp, keptBy }: NonNullable<Limit['measured']>): string[] => [
  t(`timeouts.measured.${tcp}`, { version, code: client }),
  ...(keptBy ? [t(`timeouts.measured.${keptBy}`)] : []),
];
