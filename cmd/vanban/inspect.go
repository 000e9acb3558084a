package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanban/api/source"
)

// tables are the extensions of files that may hold a table.
var tables = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}

// inspect prints the mapping that it proposes for a table, to be looked at and put into a file.
func inspect(e *env, args []string) error {
	out := e.flags.String("o", "", "ghi vào `TỆP`; mặc định là đầu ra chuẩn")
	sheet := e.flags.String("sheet", "", "xem `TRANG` tính tên này; mặc định là trang có nhiều hàng nhất")
	force := e.flags.Bool("force", false, "ghi đè lên tệp đã có")
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	if !slices.Contains(tables, strings.ToLower(filepath.Ext(rest[0]))) {
		return usageError{fmt.Sprintf("“%s” không phải là bảng: cần tệp .xlsx hoặc .csv; tệp loại khác thì lưu lại dạng .xlsx.", rest[0])}
	}
	if err := e.notInput(*out, rest[0]); err != nil {
		return err
	}
	if info, err := os.Stat(*out); err == nil && info.Mode().IsRegular() && !*force {
		return usageError{fmt.Sprintf("%s đã có, có lẽ đã được sửa: đổi tên ở -o, hoặc thêm -force để ghi đè.", *out)}
	}
	proposal, err := source.Inspect(e.ctx, rest[0], *sheet)
	if err != nil {
		return e.explain(err)
	}
	data, err := proposal.YAML()
	if err != nil {
		return err
	}
	if err := e.write(cmp.Or(*out, "-"), data); err != nil {
		return err
	}
	return e.tellUnsure(*out, proposal.Unsure)
}

// tellUnsure prints what somebody has to look at in a mapping that was written into a file; on
// standard output it stands there already.
func (e *env) tellUnsure(file string, unsure []string) (err error) {
	if file == "" || file == "-" {
		return nil
	}
	_, err = fmt.Fprintf(e.stdout, "Đã ghi %s.\n", file)
	if len(unsure) > 0 && err == nil {
		_, err = fmt.Fprintf(e.stdout, "CẦN XEM LẠI:\n  - %s\n", strings.Join(unsure, "\n  - "))
	}
	return err
}
