import { siteRoot } from './i18n/urls.ts';

const files = import.meta.glob<string>('./samples/*/*.js', { query: '?raw', import: 'default', eager: true });
const handlers = import.meta.glob<string>('./samples/handlers/*', { query: '?raw', import: 'default', eager: true });

/** Where the handlers' links lead as they stand in src/samples/; on a page they lead to the site itself. */
const exampleSite = 'https://whyclosed.example';

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
  const sample = (name: string) => files[`./samples/${code}/${name}.js`]?.trimEnd();
  return { page: sample('page'), server: sample('server'), client: sample('client'), pageSend: sample('page-send') };
}

/** A program that prints the link of whatever code ends a connection. */
export interface Handler {
  /** What it is written with; content/ui names it under link.handlers. */
  id: 'page' | 'node' | 'python' | 'go' | 'java';
  source: string;
}

/**
 * The handlers as they are tested, with the address of this site in their links.
 * @throws when one has no file, or none of its links would lead here.
 */
export function loadHandlers(): Handler[] {
  return Object.entries({ page: 'page.js', node: 'node.js', python: 'python.py', go: 'go.go', java: 'java.java' }).map(([id, file]) => {
    const source = handlers[`./samples/handlers/${file}`];
    if (!source?.includes(`${exampleSite}/`))
      throw new Error(`src/samples/handlers/${file}: found no link to ${exampleSite}/, expected the one that the page replaces; write it`);
    return { id: id as Handler['id'], source: source.trimEnd().replaceAll(exampleSite, siteRoot) };
  });
}
