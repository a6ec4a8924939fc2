export function connect(url, ended) {
  const socket = new WebSocket(url);

  socket.addEventListener('close', (event) => {
    if (event.code === 1002) {
      console.error('1002', {
        reason: event.reason,
        extensions: socket.extensions,
        protocol: socket.protocol,
      });
    }
    ended(event);
  });

  return socket;
}
