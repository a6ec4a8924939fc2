export function connect(url, ended) {
  const socket = new WebSocket(url);

  function send(data) {
    if (typeof data === 'string' && !data.isWellFormed()) {
      throw new TypeError('lone surrogate');
    }
    socket.send(data);
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 1007) {
      console.error('1007', event.reason);
    }
    ended(event);
  });

  return { socket, send };
}
