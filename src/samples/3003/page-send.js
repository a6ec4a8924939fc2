export function leave(socket, reason = 'not allowed') {
  const { byteLength } = new TextEncoder().encode(reason);

  if (byteLength > 123) {
    throw new RangeError(`${byteLength} > 123`);
  }
  socket.close(3003, reason);
}
