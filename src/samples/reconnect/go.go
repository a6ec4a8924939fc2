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

// Before the first attempt, at least and at most, after the codes whose cause passes by itself.
var waits = map[int][2]time.Duration{
	1001: {0, 5 * time.Second},
	1006: {0, 5 * time.Second},
	1011: {0, 5 * time.Second},
	1012: {5 * time.Second, 30 * time.Second},
	1013: {30 * time.Second, 60 * time.Second},
	3008: {0, 5 * time.Second},
}

var longest = 60 * time.Second

// stayConnected connects for as long as that helps, and returns the last close code.
func stayConnected(ctx context.Context, url string, handle func([]byte)) (int, error) {
	worked := false
	for failures := 0; ; failures++ {
		code, open := listen(ctx, url, handle)
		worked = worked || open > 0
		if open > 5*time.Second {
			failures = 0
		}
		wait, passes := waits[code]
		if !passes || (!worked && failures == 2) {
			return code, nil
		}
		limit := math.Min(float64(longest), float64(wait[1])*math.Pow(2, float64(failures)))
		pause := wait[0] + time.Duration(rand.Float64()*(limit-float64(wait[0])))
		log.Printf("%d: connecting again in %v", code, pause.Round(time.Millisecond))
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return code, ctx.Err()
		}
	}
}

// listen handles the messages of one connection, and returns its close code and how long it was open.
func listen(ctx context.Context, url string, handle func([]byte)) (int, time.Duration) {
	conn, _, err := websocket.DefaultDialer.DialContext(ctx, url, nil)
	if err != nil {
		return websocket.CloseAbnormalClosure, 0
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
			return websocket.CloseAbnormalClosure, time.Since(opened)
		}
		handle(message)
	}
}
