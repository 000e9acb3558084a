package stat

import (
	"slices"
	"strings"

	"vanban/templates/period"
	"vanban/templates/viet"
)

// phrase is a piece of a sentence: words with {names} for what is told.
type phrase string

// with puts words for the names: with("{n}", "13"). A name without a word stays, which the
// tests find.
func (p phrase) with(words ...string) string { return strings.NewReplacer(words...).Replace(string(p)) }

// The phrases of all sentences. Their pattern is the report of a Sở on the third quarter of 2022:
// "Tiếp nhận và giải quyết 13/13 hồ sơ đúng và trước hạn (đạt 100%)".
const (
	inPeriod    phrase = "trong {period}"
	growth      phrase = "tăng {amount} ({percent}) so với {than}"
	growthOnly  phrase = "tăng {amount} so với {than}" // from nothing: no percentage
	growthTimes phrase = "tăng {amount} (gấp {times} lần) so với {than}"
	decline     phrase = "giảm {amount} ({percent}) so với {than}"
	declineOnly phrase = "giảm {amount} so với {than}"
	unchanged   phrase = "bằng {than}"
	share       phrase = " (chiếm {percent})"
	sentence    phrase = "{all}."
)

// comparison is what figures are compared with.
type comparison uint8

const (
	previous comparison = iota
	yearBefore
)

// comparisons are the words of each, by the kind of the period that is reported on. Of half years,
// nine months and years the period before is that of the year before; see [period.Period.Before].
var comparisons = [...]struct {
	field  string // in a payload
	column string // heads a column
	than   string
	of     map[period.Kind]string // in place of than
}{
	previous: {"previous", "Kỳ trước", "kỳ trước", map[period.Kind]string{
		period.Quarter: "quý trước", period.HalfYear: "cùng kỳ năm trước", period.NineMonths: "cùng kỳ năm trước", period.Year: "năm trước",
	}},
	yearBefore: {"year_before", "Cùng kỳ năm trước", "cùng kỳ năm trước", map[period.Kind]string{period.Year: "năm trước"}},
}

// than is the period that is compared with, as a sentence calls it.
func (k comparison) than(p period.Period) string {
	if name, ok := comparisons[k].of[p.Kind]; ok {
		return name
	}
	return comparisons[k].than
}

// isSame reports whether both comparisons are with the same period, so that one is enough.
func isSame(p period.Period) bool { return previous.than(p) == yearBefore.than(p) }

// during says when: "trong quý III năm 2022"; a span says it by itself.
func during(p period.Period) string {
	if p.Kind == period.Span {
		return p.Name()
	}
	return inPeriod.with("{period}", p.Name())
}

const percentUnit = "%"

// amount writes a number with its unit: 03 Quyết định, 1,5 tỷ đồng, 12,5%, 3.
func amount(n Number, unit string) string {
	switch {
	case unit == percentUnit:
		return n.Percent()
	case unit == "":
		return n.String()
	case slices.Contains(measures, unit):
		return n.String() + " " + unit
	case isMeasure(unit):
		return n.String() + " " + lowerFirst(unit)
	}
	return n.Count() + " " + unit
}

// mostChange is the greatest percentage that is told as one: what is more is told as times.
var mostChange = Whole(1000)

// change compares a number with the one before: "tăng 03 hồ sơ (30%) so với kỳ trước". There is no percentage of
// nothing, of percentages, of what was more than nothing and is less, nor one that is rounded to nothing.
func change(now, before Number, unit, than string) string {
	by := now.minus(before)
	if by == (Number{}) {
		return unchanged.with("{than}", than)
	}
	percent, ok := by.ChangeOf(before)
	ok = ok && percent != (Number{}) && unit != percentUnit && now.units >= 0
	if unit == percentUnit {
		unit = "điểm phần trăm"
	}
	words := []string{"{amount}", amount(by.abs(), unit), "{percent}", percent.abs().Percent(), "{than}", than}
	if ok && percent.Cmp(mostChange) > 0 {
		return growthTimes.with(append(words, "{times}", now.timesOf(before).String())...)
	}
	return changes[direction{by.units > 0, ok}].with(words...)
}

// direction is where a number has gone, and whether there is a percentage of it.
type direction struct{ up, percent bool }

var changes = map[direction]phrase{
	{true, true}:   growth,
	{true, false}:  growthOnly,
	{false, true}:  decline,
	{false, false}: declineOnly,
}

// joined joins what is there: "a, b và c".
func joined(parts []string, between, last string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	end := len(parts) - 1
	return strings.Join(parts[:end], between) + last + parts[end]
}

// finish makes a sentence of clauses.
func finish(clauses ...string) string {
	clauses = slices.DeleteFunc(clauses, func(c string) bool { return c == "" })
	return sentence.with("{all}", viet.Capital(strings.Join(clauses, "; ")))
}
