package vanban_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/templates/viet"
)

// reckoned is what a report must say: the numbers of each sentence made of data in their order, the rows of each table
// by a word of its header, and the series of each chart by the name of the first.
type reckoned struct {
	sentences [][]string
	tables    map[string][][]string
	charts    map[string]map[string][]string
}

// reckon gives what the report must say.
func (r yearReport) reckon(t *testing.T) reckoned {
	t.Helper()
	products := progressOn(t, r.to)
	rows, total := dossiersIn(t, r.period)
	var earlier []dossiers
	for _, period := range r.earlier {
		_, d := dossiersIn(t, period)
		earlier = append(earlier, d)
	}
	figures := figuresIn(t, r.period, len(r.earlier))
	wanted := reckoned{
		sentences: slices.Concat(
			[][]string{progressSentence(t, products, r.to)},
			dossierSentences(r.period, rows, total, earlier),
			[][]string{figureSentence(r.period, figures), r.next}, // the heading of the next period's tasks is made, too
		),
		tables: map[string][][]string{
			"Nhóm nhiệm vụ":       tallyRows(products, func(p productState) string { return p.group }),
			"Đơn vị chủ trì":      tallyRows(products, func(p productState) string { return p.unit }),
			"Số ngày quá hạn":     overdueRows(t, products, r.to),
			"Tình trạng":          detailRows(t, products, r.to),
			"Lĩnh vực giải quyết": dossierRows(rows, total),
			"Chỉ tiêu":            figureRows(figures),
		},
		charts: map[string]map[string][]string{
			"Đã hoàn thành": progressSeries(products),
			"Trước hạn":     dossierSeries(rows),
			"Tiếp nhận":     quarterSeries(t, r.period),
		},
	}
	for _, rows := range wanted.tables {
		evenDecimals(rows)
	}
	return wanted
}

// evenDecimals writes the numbers of a column with as many decimal places as the longest of them has. Columns are counted
// from the right, because the first cell of a total covers two.
func evenDecimals(rows [][]string) {
	written := regexp.MustCompile(`^[-+]?[\d.]+(,\d+)?$`)
	places := map[int]int{}
	for again := range 2 {
		for _, row := range rows {
			for i, cell := range row {
				if !written.MatchString(cell) {
					continue
				}
				_, fraction, _ := strings.Cut(cell, ",")
				column := len(row) - i
				if again == 0 {
					places[column] = max(places[column], len(fraction))
				} else if short := places[column] - len(fraction); short > 0 {
					row[i] = strings.TrimSuffix(cell, ","+fraction) + "," + fraction + strings.Repeat("0", short)
				}
			}
		}
	}
}

// progressSentence: the day, all products, those done and how many of the hundred, those done late, and the others by state.
func progressSentence(t *testing.T, products []productState, day string) []string {
	t.Helper()
	n := tally(products, func(productState) bool { return true })
	d := date(t, day)
	say := []string{fmt.Sprint(d.Day()), fmt.Sprint(int(d.Month())), fmt.Sprint(d.Year()), counted(n["all"]), counted(n["done"]), percentage(n["done"], n["all"])}
	for _, state := range []string{"late", "in_progress", "not_started", "overdue"} {
		if n[state] > 0 {
			say = append(say, counted(n[state]))
		}
	}
	return say
}

// periodNumbers are the numbers in the name of a period.
func periodNumbers(period string) []string {
	if strings.HasSuffix(period, "-H1") {
		return []string{"6", period[:4]}
	}
	return []string{period[:4]}
}

// dossierSentences: what was received and how, what was resolved in time and late, what is pending, each against the earlier
// periods; then the fields that were late.
func dossierSentences(period string, rows []dossiers, d dossiers, earlier []dossiers) [][]string {
	first := append(periodNumbers(period), counted(d.received), counted(d.online), counted(d.direct), counted(d.carried))
	for _, e := range earlier {
		first = append(first, changed(d.received, e.received)...)
	}
	inTime := d.early + d.onTime
	first = append(first, plainNumber(d.resolved), counted(d.received), counted(inTime), percentage(inTime, d.resolved),
		counted(d.late), percentage(d.late, d.resolved))
	for _, e := range earlier {
		first = append(first, changed(d.resolved, e.resolved)...)
	}
	first = append(first, counted(d.pendingBoth), counted(d.pendingInTime), counted(d.pendingOverdue), percentage(d.pendingOverdue, d.pendingBoth))
	var late, overdue []string
	for _, r := range rows {
		if r.late > 0 {
			late = append(late, counted(r.late))
		}
		if r.pendingOverdue > 0 {
			overdue = append(overdue, counted(r.pendingOverdue))
		}
	}
	return [][]string{first, late, overdue}
}

