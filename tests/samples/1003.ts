import type { WebSocket } from 'ws';

/** A buffer goes out as a binary message. */
export function trigger(client: WebSocket): void {
  client.send(Buffer.from('text'));
}
