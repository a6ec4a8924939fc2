import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';

/** What a peer does with an attempt: refuse it, or accept it and go on. */
export type Attempt = 'refuse' | ((socket: WebSocket) => void);

/** A server on loopback; `meet` decides what becomes of each attempt. @returns where it listens, and how to end it. */
export async function startPeer(meet: (path: string) => Attempt, options: ServerOptions = {}): Promise<{ url: string; stop: () => void }> {
  const http = createServer();
  const server = new WebSocketServer({ ...options, noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const attempt = meet(request.url ?? '');
    if (attempt === 'refuse') socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else server.handleUpgrade(request, socket, head, attempt);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    for (const client of server.clients) client.terminate();
    server.close();
    http.close();
  };
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, stop };
}
