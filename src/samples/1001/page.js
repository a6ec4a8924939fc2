const firstWait = 5000;
const maxWaits = 5;

export function connect(url, ended, waits = 0) {
  const socket = new WebSocket(url);
  let opened = false;

  socket.addEventListener('open', () => {
    opened = true;
  });

  socket.addEventListener('close', (event) => {
    const done = opened ? 0 : waits;
    const stillDown = !opened && waits > 0 && waits < maxWaits;
    if (event.code !== 1001 && !stillDown) {
      ended(event);
      return;
    }
    setTimeout(() => connect(url, ended, done + 1), Math.random() * firstWait * 2 ** done);
  });

  return socket;
}
