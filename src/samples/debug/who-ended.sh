tcpdump -n -r ws.pcap 'tcp[tcpflags] & (tcp-fin|tcp-rst) != 0'
