package main

import (
	"errors"
	"net"
	"net/http"

	"github.com/gorilla/websocket"
)

func gorillaClient(t task, r *result) {
	dialer := *websocket.DefaultDialer
	dialer.TLSClientConfig = tlsConfig()
	dialer.Subprotocols = t.Protocols
	conn, _, err := dialer.DialContext(dialContext(t), t.URL, nil)
	if err != nil {
		r.end("error", err)
		return
	}
	defer conn.Close()
	r.tell("open")
	if t.MaxMessage != nil {
		conn.SetReadLimit(*t.MaxMessage)
	}

	switch t.Act {
	case "send":
		r.Thrown = describe(conn.WriteMessage(websocket.TextMessage, []byte("hello")))
	case "close":
		err := gorillaClose(conn, t)
		r.Thrown = describe(err)
		var lost net.Error
		if err != nil && !errors.As(err, &lost) {
			// The library refused to send this Close frame: the connection is as open as before, so we cut it.
			return
		}
	}

	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			gorillaEnd(&r.report, err)
			return
		}
		r.tell("message")
	}
}

// gorillaClose closes as the library's documentation and its echo example do. A close code goes into a Close frame that the program
// writes itself; Conn.Close takes none and closes the TCP connection without a Close frame.
func gorillaClose(conn *websocket.Conn, t task) error {
	if t.Code == nil {
		return conn.Close()
	}
	return conn.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(*t.Code, t.Reason))
}

// gorillaEnd notes the error that ended reading or writing. A CloseError is the library's way to say "closed", also where no Close
// frame came (1006); net.ErrClosed is Go's, after the program's own Close. All else is a fault.
func gorillaEnd(r *report, err error) {
	var closed *websocket.CloseError
	switch {
	case errors.As(err, &closed):
		r.closed(closed.Code, closed.Text, err)
	case errors.Is(err, net.ErrClosed):
		r.end("close", err)
	default:
		r.end("error", err)
	}
}

var upgrader = websocket.Upgrader{}

func gorillaServer(w http.ResponseWriter, request *http.Request, r *report) {
	conn, err := upgrader.Upgrade(w, request, nil)
	if err != nil {
		r.end("error", err)
		return
	}
	r.tell("open")
	path := request.URL.Path
	if path != "/return" {
		// As in the library's examples. /return shows what happens without: net/http leaves an upgraded connection to the handler.
		defer conn.Close()
	}
	if path == "/limit" {
		conn.SetReadLimit(limit)
	}
	if err := converse(path, r, conn.ReadMessage, conn.WriteMessage); err != nil {
		gorillaEnd(r, err)
	}
}
