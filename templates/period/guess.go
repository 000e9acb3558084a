package period

import (
	"regexp"
	"strings"

	"vanban/templates/viet"
)

// spellings are how people write the parts of a year, without diacritics and with hyphens between the words. The year
// is taken out before.
var spellings = []struct {
	spelt *regexp.Regexp
	part  string // as [Parse] reads it, with what the first group of the pattern has put for "$"
}{
	{regexp.MustCompile(`^(?:quy-?|q)([1-4]|i{1,3}|iv)$`), "-Q$"},
	{regexp.MustCompile(`^(i{1,3}|iv)$`), "-Q$"}, // "3/2026" is a month
	{regexp.MustCompile(`^(?:thang-?|m|t)0?([1-9])$`), "-M0$"},
	{regexp.MustCompile(`^(?:thang-?|m|t)(1[0-2])$`), "-M$"},
	{regexp.MustCompile(`^(?:6-thang-(?:dau|cuoi)|6-thang|h1|h2)$`), "-H$"},
	{regexp.MustCompile(`^(?:9-thang(?:-dau)?|9m)$`), "-9M"},
	{regexp.MustCompile(`^(?:ca|y)?$`), ""},
}

// yearIn is the year of a spelling: four digits that are no part of a longer number.
var yearIn = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)

// Guess finds the period that a text means that is not written as [Parse] wants it: "Quý 3/2026", "quý III năm 2026",
// "Q3-2026", "6 tháng đầu năm 2026", "2026-Y".
func Guess(text string) (Period, bool) {
	if len(text) > longestSpelling {
		return Period{}, false
	}
	slug := viet.Slug(text)
	years := yearIn.FindAllStringSubmatch(slug, -1)
	if len(years) != 1 {
		return Period{}, false
	}
	year := years[0][1]
	rest := strings.Replace(slug, year, "-", 1)
	rest = strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return r == '-' }), "-")
	for _, filler := range []string{"ky-bao-cao-", "bao-cao-", "ky-"} {
		rest = strings.TrimPrefix(rest, filler)
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, "nam"), "-")
	return guessPart(year, rest)
}

// longestSpelling is more than any name of a period has, in bytes.
const longestSpelling = 100

// guessPart finds the part of the year that a spelling means.
func guessPart(year, spelt string) (Period, bool) {
	for _, row := range spellings {
		m := row.spelt.FindStringSubmatch(spelt)
		if m == nil {
			continue
		}
		p, err := Parse(year + strings.Replace(row.part, "$", numberOf(spelt, m), 1))
		return p, err == nil
	}
	return Period{}, false
}

// numberOf is the number of the part: the group of the pattern, Roman or not, or the half that is meant.
func numberOf(spelt string, m []string) string {
	if len(m) == 1 {
		if strings.Contains(spelt, "cuoi") || spelt == "h2" {
			return "2"
		}
		return "1"
	}
	if n, ok := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[m[1]]; ok {
		return n
	}
	return m[1]
}
