package stat_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/stat"
)

// The arithmetic of these tests is their own: fractions of whole numbers, from the data as it is
// written in JSON to the numbers as they are printed.

// fraction reads a number as JSON writes it.
func fraction(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}

// printed reads a number as documents print it: 1.250, 80,38, 03.
func printed(t *testing.T, s string) *big.Rat {
	t.Helper()
	if strings.Contains(s, ",") && strings.HasSuffix(s, "0") {
		t.Errorf("%q is not how a sentence writes a number", s)
	}
	return inCell(t, s)
}

// inCell reads a number as tables print it, where zeros may end it; see [checkEven].
func inCell(t *testing.T, s string) *big.Rat {
	t.Helper()
	if regexp.MustCompile(`^\d{4,}|\.\d{1,2}(\D|$)`).MatchString(s) {
		t.Errorf("%q is not how a document writes a number", s)
	}
	return fraction(t, strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."))
}

// percentage is a of b in hundredths, with two decimals, half away from zero; nil of nothing.
func percentage(a, b *big.Rat) *big.Rat {
	if b.Sign() <= 0 {
		return nil
	}
	r := new(big.Rat).Quo(a, b)
	rounded, _ := new(big.Rat).SetString(r.Mul(r, big.NewRat(100, 1)).FloatString(2))
	return rounded
}

// part is percentage for a part of a whole, which is 0 or 100 only of nothing and of all.
func part(a, b *big.Rat) *big.Rat {
	p := percentage(a, b)
	switch {
	case p == nil:
	case p.Sign() == 0 && a.Sign() > 0:
		return big.NewRat(1, 100)
	case p.Cmp(big.NewRat(100, 1)) == 0 && a.Cmp(b) < 0:
		return big.NewRat(9999, 100)
	}
	return p
}

func whole(n int) *big.Rat { return big.NewRat(int64(n), 1) }

func less(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func plus(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

// numbers are those that stand in a text, as they are printed.
var numbers = regexp.MustCompile(`\d[\d.]*(,\d+)?`)

// years are not grouped as other numbers are.
var years = regexp.MustCompile(`năm (\d{4})`)

// onlyOf finds numbers in the text that are none of those expected; the years are those of the data.
func onlyOf(t *testing.T, text string, expected ...*big.Rat) {
	t.Helper()
	for _, m := range years.FindAllStringSubmatch(text, -1) {
		if m[1] < "2020" || "2022" < m[1] {
			t.Errorf("%s is not in the data: %s", m[0], text)
		}
	}
	text = years.ReplaceAllString(text, "")
next:
	for _, s := range numbers.FindAllString(text, -1) {
		got := printed(t, strings.TrimRight(s, "."))
		for _, want := range expected {
			if want != nil && got.Cmp(new(big.Rat).Abs(want)) == 0 {
				continue next
			}
		}
		t.Errorf("%s is not in the data: %s", s, text)
	}
}

// cellIs compares a cell with the number that it must have; a nil one there is not.
func cellIs(t *testing.T, c stat.Cell, want *big.Rat) {
	t.Helper()
	switch {
	case want == nil && c.Text == "-":
	case want == nil || inCell(t, strings.TrimPrefix(c.Text, "+")).Cmp(want) != 0:
		t.Errorf("cell %q, want %v", c.Text, want)
	}
}

// counted is what really happened to some dossiers, by the fields of a payload.
type counted map[string]int

func randomCounts(r *rand.Rand) counted {
	upTo := []int{3, 12, 2000}[r.IntN(3)]
	c := counted{"received/online": r.IntN(upTo), "received/direct": r.IntN(upTo), "received/carried_over": r.IntN(3)}
	c["received/total"] = c["received/online"] + c["received/direct"] + c["received/carried_over"]
	c["resolved/total"] = c["received/total"] - r.IntN(c["received/total"]+1)*r.IntN(2)
	c["resolved/late"] = r.IntN(c["resolved/total"]+1) * r.IntN(2)
	c["resolved/in_time"] = c["resolved/total"] - c["resolved/late"]
	c["resolved/early"] = r.IntN(c["resolved/in_time"] + 1)
	c["resolved/on_time"] = c["resolved/in_time"] - c["resolved/early"]
	c["pending/total"] = c["received/total"] - c["resolved/total"]
	c["pending/overdue"] = r.IntN(c["pending/total"]+1) * r.IntN(2)
	c["pending/in_time"] = c["pending/total"] - c["pending/overdue"]
	return c
}

// formColumns are the fields in the order of the form's columns.
var formColumns = []string{
	"received/total", "received/online", "received/direct", "received/carried_over",
	"resolved/total", "resolved/early", "resolved/on_time", "resolved/late", "pending/total", "pending/in_time", "pending/overdue",
}

// write puts fields of the counts into a payload, each as likely as keep says.
func (c counted) write(r *rand.Rand, keep float64, into map[string]any) map[string]any {
	for _, field := range append(formColumns, "resolved/in_time") {
		outer, inner, _ := strings.Cut(field, "/")
		if r.Float64() >= keep {
			continue
		}
		group, _ := into[outer].(map[string]any)
		if group == nil {
			group = map[string]any{}
			into[outer] = group
		}
		group[inner] = c[field]
	}
	return into
}

// books are dossiers with what really happened.
type books struct {
	rows                        []counted
	total, previous, yearBefore counted
}

func randomBooks(r *rand.Rand) books {
	b := books{total: counted{}, previous: randomCounts(r), yearBefore: randomCounts(r)}
	for range 1 + r.IntN(4) {
		row := randomCounts(r)
		b.rows = append(b.rows, row)
		for field, n := range row {
			b.total[field] += n
		}
	}
	return b
}

// write makes the data; of all fields, some are left out.
func (b books) write(r *rand.Rand, keep float64) map[string]any {
	var rows []any
	for i, row := range b.rows {
		rows = append(rows, row.write(r, keep, map[string]any{"name": "Lĩnh vực " + string(rune('A'+i))}))
	}
	return map[string]any{
		"id": "tthc", "title": "Hồ sơ", "rows": rows, "total": b.total.write(r, keep, map[string]any{}),
		"previous": b.previous.write(r, 1, map[string]any{}), "year_before": b.yearBefore.write(r, 1, map[string]any{}),
	}
}

// payloadOf reads data as a report on a quarter has it.
func payloadOf(t *testing.T, kind string, data any) (payload, templates.Problems) {
	t.Helper()
	text, err := json.Marshal(map[string]any{"organ": "Sở", "period": "2022-Q3", kind: []any{data}})
	if err != nil {
		t.Fatal(err)
	}
	return read(text)
}

// said are the numbers that a sentence about dossiers says, by their places.
var said = []struct {
	pattern *regexp.Regexp
	want    func(b books) []*big.Rat
}{
	{regexp.MustCompile(`Sở tiếp nhận (\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("received/total") }},
	{regexp.MustCompile(`đã giải quyết (\S+)/(\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("resolved/total", "received/total") }},
	{regexp.MustCompile(`hạn (\S+) hồ sơ \(đạt (\S+)%\), quá hạn (\S+) hồ sơ \(chiếm (\S+)%\)`), func(b books) []*big.Rat {
		in, late, all := whole(b.total["resolved/in_time"]), whole(b.total["resolved/late"]), whole(b.total["resolved/total"])
		return []*big.Rat{in, part(in, all), late, part(late, all)}
	}},
	{regexp.MustCompile(`đang giải quyết (\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("pending/total") }},
	{regexp.MustCompile(`đang giải quyết \S+ hồ sơ, trong đó trong hạn (\S+) hồ sơ, quá hạn (\S+) hồ sơ \(chiếm (\S+)%\)`), func(b books) []*big.Rat {
		return append(b.of("pending/in_time", "pending/overdue"), part(whole(b.total["pending/overdue"]), whole(b.total["pending/total"])))
	}},
	{regexp.MustCompile(`trực tuyến (\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("received/online") }},
	{regexp.MustCompile(`bưu chính (\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("received/direct") }},
	{regexp.MustCompile(`chuyển sang (\S+) hồ sơ`), func(b books) []*big.Rat { return b.of("received/carried_over") }},
}

func (b books) of(fields ...string) []*big.Rat {
	var all []*big.Rat
	for _, f := range fields {
		all = append(all, whole(b.total[f]))
	}
	return all
}

// times is how many times b there is in a, to a tenth, half up; nil of nothing.
func times(a, b *big.Rat) *big.Rat {
	if b.Sign() <= 0 {
		return nil
	}
	tenths := new(big.Rat).Quo(a, b)
	tenths.Add(tenths.Mul(tenths, whole(10)), big.NewRat(1, 2))
	return new(big.Rat).SetFrac(new(big.Int).Quo(tenths.Num(), tenths.Denom()), big.NewInt(10))
}

// changesOf are a change and its percentage.
func changesOf(now, before *big.Rat) []*big.Rat {
	by := less(now, before)
	percent := percentage(by, before)
	if percent != nil && percent.Cmp(whole(-100)) == 0 && now.Sign() > 0 {
		percent = big.NewRat(-9999, 100) // something is left
	}
	return []*big.Rat{by, percent}
}

// checkSaid compares the numbers of the sentences with what happened, and looks for others.
func (b books) checkSaid(t *testing.T, sentences []string) {
	t.Helper()
	for _, s := range said {
		m := s.pattern.FindStringSubmatch(sentences[0])
		if m == nil {
			continue
		}
		for i, want := range s.want(b) {
			if got := printed(t, m[i+1]); got.Cmp(want) != 0 {
				t.Errorf("%s, want %v: %s", m[i+1], want, sentences[0])
			}
		}
	}
	allowed := []*big.Rat{whole(100)}
	for _, f := range []string{"received/total", "resolved/total"} {
		for _, before := range []counted{b.previous, b.yearBefore} {
			allowed = append(allowed, changesOf(whole(b.total[f]), whole(before[f]))...)
			allowed = append(allowed, times(whole(b.total[f]), whole(before[f])))
		}
	}
	for field, n := range b.total {
		allowed = append(allowed, whole(n))
		for _, row := range b.rows {
			allowed = append(allowed, whole(row[field]))
		}
	}
	for _, shares := range [][2]string{{"resolved/in_time", "resolved/total"}, {"resolved/late", "resolved/total"}, {"pending/overdue", "pending/total"}} {
		allowed = append(allowed, part(whole(b.total[shares[0]]), whole(b.total[shares[1]])))
	}
	onlyOf(t, strings.Join(sentences, " "), allowed...)
}

// checkTable compares the cells of the form with what happened; a cell may be unknown.
func (b books) checkTable(t *testing.T, table *stat.Table) {
	t.Helper()
	for i, row := range table.Rows {
		happened, cells := b.total, row.Cells[1:]
		if i < len(b.rows) {
			happened, cells = b.rows[i], row.Cells[2:]
		}
		at := 0
		for _, c := range cells {
			want := happened[formColumns[at]]
			if c.Cols == 2 {
				want = happened["resolved/in_time"]
			}
			if c.Text != "…" {
				cellIs(t, c, whole(want))
			}
			at += max(1, c.Cols)
		}
		if at != len(formColumns) {
			t.Fatalf("row %d covers %d columns", i, at)
		}
	}
}

// checkSummary compares the cells of the summary with what happened; a cell may be unknown.
func (b books) checkSummary(t *testing.T, table *stat.Table) {
	t.Helper()
	for i, row := range table.Rows {
		of := b.total
		if i < len(b.rows) {
			of = b.rows[i]
		}
		var want []*big.Rat
		for _, field := range []string{"received/total", "resolved/total", "resolved/in_time", "resolved/late", "pending/total", "pending/overdue"} {
			want = append(want, whole(of[field]))
		}
		want = append(want, part(whole(of["resolved/in_time"]), whole(of["resolved/total"])))
		for j, c := range row.Cells[len(row.Cells)-len(want):] {
			if c.Text != "…" {
				cellIs(t, c, want[j])
			}
		}
	}
}

// Whatever is left out of dossiers, what is shown of them is what happened.
func TestDossiersTellTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	shown := 0
	for range 250 {
		b := randomBooks(r)
		p, ps := payloadOf(t, "dossiers", b.write(r, 0.3+0.7*r.Float64()))
		for _, found := range ps {
			if found.Rule != "data.missing" && found.Rule != "data.carried_over" {
				t.Fatalf("%+v", found)
			}
		}
		if ps.Failed() {
			continue
		}
		shown++
		c := p.context("/dossiers/0")
		b.checkSaid(t, p.Dossiers[0].Show(c, "text").Sentences)
		b.checkTable(t, p.Dossiers[0].Show(c, "table").Table)
		b.checkSummary(t, p.Dossiers[0].Show(c, "summary").Table)
		if t.Failed() {
			t.FailNow()
		}
	}
	if shown < 50 {
		t.Errorf("only %d of 250 were shown", shown)
	}
}

// Where everything is given, one wrong number is always found, and said once, in its own row.
func TestDossiersFindOneWrongNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	for range 100 {
		b := randomBooks(r)
		data := b.write(r, 1)
		if _, ps := payloadOf(t, "dossiers", data); ps.Failed() {
			t.Fatalf("%v\n%v", ps, data)
		}
		wrong, row := data["total"].(map[string]any), "/dossiers/0/total/"
		if i := r.IntN(len(b.rows) + 1); i < len(b.rows) {
			wrong, row = data["rows"].([]any)[i].(map[string]any), fmt.Sprintf("/dossiers/0/rows/%d/", i)
		}
		outer, inner, _ := strings.Cut(formColumns[r.IntN(len(formColumns))], "/")
		group := wrong[outer].(map[string]any)
		group[inner] = group[inner].(int) + 1 + r.IntN(5)
		_, ps := payloadOf(t, "dossiers", data)
		ps = slices.DeleteFunc(ps, func(p templates.Problem) bool { return p.Severity != templates.Error })
		if len(ps) != 1 || !strings.HasPrefix(ps[0].Path, row) {
			t.Fatalf("%s/%s of %s is wrong: %v\n%v", outer, inner, row, ps, data)
		}
	}
}

// randomNumber is a number as JSON writes it.
func randomNumber(r *rand.Rand) string {
	n := r.IntN([]int{10, 100, 5_000_000}[r.IntN(3)])
	switch r.IntN(3) {
	case 0:
		return fmt.Sprintf("%d.%02d", n, r.IntN(100))
	case 1:
		return fmt.Sprintf("%d.%04d", n, r.IntN(10000))
	}
	return fmt.Sprint(n)
}

// Tables and sentences of figures have the data's numbers, their sums, shares and changes.
func TestFiguresTellTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		checkFigures(t, r)
		if t.Failed() {
			t.FailNow()
		}
	}
}

func checkFigures(t *testing.T, r *rand.Rand) {
	fields := []string{"value", "previous", "year_before"}
	var rows []any
	var truth [][]*big.Rat
	total := []*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat)}
	unit := []string{"văn bản", "tỷ đồng", ""}[r.IntN(3)]
	for i := range 1 + r.IntN(5) {
		row := map[string]any{"name": "Chỉ tiêu " + string(rune('A'+i))}
		var of []*big.Rat
		for j, f := range fields {
			s := randomNumber(r)
			if unit == "văn bản" {
				s, _, _ = strings.Cut(s, ".")
			}
			row[f] = json.Number(s)
			of = append(of, fraction(t, s))
			total[j] = plus(total[j], of[j])
		}
		rows, truth = append(rows, row), append(truth, of)
	}
	truth = append(truth, total)
	p, ps := payloadOf(t, "figures", map[string]any{
		"id": "a", "title": "Số liệu", "unit": unit, "rows": rows,
		"total": map[string]any{"value": json.Number(total[0].FloatString(4))}, "shares": true, "compare": fields[1:],
	})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	c := p.context("/figures/0")
	var allowed []*big.Rat
	for i, row := range p.Figures[0].Show(c, "table").Table.Rows {
		of := truth[i]
		want := []*big.Rat{of[0], part(of[0], total[0])}
		for _, before := range of[1:] {
			want = append(want, append([]*big.Rat{before}, changesOf(of[0], before)...)...)
			allowed = append(allowed, times(of[0], before))
		}
		for j, cell := range row.Cells[len(row.Cells)-len(want):] {
			cellIs(t, cell, want[j])
		}
		allowed = append(allowed, want...)
	}
	onlyOf(t, strings.Join(p.Figures[0].Show(c, "text").Sentences, " "), allowed...)
}

// A total that is not the sum is always found.
func TestFiguresFindWrongTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		a, b := randomNumber(r), randomNumber(r)
		wrong := plus(plus(fraction(t, a), fraction(t, b)), big.NewRat(1+r.Int64N(9), 10000))
		_, ps := payloadOf(t, "figures", map[string]any{
			"id": "a", "title": "Số liệu", "total": map[string]any{"value": json.Number(wrong.FloatString(4))},
			"rows": []any{map[string]any{"name": "A", "value": json.Number(a)}, map[string]any{"name": "B", "value": json.Number(b)}},
		})
		if len(ps) != 1 || ps[0].Rule != "data.sum" || ps[0].Path != "/figures/0/total/value" {
			t.Fatalf("%s + %s = %s: %v", a, b, wrong.FloatString(4), ps)
		}
	}
}
