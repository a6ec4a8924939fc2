const firstWait = 5000;
const maxAttempts = 5;
const stableAfter = 60000;

export function connect(url, ended, attempt = 0) {
  const socket = new WebSocket(url);
  let openedAt = Infinity;

  socket.addEventListener('open', () => {
    openedAt = Date.now();
  });

  socket.addEventListener('close', (event) => {
    const failures = Date.now() - openedAt > stableAfter ? 0 : attempt;
    if (event.code !== 1011 || failures === maxAttempts) {
      ended(event);
      return;
    }
    const wait = Math.random() * firstWait * 2 ** failures;
    setTimeout(() => connect(url, ended, failures + 1), wait);
  });
}
