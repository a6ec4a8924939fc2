export function leave(socket, answerWithin = 1000) {
  const timer = setTimeout(() => {
    socket.close(3008, 'no answer');
  }, answerWithin);
  const stop = () => clearTimeout(timer);

  socket.addEventListener('message', stop, { once: true });
  socket.addEventListener('close', stop, { once: true });
}
