import type { WebSocket } from 'ws';

export function trigger(client: WebSocket): void {
  client.send('t-unknown');
}
