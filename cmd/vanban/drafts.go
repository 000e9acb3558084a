package main

import (
	"fmt"

	"vanban/api"
	"vanban/api/store"
)

// openDrafts opens the file that the drafts are kept in, nil for no file. As long as there is no login, the server must
// listen where only this machine reaches it, and nobody on through a proxy.
func (e *env) openDrafts(file, addr string, hosts []string) (*store.Store, error) {
	if file == "" {
		return nil, nil
	}
	if err := checkAddr(addr); err != nil {
		return nil, err
	}
	if !api.IsLoopback(addr) {
		return nil, usageError{fmt.Sprintf(
			"Tùy chọn -store không dùng được với -addr %s: máy khác tới được địa chỉ này, mà chưa có đăng nhập thì ai cũng đọc và sửa được bản thảo. Dùng -addr 127.0.0.1:8080, hoặc bỏ -store.", addr)}
	}
	if len(hosts) > 0 {
		return nil, usageError{"Tùy chọn -store không dùng được cùng -host: qua máy chủ trung gian, máy khác đọc và sửa được bản thảo, mà chưa có đăng nhập. Bỏ một trong hai."}
	}
	return store.Open(e.ctx, file, e.now)
}
