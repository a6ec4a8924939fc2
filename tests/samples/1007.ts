import type { WebSocket } from 'ws';

/** A text message with a byte that UTF-8 never uses. */
export function trigger(client: WebSocket): void {
  client.send(Buffer.from([0xff]), { binary: false });
}
