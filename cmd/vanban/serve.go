package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime/debug"

	"vanban/api"
)

// serve answers HTTP requests until the context ends.
func serve(e *env, args []string) error {
	addr := e.flags.String("addr", "127.0.0.1:8080", "nghe ở `ĐỊA CHỈ`")
	logs := e.flags.String("log", "text", "ghi nhật ký theo `KIỂU` text hoặc json")
	timeout := e.flags.Duration("timeout", api.DefaultTimeout, "dành cho một yêu cầu nhiều nhất `THỜI GIAN` này")
	parallel := e.flags.Int("parallel", 0, "tạo cùng lúc nhiều nhất `SỐ` văn bản; 0 là bằng số bộ xử lý")
	from := e.materialFlags()
	if _, err := e.parse(args, 0, 0); err != nil {
		return err
	}
	handler, err := logHandler(*logs, e.stderr)
	if err != nil {
		return err
	}
	s, err := from.service()
	if err != nil {
		return err
	}
	server, err := api.New(api.Config{
		Service: s, Version: programVersion(), Log: slog.New(handler), Timeout: *timeout, Parallel: *parallel,
	})
	if err != nil {
		return err
	}
	return listen(e.ctx, server, *addr, slog.New(handler))
}

func listen(ctx context.Context, server *api.Server, addr string, log *slog.Logger) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("không nghe được ở %s: %w", addr, err)
	}
	log.Info("listening", "url", "http://"+l.Addr().String())
	err = server.Serve(ctx, l)
	log.Info("stopped")
	return err
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
