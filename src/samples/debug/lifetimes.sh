URL=https://example.com/socket
for i in 1 2 3; do
  curl -sS -o /dev/null --http1.1 -w '%{http_code}, over after %{time_total} s\n' \
    -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
    -H 'Sec-WebSocket-Key: dGVzdGluZyB0aGUga2V5IQ==' "$URL"
done
