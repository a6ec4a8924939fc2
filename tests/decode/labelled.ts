import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/domain/decode.ts';
import { root } from '../root.ts';

/** What the first finding of a line has to say; a key that is absent is not judged. */
export interface Want {
  /** Null: no close code is meant. */
  code?: number | null;
  /** Where a line holds several: all of them, in order. */
  codes?: number[];
  http?: number;
  failure?: string;
  library?: string;
  service?: string;
}

/** A line as someone would paste it, with what it means. */
export interface Labelled {
  id: string;
  file: string;
  text: string;
  /** Null: nothing is to be found. */
  want: Want | null;
  /** Other answers that are right as well; null: to find nothing. */
  accept?: (Want | null)[];
  /** A person would need to know where it comes from. */
  hard?: boolean;
  kind: string;
}

const folder = join(root, 'tests/decode');

/** Every line of tests/decode. */
export const readLabelled = (): Labelled[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line): Labelled => ({ ...(JSON.parse(line) as Labelled), file })),
    );

/** Does the first finding say what the line means; or where it holds several codes, do the findings name them in order? */
export const isRight = (found: readonly Finding[], { want, accept = [] }: Labelled): boolean =>
  [want, ...accept].some((each) => fits(found, each));

function fits(found: readonly Finding[], want: Want | null): boolean {
  if (!want) return found.length === 0;
  const [first] = found;
  if (!first) return false;
  const codes = found.flatMap(({ code }) => code ?? []);
  if (want.codes) return want.codes.every((code, i) => codes[i] === code);
  if (typeof want.code === 'number') return first.code === want.code;
  return (
    first.code === null &&
    (want.http === undefined ? want.failure === undefined || first.failure === want.failure : first.http === want.http)
  );
}
