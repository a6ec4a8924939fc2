import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { mdxToJs } from 'satteri';
import { parseDocument } from 'yaml';
import type { FactsEntry, Folder, MessagesEntry, RawContent, RecordingEntry } from '../domain/catalog.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Problem } from '../domain/problem.ts';
import {
  factsFile,
  folderNames,
  historyFile,
  intermediariesFolder,
  messagesFolder,
  recordingsFolder,
  scenariosFile,
} from '../domain/rules/rule.ts';
import { type Locale, localeIds } from '../i18n/locales.ts';
import {
  glossarySchema,
  historyEntrySchema,
  intermediarySchema,
  messagesSchema,
  recordingSchema,
  redirectsSchema,
  scenarioSchema,
  schemas,
  sourceSchema,
} from '../schemas/index.ts';
import type { Intermediary } from '../schemas/intermediary.ts';
import type { Messages } from '../schemas/message.ts';
import type { Recording } from '../schemas/observation.ts';
import type { Redirects } from '../schemas/redirects.ts';

export interface ReadResult {
  raw: RawContent;
  /** Faults of single files: unreadable, or not of their schema. */
  problems: Problem[];
}

/** Reads all of content/ below `root` and checks each file by itself. */
export function readContent(root: string): ReadResult {
  const problems: Problem[] = [];
  const read = { root, problems };
  const folders = Object.fromEntries(folderNames.map((name) => [name, readFolder(read, name)]));
  const raw = {
    ...folders,
    scenarios: readRecord(read, scenariosFile, scenarioSchema),
    recordings: readRecordings(read),
    messages: readMessages(read),
    intermediaries: readIntermediaries(read),
    sources: readRecord(read, 'content/sources.yaml', sourceSchema),
    glossary: readRecord(read, 'content/glossary/terms.yaml', glossarySchema),
    history: readList(read, historyFile, historyEntrySchema),
    redirects: readWhole(read, 'content/redirects.yaml', redirectsSchema) ?? noRedirects,
    ui: Object.fromEntries(localeIds.map((lang) => [lang, readJson(read, `content/ui/${lang}.json`) ?? {}])),
  } as RawContent;
  return { raw, problems };
}

/** Stands in for a file that is broken, so that the rules can go on to tell the rest. */
const noRedirects: Redirects = {
  languages: { en: [], es: [], zh: [] },
  betweenCodes: [],
  betweenNumbers: [],
  strayMarks: [],
  moved: {},
  withdrawn: [],
};

interface Reading {
  root: string;
  problems: Problem[];
}

function readFolder(read: Reading, name: (typeof folderNames)[number]): Folder<unknown, unknown> {
  const dir = join(read.root, 'content', name);
  const allowed = [factsFile[name], ...localeIds.map((lang) => `${lang}.mdx`)];
  const folder: Folder<unknown, unknown> = { facts: [], words: [] };
  if (!existsSync(dir)) {
    read.problems.push({ file: `content/${name}`, found: 'no folder', expected: 'a folder', fix: 'restore it' });
    return folder;
  }
  for (const item of readdirSync(dir, { withFileTypes: true })) {
    const path = `content/${name}/${item.name}`;
    if (!item.isDirectory()) {
      read.problems.push({ file: path, found: 'a file', expected: 'only folders, one an entry', fix: 'move or remove it' });
      continue;
    }
    const files = readdirSync(join(dir, item.name));
    if (files.length === 0)
      read.problems.push({ file: path, found: 'an empty folder', expected: allowed.join(', '), fix: 'fill or remove it' });
    for (const file of files) {
      const filePath = `${path}/${file}`;
      if (file === factsFile[name]) {
        const facts = readYaml(read, filePath, text(read, filePath), schemas[name].facts);
        if (facts !== undefined) folder.facts.push({ id: item.name, file: filePath, facts });
      } else if (allowed.includes(file)) {
        const entry = readWords(read, filePath, schemas[name].words);
        if (entry) folder.words.push({ id: item.name, lang: file.replace('.mdx', '') as Locale, file: filePath, ...entry });
      } else {
        read.problems.push({ file: filePath, found: 'a stray file', expected: allowed.join(', '), fix: 'rename or remove it' });
      }
    }
  }
  return folder;
}

/** The recordings of the lab; a checkout in which nothing was recorded yet has no folder of them. */
function readRecordings(read: Reading): RecordingEntry[] {
  const dir = join(read.root, recordingsFolder);
  return (existsSync(dir) ? readdirSync(dir) : []).sort().flatMap((name) => {
    const file = `${recordingsFolder}/${name}`;
    if (!name.endsWith('.json')) {
      read.problems.push({ file, found: 'a stray file', expected: '<client>.<role>.json', fix: 'remove it' });
      return [];
    }
    const value = readJson(read, file);
    const recording = value && (check(read, file, value, recordingSchema) as Recording | undefined);
    return recording ? [{ file, recording }] : [];
  });
}

/** What libraries print: one file a library, and nothing else in the folder. */
function readMessages(read: Reading): MessagesEntry[] {
  return readdirSync(join(read.root, messagesFolder))
    .sort()
    .flatMap((name) => {
      const file = `${messagesFolder}/${name}`;
      const [, id] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(name) ?? [];
      if (!id) {
        read.problems.push({ file, found: 'a stray file', expected: '<library>.yaml, in lower case', fix: 'rename or remove it' });
        return [];
      }
      const facts = readYaml(read, file, text(read, file), messagesSchema) as Messages | undefined;
      return facts ? [{ id, file, facts }] : [];
    });
}

