import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port, maxPayload: 64 * 1024 });

  server.on('connection', (socket, request) => {
    socket.on('message', (data) => socket.send(String(data.length)));
    socket.on('error', (error) => {
      console.warn(request.socket.remoteAddress, error.code);
    });
  });

  return server;
}
