// Command vanban makes official Vietnamese documents (Decree 30/2020/NĐ-CP) of JSON, as PDF
// and as Word files, on the command line and over HTTP.
//
//	vanban render -o out.pdf payload.json
//	vanban serve
//
// "vanban help" lists the commands. The exit status is 0 when all went well, 1 when the
// payload has errors, 2 when the command line has, and 3 when something else failed. Of a fault of its own the
// program prints the stack when GOTRACEBACK is set.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"vanban/api/service"
	"vanban/templates"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second signal ends the program at once
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(report(os.Stderr, err))
}

// run does what the arguments ask for, by the machine's clock and environment. All that it
// reads and writes beside named files is stdin, stdout and stderr.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	e := &env{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now, getenv: os.Getenv}
	return e.run(args)
}

// run does what the arguments ask for. A panic is a [crash]: Go would end the program with
// the status of a wrong command line.
func (e *env) run(args []string) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = crash{cause, debug.Stack()}
		}
	}()
	if len(args) == 0 {
		return usageError{"Thiếu tên lệnh. “vanban help” liệt kê các lệnh."}
	}
	var names []string
	for _, c := range commands() {
		if c.name == args[0] {
			return e.do(c, args[1:])
		}
		names = append(names, c.name)
	}
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		return help(e)
	}
	message := fmt.Sprintf("Không có lệnh “%s”.", args[0])
	if near := templates.Nearest(args[0], names); near != "" {
		message += fmt.Sprintf(" Có phải muốn dùng “%s”?", near)
	}
	return usageError{message + " “vanban help” liệt kê các lệnh."}
}

// The exit statuses.
const (
	exitOK       = iota
	exitProblems // the payload has errors; they have been printed
	exitUsage    // the command line is wrong
	exitFailure  // anything else: a file that cannot be read or written, a fault of ours
)

// usageError is a wrong command line. The text is for the user.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// crash is a fault of ours that ended a command.
type crash struct {
	cause any
	stack []byte
}

func (e crash) Error() string {
	return fmt.Sprintf("Chương trình gặp lỗi của chính nó: %v. Đặt GOTRACEBACK=all rồi chạy lại để xem chi tiết.", e.cause)
}

// errProblems says that the payload has errors, which have been printed.
var errProblems = errors.New("dữ liệu có lỗi")

// report prints an error and gives the exit status for it.
func report(stderr io.Writer, err error) int {
	code := exitCode(err)
	if code == exitUsage || code == exitFailure {
		fmt.Fprintln(stderr, "vanban:", err)
	}
	if e, ok := errors.AsType[crash](err); ok && os.Getenv("GOTRACEBACK") != "" {
		fmt.Fprintf(stderr, "%s", e.stack)
	}
	if e, ok := errors.AsType[*service.Error](err); ok && e.Suggestion != "" {
		fmt.Fprintln(stderr, "  →", e.Suggestion)
	}
	return code
}

func exitCode(err error) int {
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	if errors.Is(err, errProblems) {
		return exitProblems
	}
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	switch service.CodeOf(err) {
	case service.KindUnknown, service.FormatUnknown, service.OptionUnknown:
		return exitUsage
	}
	return exitFailure
}
