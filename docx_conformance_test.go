//go:build conformance

package vanban_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/render"
)

// TestConformanceDOCX holds every DOCX against programs and rules that share no code with us: the schemas of
// ECMA-376, LibreOffice that opens and saves it, python-docx.
func TestConformanceDOCX(t *testing.T) {
	all, folder := madeDocuments(t)
	all = slices.Concat(all, yearReportsMade(t, folder), generatedDocuments(t, folder))
	var report strings.Builder
	fmt.Fprintf(&report, "## DOCX\n\nThe files of %d documents: the real ones, every sample, the cases of testdata/limits, the reports of a year and %d that are generated. It is one more than in the section on agreement, which leaves out the case of ten thousand rows.\n\n", len(all), generated)
	t.Run("schemas", func(t *testing.T) { report.WriteString(checkSchemas(t, all, folder)) })
	t.Run("saved again", func(t *testing.T) { report.WriteString(saveAgain(t, all, folder)) })
	t.Run("python-docx", func(t *testing.T) { report.WriteString(readWithPython(t, all)) })
	t.Run("navigator", func(t *testing.T) { report.WriteString(findHeadings(t, issued(all), folder)) })
	t.Run("embedded", func(t *testing.T) { report.WriteString(embedFonts(t, issued(all), folder)) })
	if !t.Failed() {
		qualityOfOffice(t, "docx", report.String())
	}
}

// issued are the real documents and the samples.
func issued(all []made) []made {
	return slices.DeleteFunc(slices.Clone(all), func(m made) bool { return !strings.HasPrefix(m.name, "real-") && !strings.HasPrefix(m.name, "sample-") })
}

// slowToSave are documents that LibreOffice opens as soon as others, but takes minutes to write: it looks
// for the place of each cell of a table among all others.
var slowToSave = []string{"limits-ten-thousand-rows"}

// saveAgain has LibreOffice open every DOCX and save it again as DOCX.
func saveAgain(t *testing.T, all []made, folder string) string {
	t.Helper()
	officeVersion(t)
	out := filepath.Join(folder, "again")
	all = slices.DeleteFunc(slices.Clone(all), func(m made) bool { return slices.Contains(slowToSave, m.name) })
	for some := range slices.Chunk(all, 80) {
		args := []string{"-env:UserInstallation=file://" + out + "-profile", "--headless", "--convert-to", "docx", "--outdir", out}
		for _, m := range some {
			args = append(args, m.docx)
		}
		tool(t, "soffice", args...)
	}
	d := differences{lost: map[string]int{}}
	for _, m := range all {
		t.Run(m.name, func(t *testing.T) {
			d.errs = nil
			d.files(readWord(t, readFile(t, m.docx)), readWord(t, readFile(t, filepath.Join(out, m.name+".docx"))))
			for _, e := range d.errs[:min(len(d.errs), most)] {
				t.Error(e)
			}
		})
	}
	for what := range officeLoses {
		if d.lost[what] == 0 {
			t.Errorf("LibreOffice no longer loses the %s: take it from the list", what)
		}
	}
	return d.report(len(all))
}

