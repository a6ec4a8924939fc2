import { WebSocketServer } from 'ws';

const patience = 5000;

export function serve(port) {
  const server = new WebSocketServer({ port });
  server.on('connection', (socket) => {
    socket.on('message', (data) => socket.send(String(data)));
  });
  return server;
}

export function shutdown(server) {
  server.close();
  for (const socket of server.clients) socket.close(1001, 'shutdown');

  const timer = setTimeout(() => {
    for (const socket of server.clients) socket.terminate();
  }, patience);
  timer.unref();
}
