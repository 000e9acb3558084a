package yaml

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Duration is a length of time as files have it: "30s", "10m", "2h", "3d". A day has 24 hours, and
// no summer time makes it longer or shorter.
type Duration time.Duration

// UnmarshalText reads a duration, which must be longer than nothing. The error is in Vietnamese.
func (d *Duration) UnmarshalText(text []byte) error {
	n, err := parseDuration(string(text))
	if err != nil || n <= 0 {
		return fmt.Errorf(`thời gian %q không hợp lệ: viết như "30s", "10m", "2h" hoặc "3d"`, text)
	}
	*d = Duration(n)
	return nil
}

// MarshalText writes the duration as it is read.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// String gives the duration in the largest unit of which it is a whole number: "90s", "10m", "3d".
func (d Duration) String() string {
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{{24 * time.Hour, "d"}, {time.Hour, "h"}, {time.Minute, "m"}, {time.Second, "s"}} {
		if t := time.Duration(d); t != 0 && t%unit.length == 0 {
			return strconv.FormatInt(int64(t/unit.length), 10) + unit.name
		}
	}
	return time.Duration(d).String()
}

func parseDuration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16)
		return time.Duration(n) * 24 * time.Hour, err
	}
	return time.ParseDuration(s)
}
