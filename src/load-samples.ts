const files = import.meta.glob<string>('./samples/*/*.js', { query: '?raw', import: 'default', eager: true });

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
