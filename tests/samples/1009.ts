import type { WebSocket } from 'ws';

export function trigger(client: WebSocket): void {
  client.send('x'.repeat(64 * 1024 + 1));
}
