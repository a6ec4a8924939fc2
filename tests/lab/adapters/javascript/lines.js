// What every adapter written in JavaScript does with its lines, in Node.js, Deno and Bun alike.

import process from 'node:process';
import { createInterface } from 'node:readline';

/** @param {object} line */
export function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/**
 * Says that it is ready, then does each task of standard input and prints its answer.
 * @param {{ version: string, runtime: string }} about
 * @param {(task: any) => Promise<object>} runTask
 */
export function serveTasks(about, runTask) {
  print({ ready: true, ...about });
  createInterface({ input: process.stdin })
    .on('line', (line) => void runTask(JSON.parse(line)).then(print))
    .on('close', () => process.exit(0));
}
