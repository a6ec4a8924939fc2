package main

import (
	"context"
	"errors"
	"log"
	"math"
	"math/rand"
	"time"

	"github.com/gorilla/websocket"
)

// Seconds before the first attempt, at least and at most, after the codes whose cause passes by itself.
var waits = map[int][2]float64{1001: {0, 5}, 1006: {0, 5}, 1011: {0, 5}, 1012: {5, 30}, 1013: {30, 60}, 1014: {0, 5}, 3008: {0, 5}}
var longest = 60.0

// stayConnected connects for as long as that helps; it returns the last close code.
func stayConnected(ctx context.Context, url string, handle func([]byte)) int {
	failures := 0.0
	worked := false
	for {
		code, open := listen(ctx, url, handle)
		worked = worked || open > 0
		if open > 5*time.Second {
			failures = 0
		}
		wait, passes := waits[code]
		if !passes || (!worked && failures == 2) {
			return code
		}
		limit := math.Min(longest, wait[1]*math.Pow(2, failures))
		seconds := wait[0] + rand.Float64()*(limit-wait[0])
		failures++
		log.Printf("%d: connecting again in %.3f s", code, seconds)
		select {
		case <-time.After(time.Duration(seconds * float64(time.Second))):
		case <-ctx.Done():
			return code
		}
	}
}

// listen handles the messages of one connection; it returns its close code and how long it was open.
func listen(ctx context.Context, url string, handle func([]byte)) (int, time.Duration) {
	conn, _, err := websocket.DefaultDialer.DialContext(ctx, url, nil)
	if err != nil {
		return 1006, 0 // What a browser would say.
	}
	defer conn.Close()
	opened := time.Now()
	for {
		_, message, err := conn.ReadMessage()
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			return closed.Code, time.Since(opened)
		}
		if err != nil {
			return 1006, time.Since(opened)
		}
		handle(message)
	}
}
