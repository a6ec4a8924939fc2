import { WebSocketServer } from 'ws';

const prices = new Map([['tea', 2.5]]);

async function quote(product) {
  return prices.get(product).toFixed(2);
}

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.on('message', async (data) => {
      try {
        socket.send(await quote(String(data)));
      } catch (error) {
        console.error(error);
        socket.close(1011, 'internal error');
      }
    });
  });

  return server;
}
