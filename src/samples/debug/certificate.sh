HOST=example.com PORT=443
openssl s_client -connect "$HOST:$PORT" -servername "$HOST" -verify_hostname "$HOST" </dev/null 2>&1 |
  grep -E 'verify error|Verify return code|issuer=|error:'
