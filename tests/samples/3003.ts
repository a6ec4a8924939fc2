import type { WebSocket } from 'ws';

/** A valid login first, then an action that it does not cover. */
export function trigger(client: WebSocket): void {
  client.send('t-ben');
  client.send('write');
}
