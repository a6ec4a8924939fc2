// The WebSocket that Node.js, Deno and Bun have built in.
import process from 'node:process';
import { pageActs, runTask } from '../whatwg.js';
import { serveTasks } from './lines.js';

const { deno, bun, node } = process.versions;
const version = deno ?? bun ?? node;
const name = deno ? 'Deno' : bun ? 'Bun' : 'Node.js';

serveTasks({ version, runtime: `${name} ${version}` }, (task) =>
  pageActs.includes(task.act) ? Promise.resolve({ run: task.run, unsupported: 'no-page' }) : runTask(globalThis.WebSocket, task),
);
