const maxBytes = 64 * 1024;

export function connect(url, ended) {
  const socket = new WebSocket(url);

  function send(text) {
    const { byteLength } = new TextEncoder().encode(text);
    if (byteLength > maxBytes) {
      throw new RangeError(`${byteLength} > ${maxBytes}`);
    }
    socket.send(text);
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 1009) {
      console.warn('1009', event.reason, maxBytes);
    }
    ended(event);
  });

  return { socket, send };
}
