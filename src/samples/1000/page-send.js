export function leave(socket, reason = 'done') {
  return new Promise((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) {
      resolve(null);
      return;
    }
    socket.addEventListener('close', resolve, { once: true });
    socket.close(1000, reason);
  });
}
