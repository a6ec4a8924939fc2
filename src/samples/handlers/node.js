export function printClose(socket) {
  // Without a listener an error ends the program. The close follows it.
  socket.on('error', console.error);

  socket.on('close', (code, reason) => {
    console.warn(`WebSocket closed: ${code} ${JSON.stringify(reason.toString())} https://whyclosed.example/${code}`);
  });
}
