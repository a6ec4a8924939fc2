// ws, by the interface that its users take: the events of a Node.js EventEmitter.

import { createRequire } from 'node:module';
import process from 'node:process';
import WebSocket from 'ws';
import { serveTasks } from './lines.js';

const { version } = createRequire(import.meta.url)('ws/package.json');

const faultOf = (error) => ({ type: error.constructor.name, message: error.message });

function runTask({ run, url, act, protocols, code, reason, maxMessage, heartbeat }) {
  // ws sends Pings when told to; to give up without a Pong is left to the program.
  if (heartbeat) return Promise.resolve({ run, unsupported: 'no-heartbeat' });
  if (['navigate', 'reload', 'close-tab'].includes(act)) return Promise.resolve({ run, unsupported: 'no-page' });
  return new Promise((resolve) => {
    const result = { run, events: [], code: null, reason: null, wasClean: null, error: null, thrown: null, console: [] };
    const socket = new WebSocket(url, protocols, maxMessage ? { maxPayload: maxMessage } : {});
    const close = () => {
      try {
        socket.close(code, reason);
      } catch (error) {
        result.thrown = faultOf(error);
        resolve(structuredClone(result));
        socket.terminate();
      }
    };
    socket.on('open', () => {
      result.events.push('open');
      if (act === 'send') socket.send('hello');
      if (act === 'close') close();
    });
    socket.on('message', () => result.events.push('message'));
    socket.on('error', (error) => {
      result.events.push('error');
      result.error ??= faultOf(error);
    });
    socket.on('close', (closeCode, closeReason) => {
      result.events.push('close');
      resolve({ ...result, code: closeCode, reason: closeReason.toString() });
    });
    if (act === 'close-connecting') setTimeout(close, 500);
  });
}

serveTasks({ version, runtime: `Node.js ${process.versions.node}` }, runTask);
