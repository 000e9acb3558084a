package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"vanban/api"
	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/webhook"
)

// serve answers HTTP requests until the context ends, and meanwhile makes reports by schedule when it is
// given one.
func serve(e *env, args []string) error {
	o, from := e.serveFlags(), e.materialFlags()
	if _, err := e.parse(args, 0, 0); err != nil {
		return err
	}
	if err := o.check(e); err != nil {
		return err
	}
	handler, err := logHandler(o.logs, e.stderr)
	if err != nil {
		return err
	}
	s, err := from.service(e)
	if err != nil {
		return err
	}
	log := slog.New(handler)
	b, err := e.beside(o.schedules, o.tick, s, log)
	if err != nil {
		return err
	}
	drafts, err := e.openDrafts(o.store, o.addr, o.hosts)
	if err != nil {
		return err
	}
	defer drafts.Close() //nolint:errcheck // what has been answered is on the disk
	server, err := api.New(api.Config{
		Service: s, Version: programVersion(), Log: log, Timeout: o.timeout, Parallel: o.parallel, Reports: b.counts, Stamp: o.stamp, Drafts: drafts,
		Hosts: o.hosts, Drain: o.drain,
	})
	if err != nil {
		return err
	}
	l, err := listen(e.ctx, o.addr)
	if err != nil {
		return err
	}
	ctx, stop := untilHangup(e.ctx)
	defer stop()
	return b.serve(ctx, server, l, log)
}

// untilHangup is a context that ends with the other, and when the terminal or the connection to the machine is closed, unless
// whoever started the program has said that it is to go on then (nohup). That nobody reads the log any more ends nothing.
func untilHangup(ctx context.Context) (context.Context, context.CancelFunc) {
	signal.Ignore(syscall.SIGPIPE)
	if signal.Ignored(syscall.SIGHUP) {
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}

// serveOptions are the flags of serve, but for those of what documents are made with.
type serveOptions struct {
	addr, logs, schedules, store string
	hosts                        []string
	timeout, tick, drain         time.Duration
	parallel                     int
	stamp                        bool
}

func (e *env) serveFlags() *serveOptions {
	var o serveOptions
	e.flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "nghe ở `ĐỊA CHỈ`")
	e.flags.Func("host", "nhận cả yêu cầu gửi đến `TÊN` này, do máy chủ trung gian (proxy) trên cùng máy chuyển vào -addr; ghi nhiều lần, hoặc nối bằng dấu phẩy", o.addHosts)
	e.flags.DurationVar(&o.drain, "drain", 0, "khi được lệnh dừng thì còn nhận yêu cầu trong `THỜI GIAN` này, /readyz đã báo 503, để bộ cân bằng tải kịp chuyển đi")
	e.flags.StringVar(&o.logs, "log", "text", "ghi nhật ký theo `KIỂU` text hoặc json")
	e.flags.DurationVar(&o.timeout, "timeout", api.DefaultTimeout, "dành cho một yêu cầu nhiều nhất `THỜI GIAN` này")
	e.flags.IntVar(&o.parallel, "parallel", 0, "tạo cùng lúc nhiều nhất `SỐ` văn bản; 0 là bằng số bộ xử lý")
	e.flags.StringVar(&o.schedules, "schedule", "", "tạo cả các báo cáo đến hạn theo lịch ở `TỆP` .yaml")
	e.flags.DurationVar(&o.tick, "tick", 10*time.Minute, "xem lịch mỗi `THỜI GIAN` này một lần")
	e.flags.BoolVar(&o.stamp, "stamp", false, "in cả hình chữ ký, con dấu của hồ sơ cơ quan; chỉ bật khi mọi người gửi được yêu cầu đều có quyền ký và đóng dấu, không bật thì chỗ của chúng để trống")
	e.flags.StringVar(&o.store, "store", "", "lưu bản thảo của trang soạn thảo vào `TỆP` .db, chưa có thì tạo; chỉ với -addr mà máy khác không tới được, vì chưa có đăng nhập")
	return &o
}

// addHosts takes names that a proxy passes on.
func (o *serveOptions) addHosts(names string) error {
	for name := range strings.SplitSeq(names, ",") {
		o.hosts = append(o.hosts, strings.TrimSpace(name))
	}
	return nil
}

func isHost(name string) bool { return name != "" && !strings.ContainsAny(name, "/: *") }

// check finds a number or a name that makes no sense.
func (o *serveOptions) check(e *env) error {
	for _, name := range o.hosts {
		if !isHost(name) {
			return usageError{fmt.Sprintf("Cờ -host: “%s” không phải là tên máy. Chỉ viết tên, không có https:// và cổng, ví dụ -host vanban.sonoivu.gov.vn. ", name) + e.seeHelp()}
		}
	}
	switch {
	case o.tick < time.Second:
		return usageError{"Tùy chọn -tick phải từ 1 giây (1s) trở lên. " + e.seeHelp()}
	case o.timeout < time.Second:
		return usageError{"Tùy chọn -timeout phải từ 1 giây (1s) trở lên. " + e.seeHelp()}
	case o.drain < 0:
		return usageError{"Cờ -drain phải từ 0 trở lên. " + e.seeHelp()}
	case o.parallel < 0:
		return usageError{"Tùy chọn -parallel phải từ 0 trở lên. " + e.seeHelp()}
	}
	return nil
}

