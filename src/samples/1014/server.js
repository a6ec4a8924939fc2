import { WebSocketServer } from 'ws';

export const upstream = { url: 'http://127.0.0.1:8081/' };

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.on('message', async (data) => {
      try {
        const response = await fetch(upstream.url, { method: 'POST', body: data });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        socket.send(await response.text());
      } catch (error) {
        console.error(upstream.url, error);
        socket.close(1014, 'upstream');
      }
    });
  });

  return server;
}
