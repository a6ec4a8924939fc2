import { WebSocket } from 'ws';

// Seconds before the first attempt, at least and at most, after the codes whose cause passes by itself.
const waits = { 1001: [0, 5], 1006: [0, 5], 1011: [0, 5], 1012: [5, 30], 1013: [30, 60], 1014: [0, 5], 3008: [0, 5] };

// Returns a function that ends it.
export function stayConnected(url, { opened, ended }) {
  let socket;
  let timer;
  let failures = 0;
  let worked = false;

  function connect() {
    let openedAt = Infinity;
    socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('open', () => {
      openedAt = Date.now();
      worked = true;
      opened(socket);
    });
    socket.on('close', (code, reason) => {
      if (Date.now() - openedAt > 5000) failures = 0;
      if (!waits[code] || (!worked && failures === 2)) {
        ended(code, reason);
        return;
      }
      const [least, most] = waits[code];
      const limit = Math.min(60, most * 2 ** failures);
      const seconds = least + Math.random() * (limit - least);
      failures += 1;
      console.info(`${code}: connecting again in ${seconds.toFixed(1)} s`);
      timer = setTimeout(connect, seconds * 1000);
    });
  }

  connect();
  return () => {
    clearTimeout(timer);
    socket.close(1000);
  };
}
