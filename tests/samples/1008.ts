import type { WebSocket } from 'ws';

/** Twice the limit plus one, so that a reset of the counter in between changes nothing. */
export function trigger(client: WebSocket): void {
  for (let i = 0; i < 41; i += 1) client.send('x');
}
