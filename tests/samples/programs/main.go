// Runs a sample of Go: <topic> <URL or port>.
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

func main() {
	log.SetFlags(0)
	topic, target := os.Args[1], os.Args[2]
	switch topic {
	case "handlers":
		conn := dial(target)
		for {
			if _, _, err := conn.ReadMessage(); err != nil {
				printClose(err)
				return
			}
		}
	case "reconnect":
		// The clock of what waits for seconds, a hundred times as fast.
		longest /= 100
		for code, wait := range waits {
			waits[code] = [2]float64{wait[0] / 100, wait[1] / 100}
		}
		fmt.Println("ended", stayConnected(context.Background(), target, func([]byte) {}))
	case "heartbeat":
		err := listenAlive(dial(target), time.Second, func([]byte) {})
		if late, ok := err.(net.Error); ok && late.Timeout() {
			fmt.Println("dead")
		} else {
			fmt.Println("closed")
		}
	case "authentication":
		users := map[string]*user{"reader": {mayRead: true}, "guest": {}}
		log.Fatal(http.ListenAndServe("127.0.0.1:"+target, guard(
			func(token string) *user { return users[token] },
			func(conn *websocket.Conn, _ *user) {
				conn.WriteMessage(websocket.TextMessage, []byte("welcome"))
				conn.ReadMessage()
			},
		)))
	}
}

func dial(url string) *websocket.Conn {
	conn, _, err := websocket.DefaultDialer.Dial(url, nil)
	if err != nil {
		log.Fatal(err)
	}
	return conn
}
