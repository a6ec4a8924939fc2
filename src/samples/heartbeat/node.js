// For an open socket of a server or of a client.
export function watch(socket, every = 20000) {
  let answered = true;

  const timer = setInterval(() => {
    if (!answered) {
      // The close event follows at once, with 1006.
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, every);

  socket.on('pong', () => {
    answered = true;
  });
  socket.on('close', () => clearInterval(timer));
}
