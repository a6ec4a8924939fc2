const minWait = 5000;
const maxWait = 30000;
const maxAttempts = 6;

export function connect(url, ended, attempt = 0) {
  const socket = new WebSocket(url);
  let opened = false;

  socket.addEventListener('open', () => {
    opened = true;
  });

  socket.addEventListener('close', (event) => {
    const restarting = event.code === 1012;
    const notBackYet = !opened && attempt > 0 && attempt < maxAttempts;
    if (!restarting && !notBackYet) {
      ended(event);
      return;
    }
    const wait = minWait + Math.random() * (maxWait - minWait);
    setTimeout(() => connect(url, ended, restarting ? 1 : attempt + 1), wait);
  });
}
