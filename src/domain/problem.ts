/** One fault of the content, told so that its author can mend it. */
export interface Problem {
  /** Path from the project's root. */
  file: string;
  /** What stands there now. */
  found: string;
  /** What should stand there. */
  expected: string;
  /** What to do. */
  fix: string;
}

/** Thrown once with every problem of the content. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(describeProblems(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** All problems as text for a terminal, sorted by file. */
export function describeProblems(problems: readonly Problem[]): string {
  const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file));
  const parts = sorted.map((p) => `${p.file}\n  found:    ${p.found}\n  expected: ${p.expected}\n  do:       ${p.fix}`);
  return `${sorted.length} ${sorted.length === 1 ? 'problem' : 'problems'} in the content\n\n${parts.join('\n\n')}\n`;
}
