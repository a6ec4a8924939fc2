export function connect(url, ended) {
  const socket = new WebSocket(url);
  let opened = false;

  socket.addEventListener('open', () => {
    opened = true;
  });

  socket.addEventListener('close', (event) => {
    const failed = event.code === 1006 || event.code === 1015;
    if (failed && !opened && url.startsWith('wss:')) {
      console.warn(event.code, url.replace('wss:', 'https:'));
    }
    ended(event);
  });

  return socket;
}
