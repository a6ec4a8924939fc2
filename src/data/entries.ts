import { type Catalog, codeEntry } from '../domain/catalog.ts';
import { citationsOf } from '../domain/citations.ts';
import { codeBytes } from '../domain/close-frame.ts';
import { traceOf } from '../domain/trace.ts';
import { type Locale, localeIds } from '../i18n/locales.ts';
import { pageUrl, pairSlug, withAbsoluteLinks } from '../i18n/urls.ts';
import type { CodeData, RangeData } from '../schemas/data.ts';

/** Turns a text that is known in every language into what a file holds: one string, or one for each language. */
export type Say<T> = (textIn: (lang: Locale) => string) => T;

/** Texts as strings of one language. */
export const inOneLanguage =
  (lang: Locale): Say<string> =>
  (textIn) =>
    textIn(lang);

/** Texts as a string for each language. */
export const inEveryLanguage: Say<Record<Locale, string>> = (textIn) =>
  Object.fromEntries(localeIds.map((lang) => [lang, textIn(lang)])) as Record<Locale, string>;

/** The sources that the facts name, as the JSON files list them. */
export const sourcesOf = (facts: unknown, catalog: Catalog): CodeData<string>['sources'] =>
  citationsOf(facts, catalog.sources).map(({ id, section, title, url }) => ({
    ref: section ? `${id}#${section}` : id,
    id,
    section: section || null,
    title,
    url,
  }));

/** Texts of `words`, their links led to whole addresses. */
const sayWords =
  <T, W>(say: Say<T>, words: Record<Locale, W>) =>
  (pick: (words: W) => string): T =>
    say((lang) => withAbsoluteLinks(lang, pick(words[lang])));

/** @throws when the catalog has no such code. */
export function describeCode<T>(catalog: Catalog, code: number, say: Say<T>): CodeData<T> {
  const { facts, words, bodies } = codeEntry(catalog, code);
  const text = sayWords(say, words);
  const { recording, steps } = traceOf(catalog.recordings, facts.trace);
  return {
    code,
    url: say((lang) => pageUrl(lang, code)),
    registration: facts.registration,
    name: text(({ name }) => name),
    answer: text(({ answer }) => answer),
    gist: text(({ gist }) => gist),
    description: say((lang) => withAbsoluteLinks(lang, bodies[lang])),
    seen: words.en.seen.map((_, i) => text(({ seen }) => seen[i] ?? '')),
    ending: facts.ending,
    error: facts.error,
    closer: facts.closer,
    travels: facts.travels,
    setBy: facts.setBy,
    bytes: facts.travels.value ? codeBytes(code) : null,
    script: facts.script,
    deviations: facts.deviations ?? [],
    reconnect: { ...facts.reconnect, text: text(({ reconnect }) => reconnect) },
    send: text(({ send }) => send),
    wire: steps,
    trace: { ...facts.trace, version: recording.version, recorded: recording.recorded },
    causes: facts.causes.map((cause) => {
      const part = (name: 'title' | 'what' | 'confirm' | 'fix') => text(({ causes }) => causes[cause.id]?.[name] ?? '');
      return {
        ...cause,
        url: say((lang) => `${pageUrl(lang, code)}#cause-${cause.id}`),
        title: part('title'),
        what: part('what'),
        confirm: part('confirm'),
        fix: part('fix'),
      };
    }),
    confusedWith: facts.confusedWith.map((other) => ({
      code: other,
      url: say((lang) => pageUrl(lang, pairSlug(code, other))),
      line: text(({ confused }) => confused[other] ?? ''),
    })),
    aliases: facts.aliases,
    definedIn: facts.definedIn,
    sources: sourcesOf(facts, catalog),
    checked: facts.checked,
  };
}

/** @throws when the catalog has no such range. */
export function describeRange<T>(catalog: Catalog, id: string, say: Say<T>): RangeData<T> {
  const entry = catalog.ranges.find((range) => range.id === id);
  if (!entry) throw new Error(`No range ${id} in the catalog`);
  const { facts, words, bodies } = entry;
  const text = sayWords(say, words);
  return {
    id,
    from: facts.from,
    to: facts.to,
    url: say((lang) => pageUrl(lang, id)),
    name: text(({ name }) => name),
    answer: text(({ answer }) => answer),
    description: say((lang) => withAbsoluteLinks(lang, bodies[lang])),
    seen: words.en.seen.map((_, i) => text(({ seen }) => seen[i] ?? '')),
    advice: text(({ advice }) => advice),
    status: facts.status,
    maySend: facts.maySend,
    scriptMayClose: facts.scriptMayClose,
    codes: catalog.codes.map((code) => code.facts.code).filter((code) => code >= facts.from && code <= facts.to),
    definedIn: facts.definedIn,
    sources: sourcesOf(facts, catalog),
    checked: facts.checked,
  };
}
