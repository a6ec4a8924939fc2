import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      if (String(data) === 'quit') {
        socket.close();
      }
    });
    socket.on('close', (code) => console.info(code));
  });

  return server;
}
