export function connect(url, token, { handle, askLogin, ended }) {
  const socket = new WebSocket(url);

  socket.addEventListener('open', () => socket.send(token));
  socket.addEventListener('message', ({ data }) => handle(data));
  socket.addEventListener('close', (event) => {
    if (event.code === 3000) askLogin();
    else ended(event);
  });

  return socket;
}
