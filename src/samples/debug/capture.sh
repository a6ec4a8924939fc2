PORT=8080
tcpdump -i any -w ws.pcap "tcp port $PORT" # Ctrl+C a second after the cut
