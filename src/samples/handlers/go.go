package main

import (
	"errors"
	"log"

	"github.com/gorilla/websocket"
)

// printClose takes the error that ended a loop over conn.ReadMessage.
func printClose(err error) {
	// Any other error means that no Close frame came.
	code, reason := websocket.CloseAbnormalClosure, err.Error()
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		code, reason = closed.Code, closed.Text
	}
	log.Printf("WebSocket closed: %d %q https://whyclosed.example/%d", code, reason, code)
}
