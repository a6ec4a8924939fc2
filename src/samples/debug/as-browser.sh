URL=https://example.com/socket
curl -sS -i -N --http1.1 --max-time 10 \
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
  -H 'Sec-WebSocket-Key: dGVzdGluZyB0aGUga2V5IQ==' \
  -H 'Origin: https://app.example.com' \
  -H 'Cookie: session=0123456789' \
  -H 'Sec-WebSocket-Protocol: chat' "$URL"
