package main

import (
	"fmt"

	"vanban/api/service"
	"vanban/templates"
)

// reopen gives back the payload that a PDF carries.
func reopen(e *env, args []string) error {
	out := e.flags.String("o", "-", "ghi vào `TỆP`; mặc định là đầu ra chuẩn")
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	file, err := e.readFile(rest[0], service.MaxPDF)
	if err != nil {
		return err
	}
	made, err := service.Reopen(file)
	if err != nil {
		return fmt.Errorf("không mở lại được %s: %w", rest[0], err)
	}
	if err := e.write(*out, made.Payload); err != nil {
		return err
	}
	if kind, _ := templates.KindOf(made.Payload); kind == "" {
		_, err = fmt.Fprintf(e.stderr, "%s: lưu ý: dữ liệu không ghi loại văn bản; tạo lại bằng cờ -kind %s.\n", rest[0], made.Kind)
	}
	return err
}
