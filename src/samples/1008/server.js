import { WebSocketServer } from 'ws';

const messagesPerSecond = 20;

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    let messages = 0;
    const timer = setInterval(() => {
      messages = 0;
    }, 1000);

    socket.on('message', () => {
      messages += 1;
      if (messages > messagesPerSecond) {
        socket.close(1008, 'rate limit');
      }
    });
    socket.on('close', () => clearInterval(timer));
  });

  return server;
}
