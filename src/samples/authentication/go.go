package main

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

const patience = 5 * time.Second

type user struct{ mayRead bool }

var upgrader websocket.Upgrader

// guard makes a handler that gives those who may to start.
func guard(userOf func(token string) *user, start func(*websocket.Conn, *user)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return // Upgrade has answered with an HTTP error.
		}
		defer conn.Close()
		conn.SetReadDeadline(time.Now().Add(patience))
		_, token, err := conn.ReadMessage()
		if err != nil {
			closeWith(conn, 3008, "no token")
			return
		}
		conn.SetReadDeadline(time.Time{})
		switch u := userOf(string(token)); {
		case u == nil:
			closeWith(conn, 3000, "token invalid")
		case !u.mayRead:
			closeWith(conn, 3003, "not allowed")
		default:
			start(conn, u)
		}
	}
}

func closeWith(conn *websocket.Conn, code int, reason string) {
	until := time.Now().Add(patience)
	conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), until)
	// Closing TCP with data unread could reset it, and the code would be lost: read on to the peer's answer.
	conn.SetReadDeadline(until)
	for {
		if _, _, err := conn.NextReader(); err != nil {
			return
		}
	}
}
