package main

import (
	"log"
	"os"

	"github.com/gorilla/websocket"
)

func main() {
	log.SetFlags(0)
	conn, _, err := websocket.DefaultDialer.Dial(os.Args[1], nil)
	if err != nil {
		log.Fatal(err)
	}
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			printClose(err)
			return
		}
	}
}
