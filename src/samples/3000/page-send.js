export function leave(socket, reason = 'session expired') {
  if (socket.readyState !== WebSocket.OPEN) {
    return false;
  }

  socket.close(3000, reason);
  return true;
}
