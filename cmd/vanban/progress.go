package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"vanban/templates/viet"
)

// progress tells how far a long run is: on a terminal by a bar that is drawn anew in its place, elsewhere
// by a line at every tenth, so that a log stays short. One goroutine uses it.
type progress struct {
	w        io.Writer
	terminal bool
	width    int // columns of the terminal
	now      func() time.Time

	total, done, failed int
	began, drawn        time.Time
}

const (
	widest = 100                    // columns of a bar: on a wide screen the eye should not have to travel
	redraw = 100 * time.Millisecond // at least, between two bars
)

// newProgress makes one for so many reports, on a terminal of the width, 0 for none.
func newProgress(w io.Writer, width, total int, now func() time.Time) *progress {
	at := now()
	return &progress{w: w, terminal: width > 0, width: min(width, widest), now: now, total: total, began: at}
}

// progress makes one for so many reports, on standard error.
func (e *env) progress(total int) *progress {
	return newProgress(e.stderr, terminalWidth(e.stderr, e.getenv("COLUMNS")), total, e.now)
}

// step counts a report that was made, or could not be.
func (p *progress) step(ok bool) {
	p.done++
	if !ok {
		p.failed++
	}
	switch at := p.now(); {
	case !p.terminal:
		if p.total >= 20 && p.done*10/p.total > (p.done-1)*10/p.total {
			fmt.Fprintf(p.w, "Đã xong %s/%s báo cáo.\n", viet.Integer(int64(p.done)), viet.Integer(int64(p.total)))
		}
	case p.done == p.total || at.Sub(p.drawn) >= redraw:
		p.draw(at)
	}
}

// draw puts the bar in its line. The terminal is told not to go on in the next line if the bar is wider
// than it after all.
func (p *progress) draw(at time.Time) {
	p.drawn = at
	fmt.Fprintf(p.w, "\r\x1b[?7l%s\x1b[K\x1b[?7h", bar(p.done, p.failed, p.total, at.Sub(p.began), p.width))
}

// clear takes the bar away, if there is one, for what is to be printed.
func (p *progress) clear() {
	if p != nil && p.terminal && !p.drawn.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.drawn = time.Time{}
	}
}

// bar is the line of a progress bar, no wider than width columns. What there is no room for is left out,
// the rate first and the numbers last.
func bar(done, failed, total int, took time.Duration, width int) string {
	parts := []string{
		fmt.Sprintf("%s/%s", viet.Integer(int64(done)), viet.Integer(int64(total))),
		fmt.Sprintf("%3d%%", 100*done/max(total, 1)),
	}
	if failed > 0 {
		parts = append(parts, fmt.Sprintf("%s lỗi", viet.Integer(int64(failed))))
	}
	if done > 0 && done < total {
		parts = append(parts, "còn "+duration(took*time.Duration(total-done)/time.Duration(done)))
	}
	if done > 0 && took > 0 {
		parts = append(parts, rate(done, took))
	}
	const shortest = 10 + 2 // a bar that still tells something, and the blanks before the text
	for len(parts) > 1 && columns(strings.Join(parts, "  "))+shortest > width-1 {
		parts = parts[:len(parts)-1]
	}
	text := strings.Join(parts, "  ")
	room := min(width-1-columns(text)-2, 40)
	if room < 1 {
		return text
	}
	full := room * done / max(total, 1)
	return strings.Repeat("█", full) + strings.Repeat("░", room-full) + "  " + text
}

// columns is how wide a text without combining marks is.
func columns(s string) int { return utf8.RuneCountInString(s) }

// rate is how fast reports are made, the Vietnamese way: "3,6/giây", of slow ones "12/phút".
func rate(done int, took time.Duration) string {
	perSecond := float64(done) / took.Seconds()
	if perSecond < 1 {
		return fmt.Sprintf("%.0f/phút", perSecond*60)
	}
	return strings.Replace(fmt.Sprintf("%.1f/giây", perSecond), ".", ",", 1)
}

// duration is a time as people say it: "8 giây", "2 phút 05 giây", "1 giờ 03 phút". It rounds up: what is
// still to come is not nothing.
func duration(d time.Duration) string {
	s := int64((d + time.Second - 1) / time.Second)
	switch {
	case s < 60:
		return fmt.Sprintf("%d giây", s)
	case s < 3600:
		return fmt.Sprintf("%d phút %02d giây", s/60, s%60)
	}
	return fmt.Sprintf("%d giờ %02d phút", s/3600, s/60%60)
}

// terminalWidth is how many columns a terminal has, and 0 when the writer is none. columns is what the
// shell says, "" when it does not; then it is 80, as on every terminal.
func terminalWidth(w io.Writer, columns string) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return 0
	}
	var n int
	if _, err := fmt.Sscan(columns, &n); err == nil && n > 0 {
		return n
	}
	return 80
}
