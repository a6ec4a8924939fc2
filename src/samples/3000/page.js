let token = '';

export function login(value) {
  token = value;
}

export function connect(url, ended) {
  const socket = new WebSocket(url);

  socket.addEventListener('open', () => {
    socket.send(token);
  });

  socket.addEventListener('close', (event) => {
    if (event.code === 3000) {
      token = '';
    }
    ended(event);
  });

  return socket;
}