// TestConformanceDOCXNotices changes a file in ways in which a program may lose something, and expects each to be told.
func TestConformanceDOCXNotices(t *testing.T) {
	const document, styles = "word/document.xml", "word/styles.xml"
	file := sampleDOCX(t, "huong-dan")
	for _, test := range []struct{ part, was, is, want string }{
		{document, `HƯỚNG DẪN</w:t>`, `HƯỚNG DẪN </w:t>`, `want "HƯỚNG DẪN"`},
		{document, `<w:pStyle w:val="TenLoai"/>`, `<w:pStyle w:val="TrichYeu"/>`, `style "Trích yếu", level 0, want "Tên loại", 1`},
		{styles, `<w:name w:val="Tên loại"/>`, `<w:name w:val="Tên loại"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, `style "Tên loại", level 2`},
		{document, `<w:p>`, `<w:p/><w:p>`, `blocks, want`},
		{document, `<w:tblHeader/>`, ``, `header false`},
		{document, `<w:cantSplit/>`, ``, `whole false`},
		{document, `<w:gridSpan w:val="2"/>`, ``, `over 1 columns`},
		{document, `<w:vMerge w:val="restart"/>`, ``, `of rows "", want`},
		{document, `<w:gridCol w:w="`, `<w:gridCol w:w="40"/><w:gridCol w:w="`, `columns, want`},
		{document, `<w:gridCol w:w="`, `<w:gridCol w:w="1`, `right edge of column 1`},
		{document, `<w:pgMar w:top="1134"`, `<w:pgMar w:top="1136"`, `pgMar top is 1136 twips, want 1134`},
		{document, `<w:pgSz w:w="11906"`, `<w:pgSz w:w="11904"`, `pgSz w is 11904 twips`},
		{document, `<w:titlePg/>`, ``, `section 1: `},
		{"word/header1.xml", ` PAGE `, ` PAGES `, `section 1: `},
	} {
		d := differences{lost: map[string]int{}}
		d.files(readWord(t, file), readWord(t, changePart(t, file, test.part, test.was, test.is)))
		if !strings.Contains(strings.Join(d.errs, "\n"), test.want) {
			t.Errorf("%s in place of %s: told %q, want %s", test.is, test.was, d.errs, test.want)
		}
	}
}

// officeLoses is what LibreOffice does not keep of any document, and why.
var officeLoses = map[string]string{
	"distance of the footer": "LibreOffice has one only where there is a footer (sw, HdFtDistanceGlue), and hardly a page of ours has",
	"caption of a table":     "LibreOffice's tables have none; its filter for DOCX does not know w:tblCaption",
}

// differences compares what two files say, notes each difference, and counts what it has compared.
type differences struct {
	errs []string // of this document

	ours, theirs *wordFile
	count        struct{ paragraphs, tables, rows, cells, sections int }
	lost         map[string]int // what officeLoses, how often
}

func (d *differences) report(documents int) string {
	c := d.count
	return fmt.Sprintf("Opened and saved again by LibreOffice: %d documents, all but the case of ten thousand rows, which it takes minutes to write, with %d sections, %d paragraphs, %d tables, %d rows and %d cells. "+
		"No text, style, level of a heading, orientation, start or place of page numbers, row, column, span or header row differs; pages and margins by 1 twip at most, edges of columns by %d. "+
		"What LibreOffice does not keep: %s.\n\n", documents, c.sections, c.paragraphs, c.tables, c.rows, c.cells, edgeApart, losses())
}

// losses is officeLoses in words.
func losses() string {
	var all []string
	for what, why := range officeLoses {
		all = append(all, "the "+what+" ("+why+")")
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// most is how many differences are told of one document.
const most = 20

func (d *differences) tell(format string, args ...any) {
	d.errs = append(d.errs, fmt.Sprintf(format, args...))
}

// near compares two lengths in twips that may lie so far apart.
func (d *differences) near(got, want, apart int, format string, args ...any) {
	if got < want-apart || got > want+apart {
		d.tell("%s is %d twips, want %d", fmt.Sprintf(format, args...), got, want)
	}
}

func (d *differences) files(ours, theirs *wordFile) {
	d.ours, d.theirs = ours, theirs
	d.blocks("", ours.blocks, theirs.blocks)
	if len(ours.sections) != len(theirs.sections) {
		d.tell("%d sections, want %d", len(theirs.sections), len(ours.sections))
		return
	}
	for i := range ours.sections {
		d.section(i+1, ours.sections[i], theirs.sections[i])
	}
}

// blocks compares the blocks of the body or of a cell.
func (d *differences) blocks(where string, ours, theirs []wordBlock) {
	if len(ours) != len(theirs) {
		d.tell("%s: %d blocks, want %d", where, len(theirs), len(ours))
	}
	for i := range min(len(ours), len(theirs)) {
		a, b, here := ours[i], theirs[i], fmt.Sprintf("%s/%d", where, i+1)
		switch {
		case (a.table == nil) != (b.table == nil):
			d.tell("%s: a table on one side only: %q, %q", here, a.text, b.text)
			return
		case a.table != nil:
			d.table(here, a.table, b.table)
		default:
			d.paragraph(here, a, b)
		}
	}
}

func (d *differences) paragraph(where string, ours, theirs wordBlock) {
	d.count.paragraphs++
	if ours.text != theirs.text || ours.drawings != theirs.drawings {
		d.tell("%s: %q with %d drawings, want %q with %d", where, theirs.text, theirs.drawings, ours.text, ours.drawings)
	}
	if ours.style != theirs.style || d.ours.headings[ours.style] != d.theirs.headings[theirs.style] {
		d.tell("%s: style %q, level %d, want %q, %d", where, theirs.style, d.theirs.headings[theirs.style], ours.style, d.ours.headings[ours.style])
	}
}

// edgeApart is how far the edge of a column may be from where it was, in twips. LibreOffice notes edges in
// ten-thousandths of the table's width (TableColumnRelativeSum), which are up to 1.5 twips on a page that lies, and
// in each row anew: in a row with joined cells the same edge may come to lie a twip further on.
const edgeApart = 3

func (d *differences) table(where string, ours, theirs *wordTable) {
	d.count.tables++
	theirs.join(edgeApart)
	if len(ours.edges) != len(theirs.edges) {
		d.tell("%s: %d columns, want %d", where, len(theirs.edges)-1, len(ours.edges)-1)
		return
	}
	for i, want := range ours.edges {
		d.near(theirs.edges[i], want, edgeApart, "%s: the right edge of column %d", where, i)
	}
	if ours.caption != theirs.caption {
		d.lost["caption of a table"]++
	}
	if len(ours.rows) != len(theirs.rows) {
		d.tell("%s: %d rows, want %d", where, len(theirs.rows), len(ours.rows))
	}
	for i := range min(len(ours.rows), len(theirs.rows)) {
		d.row(fmt.Sprintf("%s row %d", where, i+1), ours.rows[i], theirs.rows[i])
	}
}

func (d *differences) row(where string, ours, theirs wordRow) {
	d.count.rows++
	if ours.header != theirs.header || ours.whole != theirs.whole {
		d.tell("%s: header %t, whole %t, want %t, %t", where, theirs.header, theirs.whole, ours.header, ours.whole)
	}
	if len(ours.cells) != len(theirs.cells) {
		d.tell("%s: %d cells, want %d", where, len(theirs.cells), len(ours.cells))
		return
	}
	for i := range ours.cells {
		d.cell(fmt.Sprintf("%s cell %d", where, i+1), ours.cells[i], theirs.cells[i])
	}
}

func (d *differences) cell(where string, ours, theirs wordCell) {
	d.count.cells++
	if ours.cols != theirs.cols || ours.merge != theirs.merge {
		d.tell("%s: over %d columns, of rows %q, want %d, %q", where, theirs.cols, theirs.merge, ours.cols, ours.merge)
	}
	d.blocks(where, ours.blocks, theirs.blocks)
}

func (d *differences) section(n int, ours, theirs wordSection) {
	d.count.sections++
	for name, want := range ours.lengths {
		if got := theirs.lengths[name]; name == "pgMar footer" && got == 0 && want > 1 {
			d.lost["distance of the footer"]++
		} else {
			d.near(got, want, 1, "section %d: %s", n, name)
		}
	}
	ours.lengths, theirs.lengths = nil, nil
	if !reflect.DeepEqual(ours, theirs) {
		d.tell("section %d: %+v, want %+v", n, theirs, ours)
	}
}

// wordTold is what python-docx finds in a DOCX, as testdata/python-docx/tell.py writes it down.
type wordTold struct {
	Title, Subject, Author, Keywords, Language, Identifier, Category, Created string

	Styles     map[string]int // levels of headings by name
	Paragraphs [][2]string    // style and text of those that stand in no table
	Tables     []toldTable
	Sections   []toldSection
}

type toldTable struct {
	Columns, Header int
	Rows            [][]string // the texts of the cells that begin in each row; nil where it does not matter
}

type toldSection struct {
	Lengths   [6]int // of the paper and the margins in twips
	Landscape bool
	TitlePage bool `json:"title_page"`
	Number    bool // its header has a field for the page number
}

// readWithPython has python-docx read every DOCX, and compares what it finds with what was composed.
func readWithPython(t *testing.T, all []made) string {
	t.Helper()
	args := []string{"testdata/python-docx/tell.py"}
	for _, m := range all {
		args = append(args, m.docx)
	}
	d := json.NewDecoder(strings.NewReader(tool(t, "python-docx", args...)))
	headings, tables := 0, 0
	for _, m := range all {
		t.Run(m.name, func(t *testing.T) {
			var got wordTold
			if err := d.Decode(&got); err != nil {
				t.Fatal(err)
			}
			want := tellOf(composed(t, m.payload)[m.part])
			want.compare(t, got)
			tables += len(want.Tables)
			for _, p := range want.Paragraphs {
				headings += min(want.Styles[p[0]], 1)
			}
		})
	}
	return fmt.Sprintf("Read by python-docx: title, subject, author, keywords, number, type, date and language as composed; %d headings by the level of "+
		"their style, %d tables with all header rows, every page and page number.\n\n", headings, tables)
}

// compare tells where python-docx finds something else.
func (want *wordTold) compare(t *testing.T, got wordTold) {
	t.Helper()
	for i, w := range want.Tables {
		if w.Rows == nil && i < len(got.Tables) {
			got.Tables[i].Rows = nil
		}
	}
	for _, told := range [][][2]string{got.Paragraphs, want.Paragraphs} {
		for i := range told {
			told[i][1] = blankRoom.ReplaceAllString(told[i][1], "…")
		}
	}
	a, b := reflect.ValueOf(got), reflect.ValueOf(*want)
	for i := range a.NumField() {
		x, y := a.Field(i).Interface(), b.Field(i).Interface()
		if !reflect.DeepEqual(x, y) {
			was, is := fmt.Sprintf("%+v", x), fmt.Sprintf("%+v", y)
			t.Errorf("%s: python-docx finds other than was composed\n%s", a.Type().Field(i).Name, firstDifference(was, is))
		}
	}
}

// blankRoom is the room for a number or a day that is filled in later, of no-break spaces, or of others where no line ends at it.
var blankRoom = regexp.MustCompile("[ \u00a0]{2,}")

// tellOf is what a reader has to find in the DOCX of a document.
func tellOf(d *render.Document) *wordTold {
	w := &wordTold{
		Title: d.Info.Title, Subject: d.Info.Subject, Author: d.Info.Author, Keywords: d.Info.Keywords, Language: "vi-VN",
		Identifier: d.Info.Identifier, Category: d.Info.Type,
		Styles: map[string]int{}, Tables: []toldTable{}, // an appendix may have none
	}
	if !d.Info.Created.IsZero() {
		w.Created = d.Info.Created.Format("2006-01-02")
	}
	for _, s := range d.Styles {
		w.Styles[s.Name] = s.Outline
	}
	for i := range d.Sections {
		w.section(d, &d.Sections[i])
	}
	return w
}

func (want *wordTold) section(d *render.Document, s *render.Section) {
	p := &s.Page
	twips := toldSection{Landscape: p.Width > p.Height, TitlePage: p.Number.HideFirst || len(s.Header)+len(s.Footer) > 0, Number: p.Number.Role != ""}
	for i, l := range []render.Length{p.Width, p.Height, p.Top, p.Right, p.Bottom, p.Left} {
		twips.Lengths[i] = l.Twips()
	}
	want.Sections = append(want.Sections, twips)
	for _, b := range s.Body {
		switch b := b.(type) {
		case *render.Paragraph:
			want.Paragraphs = append(want.Paragraphs, [2]string{d.Styles[b.Role].Name, runText(b)})
		case *render.Table:
			want.Tables = append(want.Tables, tellOfTable(b))
		case *render.Columns:
			want.Tables = append(want.Tables, toldTable{Columns: len(b.Widths)})
		case *render.Box:
			want.Tables = append(want.Tables, toldTable{Columns: 1})
		}
	}
}

func tellOfTable(b *render.Table) toldTable {
	t := toldTable{Columns: len(b.Columns), Header: len(b.Header)}
	for _, row := range slices.Concat(b.Header, b.Rows) {
		var texts []string
		for _, c := range row.Cells {
			var lines []string
			for _, p := range c.Blocks {
				lines = append(lines, runText(p))
			}
			texts = append(texts, strings.Join(lines, "\n"))
		}
		t.Rows = append(t.Rows, texts)
	}
	return t
}

// runText is the text of a paragraph, with plain hyphens, as which programs tell those that no line is broken
// behind.
func runText(p *render.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(strings.ReplaceAll(r.Text, "\u2011", "-"))
	}
	return b.String()
}

// odtHeading is a heading of an ODT file: its level and its content.
var odtHeading = regexp.MustCompile(`(?s)<text:h [^>]*text:outline-level="(\d)"[^>]*>(.*?)</text:h>`)

var odtTag = regexp.MustCompile(`<[^>]*>`)

// findHeadings has LibreOffice take documents over as its own, and wants every heading in what its navigator
// shows, with its level.
func findHeadings(t *testing.T, all []made, folder string) string {
	t.Helper()
	out, count := filepath.Join(folder, "odt"), 0
	args := []string{"-env:UserInstallation=file://" + out + "-profile", "--headless", "--convert-to", "odt", "--outdir", out}
	for _, m := range all {
		args = append(args, m.docx)
	}
	tool(t, "soffice", args...)
	for _, m := range all {
		t.Run(m.name, func(t *testing.T) {
			var got, want []string
			for _, h := range odtHeading.FindAllSubmatch(docxPart(t, readFile(t, filepath.Join(out, m.name+".odt")), "content.xml"), -1) {
				got = append(got, string(h[1])+" "+withoutBlanks(html.UnescapeString(odtTag.ReplaceAllString(string(h[2]), ""))))
			}
			w := tellOf(composed(t, m.payload)[m.part])
			for _, p := range w.Paragraphs {
				if level := w.Styles[p[0]]; level > 0 {
					want = append(want, fmt.Sprint(level, " ", withoutBlanks(p[1])))
				}
			}
			if !slices.Equal(got, want) { // a công văn has none
				t.Errorf("LibreOffice's headings are others\n%s", firstDifference(strings.Join(got, "\n"), strings.Join(want, "\n")))
			}
			count += len(got)
		})
	}
	if count == 0 {
		t.Error("no document has a heading")
	}
	return fmt.Sprintf("In LibreOffice's navigator: the %d headings of %d documents, each with its level.\n\n", count, len(all))
}

// withoutBlanks takes out blanks, breaks and what keeps from breaking, which the formats write in their own ways.
func withoutBlanks(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "\u2011", "-")
}

// embedFonts has LibreOffice lay out documents that carry their typeface where there is none but a monospaced
// one, and wants every word where it stands when the typeface is installed.
func embedFonts(t *testing.T, all []made, folder string) string {
	t.Helper()
	bare := filepath.Join(folder, "bare")
	if err := os.Mkdir(bare, 0o700); err != nil {
		t.Fatal(err)
	}
	installed := []string{}
	carried := []string{withoutFont(t, all[0], bare)}
	for _, m := range all {
		installed, carried = append(installed, m.docx), append(carried, carrying(t, m, bare))
	}
	checkSchemas(t, asMade(carried), filepath.Join(folder, "carried-parts"))
	there := layOutWith(t, installed, filepath.Join(folder, "installed"), fontconfig(t, folder))
	none := layOutWith(t, carried, filepath.Join(folder, "carried"), onlyMonospaced(t, bare))
	if names := fontsOf(t, filepath.Join(none, "without.pdf")); slices.ContainsFunc(names, isSerif) {
		t.Errorf("a file without its typeface is set in %q: the comparison says nothing", names)
	}
	words := 0
	for _, m := range all {
		t.Run(m.name, func(t *testing.T) {
			if names := fontsOf(t, filepath.Join(none, m.name+".pdf")); !slices.ContainsFunc(names, isSerif) || slices.ContainsFunc(names, func(n string) bool { return !isSerif(n) }) {
				t.Errorf("LibreOffice sets it in %q, not in the faces that it carries", names)
			}
			want, got := bboxes(t, filepath.Join(there, m.name+".pdf")), bboxes(t, filepath.Join(none, m.name+".pdf"))
			if got != want {
				t.Errorf("words stand elsewhere\n%s", firstDifference(got, want))
			}
			words += strings.Count(got, "<word ")
		})
	}
	return fmt.Sprintf("With the typeface in the file: LibreOffice, where only a monospaced typeface is installed, sets %d documents in the four faces "+
		"that they carry, and each of %d words stands exactly where it stands with the typeface installed.\n", len(all), words)
}

// asMade gives DOCX files as documents.
func asMade(files []string) (all []made) {
	for _, f := range files {
		all = append(all, made{name: strings.TrimSuffix(filepath.Base(f), ".docx"), docx: f})
	}
	return all
}

// bboxes gives the words of a PDF with their places.
func bboxes(t *testing.T, pdf string) string {
	t.Helper()
	_, body, _ := strings.Cut(tool(t, "pdftotext", "-raw", "-bbox", pdf, "-"), "<body>")
	return body
}

// layOutWith has LibreOffice make PDFs with a configuration of fonts, and gives their folder.
func layOutWith(t *testing.T, files []string, folder, fonts string) string {
	t.Helper()
	tool(t, "env", append([]string{"FONTCONFIG_FILE=" + fonts, "soffice", "-env:UserInstallation=file://" + folder + "-profile", "--headless", "--convert-to", "pdf", "--outdir", folder}, files...)...)
	return folder
}

// withoutFont copies the DOCX of a document.
func withoutFont(t *testing.T, m made, folder string) string {
	t.Helper()
	name := filepath.Join(folder, "without.docx")
	if err := os.WriteFile(name, readFile(t, m.docx), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func isSerif(font string) bool { return strings.HasPrefix(font, "LiberationSerif") }

// carrying makes a document's DOCX with its typeface in a folder.
func carrying(t *testing.T, m made, folder string) string {
	t.Helper()
	file, err := doors().Render(t.Context(), service.Order{Format: "docx", Payload: m.payload, Options: service.Options{EmbedFonts: true}})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := doors().Render(t.Context(), service.Order{Format: "docx", Payload: m.payload}); err != nil || !bytes.Equal(members(t, again)[m.part], readFile(t, m.docx)) {
		t.Errorf("%s: a DOCX that was not to carry its typeface is another one afterwards: %v", m.name, err)
	}
	name := filepath.Join(folder, m.name+".docx")
	if err := os.WriteFile(name, members(t, file)[m.part], 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// onlyMonospaced writes a configuration under which there is one typeface, and that is none that
// could be taken for Times New Roman.
func onlyMonospaced(t *testing.T, folder string) string {
	t.Helper()
	face := tool(t, "fc-match", "-f", "%{file}", "Liberation Mono:regular")
	if !strings.Contains(filepath.Base(face), "LiberationMono") {
		t.Fatalf("Liberation Mono is needed; there is %s", face)
	}
	if err := os.WriteFile(filepath.Join(folder, filepath.Base(face)), readFile(t, face), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "fonts.conf")
	config := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + folder + `</dir><cachedir>` + filepath.Join(folder, "cache") + `</cachedir></fontconfig>`
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
