package nd30_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// cell is a cell of a table in one of the Government's own files.
type cell struct {
	text string // paragraphs end with "\n"
	run  run    // the first that has text
}

// run is what a run says of its own type; a size of 0 is left to the paragraph's style.
type run struct {
	size         render.Length
	bold, italic bool
}

// readTable returns the rows of a table of an annex, counted from 0.
func readTable(t *testing.T, name string, number int) [][]cell {
	t.Helper()
	archive, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	doc, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	r := tableReader{table: -1}
	if err := r.read(xml.NewDecoder(doc), number); err != nil {
		t.Fatal(err)
	}
	return r.rows
}

type tableReader struct {
	table  int // that it is in or after
	rows   [][]cell
	inRun  bool
	inText bool
	run    run
}

func (r *tableReader) read(dec *xml.Decoder, number int) error {
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "tbl" {
				r.table++
			}
			if r.table == number {
				r.start(e)
			}
		case xml.EndElement:
			if r.table == number && e.Name.Local == "tbl" {
				return nil
			}
			r.end(e.Name.Local)
		case xml.CharData:
			if r.inText && r.table == number {
				r.add(string(e))
			}
		}
	}
}

func (r *tableReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "tr":
		r.rows = append(r.rows, nil)
	case "tc":
		last := len(r.rows) - 1
		r.rows[last] = append(r.rows[last], cell{})
	case "r":
		r.inRun, r.run = true, run{}
	case "t":
		r.inText = true
	case "sz", "b", "i":
		if r.inRun {
			r.property(e)
		}
	}
}

func (r *tableReader) property(e xml.StartElement) {
	value := ""
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			value = a.Value
		}
	}
	on := value != "0" && value != "false"
	switch e.Name.Local {
	case "sz":
		for _, c := range value {
			r.run.size = r.run.size*10 + render.Length(c-'0')
		}
		r.run.size *= render.Pt / 2
	case "b":
		r.run.bold = on
	case "i":
		r.run.italic = on
	}
}

func (r *tableReader) end(name string) {
	switch name {
	case "r":
		r.inRun = false
	case "t":
		r.inText = false
	case "p":
		if len(r.rows) > 0 && len(r.rows[len(r.rows)-1]) > 0 {
			r.add("\n")
		}
	}
}

func (r *tableReader) add(text string) {
	row := r.rows[len(r.rows)-1]
	c := &row[len(row)-1]
	if strings.TrimSpace(c.text) == "" && strings.TrimSpace(text) != "" {
		c.run = r.run
	}
	c.text += text
}

// plain joins the words of a text with single blanks.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// official is a row of the table of type samples that says how something is set.
type official struct {
	row, component, letters, size, style string
	samples                              []cell
	text                                 string
	sampleSize                           string
}

// The columns of the table of type samples. What stands between style and sample size are
// samples.
const (
	colNumber = iota
	colComponent
	colLetters
	colSize
	colStyle
	colSamples
)

// readSamples reads the table of PL I.V. Rows that only head others, and the rows of
// column heads, are left out.
func readSamples(t *testing.T) []official {
	t.Helper()
	var list []official
	number, letter := "", ""
	for _, cells := range readTable(t, "testdata/Phuluc1.docx", 2) {
		switch n := plain(cells[colNumber].text); {
		case n == "STT" || strings.Contains(cells[colSamples].text, "Phông chữ"):
			continue // column heads
		case n == "a" || n == "b":
			letter = n
		case n != "":
			number, letter = n, ""
		}
		o := newOfficial(number+letter, cells)
		switch {
		case o.letters != "" || strings.HasPrefix(o.component, "Dòng kẻ"):
			list = append(list, o)
		case o.text != "" && len(list) > 0: // goes on with the samples of the row above
			last := &list[len(list)-1]
			last.text += " " + o.text
			last.samples = append(last.samples, o.samples...)
		}
	}
	return list
}

func newOfficial(row string, cells []cell) official {
	o := official{
		row:       row,
		component: strings.Trim(plain(cells[colComponent].text), "- :"),
		letters:   plain(cells[colLetters].text),
		size:      plain(cells[colSize].text),
		style:     plain(cells[colStyle].text),
	}
	for _, c := range cells[min(colSamples, len(cells)-1) : len(cells)-1] {
		o.text = plain(o.text + " " + c.text)
		if plain(c.text) != "" {
			o.samples = append(o.samples, c)
		}
	}
	o.sampleSize = plain(cells[len(cells)-1].text)
	return o
}

// The words of the table.
var (
	letters = map[nd30.Case]string{nd30.NoCase: "", nd30.InHoa: "In hoa", nd30.InThuong: "In thường"}
	styles  = map[nd30.Style]string{
		nd30.NoStyle: "", nd30.Dung: "Đứng", nd30.DungDam: "Đứng, đậm",
		nd30.Nghieng: "Nghiêng", nd30.NghiengDam: "Nghiêng, đậm",
	}
)

