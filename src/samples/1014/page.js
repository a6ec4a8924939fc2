const firstWait = 5000;
const longestWait = 60000;

export function connect(url, ended, received = () => {}, attempt = 0) {
  const socket = new WebSocket(url);
  let failures = attempt;

  socket.addEventListener('message', (event) => {
    failures = 0;
    received(event.data);
  });

  socket.addEventListener('close', (event) => {
    if (event.code !== 1014) {
      ended(event);
      return;
    }
    const limit = Math.min(longestWait, firstWait * 2 ** failures);
    const again = () => connect(url, ended, received, failures + 1);
    setTimeout(again, Math.random() * limit);
  });
}