/** Proxies, platforms and libraries with timers, one file each. */
function readIntermediaries(read: Reading): FactsEntry<Intermediary>[] {
  const dir = join(read.root, intermediariesFolder);
  return (existsSync(dir) ? readdirSync(dir) : []).sort().flatMap((name) => {
    const file = `${intermediariesFolder}/${name}`;
    const id = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(name)?.[1];
    if (id === undefined) {
      read.problems.push({
        file,
        found: 'a stray file',
        expected: '<id>.yaml, lower-case words joined by hyphens',
        fix: 'rename or remove it',
      });
      return [];
    }
    const facts = readYaml(read, file, text(read, file), intermediarySchema) as Intermediary | undefined;
    return facts === undefined ? [] : [{ id, file, facts }];
  });
}

const text = (read: Reading, file: string) => readFileSync(join(read.root, file), 'utf8');

function readWords(read: Reading, file: string, schema: z.ZodType) {
  const whole = text(read, file);
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(whole);
  if (!match) {
    read.problems.push({
      file,
      found: 'no frontmatter',
      expected: 'keys between two lines of "---", then the text',
      fix: 'begin the file with "---"',
    });
    return undefined;
  }
  const [, frontmatter = '', body = ''] = match;
  const words = readYaml(read, file, frontmatter, schema);
  try {
    mdxToJs(body);
  } catch (error) {
    read.problems.push({
      file,
      found: `text that is not MDX: ${firstLine(error)}`,
      expected: 'MDX; braces and "<" of prose stand in `code` or are escaped: \\{ \\<',
      fix: 'escape or close what the message names',
    });
    return undefined;
  }
  if (/\{/.test(body.replaceAll(/```[\s\S]*?```|`[^`]*`|\\\{/g, ''))) {
    read.problems.push({
      file,
      found: 'an unescaped brace in the text',
      expected: 'prose and components without JavaScript',
      fix: 'write \\{ or put it in `code`',
    });
  }
  return words === undefined ? undefined : { words, body: body.trim(), fingerprint: fingerprint(whole) };
}

function readRecord(read: Reading, file: string, schema: z.ZodType): Record<string, unknown> {
  const entries = existsSync(join(read.root, file)) ? parseYaml(read, file, text(read, file)) : undefined;
  if (entries === null || typeof entries !== 'object') {
    if (!read.problems.some((problem) => problem.file === file))
      read.problems.push({ file, found: 'no entries', expected: 'a mapping from id to entry', fix: 'restore the file' });
    return {};
  }
  const valid = Object.entries(entries).map(([id, entry]) => [id, check(read, file, entry, schema, id)]);
  return Object.fromEntries(valid.filter(([, entry]) => entry !== undefined));
}

function readList(read: Reading, file: string, schema: z.ZodType): unknown[] {
  const items = existsSync(join(read.root, file)) ? parseYaml(read, file, text(read, file)) : undefined;
  if (!Array.isArray(items)) {
    if (!read.problems.some((problem) => problem.file === file))
      read.problems.push({ file, found: 'no list', expected: 'a list, each item with a "-"', fix: 'restore the file' });
    return [];
  }
  return items.map((item, i) => check(read, file, item, schema, `[${i}]`)).filter((item) => item !== undefined);
}

/** A file that is one value of a schema. */
function readWhole(read: Reading, file: string, schema: z.ZodType): unknown {
  if (existsSync(join(read.root, file))) return readYaml(read, file, text(read, file), schema);
  read.problems.push({ file, found: 'no file', expected: 'the file', fix: 'restore the file' });
  return undefined;
}

function readJson(read: Reading, file: string): object | undefined {
  try {
    return JSON.parse(text(read, file)) as object;
  } catch (error) {
    read.problems.push({ file, found: firstLine(error), expected: 'JSON', fix: 'correct the syntax, or restore the file' });
    return undefined;
  }
}

function readYaml(read: Reading, file: string, source: string, schema: z.ZodType): unknown {
  const before = read.problems.length;
  const value = parseYaml(read, file, source);
  return read.problems.length > before ? undefined : check(read, file, value, schema);
}

function parseYaml(read: Reading, file: string, source: string): unknown {
  const document = parseDocument(source);
  for (const error of document.errors) {
    read.problems.push({
      file,
      found: firstLine(error),
      expected: 'YAML; a text with ": " or a leading mark stands in quotes or after "|"',
      fix: 'correct the line that the message names',
    });
  }
  return document.errors.length > 0 ? undefined : document.toJS();
}

function check(read: Reading, file: string, value: unknown, schema: z.ZodType, prefix?: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = [...(prefix ? [prefix] : []), ...issue.path.map(String)].join('.') || '(the whole)';
    const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
    read.problems.push({
      file,
      found: `${path}: ${show(found)}`,
      expected: issue.message,
      fix: issue.code === 'unrecognized_keys' ? `remove ${issue.keys.join(', ')}, or correct its spelling` : `correct ${path}`,
    });
  }
  return undefined;
}

const show = (value: unknown) => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 80));
const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
