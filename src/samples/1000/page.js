export function connect(url, ended) {
  const socket = new WebSocket(url);
  let openedAt = Date.now();

  socket.addEventListener('open', () => {
    openedAt = Date.now();
  });

  socket.addEventListener('close', (event) => {
    const seconds = Math.round((Date.now() - openedAt) / 1000);
    console.info(event.code, event.reason, `${seconds} s`);
    ended(event);
  });

  return socket;
}
