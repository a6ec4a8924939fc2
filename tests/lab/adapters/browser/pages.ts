import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>WhyClosed lab</title>';
const contents: Record<string, [type: string, body: string | Buffer]> = {
  '/': [
    'text/html',
    `${head}<script type="module">import { runTask } from '/whatwg.js'; globalThis.perform = (task) => runTask(WebSocket, task);</script>`,
  ],
  '/elsewhere': ['text/html', `${head}<p>Elsewhere`],
  '/whatwg.js': ['text/javascript', readFileSync(new URL('../whatwg.js', import.meta.url))],
};

/** The pages that tasks are done in. A page has a function perform(task). */
export interface Pages {
  /** A fresh page. */
  task: string;
  /** Where navigate goes. */
  elsewhere: string;
  /** Adds what a browser needs beside them. @returns its address */
  add(path: string, answer: RequestListener): string;
}

/** Serves the pages until the process ends. */
export async function startPages(): Promise<Pages> {
  const added = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const answer = added.get(path);
    if (answer) return answer(request, response);
    const [type, body] = contents[path] ?? [];
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain', 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  return {
    task: at('/'),
    elsewhere: at('/elsewhere'),
    add: (path, answer) => {
      added.set(path, answer);
      return at(path);
    },
  };
}
