PORT=8080
tshark -r ws.pcap -d "tcp.port==$PORT,http" \
  -Y 'websocket.opcode == 8 || tcp.flags.fin == 1 || tcp.flags.reset == 1' \
  -T fields -e frame.time_relative -e tcp.srcport -e websocket.payload.close.status_code -e tcp.flags.str
