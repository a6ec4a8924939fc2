import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from '../../src/domain/fingerprint.ts';
import { translatedLocales } from '../../src/i18n/locales.ts';

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

/** Lets the translations of an entry say that they render its English text as it is now. */
const restamp =
  (folder: string): Edit =>
  (dir) => {
    const english = fingerprint(readFileSync(join(dir, folder, 'en.mdx'), 'utf8'));
    for (const lang of translatedLocales) change(`${folder}/${lang}.mdx`, /^renders: .*$/m, `renders: "${english}"`)(dir);
  };

/** Gives the cause "bytes-not-characters" of 1009 another id, in the facts and in the words of each language. */
export const renameCause = (id: string, formerly = ''): Edit =>
  inOrder(
    change('content/codes/1009/code.yaml', 'id: bytes-not-characters,', `id: ${id},${formerly && ` formerly: [${formerly}],`}`),
    ...['en', 'es', 'zh'].map((lang) => change(`content/codes/1009/${lang}.mdx`, '  bytes-not-characters:', `  ${id}:`)),
    // The English text is changed, so the translations must say that they render it.
    restamp('content/codes/1009'),
  );
