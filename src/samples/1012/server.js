import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.send(new Date().toISOString());
  });

  return server;
}

export function shutdown(server) {
  server.close();
  for (const socket of server.clients) {
    socket.close(1012, 'restart');
  }
}
