import type { WebSocket, WebSocketServer } from 'ws';

export function trigger(_client: WebSocket, sample: { shutdown(server: WebSocketServer): void }, server: WebSocketServer): void {
  sample.shutdown(server);
}
