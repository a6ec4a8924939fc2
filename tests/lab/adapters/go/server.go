package main

import (
	"log"
	"net"
	"net/http"
)

// served is the line for one connection.
type served struct {
	Path string `json:"path"`
	report
}

// runServer serves on a free port of the loopback. net/http handles no signal, and neither does this.
func runServer(module string, serve func(http.ResponseWriter, *http.Request, *report)) {
	handler := func(w http.ResponseWriter, request *http.Request) {
		r := newReport()
		// Deferred, so that a handler that panics is reported as well.
		defer func() { emit(served{request.URL.Path, r}) }()
		serve(w, request, &r)
	}
	for _, path := range []string{"/echo", "/throw", "/return", "/limit"} {
		http.HandleFunc(path, handler)
	}
	http.HandleFunc("/secret", func(w http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") == "" {
			http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
			return
		}
		handler(w, request)
	})

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	line := newReady(module)
	line.Port = listener.Addr().(*net.TCPAddr).Port
	line.Unsupported = map[string]string{"/heartbeat": "no-heartbeat"}
	emit(line)
	log.Fatal(http.Serve(listener, nil))
}

// limit is the longest message that /limit takes, in bytes.
const limit = 1024

// converse answers messages as the path says until reading or writing fails; nil if the handler is to return before.
func converse[Kind any](
	path string,
	r *report,
	read func() (Kind, []byte, error),
	write func(Kind, []byte) error,
) error {
	for {
		kind, data, err := read()
		if err != nil {
			return err
		}
		r.tell("message")
		switch path {
		case "/throw":
			panic("the handler of /throw panics")
		case "/return":
			return nil
		}
		if err := write(kind, data); err != nil {
			return err
		}
	}
}
