import { WebSocketServer } from 'ws';

const rows = ['row 1', 'row 2', 'row 3'];

export function serve(port) {
  const server = new WebSocketServer({ port });

  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      if (String(data) !== 'export') return;
      for (const row of rows) socket.send(row);
      socket.close(1000, `${rows.length} rows`);
    });
  });

  return server;
}
