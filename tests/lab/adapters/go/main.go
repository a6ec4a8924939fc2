// Command lab-go does the lab's tasks with one of Go's WebSocket libraries: lab-go client|server gorilla|coder.
package main

import (
	"log"
	"os"
	"strings"
)

const (
	gorillaModule = "github.com/gorilla/websocket"
	coderModule   = "github.com/coder/websocket"
)

func main() {
	switch role := strings.Join(os.Args[1:], " "); role {
	case "client gorilla":
		runClient(gorillaModule, gorillaClient)
	case "client coder":
		runClient(coderModule, coderClient)
	case "server gorilla":
		runServer(gorillaModule, gorillaServer)
	case "server coder":
		runServer(coderModule, coderServer)
	default:
		log.Fatalf("lab-go: found the arguments %q, expected client or server, then gorilla or coder", role)
	}
}
