import { WebSocketServer } from 'ws';

export function serve(port) {
  const server = new WebSocketServer({ port, perMessageDeflate: false });

  server.on('connection', (socket, request) => {
    socket.on('message', (data) => socket.send(data.toString()));
    socket.on('error', (error) => {
      console.warn(request.socket.remoteAddress, error.code, error.message);
    });
  });

  return server;
}
