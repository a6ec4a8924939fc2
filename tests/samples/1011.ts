import type { WebSocket } from 'ws';

/** A product without a price makes the handler throw. */
export function trigger(client: WebSocket): void {
  client.send('coffee');
}
