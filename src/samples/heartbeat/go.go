package main

import (
	"time"

	"github.com/gorilla/websocket"
)

// listenAlive reads until the connection ends. Silence for twice the time between two Pings
// ends it too: the error is then a net.Error whose Timeout method says true.
func listenAlive(conn *websocket.Conn, every time.Duration, handle func([]byte)) error {
	defer conn.Close()
	done := make(chan struct{})
	defer close(done)
	go sendPings(conn, every, done)

	heard := func(string) error { return conn.SetReadDeadline(time.Now().Add(2 * every)) }
	conn.SetPongHandler(heard)
	heard("")
	for {
		_, message, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		heard("")
		handle(message)
	}
}

func sendPings(conn *websocket.Conn, every time.Duration, done <-chan struct{}) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			// An error needs no care here: the reader meets it as well.
			conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(every))
		case <-done:
			return
		}
	}
}
