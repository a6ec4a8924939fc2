import { WebSocketServer } from 'ws';

const expiry = new Map([['t-ada', Date.now() + 60 * 60 * 1000]]);

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.once('message', (data) => {
      const expires = expiry.get(String(data)) ?? 0;
      if (expires < Date.now()) {
        socket.close(3000, 'login required');
        return;
      }
      const timer = setTimeout(() => socket.close(3000, 'token expired'), expires - Date.now());
      socket.on('close', () => clearTimeout(timer));
      socket.send('ready');
    });
  });

  return server;
}
