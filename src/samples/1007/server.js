import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket, request) => {
    socket.on('message', (data, isBinary) => {
      socket.send(data, { binary: isBinary });
    });
    socket.on('error', (error) => {
      console.warn(request.socket.remoteAddress, error.code);
    });
  });

  return server;
}
