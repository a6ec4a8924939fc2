import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { type WebSocket as Peer, WebSocketServer } from 'ws';
import { root } from '../site.ts';

export interface Rig {
  url: string;
  sockets: Peer[];
  /** What the pages sent. */
  messages: string[];
  stop: () => void;
}

/** A server that ends each connection in the way that leads to `code`, if one is given; it also serves the samples to import. */
export async function startRig(code?: number): Promise<Rig> {
  const sockets: Peer[] = [];
  const messages: string[] = [];
  const http: Server = createServer((request, response) => {
    const sample = /^\/samples\/((?:\d+|[a-z]+)\/[a-z-]+\.js)$/.exec(request.url ?? '')?.[1];
    response.setHeader('Content-Type', sample ? 'text/javascript' : 'text/html');
    response.end(sample ? readFileSync(join(root, 'src/samples', sample)) : '<!doctype html><title>sample</title>');
  });
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => messages.push(String(data)));
    if (code !== undefined) setTimeout(() => endWith(socket, code), 50);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    for (const socket of server.clients) socket.terminate();
    server.close();
    http.close();
  };
  return { url: `127.0.0.1:${(http.address() as AddressInfo).port}`, sockets, messages, stop };
}

function endWith(socket: Peer, code: number): void {
  if (code === 1005) socket.close();
  else if (code === 1006 || code === 1015) socket.terminate();
  else if (code === 1004) endWithReserved(socket);
  else socket.close(code, 'test');
}

/** ws neither sends 1004 nor takes the answer to it, since nobody may send it; so its socket is used bare. */
function endWithReserved(socket: Peer): void {
  const { _socket: bare } = socket as unknown as { _socket: Socket };
  bare.removeAllListeners('data');
  bare.once('data', () => bare.end());
  bare.write(Buffer.from([0x88, 2, 0x03, 0xec]));
}