// changed says which way a number has gone, by how much, and how many of the hundred that is.
func changed(now, before int) []string {
	way := "tăng"
	switch {
	case now == before:
		return nil
	case now < before:
		way = "giảm"
	}
	return []string{way, counted(max(now-before, before-now)), percentage(now-before, before)}
}

// measured is a figure with those of the earlier periods.
type measured struct {
	name, unit string
	now        int
	earlier    []int
}

// figuresIn are the figures of a period, with those of one or two earlier periods.
func figuresIn(t *testing.T, period string, periods int) (all []measured) {
	t.Helper()
	for _, r := range readTable(t, "chi-tieu.csv") {
		if r["Kỳ"] == period {
			earlier := []int{number(t, r, "Kỳ trước"), number(t, r, "Cùng kỳ năm trước")}
			all = append(all, measured{r["Chỉ tiêu"], r["Đơn vị tính"], number(t, r, "Trong kỳ"), earlier[:periods]})
		}
	}
	return all
}

func figureSentence(period string, figures []measured) []string {
	say := periodNumbers(period)
	for _, f := range figures {
		say = append(say, counted(f.now))
		for _, before := range f.earlier {
			say = append(say, changed(f.now, before)...)
		}
	}
	return say
}

// tallyRows counts the products of each sort, in the plan's order, and of all.
func tallyRows(products []productState, sort func(productState) string) (rows [][]string) {
	row := func(n map[string]int) []string {
		return []string{
			plainNumber(n["all"]), plainNumber(n["done"]), plainNumber(n["late"]), plainNumber(n["in_progress"]),
			plainNumber(n["not_started"]), plainNumber(n["overdue"]), "0", percentage(n["done"], n["all"]),
		}
	}
	var seen []string
	for _, p := range products {
		name := sort(p)
		if slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		n := tally(products, func(q productState) bool { return sort(q) == name })
		rows = append(rows, append([]string{fmt.Sprint(len(seen)), name}, row(n)...))
	}
	return append(rows, append([]string{"Tổng cộng"}, row(tally(products, func(productState) bool { return true }))...))
}

// daysOver is how many days a day is behind the last day of a deadline.
func daysOver(t *testing.T, due, day string) int {
	t.Helper()
	return int(date(t, day).Sub(date(t, due)).Hours() / 24)
}

func date(t *testing.T, day string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func overdueRows(t *testing.T, products []productState, day string) (rows [][]string) {
	t.Helper()
	for _, p := range products {
		if p.state == "overdue" {
			rows = append(rows, []string{
				fmt.Sprint(len(rows) + 1), p.name, p.unit, date(t, p.due).Format("02/01/2006"), fmt.Sprint(daysOver(t, p.due, day)), p.note,
			})
		}
	}
	return rows
}

// detailRows lists all products under their groups.
func detailRows(t *testing.T, products []productState, day string) (rows [][]string) {
	t.Helper()
	names := map[string]string{"done": "Đã hoàn thành", "in_progress": "Đang thực hiện", "not_started": "Chưa đến hạn, chưa thực hiện"}
	group, groups := "", 0
	for i, p := range products {
		if p.group != group {
			group, groups = p.group, groups+1
			rows = append(rows, []string{viet.Roman(groups) + ". " + group})
		}
		state := names[p.state]
		switch {
		case p.late():
			state = "Hoàn thành sau thời hạn"
		case p.state == "overdue":
			state = fmt.Sprintf("Quá hạn %d ngày", daysOver(t, p.due, day))
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), p.name, p.unit, date(t, p.due).Format("02/01/2006"), state, p.note})
	}
	return rows
}

