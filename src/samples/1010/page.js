export function connect(url, ended) {
  const socket = new WebSocket(url);
  let agreed = '';

  socket.addEventListener('open', () => {
    agreed = socket.extensions;
  });

  socket.addEventListener('close', (event) => {
    if (event.code === 1010) {
      console.warn('1010', { wanted: event.reason, agreed });
    }
    ended(event);
  });

  return socket;
}
