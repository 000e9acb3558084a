package source

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"vanban/templates/viet"
)

// form is what a cell holds, as the source itself has it.
type form uint8

const (
	empty   form = iota
	text         // text, NFC, without blanks around it
	number       // a plain decimal, as [plain] writes it
	day          // a day as "2022-09-14"
	boolean      // "TRUE" or "FALSE"
	fault        // nothing that can be used; the text says why
)

// cell is one cell of a table.
type cell struct {
	col     int32 // from 0
	form    form
	percent bool // a number that is shown with %
	scaled  bool // a number that is shown without its last thousands
	shown   int8 // of a number: how many decimals are shown, and one; 0 is not known
	text    string
}

// wrong is what is the matter with a cell, and what to do.
type wrong struct{ message, suggestion string }

// convert gives the value of a cell that is not empty as its column wants it. The last argument
// is what stands before decimals in numbers typed as text.
func (c cell) convert(kind Kind, decimal string) (any, *wrong) {
	if c.form == fault {
		return nil, &wrong{c.text, "Sửa ô đó rồi lưu lại tệp."}
	}
	switch kind {
	case Text:
		return c.words(), nil
	case Number, Integer:
		return c.number(kind, decimal)
	case Date:
		return c.date()
	}
	switch c.form {
	case number:
		return json.Number(c.text), nil
	case boolean:
		return c.text == "TRUE", nil
	}
	return c.text, nil
}

// words gives the cell as a clerk reads it.
func (c cell) words() string {
	if c.form == day {
		return c.text[8:] + "/" + c.text[5:7] + "/" + c.text[:4]
	}
	return c.text
}

// isShare reports whether a cell has a percentage.
func (c cell) isShare() bool { return c.percent || c.form == text && strings.HasSuffix(c.text, "%") }

func (c cell) number(kind Kind, decimal string) (any, *wrong) {
	digits := c.text
	if kind == Integer && c.isShare() {
		return nil, &wrong{fmt.Sprintf("“%s%%” là tỷ lệ phần trăm, cột này là số nguyên.", strings.TrimSuffix(digits, "%")), "Nhập con số đếm được; nếu cột đúng là tỷ lệ thì ghi type: number."}
	}
	switch c.form {
	case text:
		var err *wrong
		if digits, err = parseNumber(c.text, kind == Integer, decimal); err != nil {
			return nil, err
		}
	case day, boolean:
		return nil, &wrong{fmt.Sprintf("“%s” không phải là số.", c.words()), "Đổi định dạng của ô thành số và nhập lại."}
	}
	if kind == Integer && strings.Contains(digits, ".") {
		return nil, &wrong{fmt.Sprintf("“%s” không phải là số nguyên.", c.words()), "Nhập lại số nguyên, hoặc đổi kiểu của cột thành number."}
	}
	return json.Number(digits), nil
}

func (c cell) date() (any, *wrong) {
	switch c.form {
	case day:
		return c.text, nil
	case text:
		return parseDate(c.text)
	}
	return nil, &wrong{fmt.Sprintf("“%s” là số, không phải là ngày.", c.text), "Đổi định dạng của ô thành ngày, ví dụ 14/09/2022."}
}