func dossierRows(rows []dossiers, total dossiers) (table [][]string) {
	row := func(d dossiers) (cells []string) {
		for _, n := range []int{
			d.received, d.online, d.direct, d.carried, d.resolved, d.early, d.onTime, d.late, d.pendingBoth, d.pendingInTime, d.pendingOverdue,
		} {
			cells = append(cells, plainNumber(n))
		}
		return cells
	}
	for i, d := range rows {
		table = append(table, append([]string{fmt.Sprint(i + 1), d.name}, row(d)...))
	}
	return append(table, append([]string{"Tổng cộng"}, row(total)...))
}

func figureRows(figures []measured) (table [][]string) {
	for i, f := range figures {
		row := []string{fmt.Sprint(i + 1), f.name, f.unit, plainNumber(f.now)}
		for _, before := range f.earlier {
			plus, minus := "", ""
			switch {
			case f.now > before:
				plus = "+"
			case f.now < before:
				minus = "-"
			}
			row = append(row, plainNumber(before), plus+plainNumber(f.now-before), plus+minus+percentage(f.now-before, before))
		}
		table = append(table, row)
	}
	return table
}

// progressSeries has a number for each group, of each state that any product is in.
func progressSeries(products []productState) map[string][]string {
	series := map[string][]string{}
	for state, name := range map[string]string{
		"done": "Đã hoàn thành", "in_progress": "Đang thực hiện", "not_started": "Chưa đến hạn, chưa thực hiện", "overdue": "Quá hạn",
	} {
		if tally(products, func(productState) bool { return true })[state] == 0 {
			continue
		}
		for i, p := range products {
			if i == 0 || products[i-1].group != p.group {
				series[name] = append(series[name], fmt.Sprint(tally(products, func(q productState) bool { return q.group == p.group })[state]))
			}
		}
	}
	return series
}

func dossierSeries(rows []dossiers) map[string][]string {
	series := map[string][]string{}
	for _, d := range rows {
		for name, n := range map[string]int{"Trước hạn": d.early, "Đúng hạn": d.onTime, "Quá hạn": d.late} {
			series[name] = append(series[name], fmt.Sprint(n))
		}
	}
	return series
}

// quarterSeries has a number for each quarter since 2022 up to the end of the period.
func quarterSeries(t *testing.T, period string) map[string][]string {
	t.Helper()
	quarters := map[string]int{"2023-Q1": 5, "2023-H1": 6, "2023-Q3": 7, "2023": 8}[period]
	series := map[string][]string{}
	for i := range quarters {
		_, d := dossiersIn(t, fmt.Sprintf("%d-Q%d", 2022+i/4, i%4+1))
		series["Tiếp nhận"] = append(series["Tiếp nhận"], fmt.Sprint(d.received))
		series["Đã giải quyết"] = append(series["Đã giải quyết"], fmt.Sprint(d.resolved))
	}
	return series
}

// typedTexts are the texts of the template, as pieces between placeholders: what stands in a report as it was typed.
func typedTexts(t *testing.T) []*regexp.Regexp {
	t.Helper()
	var template any
	if err := json.Unmarshal(readFile(t, filepath.Join(year, "mau-bao-cao.json")), &template); err != nil {
		t.Fatal(err)
	}
	var all []*regexp.Regexp
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, child := range v {
				walk(child)
			}
		case []any:
			for _, child := range v {
				walk(child)
			}
		case string:
			for line := range strings.SplitSeq(v, "\n") {
				if pattern := placeholders.ReplaceAllString(regexp.QuoteMeta(strings.TrimSuffix(line, ".")), anything); pattern != anything {
					all = append(all, regexp.MustCompile(`(?i)^(?:[IVX]+\. |\d+\. )?`+pattern+`(?:\.|\./\.)?$`))
				}
			}
		}
	}
	walk(template)
	return all
}

// placeholders are those of a template in a quoted pattern; anything is what may stand for them.
var placeholders = regexp.MustCompile(`\\\{\\\{[a-z_]+\\\}\\\}`)

const anything = `[^:;]*`

