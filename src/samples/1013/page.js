let notBefore = 0;

export function secondsToWait() {
  return Math.max(0, Math.ceil((notBefore - Date.now()) / 1000));
}

export function connect(url, ended) {
  const socket = new WebSocket(url);

  socket.addEventListener('close', (event) => {
    if (event.code === 1013) {
      notBefore = Date.now() + 30000 + Math.random() * 30000;
    }
    ended(event);
  });

  return socket;
}
