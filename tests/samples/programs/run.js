// Runs a sample of Node.js: run.js <topic> <URL or port>. SAMPLES is the folder of the samples.
import { join } from 'node:path';
import { WebSocket } from 'ws';

const [topic, target] = process.argv.slice(2);
const sample = await import(join(process.env.SAMPLES, topic, 'node.js'));

/** The clock of what waits for seconds, a hundred times as fast. */
function hurry() {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (callback, wait) => setTimeout(callback, wait / 100);
}

const runs = {
  handlers: () => sample.printClose(new WebSocket(target)),
  reconnect: () => {
    hurry();
    sample.stayConnected(target, { opened: () => {}, ended: (code) => console.log(`ended ${code}`) });
  },
  heartbeat: () => {
    const socket = new WebSocket(target);
    socket.on('open', () => sample.watch(socket, 1000));
    socket.on('close', (code) => console.log(code === 1006 ? 'dead' : 'closed'));
  },
  authentication: () =>
    sample.serve(
      Number(target),
      async (token) => ({ reader: { mayRead: true }, guest: { mayRead: false } })[token],
      (socket) => socket.send('welcome'),
    ),
};

runs[topic]();
