package schedule

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// duration is a length of time as a file has it: "30s", "10m", "2h", "3d".
type duration time.Duration

// day is a day of a duration, which no summer time makes longer or shorter.
const day = 24 * time.Hour

// UnmarshalText reads a duration.
func (d *duration) UnmarshalText(text []byte) error {
	n, err := readDuration(string(text))
	if err != nil || n <= 0 {
		return fmt.Errorf(`thời gian %q không hợp lệ: viết như "30s", "10m", "2h" hoặc "3d"`, text)
	}
	*d = duration(n)
	return nil
}

func readDuration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16)
		return time.Duration(n) * day, err
	}
	return time.ParseDuration(s)
}
