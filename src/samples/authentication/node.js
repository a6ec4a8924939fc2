import { WebSocketServer } from 'ws';

const patience = 5000;

// userOf(token) gives the user, or null; start(socket, user) gets those who may.
export function serve(port, userOf, start) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    const late = setTimeout(() => socket.close(3008, 'no token'), patience);

    socket.once('message', async (token) => {
      clearTimeout(late);
      const user = await userOf(String(token));
      if (!user) socket.close(3000, 'token invalid');
      else if (!user.mayRead) socket.close(3003, 'not allowed');
      else start(socket, user);
    });
    socket.on('close', () => clearTimeout(late));
    socket.on('error', console.error);
  });

  return server;
}
