package main

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestBar(t *testing.T) {
	for _, tt := range []struct {
		done, failed, total int
		took                time.Duration
		width               int
		want                string
	}{
		{0, 0, 200, 0, 80, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0/200    0%"},
		{50, 0, 200, 10 * time.Second, 80, "██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  50/200   25%  còn 30 giây  5,0/giây"},
		{50, 3, 200, 10 * time.Second, 80, "████████░░░░░░░░░░░░░░░░░░░░░░░░░░░  50/200   25%  3 lỗi  còn 30 giây  5,0/giây"},
		{50, 3, 200, 10 * time.Second, 50, "███░░░░░░░░░░░░  50/200   25%  3 lỗi  còn 30 giây"},
		{50, 3, 200, 10 * time.Second, 40, "████░░░░░░░░░░░░░░  50/200   25%  3 lỗi"},
		{50, 3, 200, 10 * time.Second, 24, "███░░░░░░░░░░░░  50/200"},
		{50, 3, 200, 10 * time.Second, 10, "░  50/200"},
		{50, 3, 200, 10 * time.Second, 3, "50/200"},
		{2, 0, 1200, time.Minute, 100, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  2/1.200    0%  còn 9 giờ 59 phút  2/phút"},
		{200, 2, 200, 65 * time.Second, 80, "████████████████████████████████████████  200/200  100%  2 lỗi  3,1/giây"},
		{0, 0, 0, 0, 80, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0/0    0%"},
	} {
		if got := bar(tt.done, tt.failed, tt.total, tt.took, tt.width); got != tt.want {
			t.Errorf("%d+%d of %d after %v on %d columns:\ngot  %s\nwant %s", tt.done, tt.failed, tt.total, tt.took, tt.width, got, tt.want)
		}
	}
}

// TestBarFits: no bar is wider than its terminal while the bare numbers fit, and none shrinks.
func TestBarFits(t *testing.T) {
	for width := 9; width < 130; width++ {
		full := 0
		for done := range 301 {
			line := bar(done, done/7, 300, time.Duration(done)*311*time.Millisecond, width)
			if n := utf8.RuneCountInString(line); n >= width {
				t.Fatalf("%d columns of %d: %s", n, width, line)
			}
			if done == 300 && strings.Contains(line, "░") {
				t.Fatalf("all done: %s", line)
			}
			full = max(full, strings.Count(line, "█"))
		}
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 giây", 1: "1 giây", 59*time.Second + 1: "1 phút 00 giây", 125 * time.Second: "2 phút 05 giây", 3*time.Hour + 3*time.Minute: "3 giờ 03 phút",
	} {
		if got := duration(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// TestProgress draws on a terminal and writes lines to a log.
func TestProgress(t *testing.T) {
	run := func(width, total int) string {
		var b strings.Builder
		at := time.Date(2022, 9, 15, 8, 0, 0, 0, time.UTC)
		p := newProgress(&b, width, total, func() time.Time { return at })
		for i := range total {
			at = at.Add(30 * time.Millisecond)
			p.step(i != 3)
		}
		p.clear()
		p.clear()
		return b.String()
	}
	if got := run(0, 10); got != "" {
		t.Errorf("a short run in a log: %q", got)
	}
	if got := run(0, 25); strings.Count(got, "\n") != 10 || !strings.HasPrefix(got, "Đã xong 3/25 báo cáo.\n") || !strings.HasSuffix(got, "Đã xong 25/25 báo cáo.\n") {
		t.Errorf("a log: %q", got)
	}
	got := run(60, 25)
	if n := strings.Count(got, "\r\x1b[?7l"); n < 5 || n > 8 {
		t.Errorf("%d bars in 750 ms: %q", n, got)
	}
	if strings.Contains(got, "\n") || !strings.Contains(got, "25/25  100%  1 lỗi") || !strings.HasSuffix(got, "\r\x1b[K") || strings.HasSuffix(got, "\r\x1b[K\r\x1b[K") {
		t.Errorf("a terminal: %q", got)
	}
}

func TestTerminalWidth(t *testing.T) {
	if n := terminalWidth(new(strings.Builder), "80"); n != 0 {
		t.Errorf("a buffer has %d columns", n)
	}
	file, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	if n := terminalWidth(file, "80"); n != 0 {
		t.Errorf("a file has %d columns", n)
	}
	device, err := os.Open(os.DevNull) // a character device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close() //nolint:errcheck // it was only asked what it is
	for columns, want := range map[string]int{"": 80, "132": 132, "-1": 80, "x": 80} {
		if n := terminalWidth(device, columns); n != want {
			t.Errorf("COLUMNS=%s: %d columns, want %d", columns, n, want)
		}
	}
}
