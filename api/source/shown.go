package source

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// shown gives what a cell holds as a person sees it in a Vietnamese document: numbers and days as texts by the format
// that the cell has, with the decimal comma. A number is still told from a text; a day is not.
func (b *workbook) shown(s stored) cell {
	c, code := b.value(s), b.codes[s.style]
	switch c.form {
	case text:
		c.text = oneBreak(c.text)
	case number:
		digits, _ := plainBinary(strings.TrimSpace(s.value), 0) // it is a number
		c.percent = false
		if c.text = showNumber(code, digits); isClock(code) {
			c.form, c.text = text, showTime(code, s.value)
		}
	case day:
		c.form, c.text = text, c.words()
		if s.kind != "d" {
			c.text = showDay(code, c.text, s.value)
		}
	case boolean:
		c.form = text
	}
	return c
}

// oneBreak writes every line break of a text in one way. Most texts have none that is another, and those stay the same
// string: one that a hundred thousand cells share would otherwise be in memory as often.
func oneBreak(text string) string {
	if !strings.Contains(text, "\r") && !strings.Contains(text, "_x000D_") {
		return text
	}
	return lineBreaks.Replace(text)
}

// lineBreaks makes one sign of those that break a line within a cell.
var lineBreaks = strings.NewReplacer("_x000D_\n", "\n", "\r\n", "\n", "_x000D_", "\n", "\r", "\n")

// lettersOf are the letters of a format's code that mean something.
func lettersOf(code string) string {
	code, _, _ = strings.Cut(code, ";")
	return meaningless.ReplaceAllString(strings.ToLower(code), "")
}

// isClock reports whether a format shows numbers as times of the day, or as hours.
func isClock(code string) bool {
	letters := lettersOf(code)
	return strings.ContainsAny(letters, "hs") && !strings.Contains(letters, "general")
}

// showDay gives the parts of a day, "28/12/2022", that a format shows, with the time if it shows that too.
func showDay(code, date, serial string) string {
	letters := lettersOf(code)
	hours := strings.IndexAny(letters, "hs")
	if hours >= 0 {
		letters = letters[:hours]
	}
	switch {
	case strings.Contains(letters, "d") && !strings.Contains(letters, "y") && strings.Contains(letters, "m"):
		date = date[:len("28/12")]
	case !strings.Contains(letters, "d") && strings.Contains(letters, "m"):
		date = date[len("28/"):]
	case !strings.Contains(letters, "d") && strings.Contains(letters, "y"):
		date = date[len("28/12/"):]
	}
	if hours < 0 {
		return date
	}
	return date + " " + showTime(code, serial)
}

