URL=https://example.com/socket
HOP=10.0.0.5:443 # the load balancer, the proxy, then the server itself
curl -sS -o /dev/null --http1.1 -w '%{http_code}, over after %{time_total} s\n' \
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
  -H 'Sec-WebSocket-Key: dGVzdGluZyB0aGUga2V5IQ==' --connect-to "::$HOP" "$URL"
