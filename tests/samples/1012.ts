import type { WebSocket } from 'ws';

interface Sample {
  shutdown: (server: unknown) => void;
}

export function trigger(_client: WebSocket, sample: Sample, server: unknown): void {
  sample.shutdown(server);
}
