package webhook

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// answer is what came of an attempt: a status, or the error that kept one from coming.
type answer struct {
	status int
	after  time.Duration // that the receiver wants us to wait
	err    error
}

// ok reports whether the receiver has the event.
func (a answer) ok() bool { return a.err == nil && a.status/100 == 2 }

// again reports whether another attempt may end better.
func (a answer) again() bool {
	switch a.status {
	case 0, http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	}
	return a.status >= 500
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(header); err == nil {
		return time.Duration(max(0, min(n, int(maxWait/time.Second)))) * time.Second
	}
	if at, err := http.ParseTime(header); err == nil {
		return at.Sub(now)
	}
	return 0
}

// Error says that an event did not arrive, and what to do about it.
type Error struct {
	Host       string // without path and query
	Status     int    // of the last answer; 0 when none came
	Attempts   int
	Message    string // for the operator, in Vietnamese
	Suggestion string
	Err        error // what kept an answer from coming; nil when one came
}

// Error gives the message and the suggestion.
func (e *Error) Error() string { return e.Message + " " + e.Suggestion }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// failure makes the error of the last attempt. When only the time is up, it tells what that attempt found.
func (s *Sender) failure(ctx context.Context, a answer, attempts int) *Error {
	e := &Error{Host: s.url.Host, Status: a.status, Attempts: attempts, Err: a.err}
	if errors.Is(ctx.Err(), context.Canceled) {
		e.Err = ctx.Err()
		e.Message = fmt.Sprintf("Bị dừng khi đang gửi tin báo tới %s (đã thử %d lần).", e.Host, attempts)
		e.Suggestion = "Chạy lại để gửi tiếp."
		return e
	}
	what, todo := a.explain()
	e.Message = fmt.Sprintf("Không gửi được tin báo tới %s sau %d lần thử: %s.", e.Host, attempts, what)
	e.Suggestion = todo
	return e
}

// explain says in Vietnamese what went wrong, and what to do.
func (a answer) explain() (what, todo string) {
	if a.err == nil {
		for _, row := range statuses {
			if row.from <= a.status && a.status <= row.to {
				return fmt.Sprintf("nơi nhận trả lời mã %d, %s", a.status, row.what), row.todo
			}
		}
	}
	for _, row := range causes {
		if row.is(a.err) {
			return row.what, row.todo
		}
	}
	return fmt.Sprintf("không kết nối được (%v)", a.err), "Kiểm tra nơi nhận có đang chạy không, tường lửa có chặn không, rồi chạy lại."
}

// statuses says what an answer that is no success means. The first row that fits counts.
var statuses = []struct {
	from, to   int
	what, todo string
}{
	{300, 399, "địa chỉ đã chuyển đi nơi khác", "Ghi địa chỉ mới vào tệp lịch: vanban không đi theo chuyển hướng."},
	{401, 403, "không chấp nhận chữ ký", "Kiểm tra khóa bí mật hai bên có giống nhau không, đồng hồ hai máy có lệch quá 5 phút không."},
	{404, 405, "không có gì nhận ở địa chỉ này", "Sửa địa chỉ webhook trong tệp lịch."},
	{410, 410, "nơi nhận đã ngừng hẳn", "Bỏ webhook khỏi tệp lịch hoặc thay bằng địa chỉ khác."},
	{429, 429, "đang nhận quá nhiều tin", "Chờ ít phút rồi chạy lại."},
	{500, 599, "nơi nhận gặp lỗi của chính nó", "Báo cho người phụ trách nơi nhận, xong thì chạy lại."},
	{0, 999, "không nhận tin", "Xem nhật ký của nơi nhận để biết lý do."},
}

// causes says what kept an answer from coming. The first row that fits counts.
var causes = []struct {
	is         func(error) bool
	what, todo string
}{
	{isA[*net.DNSError], "không tìm được máy có tên này", "Kiểm tra tên máy trong địa chỉ webhook và DNS của máy này."},
	{isA[*tls.CertificateVerificationError], "chứng thư số của nơi nhận không đáng tin", "Cài chứng thư của nơi phát hành lên máy này, hoặc báo cho người phụ trách nơi nhận."},
	{isTimeout, "nơi nhận không trả lời kịp", "Kiểm tra đường truyền và nơi nhận: nó phải trả lời ngay khi nhận được tin, việc khác làm sau."},
}

func isA[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

func isTimeout(err error) bool {
	e, ok := errors.AsType[net.Error](err)
	return errors.Is(err, context.DeadlineExceeded) || ok && e.Timeout()
}
