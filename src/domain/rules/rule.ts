import { localeIds, sourceLocale } from '../../i18n/locales.ts';
import type { RawContent, WordsEntry } from '../catalog.ts';
import type { Problem } from '../problem.ts';

/** One cross-file rule: a pure function of the raw content. */
export interface Rule {
  name: string;
  /** What it holds, in one sentence. */
  description: string;
  check: (raw: RawContent) => Problem[];
}

/** The folders of content/ whose entries are one facts file and one words file a language. */
export const folderNames = ['codes', 'comparisons', 'ranges', 'guides', 'clients'] as const;

export const factsFile = {
  codes: 'code.yaml',
  comparisons: 'pair.yaml',
  ranges: 'range.yaml',
  guides: 'guide.yaml',
  clients: 'client.yaml',
} as const;

/** What the words of all collections have in common. */
type AnyWords = WordsEntry<{ renders?: string | undefined }>;

export const scenariosFile = 'content/scenarios.yaml';

export const recordingsFolder = 'content/observations';

export const messagesFolder = 'content/messages';
export const intermediariesFolder = 'content/intermediaries';

export const historyFile = 'content/history.yaml';

/** Runs a check on every text of content/: the words files, and the history and the intermediaries, which hold all languages in one file. */
export function checkTexts(raw: RawContent, check: (entry: AnyWords, source: AnyWords | undefined) => Problem[]): Problem[] {
  const history = localeIds.map(
    (lang): WordsEntry<object> => ({
      id: 'history',
      lang,
      file: historyFile,
      words: Object.fromEntries(raw.history.map((entry) => [`${entry.id}.${lang}`, entry[lang]])),
      body: '',
      fingerprint: '',
    }),
  );
  const notes = raw.intermediaries.map(({ id, file, facts }) =>
    localeIds.map(
      (lang): WordsEntry<object> => ({
        id,
        lang,
        file,
        words: Object.fromEntries(facts.limits.flatMap((limit) => (limit.note ? [[`${limit.id}.note.${lang}`, limit.note[lang]]] : []))),
        body: '',
        fingerprint: '',
      }),
    ),
  );
  return [
    ...checkWords(raw, check),
    ...[history, ...notes].flatMap((entries) => {
      const source = entries.find((entry) => entry.lang === sourceLocale);
      return entries.flatMap((entry) => check(entry, source));
    }),
  ];
}

/** Runs a check on every words file; `source` is the English text of the same entry, where there is one. */
export function checkWords(
  raw: RawContent,
  check: (entry: AnyWords, source: AnyWords | undefined, folder: (typeof folderNames)[number]) => Problem[],
): Problem[] {
  return folderNames.flatMap((folder) => {
    const all: AnyWords[] = raw[folder].words;
    return all.flatMap((entry) =>
      check(
        entry,
        all.find((other) => other.id === entry.id && other.lang === sourceLocale),
        folder,
      ),
    );
  });
}
