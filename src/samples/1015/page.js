export function connect(url, ended) {
  const socket = new WebSocket(url);
  let opened = false;

  socket.addEventListener('open', () => {
    opened = true;
  });

  socket.addEventListener('close', (event) => {
    if (event.code === 1006 && !opened && url.startsWith('wss:')) {
      console.warn('1006', url.replace('wss:', 'https:'));
    }
    ended(event);
  });

  return socket;
}
