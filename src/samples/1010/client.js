import { WebSocket } from 'ws';

export function connect(url) {
  const socket = new WebSocket(url, { perMessageDeflate: true });

  socket.on('open', () => {
    if (!socket.extensions.includes('permessage-deflate')) {
      socket.close(1010, 'permessage-deflate');
    }
  });

  return socket;
}
