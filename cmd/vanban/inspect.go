package main

import (
	"cmp"
	"fmt"
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
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	if !slices.Contains(tables, strings.ToLower(filepath.Ext(rest[0]))) {
		return usageError{fmt.Sprintf("“%s” không phải là bảng: cần tệp .xlsx hoặc .csv; tệp loại khác thì lưu lại dạng .xlsx.", rest[0])}
	}
	proposal, err := source.Inspect(e.ctx, rest[0])
	if err != nil {
		return e.explain(err)
	}
	data, err := proposal.YAML()
	if err != nil {
		return err
	}
	return e.write(cmp.Or(*out, "-"), data)
}
