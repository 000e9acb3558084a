package stat_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/nd30"
	"vanban/templates/stat"
)

// FuzzShow checks that data without errors can be shown in each of its views, whole: the data of
// the cases, spoilt in several places. The places are chosen by the seed.
func FuzzShow(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for seed := range uint64(40) {
			f.Add(txtar.Parse(text).Files[0].Data, seed)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		checkShown(t, spoil(data, rand.New(rand.NewPCG(seed, 0)), seed%4))
	})
}

// checkShown shows all that the data has, unless it is at fault. Data of the wrong shape is shown,
// too: a form looks at what would be shown for what else is wrong.
func checkShown(t *testing.T, data []byte) {
	p, ps := read(data)
	for _, found := range ps {
		if unfilled(found.Message+found.Suggestion, data) {
			t.Errorf("%+v", found)
		}
	}
	for _, b := range p.blocks() {
		views, c := b.Views(), p.context(b.pointer)
		if b.Validate(c).Failed() {
			continue
		}
		for _, view := range views {
			if v := b.Show(c, view); !ps.Failed() {
				checkView(t, view, v, data)
			}
		}
	}
}

// spoil changes the JSON in so many places. What is no JSON stays as it is.
func spoil(data []byte, r *rand.Rand, times uint64) []byte {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return data
	}
	for range times {
		v = spoilt(v, r)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return data
	}
	return text
}

// spoilt goes down to one value and changes it: another number, a member or an element less, no
// element left.
func spoilt(v any, r *rand.Rand) any {
	switch v := v.(type) {
	case map[string]any:
		keys := slices.Sorted(maps.Keys(v))
		if len(keys) == 0 {
			return v
		}
		key := keys[r.IntN(len(keys))]
		if r.IntN(12) == 0 {
			delete(v, key)
			return v
		}
		v[key] = spoilt(v[key], r)
	case []any:
		if len(v) == 0 {
			return v
		}
		i := r.IntN(len(v))
		switch r.IntN(16) {
		case 0:
			return slices.Delete(v, i, i+1)
		case 1:
			return []any{}
		}
		v[i] = spoilt(v[i], r)
	case float64:
		return json.Number([]string{"0", "1", "-1", "0.5", "3", "99999999999999.9999", "-99999999999999", "12345678901234.5"}[r.IntN(8)])
	case string:
		return []string{"", "previous", "year_before", "stacked", "lines", "%", "2022-H1", "2022", "số 9"}[r.IntN(9)]
	}
	return v
}

// unfilled reports whether a phrase has a name left that nothing was told for.
func unfilled(text string, data []byte) bool {
	return name.MatchString(text) && !hasBraces(data)
}

var name = regexp.MustCompile(`\{[a-z]+\}`)

// hasBraces reports whether a text of the data has braces itself, more or less.
func hasBraces(data []byte) bool {
	for i, quoted := range strings.Split(string(data), `"`) {
		if i%2 == 1 && strings.ContainsAny(quoted, `{\`) {
			return true
		}
	}
	return false
}

func checkView(t *testing.T, name string, v stat.View, data []byte) {
	t.Helper()
	for _, s := range v.Sentences {
		if !strings.HasSuffix(s, ".") || unfilled(s, data) {
			t.Errorf("no sentence: %s", s)
		}
	}
	switch {
	case len(v.Sentences) > 0 && v.Table == nil && v.Chart == nil:
	case v.Table != nil && (name == "table" || name == "summary"):
		checkCover(t, v.Table)
	case v.Chart != nil && name == "chart":
		checkDrawn(t, v.Chart)
	default:
		t.Errorf("view %s: %+v", name, v)
	}
}

// checkCover finds rows that do not cover all columns exactly.
func checkCover(t *testing.T, table *stat.Table) {
	t.Helper()
	reach := make([]int, len(table.Columns)) // how many rows down each column is covered
	headings := make([]string, len(table.Columns))
	numbers := make([][]string, len(table.Columns))
	if n := len(table.Numbers); n > 0 && n != len(table.Columns) {
		t.Fatalf("%q numbers %d of %d columns", table.Caption, n, len(table.Columns))
	}
	rows := slices.Clone(table.Header)
	for _, r := range table.Rows {
		rows = append(rows, r.Cells)
	}
	for n, cells := range rows {
		at := 0
		for _, c := range cells {
			for at < len(reach) && reach[at] > 0 {
				at++
			}
			if n < len(table.Header) && at < len(reach) {
				headings[at] = c.Text
			} else if at < len(reach) {
				numbers[at] = append(numbers[at], c.Text)
			}
			for range max(1, c.Cols) {
				if at >= len(reach) || reach[at] > 0 {
					t.Fatalf("row %d of %q covers too much", n, table.Caption)
				}
				reach[at] = max(1, c.Rows)
				at++
			}
		}
		for i := range reach {
			if reach[i]--; reach[i] < 0 {
				t.Fatalf("row %d of %q leaves column %d open", n, table.Caption, i)
			}
		}
	}
	for i, heading := range headings {
		if strings.HasSuffix(heading, "(%)") {
			checkEven(t, heading, numbers[i])
		}
	}
}

// checkEven finds percentages of a column that have not as many decimal places as the others, or
// more than any needs.
func checkEven(t *testing.T, heading string, cells []string) {
	t.Helper()
	places, needed := map[int]bool{}, 0
	for _, text := range cells {
		if text != "-" && text != "…" {
			_, fraction, _ := strings.Cut(text, ",")
			places[len(fraction)] = true
			needed = max(needed, len(strings.TrimRight(fraction, "0")))
		}
	}
	if len(places) > 1 || len(places) == 1 && !places[needed] {
		t.Errorf("the column %q is ragged: %q", heading, cells)
	}
}

// checkDrawn finds charts that cannot be drawn.
func checkDrawn(t *testing.T, c *render.Chart) {
	t.Helper()
	if len(c.Categories) == 0 || len(c.Categories) > 40 || len(c.Series) == 0 || len(c.Series) > 16 || c.Alt == "" {
		t.Errorf("a chart of %d by %d", len(c.Categories), len(c.Series))
	}
	for _, s := range c.Series {
		if len(s.Values) != len(c.Categories) {
			t.Errorf("%d values for %d categories", len(s.Values), len(c.Categories))
		}
		for _, v := range s.Values {
			if c.Kind == render.ChartStacked && v.Unscaled < 0 {
				t.Error("a negative value is stacked")
			}
		}
	}

	if err := drawn(t, c); err != nil {
		t.Errorf("%v in %+v", err, c)
	}
}

// drawn lays the chart out. Its words are left out: another test looks for letters that the typeface has not.
func drawn(t *testing.T, c *render.Chart) error {
	t.Helper()
	bare := *c
	bare.Title, bare.Unit, bare.Alt = "", "", "a"
	bare.Categories = slices.Repeat([]string{"a"}, len(c.Categories))
	bare.Series = slices.Clone(c.Series)
	for i := range bare.Series {
		bare.Series[i].Name = "a"
	}
	d := &render.Document{Styles: nd30.Sheet(nd30.Large), Sections: []render.Section{{Page: nd30.Page(nd30.Portrait), Body: []render.Block{&bare}}}}
	_, err := layout.Compute(t.Context(), d, fonts.Default())
	return err
}
