const asMeant = [1000, 1005];

export function connect(url, ended) {
  const socket = new WebSocket(url);

  socket.addEventListener('close', (event) => {
    if (!asMeant.includes(event.code)) {
      console.warn(event.code, event.reason);
    }
    ended(event);
  });

  return socket;
}
