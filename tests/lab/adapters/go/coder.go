package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// httpClient is net/http's default client, or, with LAB_CA, one that differs only in whom it trusts.
var httpClient = sync.OnceValue(func() *http.Client {
	config := tlsConfig()
	if config == nil {
		return http.DefaultClient
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = config
	return &http.Client{Transport: transport}
})

func coderClient(t task, r *result) {
	conn, _, err := websocket.Dial(dialContext(t), t.URL, &websocket.DialOptions{HTTPClient: httpClient(), Subprotocols: t.Protocols})
	if err != nil {
		r.end("error", err)
		return
	}
	defer conn.CloseNow()
	r.tell("open")
	if t.MaxMessage != nil {
		conn.SetReadLimit(*t.MaxMessage)
	}

	// Not nil where the program closes: what Close returned.
	var closing chan error
	switch t.Act {
	case "send":
		r.Thrown = describe(conn.Write(context.Background(), websocket.MessageText, []byte("hello")))
	case "close":
		// Close waits for the peer's Close frame, so it is called beside the reading, and after that began: whichever of the two reads
		// the frame is told what it says.
		closing = make(chan error, 1)
		time.AfterFunc(pause, func() { closing <- coderClose(conn, t) })
	}

	for {
		_, _, err := conn.Read(context.Background())
		if err != nil {
			coderEnd(&r.report, err)
			break
		}
		r.tell("message")
	}
	if closing != nil {
		r.Thrown = describe(<-closing)
	}
}

// coderClose closes with 1000 where the task has no code: Close has no default, and that is what all the library's examples give it.
// A Close that refuses its code closes the TCP connection itself.
func coderClose(conn *websocket.Conn, t task) error {
	code := websocket.StatusNormalClosure
	if t.Code != nil {
		code = websocket.StatusCode(*t.Code)
	}
	return conn.Close(code, t.Reason)
}

// coderEnd notes the error that ended reading or writing. A CloseError is the library's way to say "closed" and comes only where a
// Close frame came; net.ErrClosed is Go's, after the program's own Close. All else is a fault.
func coderEnd(r *report, err error) {
	var closed websocket.CloseError
	switch {
	case errors.As(err, &closed):
		r.closed(int(closed.Code), closed.Reason, err)
	case errors.Is(err, net.ErrClosed):
		r.end("close", err)
	default:
		r.end("error", err)
	}
}

func coderServer(w http.ResponseWriter, request *http.Request, r *report) {
	conn, err := websocket.Accept(w, request, nil)
	if err != nil {
		r.end("error", err)
		return
	}
	r.tell("open")
	path := request.URL.Path
	if path != "/return" {
		// As in the library's examples. /return shows what happens without: net/http leaves an upgraded connection to the handler.
		defer conn.CloseNow()
	}
	if path == "/limit" {
		conn.SetReadLimit(limit)
	}
	// Not the request's context: the library's documentation advises against it after an upgrade.
	read := func() (websocket.MessageType, []byte, error) { return conn.Read(context.Background()) }
	write := func(kind websocket.MessageType, data []byte) error {
		return conn.Write(context.Background(), kind, data)
	}
	if err := converse(path, r, read, write); err != nil {
		coderEnd(r, err)
	}
}
