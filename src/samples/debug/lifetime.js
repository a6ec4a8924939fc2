// In the console of the page, or with Node.js 22 or later.
const socket = new WebSocket('wss://example.com/socket');
const start = performance.now();
const now = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
let opened = 'never opened';
socket.onopen = () => {
  opened = `opened after ${now()}`;
};
socket.onclose = ({ code, reason, wasClean }) =>
  console.log(`${opened}, closed after ${now()}:`, code, reason, wasClean ? 'clean' : 'not clean');
