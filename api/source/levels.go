package source

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/templates/viet"
)

// labelField is the field of a row of figures that says how it stands among the others: "I", "1.1", "a".
const labelField = "label"

// counted is what a column holds that only counts the rows.
var counted = regexp.MustCompile(`^[0-9]+\.?$`)

// hasLevels reports whether the first column of a table says which rows are parts of which: it has letters, Roman numbers,
// or numbers of numbers.
func (g *grid) hasLevels(rows []row, col int) bool {
	return slices.ContainsFunc(rows, func(r row) bool {
		held, _ := g.merged(r.n, col)
		return held.form != empty && !isDash(held.words()) && !counted.MatchString(held.words())
	})
}

// labels leaves the column of levels out where the table has no figures: other rows know none.
func (p *Proposal) labels() {
	at := slices.IndexFunc(p.Mapping.Columns, func(c Column) bool { return c.Field == labelField })
	figures := slices.ContainsFunc(p.Mapping.Columns, func(c Column) bool { return slices.Contains(measured, c.Field) })
	if at < 0 || figures {
		return
	}
	p.Mapping.Columns = slices.Delete(p.Mapping.Columns, at, at+1)
	doubts := map[int]string{}
	for i, doubt := range p.doubts {
		if i > at {
			i--
		}
		doubts[i] = doubt
	}
	p.doubts = doubts
	p.Sure = slices.DeleteFunc(p.Sure, func(line string) bool { return strings.HasSuffix(line, " là "+labelField) })
}

// The words of headers above numbers that follow from others: a share, and of what.
var (
	shares    = []string{"ty-le", "ti-le", "phan-tram", "so-voi", "so-sanh", "tang-giam", "toc-do"}
	compareds = []string{"ke-hoach", "kh", "du-toan", "cung-ky", "ky-truoc", "quy-truoc", "thang-truoc", "nam-truoc"}
)

// isReckoned reports whether a column has what reports reckon themselves: "% KH", "So với cùng kỳ (%)".
func isReckoned(label string) bool {
	slug := "-" + viet.Slug(label) + "-"
	has := func(word string) bool { return strings.Contains(slug, "-"+word+"-") }
	return (strings.Contains(label, "%") || slices.ContainsFunc(shares, has)) && slices.ContainsFunc(compareds, has)
}

// The labels that rows have in their names, and the names of rows that are parts of the row above.
var (
	namedLabel = regexp.MustCompile(`^([IVXLC]+|[A-ZĐ]|[a-zđ]|[0-9]+(?:\.[0-9]+)*)[.)/] *\pL`)
	partOf     = regexp.MustCompile(`^(?i:[-–+] *\pL|trong đó)`)
)

// label gives how a row is numbered, without the sign behind it; "" of one that is not.
func (t *table) label(r row) string {
	for _, f := range t.fields {
		held, _ := t.merged(r.n, f.col)
		switch m := namedLabel.FindStringSubmatch(held.words()); {
		case f.Field == labelField:
			return strings.TrimRight(held.words(), ".)/ ")
		case f.Field == "name" && m != nil:
			return m[1]
		}
	}
	return ""
}

// isPart reports whether the name of a row says that it is a part of the one above.
func (t *table) isPart(r row) bool {
	return slices.ContainsFunc(t.fields, func(f field) bool {
		held, _ := t.merged(r.n, f.col)
		return f.Field == "name" && partOf.MatchString(held.words())
	})
}

// tops are the rows that a row of sums sums up where some are parts of others: I and II, but not the 1 and 2 below them;
// without numbers, those that are not called parts.
func (t *table) tops(rows []row) (tops []row) {
	last := ""
	for _, r := range rows {
		switch label := t.label(r); {
		case t.isPart(r):
			continue
		case len(tops) == 0, label != "" && follows(last, label), label == "" && last == "":
			last = label
			tops = append(tops, r)
		}
	}
	if len(tops) == 0 {
		return rows
	}
	return tops
}

// follows reports whether a label is the next in the series of another: II behind I, B behind A, 2 behind 1.
func follows(last, label string) bool {
	n, err1 := strconv.Atoi(last)
	next, err2 := strconv.Atoi(label)
	if err1 == nil && err2 == nil {
		return next == n+1
	}
	n, ok1 := viet.ParseRoman(last)
	next, ok2 := viet.ParseRoman(label)
	if ok1 && ok2 && next == n+1 {
		return true
	}
	i := viet.PointIndex(strings.ToLower(last))
	return i >= 0 && viet.PointIndex(strings.ToLower(label)) == i+1
}
