package source

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// format says what the numbers of a style are.
type format uint8

const (
	asNumber format = iota
	asPercent
	asDay
)

// formats gives the styles whose numbers are days or percentages.
func formats(f *excelize.File) map[int]format {
	found := map[int]format{}
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return found
	}
	own := map[int]string{}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			if n != nil {
				own[n.NumFmtID] = n.FormatCode
			}
		}
	}
	for i, xf := range f.Styles.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		code, ok := own[*xf.NumFmtID]
		if !ok {
			code = builtIn(*xf.NumFmtID)
		}
		if f := formatOf(code); f != asNumber {
			found[i] = f
		}
	}
	return found
}

// builtIn gives a code like those of the formats that files do not spell out (ECMA-376, 18.8.30).
func builtIn(id int) string {
	switch {
	case id == 9 || id == 10:
		return "0%"
	case 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 58:
		return "dd/mm/yyyy"
	}
	return ""
}

// meaningless are the parts of a format's code whose letters mean nothing: quoted ones, colours and
// languages in brackets, and what stands behind a mark. Hours that go on counting, as "[h]", stay.
var meaningless = regexp.MustCompile(`"[^"]*"?|\[[^]hms][^]]*\]?|\[[hms][^]hms][^]]*\]?|[\\_*].?`)

// formatOf tells from a format's code what its numbers are.
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";")
	letters := meaningless.ReplaceAllString(strings.ToLower(code), "")
	switch {
	case strings.Contains(letters, "%"):
		return asPercent
	case strings.Contains(letters, "general"):
		return asNumber
	case strings.ContainsAny(letters, "yd"), strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs"):
		return asDay
	}
	return asNumber
}
