import { type Locale, localeIds } from '../i18n/locales.ts';
import type { ClientFacts, ClientWords } from '../schemas/client.ts';
import type { CodeFacts, CodeWords } from '../schemas/code.ts';
import type { GlossaryTerm } from '../schemas/glossary.ts';
import type { GuideFacts, GuideWords } from '../schemas/guide.ts';
import type { HistoryEntry } from '../schemas/history.ts';
import type { Intermediary } from '../schemas/intermediary.ts';
import type { Messages } from '../schemas/message.ts';
import type { Recording } from '../schemas/observation.ts';
import type { PairFacts, PairWords } from '../schemas/pair.ts';
import type { RangeFacts, RangeWords } from '../schemas/range.ts';
import type { Redirects } from '../schemas/redirects.ts';
import type { Scenario } from '../schemas/scenario.ts';
import type { Source } from '../schemas/source.ts';
import { guideSlug } from './guide-slug.ts';
import { ContentError } from './problem.ts';
import { rules } from './rules/index.ts';

/** A facts file: one per folder. */
export interface FactsEntry<T> {
  /** The folder's name. */
  id: string;
  file: string;
  facts: T;
}

/** A words file: one per folder and language. */
export interface WordsEntry<T> {
  id: string;
  lang: Locale;
  file: string;
  words: T;
  /** The Markdown below the frontmatter. */
  body: string;
  /** Fingerprint of the whole file; translations name that of the English file. */
  fingerprint: string;
}

export interface Folder<F, W> {
  facts: FactsEntry<F>[];
  words: WordsEntry<W>[];
}

/** A recording of the lab, with its file. */
export interface RecordingEntry {
  file: string;
  recording: Recording;
}

/** What one library prints; its id is the file's name. */
export type MessagesEntry = FactsEntry<Messages>;

/** Everything read from content/, each entry valid in itself, nothing compared yet. */
export interface RawContent {
  codes: Folder<CodeFacts, CodeWords>;
  comparisons: Folder<PairFacts, PairWords>;
  ranges: Folder<RangeFacts, RangeWords>;
  guides: Folder<GuideFacts, GuideWords>;
  clients: Folder<ClientFacts, ClientWords>;
  scenarios: Record<string, Scenario>;
  recordings: RecordingEntry[];
  messages: MessagesEntry[];
  intermediaries: FactsEntry<Intermediary>[];
  sources: Record<string, Source>;
  glossary: Record<string, GlossaryTerm>;
  history: HistoryEntry[];
  redirects: Redirects;
  ui: Record<Locale, object>;
}

export interface Entry<F, W> {
  id: string;
  facts: F;
  words: Record<Locale, W>;
  /** The Markdown below the frontmatter. */
  bodies: Record<Locale, string>;
}

/** A guide: its id is the path of its page. */
export interface Guide extends Entry<GuideFacts, GuideWords> {
  /** The folder below content/guides that holds it. */
  folder: string;
}

/** The whole content, every cross-file rule held. */
export interface Catalog {
  /** In ascending order of the code. */
  codes: Entry<CodeFacts, CodeWords>[];
  comparisons: Map<string, Entry<PairFacts, PairWords>>;
  /** In ascending order. */
  ranges: Entry<RangeFacts, RangeWords>[];
  /** By the path of their page. */
  guides: Map<string, Guide>;
  /** The clients and servers of the lab, by kind and name. */
  clients: Map<string, Entry<ClientFacts, ClientWords>>;
  /** In the order of content/scenarios.yaml. */
  scenarios: Record<string, Scenario>;
  /** What the clients and servers did, in the order of the clients. */
  recordings: Recording[];
  /** The exact messages of libraries, those that many readers meet first: where two print the same text, it is theirs. */
  messages: MessagesEntry[];
  /** What ends a connection by the clock, by name. */
  intermediaries: FactsEntry<Intermediary>[];
  sources: Record<string, Source>;
  glossary: Record<string, GlossaryTerm>;
  /** Newest first. */
  history: HistoryEntry[];
  redirects: Redirects;
}

/**
 * Checks the raw content against every rule and joins facts with words.
 * @throws {ContentError} with all problems at once.
 */
export function buildCatalog(raw: RawContent): Catalog {
  const problems = rules.flatMap((rule) => rule.check(raw));
  if (problems.length > 0) throw new ContentError(problems);
  const clients = joinFolder(raw.clients).sort(compareClients);
  const guides = joinFolder(raw.guides).map((entry): Guide => ({ ...entry, id: guideSlug(entry), folder: entry.id }));
  const byId = <F, W>(folder: Folder<F, W>) => new Map(joinFolder(folder).map((entry) => [entry.id, entry]));
  return {
    codes: joinFolder(raw.codes).sort((a, b) => a.facts.code - b.facts.code),
    comparisons: byId(raw.comparisons),
    ranges: joinFolder(raw.ranges).sort((a, b) => a.facts.from - b.facts.from),
    guides: new Map(guides.map((guide) => [guide.id, guide])),
    clients: new Map(clients.map((entry) => [entry.id, entry])),
    scenarios: raw.scenarios,
    recordings: clients.flatMap(({ id }) =>
      (['client', 'server'] as const).flatMap((role) =>
        raw.recordings.map(({ recording }) => recording).filter((recording) => recording.client === id && recording.role === role),
      ),
    ),
    messages: [...raw.messages].sort((a, b) => Number(b.facts.common) - Number(a.facts.common)),
    intermediaries: [...raw.intermediaries].sort((a, b) => a.facts.name.localeCompare(b.facts.name, 'en')),
    sources: raw.sources,
    glossary: raw.glossary,
    history: raw.history,
    redirects: raw.redirects,
  };
}

const kinds: ClientFacts['kind'][] = ['browser', 'runtime', 'library', 'proxy'];

/** Browsers first, then runtimes, then libraries by language and name. */
const compareClients = ({ facts: a }: Entry<ClientFacts, ClientWords>, { facts: b }: Entry<ClientFacts, ClientWords>) =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
  (a.language ?? '').localeCompare(b.language ?? '', 'en') ||
  a.name.localeCompare(b.name, 'en');

/** @throws when the catalog has no such code. */
export function codeEntry(catalog: Catalog, code: number): Catalog['codes'][number] {
  const entry = catalog.codes.find(({ facts }) => facts.code === code);
  if (!entry) throw new Error(`No code ${code} in the catalog`);
  return entry;
}

function joinFolder<F, W>(folder: Folder<F, W>): Entry<F, W>[] {
  return folder.facts.map(({ id, facts }) => {
    const words = {} as Record<Locale, W>;
    const bodies = {} as Record<Locale, string>;
    for (const lang of localeIds) {
      const found = folder.words.find((entry) => entry.id === id && entry.lang === lang);
      if (!found) throw new Error(`${id} has no ${lang} words: the rule "languages" must have missed it`);
      words[lang] = found.words;
      bodies[lang] = found.body;
    }
    return { id, facts, words, bodies };
  });
}
