import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

const socketOf = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket;

/** What begins 0.4 s after a connection opened, by the path that is asked for; others stay silent. */
const endings: Record<string, (socket: WebSocket) => void> = {
  '/close': (socket) => socket.close(1012, 'restart'),
  '/fin': (socket) => socketOf(socket).end(),
  '/rst': (socket) => socketOf(socket).resetAndDestroy(),
  '/ping': (socket) => {
    const pings = setInterval(() => socket.ping(), 200);
    socket.on('close', () => clearInterval(pings));
  },
};

/** What becomes of a handshake, by the path that is asked for; others are accepted. */
const refusals: Record<string, (socket: Socket) => void> = {
  '/hang-up': (socket) => socket.end(),
  '/silent': () => {},
};

/** A server behind a proxy; `told` are the codes that it gets. It wants one origin, where an origin is sent, and knows no subprotocol. */
export async function startOrigin(): Promise<{ port: number; stop: () => void; told: number[] }> {
  const told: number[] = [];
  const http = createServer((_, response) => response.writeHead(426, { connection: 'close' }).end());
  const server = new WebSocketServer({ noServer: true, handleProtocols: () => false });
  http.on('upgrade', (request, socket: Socket, head) => {
    socket.on('error', () => {});
    const path = request.url ?? '';
    const refuse = refusals[path];
    if (refuse) return refuse(socket);
    const { origin } = request.headers;
    if (origin && origin !== 'https://app.example.org') return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    server.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => {});
      client.on('close', (code) => told.push(code));
      setTimeout(() => endings[path]?.(client), 400);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    for (const client of server.clients) client.terminate();
    http.closeAllConnections();
    http.close();
  };
  return { port: (http.address() as AddressInfo).port, stop, told };
}
