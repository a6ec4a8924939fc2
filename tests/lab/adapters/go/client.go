package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"sync"
	"time"
)

// task is what a client is told to do. Code and MaxMessage are nil where none is given.
type task struct {
	Run        int      `json:"run"`
	URL        string   `json:"url"`
	Act        string   `json:"act"`
	Protocols  []string `json:"protocols"`
	Code       *int     `json:"code"`
	Reason     string   `json:"reason"`
	MaxMessage *int64   `json:"maxMessage"`
	Heartbeat  int      `json:"heartbeat"`
}

// result is the answer to a task.
type result struct {
	Run int `json:"run"`
	report
	// Neither library has the notion.
	WasClean *bool    `json:"wasClean"`
	Thrown   *failure `json:"thrown"`
	Console  []string `json:"console"`
}

// unsupported is the answer to a task that a library has no way to do.
type unsupported struct {
	Run         int    `json:"run"`
	Unsupported string `json:"unsupported"`
}

// whyNot says why a task cannot be done with either library; "" if it can.
func whyNot(t task) string {
	switch {
	case t.Act == "navigate" || t.Act == "reload" || t.Act == "close-tab":
		return "no-page"
	case t.Heartbeat != 0:
		// Both can send a Ping (WriteControl, Conn.Ping); when, and what a missing Pong means, is left to the program.
		return "no-heartbeat"
	}
	return ""
}

// runClient does the tasks on stdin, each in its own goroutine, until stdin ends.
func runClient(module string, do func(task, *result)) {
	emit(newReady(module))
	for tasks := json.NewDecoder(os.Stdin); ; {
		var t task
		if err := tasks.Decode(&t); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		go func() {
			if word := whyNot(t); word != "" {
				emit(unsupported{t.Run, word})
				return
			}
			r := result{Run: t.Run, report: newReport(), Console: []string{}}
			do(t, &r)
			emit(r)
		}()
	}
}

// pause is long enough for a handshake request, or a first read, to be under way on the loopback.
const pause = 100 * time.Millisecond

// dialContext is cancelled while the opening handshake is under way if the task says so: no connection is there yet that could be
// closed, and the context is what both libraries take to call a dial off.
func dialContext(t task) context.Context {
	if t.Act != "close-connecting" {
		return context.Background()
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(pause, cancel)
	return ctx
}

// tlsConfig trusts the CA in the file LAB_CA beside the system's; nil, which is the default, without LAB_CA.
var tlsConfig = sync.OnceValue(func() *tls.Config {
	file := os.Getenv("LAB_CA")
	if file == "" {
		return nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		log.Fatal(err)
	}
	if !pool.AppendCertsFromPEM(pem) {
		log.Fatalf("%s: no certificate in it", file)
	}
	return &tls.Config{RootCAs: pool}
})
