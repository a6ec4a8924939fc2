import { compareFacts, type FactRow } from '../domain/compare.ts';
import type { CodeFacts, CodeWords } from '../schemas/code.ts';
import type { PairWords } from '../schemas/pair.ts';
import { axisSentence, factText, nextSentence, sendSentence, tellSentence } from './sentences.ts';
import type { Translate } from './translate.ts';

/** One of the two codes of a comparison, in one language. */
export interface PairSide {
  facts: CodeFacts;
  words: CodeWords;
}

/** A fact of a comparison with what a reader sees of it. */
export interface ComparedFact extends FactRow {
  label: string;
  texts: [string, string];
}

/** What a comparison says in one language, as inline Markdown; the paragraphs of a section in their order. */
export interface ComparisonText {
  /** The verdict with its sentences set apart by a space in every language, for descriptions. */
  summary: string;
  verdict: string;
  differing: ComparedFact[];
  shared: ComparedFact[];
  /** How to find out which of the two one has. */
  tell: string[];
  /** What to do after each of the two. */
  next: string;
  /** Which of the two to send. */
  send: string[];
}

/** Hand-written words stand before what the facts alone say. */
export function comparisonText(t: Translate, a: PairSide, b: PairSide, written: PairWords | undefined): ComparisonText {
  const contrast = t('compare.contrast', { a: a.facts.code, b: b.facts.code, gistA: a.words.gist, gistB: b.words.gist });
  const axis = axisSentence(t, a.facts, b.facts);
  const { differing, shared } = compareFacts(a.facts, b.facts);
  const withText = (row: FactRow): ComparedFact => ({
    ...row,
    label: t(`fact.${row.name}`),
    texts: [factText(t, row.name, a.facts), factText(t, row.name, b.facts)],
  });
  return {
    summary: written?.verdict ?? `${axis} ${contrast}`,
    verdict: written?.verdict ?? t('compare.sentences', { first: axis, second: contrast }),
    differing: differing.map(withText),
    shared: shared.map(withText),
    tell: [...(written ? [written.tell] : [a.words.tell, b.words.tell]), tellSentence(t, a.facts, b.facts)],
    next: nextSentence(t, a.facts, b.facts),
    send: written ? [written.send] : [sendSentence(t, a.facts, b.facts), a.words.send, b.words.send],
  };
}
