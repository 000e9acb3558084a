package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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
	if err := e.checkPayloadName(*out, rest[0]); err != nil {
		return err
	}
	file, err := e.readFile(rest[0], service.MaxPDF)
	if err != nil {
		return err
	}
	made, err := service.Reopen(e.ctx, file)
	if refused, ok := errors.AsType[*service.Error](err); ok {
		refused.Err = nil // which is for programmers
	}
	if err != nil {
		return fmt.Errorf("không mở lại được %s: %w", rest[0], err)
	}
	if err := e.write(*out, made.Payload); err != nil {
		return err
	}
	if kind, _ := templates.KindOf(made.Payload); kind == "" {
		_, err = fmt.Fprintf(e.stderr, "%s: lưu ý: dữ liệu không ghi loại văn bản; tạo lại bằng tùy chọn -kind %s.\n", rest[0], made.Kind)
	}
	return err
}

// documents are the extensions of files that no payload may be written to.
var documents = []string{".pdf", ".docx"}

// checkPayloadName refuses to write a payload over the file that it comes from, or into a file that would be taken for a document.
func (e *env) checkPayloadName(out, from string) error {
	if err := e.notInput(out, from); err != nil {
		return err
	}
	if slices.Contains(documents, strings.ToLower(filepath.Ext(out))) {
		return usageError{fmt.Sprintf("Dữ liệu là JSON, không phải PDF hay Word: ghi vào tên .json thay cho %s.", out)}
	}
	return nil
}
