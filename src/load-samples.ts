import { siteRoot } from './i18n/urls.ts';

const files = import.meta.glob<string>('./samples/*/*', { query: '?raw', import: 'default', eager: true });

/** Where the handlers' links lead as they stand in src/samples/; on a page they lead to the site itself. */
const exampleSite = 'https://whyclosed.example';

const sampleAt = (path: string): string | undefined => files[`./samples/${path}`]?.trimEnd();

/** The sample files of a code as they are shown and tested, each by its name. */
export interface Samples {
  /** Page script that handles the close. */
  page?: string;
  /** A server that sends the code. */
  server?: string;
  /** A client program that sends the code. */
  client?: string;
  /** Page script that sends the code. */
  pageSend?: string;
}

export function loadSamples(code: number): Samples {
  const sample = (name: string) => sampleAt(`${code}/${name}.js`);
  return { page: sample('page'), server: sample('server'), client: sample('client'), pageSend: sample('page-send') };
}

/** What a sample in several languages is written with, in the order in which a page shows them; each with its file's name. */
const languages = { page: 'page.js', node: 'node.js', python: 'python.py', go: 'go.go', rust: 'rust.rs', java: 'java.java' } as const;

/** One of the programs that do the same in several languages. */
export interface Program {
  id: keyof typeof languages;
  /** What it is written with, by its key under programs in content/ui. */
  label: keyof typeof languages | 'javaWebSocket';
  source: string;
}

/** A folder of src/samples/ that holds the same program in several languages. */
export type Topic = 'handlers' | 'reconnect' | 'heartbeat' | 'authentication' | 'login';

/**
 * The programs of a topic as they are tested.
 * @throws when there is none.
 */
export function loadPrograms(topic: Topic): Program[] {
  const programs = Object.entries(languages).flatMap(([id, file]): Program[] => {
    const source = sampleAt(`${topic}/${file}`);
    if (source === undefined) return [];
    // The JDK has a client and no server.
    const label = source.includes('import org.java_websocket.') ? 'javaWebSocket' : (id as Program['id']);
    return [{ id: id as Program['id'], label, source }];
  });
  if (programs.length === 0)
    throw new Error(`src/samples/${topic}/: found no program, expected one of ${Object.values(languages).join(', ')}; write it`);
  return programs;
}

/**
 * A command of /debug/1006 as it is tested, by the name of its file in src/samples/debug.
 * @throws when there is none.
 */
export function loadCommand(file: string): string {
  const source = sampleAt(`debug/${file}`);
  if (source === undefined)
    throw new Error(`src/samples/debug/${file}: found no file, expected the command that content/guides names; write it`);
  return source;
}

/** A program that prints the link of whatever code ends a connection. */
export type Handler = Program;

/**
 * The handlers with the address of this site in their links.
 * @throws when one has no link that would lead here.
 */
export function loadHandlers(): Handler[] {
  return loadPrograms('handlers').map(({ id, label, source }) => {
    if (!source.includes(`${exampleSite}/`))
      throw new Error(
        `src/samples/handlers/${languages[id]}: found no link to ${exampleSite}/, expected the one that the page replaces; write it`,
      );
    return { id, label, source: source.replaceAll(exampleSite, siteRoot) };
  });
}