// clean gives a text in NFC without blanks around it.
func clean(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// fold gives a text as texts are compared: without regard to case and to how many blanks there are.
func fold(s string) string {
	return viet.Lower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

// typed is a number typed as text.
var typed = regexp.MustCompile(`^([-−]?)([0-9]+(?:[., ][0-9]+)*) ?%?$`)

// parseNumber reads a number typed as text, "1.250" or "80,38" or "98,5%". Without knowing what
// stands before decimals it takes only what can mean one thing.
func parseNumber(s string, whole bool, decimal string) (string, *wrong) {
	parts := typed.FindStringSubmatch(strings.Map(blank, s))
	if parts == nil {
		return "", noNumber(s)
	}
	digits := parts[2]
	point := decimal
	if point == "" {
		point = decimalOf(digits, whole)
	}
	if point == "?" {
		return "", &wrong{
			fmt.Sprintf("“%s” có thể là %s hoặc %s.", s, strings.NewReplacer(".", "", ",", "").Replace(digits), strings.Replace(digits, ".", ",", 1)),
			`Ghi decimal: "," (kiểu Việt Nam) hoặc decimal: "." vào bảng ghép; cột chỉ có số nguyên thì ghi type: integer.`,
		}
	}
	integer, fraction, _ := strings.Cut(digits, point)
	grouped := strings.FieldsFunc(integer, isSeparator)
	if strings.ContainsFunc(fraction, isSeparator) || !wellGrouped(grouped) {
		return "", &wrong{fmt.Sprintf("“%s” viết sai nhóm chữ số.", s), "Mỗi nhóm sau dấu phân cách hàng nghìn có ba chữ số: 1.250.000."}
	}
	if whole && len(fraction) == 3 {
		return "", &wrong{fmt.Sprintf("“%s” có thể là số nguyên viết kiểu khác: %s.", s, strings.Join(grouped, "")+fraction), fmt.Sprintf("Số nguyên thì bỏ dấu “%s”, hoặc sửa decimal trong bảng ghép nếu cả bảng viết như vậy.", point)}
	}
	return signed(parts[1] != "", decimalText(strings.Join(grouped, ""), fraction)), nil
}

// isDash reports whether a text is a mark that clerks put where there is no number.
func isDash(s string) bool { return s != "" && strings.Trim(s, "-–—−./ ") == "" }

// noNumber says that a text is no number.
func noNumber(s string) *wrong {
	message := fmt.Sprintf("“%s” không phải là số.", s)
	if isDash(s) {
		return &wrong{message, fmt.Sprintf(`Ghi 0 nếu không phát sinh; nếu chưa có số liệu thì để trống, hoặc ghi blank: ["%s"] vào bảng ghép.`, s)}
	}
	return &wrong{message, "Nhập lại bằng chữ số, ví dụ 1.250 hoặc 80,38; không phát sinh thì ghi 0, chưa có số liệu thì để trống."}
}

// blank makes every blank a plain one.
func blank(c rune) rune {
	if c == '\u00a0' || c == '\u202f' || c == '\u2009' {
		return ' '
	}
	return c
}

func isSeparator(c rune) bool { return c == '.' || c == ',' || c == ' ' }

// signed puts the sign before a number; nought has none.
func signed(negative bool, value string) string {
	if negative && value != "0" {
		return "-" + value
	}
	return value
}

// noPoint is a decimal sign that no number has.
const noPoint = "\x00"

// decimalOf says what stands before the decimals of a number, "?" when it could be either.
func decimalOf(digits string, whole bool) string {
	last := strings.LastIndexAny(digits, ".,")
	if last < 0 {
		return noPoint
	}
	mark := digits[last : last+1]
	other := strings.Trim(".,", mark)
	before, after := digits[:last], digits[last+1:]
	switch {
	case strings.Contains(before, other) && !strings.Contains(before, mark):
		return mark // 1.250,5
	case strings.Contains(before, mark):
		return noPoint // 1.250.000
	case len(after) != 3 || len(before) > 3 || before[0] == '0':
		return mark // 80,38
	case whole:
		return noPoint
	}
	return "?"
}

// wellGrouped reports whether the digits of a whole number are in groups of three, or in none.
func wellGrouped(groups []string) bool {
	if len(groups) == 1 {
		return true
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (len(g) > 3 || g[0] == '0') {
			return false
		}
	}
	return true
}

// decimalText writes a decimal in the one way that it has: no noughts before or behind.
func decimalText(integer, fraction string) string {
	integer = strings.TrimLeft(integer, "0")
	fraction = strings.TrimRight(fraction, "0")
	if integer == "" {
		integer = "0"
	}
	if fraction == "" {
		return integer
	}
	return integer + "." + fraction
}

// literal is a number as programs write it.
var literal = regexp.MustCompile(`^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]{1,3}))?$`)

// plain writes a program's number as a plain decimal, shifted by some places; false when it is none.
// Nothing is rounded.
func plain(s string, shift int) (string, bool) {
	parts := literal.FindStringSubmatch(s)
	if parts == nil || parts[2]+parts[3] == "" {
		return "", false
	}
	digits := parts[2] + parts[3]
	exponent := 0
	if parts[4] != "" {
		exponent, _ = strconv.Atoi(parts[4]) // three digits at most
	}
	point := len(parts[2]) + exponent + shift
	if point < 0 {
		digits, point = strings.Repeat("0", -point)+digits, 0
	}
	if pad := point - len(digits); pad > 0 {
		digits += strings.Repeat("0", pad)
	}
	return signed(parts[1] == "-", decimalText(digits[:point], digits[point:])), true
}

// binaryDigits is how many digits a spreadsheet shows of a number that it keeps in binary; those
// behind are noise: 80.38 is kept as 80.379999999999995.
const binaryDigits = 15

// plainBinary writes a number that was kept in binary, as people typed it.
func plainBinary(s string, shift int) (string, bool) {
	if significant(s) <= binaryDigits {
		return plain(s, shift)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	return plain(strconv.FormatFloat(f, 'e', binaryDigits-1, 64), shift)
}

// significant is how many digits a number has between the first and the last that is not nought.
func significant(s string) int {
	digits, last := 0, 0
	for _, c := range s {
		if c == 'e' || c == 'E' {
			break
		}
		if '1' <= c && c <= '9' || c == '0' && digits > 0 {
			digits++
		}
		if '1' <= c && c <= '9' {
			last = digits
		}
	}
	return last
}

// The ways in which days are written.
var (
	isoDay   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$`)
	shortDay = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	longDay  = regexp.MustCompile(`^(?i:ngày )?(\d{1,2}) (?i:tháng) (\d{1,2}) (?i:năm) (\d{4})$`)
)

// parseDate reads a day typed as text: 14/09/2022, 2022-09-14, ngày 14 tháng 9 năm 2022. The
// day stands before the month, as everywhere in Vietnam.
func parseDate(s string) (any, *wrong) {
	var year, month, date string
	if p := isoDay.FindStringSubmatch(s); p != nil {
		year, month, date = p[1], p[2], p[3]
	} else if p := shortDay.FindStringSubmatch(s); p != nil {
		year, month, date = p[3], p[2], p[1]
	} else if p := longDay.FindStringSubmatch(strings.Join(strings.Fields(s), " ")); p != nil {
		year, month, date = p[3], p[2], p[1]
	} else {
		return nil, &wrong{fmt.Sprintf("“%s” không phải là ngày.", s), "Viết dạng 14/09/2022 hoặc 2022-09-14."}
	}
	d, err := viet.ParseDate(year + "-" + twoDigits(month) + "-" + twoDigits(date))
	if err != nil {
		return nil, &wrong{fmt.Sprintf("“%s” không phải là ngày có trong lịch.", s), "Viết ngày trước, tháng sau: 14/09/2022."}
	}
	return d.String(), nil
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// lastSerial is the last day that spreadsheets know, 31/12/9999.
const lastSerial = 2958465

// serialDay gives the day of a spreadsheet's serial number. The usual count begins with 1 on
// 01/01/1900 and has a 29/02/1900 that there never was.
func serialDay(serial string, from1904 bool) (string, bool) {
	f, err := strconv.ParseFloat(serial, 64)
	if err != nil || !(f >= 0 && f <= lastSerial) {
		return "", false
	}
	n := int(f)
	start := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 0 || n == 60:
		return "", false
	case n > 60:
		n--
	}
	return start.AddDate(0, 0, n).Format(time.DateOnly), true
}
