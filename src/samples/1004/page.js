export function connect(url, ended) {
  const socket = new WebSocket(url);
  let lastBytes = 0;

  function send(text) {
    lastBytes = new TextEncoder().encode(text).byteLength;
    socket.send(text);
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 1004) {
      console.error('1004', event.reason, { lastBytes });
    }
    ended(event);
  });

  return { socket, send };
}