// compareSentences wants the sentences made of data, and numbers in no paragraph but those and what
// was typed.
func (r reckoned) compareSentences(t *testing.T, got docxContent, typed []*regexp.Regexp) {
	t.Helper()
	var made [][]string
	for _, p := range got.paragraphs {
		wasTyped := slices.ContainsFunc(typed, func(e *regexp.Regexp) bool { return e.MatchString(p.text) })
		if numbers := told(p.text); !wasTyped && len(numbers) > 0 {
			made = append(made, numbers)
			t.Logf("%s: %s", p.role, p.text)
		}
	}
	for i := range max(len(made), len(r.sentences)) {
		var a, b []string
		if i < len(made) {
			a = made[i]
		}
		if i < len(r.sentences) {
			b = r.sentences[i]
		}
		if !slices.Equal(a, b) {
			t.Errorf("sentence %d of data:\ngot  %q\nwant %q", i+1, a, b)
		}
	}
}

// compareTables wants the tables, and no others but those of the head and the foot.
func (r reckoned) compareTables(t *testing.T, got docxContent) {
	t.Helper()
	if len(got.tables) != len(r.tables)+2 {
		t.Errorf("%d tables, want %d", len(got.tables), len(r.tables)+2)
	}
	for _, word := range slices.Sorted(maps.Keys(r.tables)) {
		r.compareTable(t, got, word)
	}
}

// compareTable wants the rows of the table that is headed by the word, and no others.
func (r reckoned) compareTable(t *testing.T, got docxContent, word string) {
	t.Helper()
	at := slices.IndexFunc(got.tables, func(table docxTable) bool { return table.headedBy(word) })
	if at < 0 {
		t.Errorf("no table is headed by %q", word)
		return
	}
	table, want := got.tables[at], r.tables[word]
	header := len(table) - len(want)
	if header < 1 {
		t.Errorf("%s: %d rows with the header, want %d without", word, len(table), len(want))
		return
	}
	for i, row := range table[header:] {
		if a, b := squeeze(row), squeeze(want[i]); !slices.Equal(a, b) {
			t.Errorf("%s, row %d:\ngot  %q\nwant %q", word, i+1, a, b)
		}
	}
	for _, row := range table[:header] {
		if slices.ContainsFunc(row, bareNumber.MatchString) {
			t.Errorf("%s: %q is a row too many", word, row)
		}
	}
}

var bareNumber = regexp.MustCompile(`^[\d.,]+$`)

// headedBy reports whether a heading of the table is the word and, of the table of units, whether it counts.
func (t docxTable) headedBy(word string) bool {
	for _, row := range t {
		at := slices.Index(row, word)
		if at >= 0 && (word != "Đơn vị chủ trì" || slices.Contains(row, "Tổng số")) {
			return true
		}
	}
	return false
}

// squeeze makes blanks single, and ends of lines blanks.
func squeeze(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.Join(strings.Fields(c), " ")
	}
	return out
}

// compareCharts wants the charts, and no others.
func (r reckoned) compareCharts(t *testing.T, got []map[string][]string) {
	t.Helper()
	if len(got) != len(r.charts) {
		t.Errorf("%d charts, want %d", len(got), len(r.charts))
	}
	for name, want := range r.charts {
		same := func(c map[string][]string) bool { return maps.EqualFunc(c, want, slices.Equal[[]string]) }
		if !slices.ContainsFunc(got, same) {
			t.Errorf("no chart has the data of %q: %v\nthey have %v", name, want, got)
		}
	}
}

// docxCharts reads the series of every chart of a DOCX: the numbers by name.
func docxCharts(t *testing.T, docx []byte) (charts []map[string][]string) {
	t.Helper()
	for n := 1; ; n++ {
		data, err := zipPart(docx, fmt.Sprintf("word/charts/chart%d.xml", n))
		if err != nil {
			return charts
		}
		charts = append(charts, chartSeries(t, data))
	}
}

// chartSeries reads the series of one chart.
func chartSeries(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	series := map[string][]string{}
	var within []string
	name := ""
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return series
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			within = append(within, e.Name.Local)
		case xml.EndElement:
			within = within[:len(within)-1]
		case xml.CharData:
			switch path := strings.Join(within, "/"); {
			case strings.HasSuffix(path, "ser/tx/strRef/strCache/pt/v"):
				name = string(e)
			case strings.HasSuffix(path, "ser/val/numRef/numCache/pt/v"):
				series[name] = append(series[name], string(e))
			}
		}
	}
}

// docxName is the name of the DOCX in a folder.
func docxName(t *testing.T, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d documents in %s: %v", len(found), folder, err)
	}
	return filepath.Base(found[0])
}