// beside is what makes reports beside the server. The zero value makes none.
type beside struct {
	runner *schedule.Runner
	counts *api.Reports
	tick   time.Duration
	log    *slog.Logger
	pause  func(context.Context, time.Duration) error
}

// beside reads a file of schedules, "" for none, and makes ready what makes their reports.
func (e *env) beside(file string, tick time.Duration, s *service.Service, log *slog.Logger) (beside, error) {
	if file == "" {
		return beside{}, nil
	}
	config, err := e.loadSchedules(file)
	if err != nil {
		return beside{}, err
	}
	r, err := e.runner(config, config.Webhooks, s, log)
	if err != nil {
		return beside{}, err
	}
	var names []string
	for _, s := range config.Schedules {
		names = append(names, s.Name)
	}
	b := beside{runner: r, counts: api.NewReports(names...), tick: tick, log: log, pause: e.pause}
	r.News = b.count
	return b, nil
}

// count counts a report that was made or has failed.
func (b beside) count(e webhook.Event) {
	told, _ := e.Data.(schedule.Told) // all events of a schedule have it
	switch e.Type {
	case schedule.ReportMade:
		b.counts.Made(told.Schedule, e.Time)
	case schedule.ReportFailed:
		b.counts.Failed(told.Schedule)
	}
}

// serve answers requests and makes reports until the context ends. When the one ends the other is stopped,
// and both have ended when it returns: no report is left half-made.
func (b beside) serve(ctx context.Context, server *api.Server, l net.Listener, log *slog.Logger) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var reports sync.WaitGroup
	if b.runner != nil {
		reports.Go(func() { b.run(ctx) })
	}
	log.Info("listening", "url", "http://"+l.Addr().String())
	err := server.Serve(ctx, l)
	stop()
	reports.Wait()
	log.Info("stopped")
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("đã dừng khi còn yêu cầu chưa làm xong trong thời gian của -timeout")
	}
	return err
}

// run makes reports until the context ends. What goes wrong with them is logged, a panic too; requests are answered
// all the same.
func (b beside) run(ctx context.Context) {
	for ctx.Err() == nil {
		b.runOnce(ctx)
	}
}

// runOnce makes reports until the context ends or something panics, and then waits as long as between two looks at the
// calendar.
func (b beside) runOnce(ctx context.Context) {
	defer func() {
		if cause := recover(); cause != nil {
			b.log.Error("making reports", "panic", cause, "stack", string(debug.Stack()), "again", b.tick)
			_ = b.pause(ctx, b.tick) // the error is the context's
		}
	}()
	_ = b.runner.Run(ctx, b.tick) // the error is the context's
}

// listen opens an address such as "127.0.0.1:8080".
func listen(ctx context.Context, addr string) (net.Listener, error) {
	if err := checkAddr(addr); err != nil {
		return nil, err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("không nghe được ở %s: %s", addr, whyDeaf(err))
	}
	return l, nil
}

// checkAddr refuses what is no address to listen on.
func checkAddr(addr string) error {
	if _, port, err := net.SplitHostPort(addr); err == nil && isPort(port) {
		return nil
	}
	return usageError{fmt.Sprintf(
		"Địa chỉ “%s” không đúng: viết máy:cổng, cổng từ 0 đến 65535, ví dụ 127.0.0.1:8080; :8080 là mọi địa chỉ của máy này.", addr)}
}

func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}

// deaf says what keeps the program from listening, and what to do.
var deaf = []struct {
	err  error
	text string
}{
	{syscall.EADDRINUSE, "cổng này đang được chương trình khác dùng; chọn cổng khác bằng -addr"},
	{syscall.EADDRNOTAVAIL, "máy này không có địa chỉ ấy; dùng 127.0.0.1, hoặc bỏ trống phần máy để nghe ở mọi địa chỉ"},
	{syscall.EACCES, "không có quyền dùng cổng này; chọn cổng từ 1024 trở lên"},
}

func whyDeaf(err error) string {
	for _, row := range deaf {
		if errors.Is(err, row.err) {
			return row.text
		}
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return "không tìm thấy máy tên này; dùng địa chỉ IP, ví dụ 127.0.0.1"
	}
	return err.Error()
}

// logHandler makes the log's handler by its name.
func logHandler(name string, w io.Writer) (slog.Handler, error) {
	switch name {
	case "text":
		return slog.NewTextHandler(w, nil), nil
	case "json":
		return slog.NewJSONHandler(w, nil), nil
	}
	return nil, usageError{fmt.Sprintf("Không có kiểu nhật ký “%s”: dùng text hoặc json.", name)}
}

// version prints the program's version.
func version(e *env, args []string) error {
	if _, err := e.parse(args, 0, 0); err != nil {
		return err
	}
	_, err := fmt.Fprintln(e.stdout, "vanban", programVersion())
	return err
}

// programVersion is what the Go tool wrote into the program: a tag, or "(devel)".
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
