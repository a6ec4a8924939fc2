const firstWait = 5000;
const longestWait = 60000;

export function connect(url, ended, waits = 0, worked = false) {
  const socket = new WebSocket(url);
  let opened = false;

  socket.addEventListener('open', () => {
    opened = true;
  });

  socket.addEventListener('close', (event) => {
    const known = worked || opened;
    const done = opened ? 0 : waits;
    if (event.code !== 1006 || (!known && done === 2)) {
      ended(event);
      return;
    }
    const wait = Math.random() * Math.min(firstWait * 2 ** done, longestWait);
    setTimeout(() => connect(url, ended, done + 1, known), wait);
  });

  return socket;
}
