package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"unicode"
)

// failure is an error as the program got it.
type failure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

// report is what a program was told about one connection.
type report struct {
	Events []string `json:"events"`
	Code   *int     `json:"code"`
	Reason *string  `json:"reason"`
	Error  *failure `json:"error"`
}

func newReport() report { return report{Events: []string{}} }

func (r *report) tell(event string) { r.Events = append(r.Events, event) }

// end notes the error that ended opening, reading or writing, and whether it means "closed" (event close) or a fault (event error).
func (r *report) end(event string, err error) {
	r.tell(event)
	r.Error = describe(err)
}

// closed notes an error in which the library names a close code.
func (r *report) closed(code int, reason string, err error) {
	r.end("close", err)
	r.Code, r.Reason = &code, &reason
}

// describe gives the text of an error and the type by which a program can tell it with errors.As: the first exported one in
// its chain, since wrappers such as *fmt.wrapError say nothing. Where there is none, the type of the error itself.
func describe(err error) *failure {
	if err == nil {
		return nil
	}
	name := fmt.Sprintf("%T", err)
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		inner := fmt.Sprintf("%T", cause)
		if unicode.IsUpper(rune(inner[strings.LastIndex(inner, ".")+1])) {
			name = inner
			break
		}
	}
	return &failure{Type: name, Message: err.Error()}
}

var output sync.Mutex

// emit prints one line of JSON.
func emit(line any) {
	output.Lock()
	defer output.Unlock()
	if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
		log.Fatal(err)
	}
}

// ready is the first line.
type ready struct {
	Ready       bool              `json:"ready"`
	Port        int               `json:"port,omitempty"`
	Version     string            `json:"version"`
	Runtime     string            `json:"runtime"`
	Unsupported map[string]string `json:"unsupported,omitempty"`
}

func newReady(module string) ready {
	return ready{Ready: true, Version: versionOf(module), Runtime: "Go " + strings.TrimPrefix(runtime.Version(), "go")}
}

// versionOf reads from this binary which version of a module was built into it.
func versionOf(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			return strings.TrimPrefix(dependency.Version, "v")
		}
	}
	log.Fatalf("lab-go: %s is not in the build info", module)
	return ""
}
