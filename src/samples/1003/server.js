import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      if (isBinary) {
        socket.close(1003, 'text only');
        return;
      }
      socket.send(data, { binary: false });
    });
  });

  return server;
}
