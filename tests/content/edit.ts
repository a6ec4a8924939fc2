import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One change to a copy of the project; paths are relative to its root. */
export type Edit = (dir: string) => void;

/** Replaces the first `from` of a file; throws where it is not there, so that no fault is seeded by halves. */
export function change(file: string, from: string | RegExp, to: string): Edit {
  return (dir) => {
    const path = join(dir, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to.replaceAll('$', '$$$$'));
    if (after === before) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, after);
  };
}

export const remove =
  (path: string): Edit =>
  (dir) => {
    rmSync(join(dir, path), { recursive: true, force: false });
  };

export const append =
  (file: string, text: string): Edit =>
  (dir) => {
    writeFileSync(join(dir, file), `${readFileSync(join(dir, file), 'utf8').trimEnd()}\n${text}\n`);
  };

export const write =
  (file: string, text: string): Edit =>
  (dir) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };

export const copy =
  (from: string, to: string): Edit =>
  (dir) =>
    cpSync(join(dir, from), join(dir, to), { recursive: true });

export const inOrder =
  (...edits: Edit[]): Edit =>
  (dir) => {
    for (const edit of edits) edit(dir);
  };
