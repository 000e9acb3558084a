package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"vanban/api/service"
	"vanban/api/whole"
	"vanban/templates"
)

// command is one of the program's commands.
type command struct {
	name  string
	args  string // what it takes beside flags, as the help shows it
	about string // what it does, in a line
	// run does it. It defines its flags, then parses args with env.parse.
	run func(e *env, args []string) error
}

// commands lists the commands, as the help shows them.
func commands() []command {
	return []command{
		{"render", "TỆP.json", "tạo văn bản PDF hoặc Word từ dữ liệu", render},
		{"reopen", "TỆP.pdf", "lấy lại dữ liệu từ PDF đã tạo với -pdfa 3a", reopen},
		{"check", "TỆP.json", "kiểm tra dữ liệu và in mọi lỗi", check},
		{"mend", "TỆP.json", "sửa những lỗi chỉ về hình thức trong dữ liệu, phần khác giữ nguyên", mend},
		{"report", "", "tạo báo cáo định kỳ theo lịch, hoặc từ một bảng số liệu", makeReports},
		{"inspect", "TỆP", "xem một bảng Excel hoặc CSV và in ra cách đọc nó, dạng YAML", inspect},
		{"kinds", "", "liệt kê các loại văn bản", kinds},
		{"sample", "LOẠI", "in dữ liệu mẫu của một loại văn bản, hoặc hồ sơ mẫu (sample profile)", sample},
		{"schema", "LOẠI", "in JSON Schema của một loại văn bản, hoặc của hồ sơ cơ quan (schema profile)", schema},
		{"profile", "check TỆP.yaml…", "kiểm tra hồ sơ cơ quan", checkProfiles},
		{"serve", "", "chạy trang soạn thảo và API", serve},
		{"version", "", "in phiên bản", version},
		{"help", "[LỆNH]", "in phần trợ giúp này, hoặc của một lệnh", helpCommand},
	}
}

// env is what a command works with.
type env struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	getenv         func(string) string
	wait           func(context.Context, time.Duration) error // nil waits by the clock
	flags          *flag.FlagSet                              // the command's own
}

// pause waits, or ends early with the context's error.
func (e *env) pause(ctx context.Context, d time.Duration) error {
	if e.wait != nil {
		return e.wait(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// do runs a command.
func (e *env) do(c command, args []string) error {
	e.flags = flag.NewFlagSet(c.name, flag.ContinueOnError)
	e.flags.SetOutput(io.Discard) // what is wrong is an error, which report prints
	err := c.run(e, args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(e.stdout, "vanban %s\n  %s\n\n", strings.TrimSpace(c.name+" [tùy chọn] "+c.args), c.about)
		fmt.Fprint(e.stdout, e.describeFlags())
	}
	return err
}

// describeFlags lists the flags, as package flag does, in Vietnamese.
func (e *env) describeFlags() string {
	var b strings.Builder
	e.flags.SetOutput(&b)
	e.flags.PrintDefaults()
	return strings.ReplaceAll(b.String(), "(default ", "(mặc định là ")
}

// parse reads the flags, which may stand before and behind the other arguments, and
// gives the others: at least and at most so many.
func (e *env) parse(args []string, least, most int) ([]string, error) {
	var rest []string
	for {
		if err := e.flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, err
		} else if err != nil {
			return nil, e.explainFlag(err)
		}
		if e.flags.NArg() == 0 {
			break
		}
		rest, args = append(rest, e.flags.Arg(0)), e.flags.Args()[1:]
	}
	if err := e.checkEmpty(); err != nil {
		return nil, err
	}
	switch {
	case len(rest) < least:
		return nil, usageError{"Thiếu tham số. " + e.seeHelp()}
	case len(rest) > most:
		return nil, usageError{fmt.Sprintf("Thừa tham số “%s”. %s", rest[most], e.seeHelp())}
	}
	return rest, nil
}

func (e *env) seeHelp() string {
	return fmt.Sprintf("Xem “vanban help %s”.", e.flags.Name())
}

const flagPDFA = "pdfa"

// optionFlags defines the flags for what may be asked of a file beyond its format.
func (e *env) optionFlags() *service.Options {
	o := new(service.Options)
	e.flags.StringVar(&o.PDFA, flagPDFA, "", "tạo PDF theo `MỨC` PDF/A: 2a để ban hành, là mặc định; 3a kèm dữ liệu trong tệp, “vanban reopen” lấy lại được")
	e.flags.BoolVar(&o.EmbedFonts, "embed-fonts", false, "nhúng phông chữ vào tệp Word, cho máy không có Times New Roman")
	return o
}

// readPayload reads a file, or standard input for "-", no further than a payload may go.
func (e *env) readPayload(name string) ([]byte, error) { return e.readFile(name, templates.MaxBytes) }

// readFile reads a file, or standard input for "-", one byte further than it may go at most.
func (e *env) readFile(name string, most int64) ([]byte, error) {
	in := e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("không đọc được %s: %w", name, bare(err))
		}
		defer f.Close() //nolint:errcheck // it was only read
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, fmt.Errorf("không đọc được %s: %w", name, bare(err))
	}
	return data, nil
}

// bare is an error of a file without the file's name, which the message has already.
func bare(err error) error { return errors.New(whole.Why(err)) }

func helpCommand(e *env, args []string) error {
	rest, err := e.parse(args, 0, 1)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return help(e)
	}
	err = e.run([]string{rest[0], "-h"})
	if errors.Is(err, flag.ErrHelp) {
		return nil // it has been given
	}
	return err
}

// help prints what the program does, and its commands.
func help(e *env) error {
	fmt.Fprint(e.stdout, "vanban tạo văn bản hành chính theo Nghị định 30/2020/NĐ-CP từ dữ liệu JSON.\n\n")
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(w, "  vanban %s %s\t%s\n", c.name, c.args, c.about)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(e.stdout, `
“vanban help LỆNH” in các tùy chọn của lệnh. “-” thay cho tên tệp là đầu vào hoặc đầu ra chuẩn.

Mã trả về: 0 – thành công; 1 – dữ liệu có lỗi; 2 – dòng lệnh sai; 3 – lỗi khác.
`)
	return err
}
