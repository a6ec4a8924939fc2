import { setTimeout as work } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const maxPending = 100;

export function serve(port) {
  const server = new WebSocketServer({ port });
  let pending = 0;

  server.on('connection', (socket) => {
    socket.on('message', async (data) => {
      if (pending >= maxPending) {
        socket.close(1013, 'overload');
        return;
      }
      pending += 1;
      await work(50);
      pending -= 1;
      socket.send(data);
    });
  });

  return server;
}
