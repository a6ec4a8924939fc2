// A server with ws: what its users write, a handler for each path.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import process from 'node:process';
import { WebSocketServer } from 'ws';
import { print } from './lines.js';

const { version } = createRequire(import.meta.url)('ws/package.json');

const server = createServer();
const plain = new WebSocketServer({ noServer: true });
const limited = new WebSocketServer({ noServer: true, maxPayload: 1024 });

server.on('upgrade', (request, socket, head) => {
  if (request.url === '/secret' && !request.headers.authorization) {
    // As the documentation of ws shows it.
    socket.write('HTTP/1.1 401 Unauthorized\r\n\r\n');
    socket.destroy();
    return;
  }
  const sockets = request.url === '/limit' ? limited : plain;
  sockets.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, request.url));
});

function serve(socket, path) {
  const report = { path, events: ['open'], code: null, reason: null, error: null };
  socket.on('message', (data, isBinary) => {
    report.events.push('message');
    if (path === '/throw') throw new Error('the handler failed');
    if (path !== '/return') socket.send(data, { binary: isBinary });
  });
  socket.on('error', (error) => {
    report.events.push('error');
    report.error = { type: error.constructor.name, message: error.message };
  });
  socket.on('close', (code, reason) => print({ ...report, events: [...report.events, 'close'], code, reason: reason.toString() }));
}

server.listen(0, '127.0.0.1', () =>
  print({
    ready: true,
    port: server.address().port,
    version,
    runtime: `Node.js ${process.versions.node}`,
    // A listener that returns ends nothing, and ws leaves to the program what to do without a Pong.
    unsupported: { '/return': 'no-return', '/heartbeat': 'no-heartbeat' },
  }),
);
// Its input ends with the lab.
process.stdin.resume().on('close', () => process.exit(0));
