package main

import (
	"bytes"
	"fmt"
	"os"

	"vanban/api/whole"
)

// write puts a complete document where it belongs: standard output for "-", else a file
// that is there whole or not at all.
func (e *env) write(name string, data []byte) error {
	if name == "-" {
		if _, err := e.stdout.Write(data); err != nil {
			return fmt.Errorf("không ghi được ra đầu ra chuẩn: %w", bare(err))
		}
		return nil
	}
	if err := writeFile(name, data); err != nil {
		return fmt.Errorf("không ghi được %s: %w", name, bare(err))
	}
	return nil
}

// notInput refuses to write to a file that the command reads, under whatever name or link: the payload, or the copy in the
// archive, may be the only one.
func (e *env) notInput(out string, inputs ...string) error {
	target, err := os.Stat(out)
	if out == "-" || err != nil || !target.Mode().IsRegular() {
		return nil
	}
	for _, name := range inputs {
		if info := e.look(name); info != nil && os.SameFile(target, info) {
			return usageError{fmt.Sprintf("%s chính là tệp đầu vào %s, ghi lên thì mất: chọn tên khác bằng -o.", out, name)}
		}
	}
	return nil
}

// look finds an input, standard input for "-"; nil when it is no file.
func (e *env) look(name string) os.FileInfo {
	if name != "-" {
		info, _ := os.Stat(name)
		return info
	}
	f, ok := e.stdin.(*os.File)
	if !ok {
		return nil
	}
	info, _ := f.Stat()
	return info
}

// mayReplace refuses to put a document in the place of another one under a name that the user has not chosen: what is
// there may have been signed, or worked on. The same document may be made again.
func mayReplace(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil // nothing is there, or writing says what is wrong
	}
	if info.Size() == int64(len(data)) {
		if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
			return nil
		}
	}
	return usageError{fmt.Sprintf(
		"%s đã có và khác văn bản vừa tạo, có thể đã được ký hoặc sửa: chọn tên bằng -o, hoặc thêm -force để ghi đè.", name)}
}

// writeFile writes a file that is there whole or not at all. What is no regular file, such as /dev/stdout, cannot be
// replaced and is written to.
func writeFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o666)
	}
	return whole.WriteFile(name, data)
}
