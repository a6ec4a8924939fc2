import { WebSocketServer } from 'ws';

const rights = new Map([
  ['t-ada', ['read', 'write']],
  ['t-ben', ['read']],
]);

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.once('message', (token) => {
      const allowed = rights.get(String(token));
      if (!allowed) {
        socket.close(3000, 'login required');
        return;
      }
      socket.on('message', (action) => {
        if (allowed.includes(String(action))) socket.send('done');
        else socket.close(3003, 'not allowed');
      });
    });
  });
  return server;
}
