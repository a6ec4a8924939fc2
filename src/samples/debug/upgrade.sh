URL=https://example.com/socket # https:// for wss://, http:// for ws://
curl -sS -i -N --http1.1 --max-time 10 \
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
  -H 'Sec-WebSocket-Key: dGVzdGluZyB0aGUga2V5IQ==' "$URL"
