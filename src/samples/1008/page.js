export function connect(url, ended) {
  const socket = new WebSocket(url);
  let lastSent = null;

  function send(data) {
    lastSent = data;
    socket.send(data);
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 1008) {
      console.warn('1008', event.reason, lastSent);
    }
    ended(event);
  });

  return { socket, send };
}