// showTime gives the time of a serial number: the hours of the day, or all of them where the format counts on.
func showTime(code, serial string) string {
	days, _ := strconv.ParseFloat(strings.TrimSpace(serial), 64) // a cell with a time holds a number
	letters := lettersOf(code)
	if !strings.Contains(letters, "[") {
		days -= math.Floor(days)
	}
	const second = 1.0 / 86400
	seconds := int64(math.Round(days / second))
	h, m, s := seconds/3600, seconds/60%60, seconds%60
	switch {
	case !strings.Contains(letters, "h"):
		return fmt.Sprintf("%02d:%02d", seconds/60, s)
	case strings.Contains(letters, "s"):
		return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

// showNumber writes a plain decimal as a format's code says, the Vietnamese way. What the code says beyond digits,
// signs and words, fractions and powers of ten, is not followed: the number is then written out.
func showNumber(code, digits string) string {
	value, ok := new(big.Rat).SetString(digits)
	if !ok {
		return digits
	}
	sections := sectionsOf(code)
	chosen, signed := sections[0], value.Sign() < 0
	switch {
	case value.Sign() < 0 && len(sections) > 1:
		chosen, signed = sections[1], false
	case value.Sign() == 0 && len(sections) > 2:
		chosen = sections[2]
	}
	f, ok := parseFigure(chosen)
	if !ok {
		f, signed = figure{general: true}, value.Sign() < 0
	}
	written := f.write(value.Abs(value))
	if signed && strings.ContainsAny(written, "123456789") {
		written = "-" + written
	}
	return strings.Join(strings.Fields(written), " ")
}

// codePieces parts a format's code: what is quoted or stands behind a mark belongs together.
var codePieces = regexp.MustCompile(`(?is)"[^"]*"?|[\\_*].|\[[^]]*\]|general|.`)

// sectionsOf parts a format's code into those for positive and negative numbers and for nought; there is always one.
func sectionsOf(code string) [][]string {
	sections := [][]string{nil}
	for _, piece := range codePieces.FindAllString(code, -1) {
		if piece == ";" {
			sections = append(sections, nil)
			continue
		}
		last := len(sections) - 1
		sections[last] = append(sections[last], piece)
	}
	if len(sections) == 1 && len(sections[0]) == 0 {
		sections[0] = []string{"general"}
	}
	return sections
}

// figure is how one section of a format's code shows a number.
type figure struct {
	before, after   string
	digits          bool // it has places for digits
	general         bool // as many digits as the number has
	grouped         bool // with a sign between the thousands
	whole           int  // digits before the comma, at least
	point           bool
	decimals, least int // digits behind the comma: at most, at least
	shift           int // powers of ten that the number is multiplied by
	commas          int // that stand behind the last place for a digit
}

// parseFigure reads a section, false when it has what is not followed here.
func parseFigure(section []string) (f figure, ok bool) {
	for _, piece := range section {
		if !f.take(piece) {
			return figure{}, false
		}
	}
	f.shift -= 3 * f.commas
	return f, true
}

// take takes one piece of a section.
func (f *figure) take(piece string) bool {
	switch first := piece[0]; {
	case strings.EqualFold(piece, "general"):
		f.general = true
	case first == '"':
		f.literal(strings.Trim(piece, `"`))
	case len(piece) > 1 && first == '\\':
		f.literal(piece[1:])
	case len(piece) > 1 && (first == '_' || first == '*'): // a blank, or one that fills the cell
	case len(piece) > 1 && first == '[':
		return f.bracket(piece)
	case strings.ContainsAny(piece, "0#?"):
		return f.place(first)
	case piece == "," && f.digits && f.after == "":
		f.commas++
	case piece == "." && f.digits && f.after == "":
		f.point = true
	case piece == "%":
		f.shift += 2
		f.literal(piece)
	case strings.ContainsAny(piece, "/@eE"):
		return false
	default:
		f.literal(piece)
	}
	return true
}

// bracket takes what stands in brackets: a sign of money, or a colour. Conditions are not followed.
func (f *figure) bracket(piece string) bool {
	inner := strings.Trim(piece, "[]")
	if sign, ok := strings.CutPrefix(inner, "$"); ok {
		sign, _, _ = strings.Cut(sign, "-")
		f.literal(sign)
	}
	return inner != "" && !strings.ContainsAny(inner[:1], "<>=")
}

// place takes the place of a digit. Those behind a word, as in numbers of telephones, are not followed.
func (f *figure) place(mark byte) bool {
	if f.after != "" {
		return false
	}
	f.digits = true
	must := 0
	if mark == '0' {
		must = 1
	}
	if f.point {
		f.decimals++
		f.least += must
		return true
	}
	f.grouped = f.grouped || f.commas > 0
	f.commas = 0
	f.whole += must
	return true
}

func (f *figure) literal(s string) {
	if f.digits || f.general {
		f.after += s
		return
	}
	f.before += s
}

// write writes a number that is not negative.
func (f figure) write(value *big.Rat) string {
	switch {
	case f.general:
		return f.before + generalNumber(value) + f.after
	case !f.digits:
		return f.before + f.after
	}
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(f.shift, -f.shift))), nil))
	if f.shift < 0 {
		power.Inv(power)
	}
	whole, fraction, _ := strings.Cut(new(big.Rat).Mul(value, power).FloatString(f.decimals), ".")
	for len(fraction) > f.least && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if whole = strings.TrimLeft(whole, "0"); len(whole) < f.whole {
		whole = strings.Repeat("0", f.whole-len(whole)) + whole
	}
	if f.grouped {
		whole = groupDigits(whole)
	}
	return f.before + joinDecimal(whole, fraction) + f.after
}

// generalDigits is how many digits a cell without a format shows.
const generalDigits = 10

// generalNumber writes a number that has no format: all digits before the comma, and of those behind it no more than
// there is room for.
func generalNumber(value *big.Rat) string {
	whole, _, _ := strings.Cut(value.FloatString(0), ".")
	decimals := max(0, generalDigits-len(whole))
	whole, fraction, _ := strings.Cut(value.FloatString(decimals), ".")
	return joinDecimal(whole, strings.TrimRight(fraction, "0"))
}

func joinDecimal(whole, fraction string) string {
	if fraction == "" {
		return whole
	}
	return whole + "," + fraction
}

// groupDigits puts a full stop before every third digit from the right.
func groupDigits(digits string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
