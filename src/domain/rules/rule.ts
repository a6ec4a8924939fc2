import type { RawContent } from '../catalog.ts';
import type { Problem } from '../problem.ts';

/** One cross-file rule: a pure function of the raw content. */
export interface Rule {
  name: string;
  /** What it holds, in one sentence. */
  description: string;
  check: (raw: RawContent) => Problem[];
}

/** The folders of content/ whose entries are one facts file and one words file a language. */
export const folderNames = ['codes', 'comparisons', 'ranges', 'guides'] as const;

export const factsFile = { codes: 'code.yaml', comparisons: 'pair.yaml', ranges: 'range.yaml', guides: 'guide.yaml' } as const;
