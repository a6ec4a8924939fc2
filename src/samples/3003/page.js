const refused = new Set();

export function connect(url, ended) {
  const socket = new WebSocket(url);
  let last = null;

  function request(action) {
    if (refused.has(action)) return false;
    last = action;
    socket.send(action);
    return true;
  }

  socket.addEventListener('close', (event) => {
    if (event.code === 3003 && last !== null) {
      refused.add(last);
    }
    ended(event);
  });

  return { socket, request };
}
