PID=12345 # one instance, of no use to anyone else, with a client connected
kill -TERM "$PID"
