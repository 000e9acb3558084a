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

// formats gives the codes of the styles that have one, and the styles whose numbers are days or percentages.
func formats(f *excelize.File) (codes map[int]string, found map[int]format) {
	codes, found = map[int]string{}, map[int]format{}
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return codes, found
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
		codes[i] = code
		if f := formatOf(code); f != asNumber {
			found[i] = f
		}
	}
	return codes, found
}

// look is how a style shows numbers.
type look struct {
	scaled bool // without their last thousands
	shown  int8 // how many decimals, and one; 0 is not known
}

// looks tells of the codes of styles how they show numbers.
func looks(codes map[int]string) map[int]look {
	found := map[int]look{}
	for style, code := range codes {
		if f, ok := parseFigure(sectionsOf(code)[0]); ok && f.digits && !f.general {
			found[style] = look{scaled: f.commas > 0, shown: int8(min(f.decimals, 100)) + 1}
		}
	}
	return found
}

// builtIns are the codes of the formats that files do not spell out (ECMA-376, 18.8.30). Those of days are as they are
// written in Viet Nam; those of money have no sign, which is that of the machine.
var builtIns = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
	9: "0%", 10: "0.00%",
	14: "dd/mm/yyyy", 15: "dd/mm/yyyy", 16: "dd/mm", 17: "mm/yyyy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
	37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
	41: `#,##0;(#,##0);"-"`, 42: `#,##0;(#,##0);"-"`, 43: `#,##0.00;(#,##0.00);"-"`, 44: `#,##0.00;(#,##0.00);"-"`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}

// builtIn gives the code of a format that files do not spell out, "" for one that shows a number as it is.
func builtIn(id int) string {
	if 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 58 {
		return "dd/mm/yyyy" // days of the Far East
	}
	return builtIns[id]
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
