import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WireEvent } from '../../src/schemas/observation.ts';
import type { LabStep, Scenario } from '../../src/schemas/scenario.ts';
import type { Certificates } from './certificates.ts';
import { LabEnd } from './lab-end.ts';
import { Trace } from './trace.ts';

/** RFC 6455, section 1.3. */
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Where the answers 301 and 302 send the client; there the connection opens and is closed with 1000. */
const redirectPath = '/elsewhere';
const nameThatDoesNotExist = 'no-such-host.invalid';

/** The server that a client under test connects to, for one run. */
export interface Peer {
  url: string;
  port: number;
  /** Every connection is over, or there was none. */
  isQuiet(): boolean;
  wire(): WireEvent[];
  /** Resets every connection and stops listening. */
  stop(): void;
}

/** Listens on a free port of the loopback and does to whoever connects what the scenario says. */
export async function startPeer(scenario: Scenario, certificates: Certificates): Promise<Peer> {
  const { peer } = scenario;
  const secure = peer === 'trusted' || peer === 'self-signed' || peer === 'expired' || peer === 'wrong-host';
  const traces: Trace[] = [];
  const sockets = new Set<Socket>();
  const server: Server = secure ? createTlsServer(certificates[peer]) : createServer();
  const traceOf = (socket: Duplex | (Socket & { trace?: Trace })): Trace => {
    const known = socket as { trace?: Trace };
    if (!known.trace) {
      known.trace = new Trace();
      traces.push(known.trace);
    }
    return known.trace;
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    const trace = traceOf(socket);
    trace.add({ from: 'client', http: 'GET' });
    const steps: readonly LabStep[] = request.url === redirectPath ? [{ accept: {} }, { close: 1000 }] : scenario.steps;
    void answer(steps, request, socket, head, trace);
  });
  server.on('request', (request, response) => {
    traceOf(request.socket).add({ from: 'client', http: 'GET' }, { from: 'server', http: 426 });
    response.writeHead(426, { connection: 'close' }).end();
  });
  // Bytes that are no HTTP request: a TLS handshake with a plain port, as a rule. Web servers answer them with 400.
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    if (!error.rawPacket) return void socket.destroy();
    const trace = traceOf(socket);
    trace.add(
      error.rawPacket[0] === 0x16
        ? { from: 'client', tls: 'client hello' }
        : { from: 'client', bytes: error.rawPacket.subarray(0, 64).toString('hex') },
    );
    trace.add({ from: 'server', http: 400 }, { from: 'server', tcp: 'fin' });
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException & { reason?: string }, socket: Socket) => {
    traceOf(socket).add({
      from: 'client',
      tls: error.reason ?? (error.code === 'ECONNRESET' ? 'connection ended' : (error.code ?? error.message)),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (peer === 'closed-port' || peer === 'no-name') await new Promise((resolve) => server.close(resolve));
  const scheme = scenario.scheme ?? (secure ? 'wss' : 'ws');
  const host = peer === 'no-name' ? nameThatDoesNotExist : peer === 'wrong-host' ? 'localhost' : '127.0.0.1';
  return {
    url: `${scheme}://${host}:${port}/`,
    port,
    isQuiet: () => sockets.size === 0,
    wire: () =>
      traces.filter((trace) => !trace.isEmpty).flatMap((trace, i) => [...(i > 0 ? [{ connection: i + 1 }] : []), ...trace.toWire()]),
    stop: () => {
      for (const socket of sockets) socket.resetAndDestroy();
      server.close();
    },
  };
}

async function answer(
  [first, ...steps]: readonly LabStep[],
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  trace: Trace,
): Promise<void> {
  const end = new LabEnd(socket, 'server', trace);
  end.receiveHead(head);
  if (!first || 'silent' in first || 'tcp' in first) return end.play(first ? [first, ...steps] : []);
  if ('garbage' in first) {
    const bytes = 'SSH-2.0-OpenSSH_9.2\r\n';
    trace.add({ from: 'server', bytes: Buffer.from(bytes).toString('hex') });
    socket.write(bytes);
    return end.finish();
  }
  if ('http' in first) {
    const moved = first.http === 301 || first.http === 302 ? `Location: ${redirectPath}\r\n` : '';
    const body = `${STATUS_CODES[first.http]}\n`;
    trace.add({ from: 'server', http: first.http });
    socket.write(
      `HTTP/1.1 ${first.http} ${STATUS_CODES[first.http]}\r\n${moved}Content-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    return end.finish();
  }
  if (!('accept' in first))
    throw new Error(`A scenario for clients begins with ${JSON.stringify(first)}; expected accept, http, garbage, tcp or silent`);
  const { acceptKey, upgrade, protocol, extension } = first.accept;
  const key = acceptKey === 'wrong' ? 'dGhlIHNhbXBsZSBub25jZQ==' : (request.headers['sec-websocket-key'] ?? '');
  const headers = [
    ...(upgrade === 'none' ? [] : ['Upgrade: websocket']),
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1')
      .update(key + guid)
      .digest('base64')}`,
    ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    ...(extension ? [`Sec-WebSocket-Extensions: ${extension}`] : []),
  ];
  trace.add({ from: 'server', http: 101 });
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join('\r\n')}\r\n\r\n`);
  return end.play(steps);
}