// points gives a size, or a range of sizes, as the table does.
func points(from, to render.Length) string {
	switch {
	case from == 0:
		return ""
	case from == to:
		return viet.Integer(int64(from / render.Pt))
	}
	return points(from, from) + " - " + points(to, to)
}

// renamed are the components that we call by a fuller name than the table, which relies on
// the row above.
var renamed = map[string]string{
	"Trích yếu nội dung công văn": "Trích yếu nội dung",
	"Khoản có tiêu đề":            "Trường hợp có tiêu đề",
	"Khoản không có tiêu đề":      "Trường hợp không có tiêu đề",
}

// unlikeTheirRow are samples that the table itself does not set as their row says: the bold
// face is missing from the run. The columns "Kiểu chữ" and the clauses say bold.
var unlikeTheirRow = map[string]bool{
	"Tên cơ quan, tổ chức ban hành văn bản": true,
	"Tiêu đề của phụ lục":                   true,
}

func TestSamplesAreThoseOfTheAnnex(t *testing.T) {
	rows := readSamples(t)
	if len(rows) != len(nd30.Samples) || len(rows) != 41 {
		t.Fatalf("the annex has %d rows, we have %d, and both should have 41", len(rows), len(nd30.Samples))
	}
	for i, s := range nd30.Samples {
		t.Run(s.Row+" "+s.Component, func(t *testing.T) { compare(t, s, rows[i]) })
	}
}

func compare(t *testing.T, s nd30.Sample, o official) {
	component := s.Component
	if short, ok := renamed[component]; ok {
		component = short
	}
	for _, c := range []struct{ what, ours, theirs string }{
		{"row", s.Row, o.row},
		{"component", component, o.component},
		{"letters", letters[s.Case], o.letters},
		{"size", points(s.MinSize, s.MaxSize), o.size},
		{"style", styles[s.Style], o.style},
		{"size of the sample", points(s.SampleSize, s.SampleSize), onlySize(o.sampleSize)},
	} {
		if c.ours != c.theirs {
			t.Errorf("%s is %q, in the annex %q", c.what, c.ours, c.theirs)
		}
	}
	compareText(t, s, o)
	compareRuns(t, s, o)
}

// onlySize is the size that a column gives once or several times.
func onlySize(column string) string {
	sizes := strings.Fields(column)
	if len(slices.Compact(sizes)) > 1 {
		return column
	}
	return strings.Join(sizes[:min(1, len(sizes))], "")
}

// compareText looks for our lines in the sample, in any order because columns and stamps
// have none.
func compareText(t *testing.T, s nd30.Sample, o official) {
	if s.Text == "" && strings.Trim(o.text, "_") != "" {
		t.Errorf("no sample, in the annex %q", o.text)
	}
	for line := range strings.SplitSeq(s.Text, "\n") {
		if !strings.Contains(o.text, line) {
			t.Errorf("sample %q is not in the annex, which has %q", line, o.text)
		}
	}
}

func compareRuns(t *testing.T, s nd30.Sample, o official) {
	if s.Text == "" {
		return
	}
	if len(o.samples) == 0 {
		t.Error("the annex has no sample")
	}
	for _, c := range o.samples {
		if c.run.size != 0 && c.run.size != s.SampleSize {
			t.Errorf("sample of %v, in the annex %v", s.SampleSize, c.run.size)
		}
		ours, theirs := [2]bool{s.Style.Bold(), s.Style.Italic()}, [2]bool{c.run.bold, c.run.italic}
		if (ours == theirs) == unlikeTheirRow[s.Component] {
			t.Errorf("bold and italic are %v, in the annex %v", ours, theirs)
		}
	}
}

func TestAbbreviationsAreThoseOfTheAnnex(t *testing.T) {
	var ours [][2]string
	for _, list := range [][]nd30.Type{decreed(), nd30.Copies} {
		for _, typ := range list {
			if typ.Abbr != "" {
				ours = append(ours, [2]string{typ.Name, typ.Abbr})
			}
		}
	}
	var theirs [][2]string
	for _, row := range readTable(t, "testdata/Phuluc3.docx", 0) {
		name, abbr := plain(row[1].text), plain(row[2].text)
		if abbr != "" && abbr != "Chữ viết tắt" {
			name = strings.TrimSuffix(name, " (cá biệt)")         // said of what is not a legal normative document
			name = strings.ReplaceAll(name, "Giấy uỷ", "Giấy ủy") // both spellings occur in the annex
			theirs = append(theirs, [2]string{name, abbr})
		}
	}
	if len(ours) != 27+3 || !slices.Equal(ours, theirs) {
		t.Errorf("abbreviations are %v, in the annex %v", ours, theirs)
	}
}
