package names

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"

	"vanban/templates/viet"
)

// Kind says what bears a name, in the words that stand before the names of places.
type Kind string

// The kinds.
const (
	Province Kind = "tỉnh"
	City     Kind = "thành phố"            // under the central government
	District Kind = "cấp huyện"            // the name is the word that stands before those of districts
	Commune  Kind = "cấp xã"               // those of a kind that there is not any more; the name is their word
	Town     Kind = "thành phố thuộc tỉnh" // of those cities only that bear the name of a province
	Ministry Kind = "bộ"                   // and agencies of that rank
)

// Name is a name and when it was somebody's.
type Name struct {
	Kind     Kind
	Name     string    // without the word for its kind: "Kon Tum"
	From, To viet.Date // the first day and the last; zero where it is open
	Became   string    // what the unit belongs to since, with the word for its kind; empty while there is one
	Source   string    // the resolution or law

	folded, whole string // Name and String, as texts are compared
	from, to      string // From and To as texts, whose order is that of the days
}

// String is the name with the word that stands before it: "tỉnh Kon Tum", "Bộ Nội vụ".
func (n Name) String() string {
	switch {
	case n.Kind == City && n.Name == "Hồ Chí Minh":
		return "Thành phố " + n.Name // of a person's name the word is a part; PL II.III.1c
	case n.Kind == Province || n.Kind == City:
		return string(n.Kind) + " " + n.Name
	}
	return n.Name
}

// Place is how the name of a province or city, as [Name.String] gives it, is written as a place: without the
// word before it, unless that is a part of the name (PL I.II.4a).
func Place(name string) string {
	for _, kind := range []Kind{Province, City} {
		if rest, ok := strings.CutPrefix(name, string(kind)+" "); ok {
			return rest
		}
	}
	return name
}

// Gone reports whether the name was nobody's any more on the day; of a date that is only a month or a
// year, on each of its days: "2025-07" is before "2025-07-01".
func (n Name) Gone(on viet.Date) bool {
	return n.to != "" && n.to < on.String()
}

// Coming reports whether the name was nobody's yet on the day; of a date that is only a month or a year,
// on each of its days: "2025-07~" is behind "2025-07-31".
func (n Name) Coming(on viet.Date) bool {
	return n.from != "" && n.from > on.String()+"~"
}

// Valid reports whether the name was somebody's on the day, which is complete.
func (n Name) Valid(on viet.Date) bool { return !n.Gone(on) && !n.Coming(on) }

// Ended is the first day since when the name is nobody's; zero while it is somebody's.
func (n Name) Ended() viet.Date {
	t, ok := n.To.Time()
	if !ok {
		return viet.Date{}
	}
	t = t.AddDate(0, 0, 1)
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

//go:embed names.csv
var table string

// All returns the names in the order of the table, those of the same unit at different times one by one.
// The list is the caller's.
func All() []Name { return slices.Clone(all()) }

// all reads the table once: it is part of the program, and the tests read all of it.
var all = sync.OnceValue(func() []Name {
	r := csv.NewReader(strings.NewReader(table))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("names: " + err.Error())
	}
	list := make([]Name, 0, len(rows))
	for _, row := range rows[1:] {
		n := Name{
			From: day(row[0]), To: day(row[1]), Kind: Kind(row[2]),
			Name: row[3], Became: row[4], Source: row[5],
			from: row[0], to: row[1],
		}
		n.folded, n.whole = fold(n.Name), fold(n.String())
		list = append(list, n)
	}
	return list
})

// day reads a day of the table.
func day(s string) viet.Date {
	d, err := viet.ParseDate(s)
	if err != nil {
		panic("names: " + err.Error())
	}
	return d
}
