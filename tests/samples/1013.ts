import type { WebSocket } from 'ws';

/** More messages at once than the server lets wait. */
export function trigger(client: WebSocket): void {
  for (let i = 0; i < 500; i += 1) client.send('x');
}
