import { WebSocketServer } from 'ws';

const helloWithin = 2000;

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    const timer = setTimeout(() => socket.close(3008, 'no hello'), helloWithin);

    socket.once('message', () => {
      clearTimeout(timer);
      socket.send('ready');
    });
    socket.on('close', () => clearTimeout(timer));
  });

  return server;
}
