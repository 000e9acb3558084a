package stat_test

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"vanban/templates/stat"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ in, text, count, json string }{
		{"0", "0", "0", "0"},
		{"-0", "0", "0", "0"},
		{"3", "3", "03", "3"},
		{"3.0", "3", "03", "3"},
		{"12", "12", "12", "12"},
		{"1250", "1.250", "1.250", "1250"},
		{"80.38", "80,38", "80,38", "80.38"},
		{"80.3800000", "80,38", "80,38", "80.38"},
		{"2.5", "2,5", "2,5", "2.5"},
		{"-2.5", "-2,5", "-2,5", "-2.5"},
		{"-3", "-3", "-3", "-3"},
		{"0.0001", "0,0001", "0,0001", "0.0001"},
		{"99999999999999.9999", "99.999.999.999.999,9999", "99.999.999.999.999,9999", "99999999999999.9999"},
		{"100", "100", "100", "100"},
	} {
		n, err := stat.ParseNumber(c.in)
		if err != nil {
			t.Error(err)
			continue
		}
		written, err := json.Marshal(n)
		if n.String() != c.text || n.Count() != c.count || string(written) != c.json || err != nil {
			t.Errorf("%s is %s, %s, %s", c.in, n, n.Count(), written)
		}
	}
	for _, in := range []string{"", "-", ".", "1.", "1e3", "1E-2", "+1", "1,5", "0x10", "NaN", "--1", "1.2.3", "100000000000000", "0.00001", "1 000", "１"} {
		if n, err := stat.ParseNumber(in); err == nil {
			t.Errorf("%q is read as %s", in, n)
		}
	}
}

func TestWhole(t *testing.T) {
	for n, want := range map[int]string{0: "0", -7: "-7", 2657: "2.657"} {
		if got := stat.Whole(n).String(); got != want {
			t.Errorf("Whole(%d) = %s", n, got)
		}
	}
	if a, b := stat.Whole(2), stat.Whole(3); a.Cmp(b) >= 0 || b.Cmp(a) <= 0 || a.Cmp(a) != 0 {
		t.Error("2 and 3 are not ordered")
	}
}

// readable are the numbers that must be read.
var readable = regexp.MustCompile(`^-?(0|[1-9]\d{0,13})(\.\d{1,4}0*)?$`)

// A number is read exactly or refused with a sentence, and is written as it is read.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "-80.38", "99999999999999.9999", "1e3", "1E400", "-", "0.00010000", "123456789012345678901234567890"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := stat.ParseNumber(s)
		if err != nil {
			if readable.MatchString(s) || err.Error() == "" {
				t.Errorf("%q is refused: %v", s, err)
			}
			return
		}
		want, ok := new(big.Rat).SetString(s)
		got, _ := new(big.Rat).SetString(strings.ReplaceAll(strings.ReplaceAll(n.String(), ".", ""), ",", "."))
		if !ok || got == nil || got.Cmp(want) != 0 {
			t.Errorf("%q is read as %s", s, n)
		}
		written, err := json.Marshal(n)
		var again stat.Number
		if err != nil || json.Unmarshal(written, &again) != nil || again != n {
			t.Errorf("%q is written as %s and read as %s", s, written, again)
		}
	})
}
