export function printClose(socket) {
  socket.addEventListener('close', ({ code, reason }) => {
    console.warn(`WebSocket closed: ${code} ${JSON.stringify(reason)} https://whyclosed.example/${code}`);
  });
}
