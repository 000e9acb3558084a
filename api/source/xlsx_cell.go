package source

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// stored is a cell as the sheet has it.
type stored struct {
	kind            string // s, str, inlineStr, b, e, d, n or nothing
	style           int
	value           string
	valued, formula bool
}

// read reads what is in a cell up to its end.
func (s *stored) read(r *xmlReader) error {
	for {
		t, err := r.inside()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				s.valued = true
				s.value, err = r.charData()
			case "is":
				s.valued = true
				s.value, err = r.richText()
			case "f":
				s.formula = true
				err = r.skip()
			default:
				err = r.skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// value gives what a cell holds.
func (b *workbook) value(s stored) cell {
	if s.formula && (!s.valued || s.value == "" && s.kind != "str") {
		return cell{form: fault, text: "Công thức trong ô chưa được tính."}
	}
	switch s.kind {
	case "s":
		i, err := strconv.Atoi(s.value)
		if err != nil || i < 0 || i >= len(b.strings) {
			return cell{form: fault, text: "Ô trỏ tới chữ không có trong tệp."}
		}
		return textCell(b.strings[i])
	case "str", "inlineStr":
		return textCell(clean(s.value))
	case "b":
		return cell{form: boolean, text: map[bool]string{true: "TRUE", false: "FALSE"}[s.value == "1"]}
	case "e":
		return cell{form: fault, text: fmt.Sprintf("Ô báo lỗi %s.", s.value)}
	case "d":
		if date, wrong := parseDate(s.value); wrong == nil {
			return cell{form: day, text: date.(string)}
		}
		return cell{form: fault, text: fmt.Sprintf("Ô có ngày không đọc được: %s.", s.value)}
	}
	return b.numeric(s)
}

func textCell(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{form: text, text: s}
}

// numeric gives what a cell with a number holds.
func (b *workbook) numeric(s stored) cell {
	value := strings.TrimSpace(s.value)
	if value == "" {
		return cell{}
	}
	shift := 0
	switch b.dates[s.style] {
	case asDay:
		date, ok := serialDay(value, b.from04)
		if !ok {
			return cell{form: fault, text: fmt.Sprintf("Ô có định dạng ngày nhưng %s không phải là ngày.", value)}
		}
		return cell{form: day, text: date}
	case asPercent:
		shift = 2
	}
	if f, err := strconv.ParseFloat(value, 64); err == nil && !math.IsInf(f, 0) {
		if digits, ok := plainBinary(value, shift); ok {
			look := b.looks[s.style]
			return cell{form: number, percent: b.dates[s.style] == asPercent, scaled: look.scaled, shown: look.shown, text: digits}
		}
	}
	return cell{form: fault, text: fmt.Sprintf("Ô có số không đọc được: %s.", value)}
}
