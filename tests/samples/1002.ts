import type { WebSocket } from 'ws';

/** An empty text frame with RSV1 set, as a compressed one would have it, though no extension was agreed. */
export function trigger(client: WebSocket): void {
  Reflect.get(client, '_socket').write(Buffer.from([0xc1, 0x80, 0, 0, 0, 0]));
}
