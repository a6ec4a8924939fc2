export function connect(url, ended, attempt = 0) {
  const socket = new WebSocket(url);
  let failures = attempt;

  socket.addEventListener('open', () => socket.send('hello'));
  socket.addEventListener('message', () => {
    failures = 0;
  });

  socket.addEventListener('close', (event) => {
    if (event.code !== 3008) {
      ended(event);
      return;
    }
    const longest = Math.min(5000 * 2 ** failures, 60_000);
    setTimeout(() => connect(url, ended, failures + 1), Math.random() * longest);
  });

  return socket;
}
