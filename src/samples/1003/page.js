export function connect(url, ended) {
  const socket = new WebSocket(url);
  let lastType = null;

  function send(data) {
    lastType = typeof data === 'string' ? 'text' : 'binary';
    socket.send(data);
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 1003) {
      console.error('1003', event.reason, lastType);
    }
    ended(event);
  });

  return { socket, send };
}
