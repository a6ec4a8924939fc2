// Page script cannot send a Ping frame: it sends 'ping', and the server answers with any message.
export function watch(socket, died, every = 20000, patience = 10000) {
  let timer;

  function ask() {
    socket.send('ping');
    timer = setTimeout(() => {
      // The close event may be late: nobody answers the Close frame.
      socket.close(3008, 'no answer to ping');
      died();
    }, patience);
  }

  function rest() {
    clearTimeout(timer);
    timer = setTimeout(ask, every);
  }

  socket.addEventListener('open', rest);
  socket.addEventListener('message', rest);
  socket.addEventListener('close', () => clearTimeout(timer));
}
