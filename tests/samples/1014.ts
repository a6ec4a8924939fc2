import { type AddressInfo, createServer } from 'node:net';
import type { WebSocket } from 'ws';

/** An upstream that answers with something other than HTTP. */
export function trigger(client: WebSocket, sample: { upstream: { url: string } }): void {
  const upstream = createServer((connection) => {
    connection.on('error', () => {});
    connection.end('not http\r\n\r\n');
  });
  client.once('close', () => upstream.close());
  upstream.listen(0, '127.0.0.1', () => {
    sample.upstream.url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`;
    client.send('x');
  });
}
