//go:build conformance

package vanban_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/agreement"
	"vanban/render/layout"
	"vanban/templates/nd30"
)

// sets are the documents that are compared, by what their names begin with.
var sets = []agreement.Set{
	{Prefix: "real-", Title: "real documents"},
	{Prefix: "sample-", Title: "samples of the kinds"},
	{Prefix: "limits-", Title: "cases of testdata/limits"},
	{Prefix: "report-", Title: "reports of a year"},
	{Prefix: "generated-", Title: "generated documents"},
}

// The least that is asked of all documents, in percent: of documents with the same number of pages, of
// paragraphs without a line that breaks elsewhere, of lines within a millimetre; and the most that exceptions may explain
// of all paragraphs and of all lines. A heading that LibreOffice leaves alone moves what follows up to the end of its section: twelve
// of them explain 0.8 % of the lines, and the lines that break elsewhere 0.9 %.
const (
	leastSamePages         = 99
	leastAlike             = 99.5
	leastNear              = 99.0
	mostParagraphsExcepted = 1.0
	mostLinesExcepted      = 1.8
)

// agreementHead says what the figures are of.
var agreementHead = fmt.Sprintf(`## Agreement with LibreOffice

Each document is made in both formats, LibreOffice makes a PDF of the DOCX, and the places of all words are read out of the
two PDFs. A paragraph is alike when each of its lines ends at the same word; a line is in its place when it stands on the same page,
its left end and its baseline within 1 mm, in letters of the same size. Lines of page numbers and of repeated headers of tables
count too, letters in charts do not. Of the cases of testdata/limits that of ten thousand rows is left out: LibreOffice needs minutes for it.
Asked are %d %%, %.1f %% and %.1f %%, and that what is known of LibreOffice, below, explains no more than %.1f %% of all paragraphs and %.1f %% of all lines. `+"`make agreement`"+` shows what differs.

`, leastSamePages, leastAlike, leastNear, mostParagraphsExcepted, mostLinesExcepted)

// TestConformanceAgreement has LibreOffice lay out every DOCX and compares its pages with those of
// our PDF. poppler reads both. With AGREEMENT set, the folder of that name gets images of the five
// documents that agree least. With ONLY set, the documents whose names begin so are all that is compared, and each
// that differs is told and drawn; the bounds are those of all documents, and are not held against a few.
func TestConformanceAgreement(t *testing.T) {
	all, folder := madeDocuments(t)
	only := os.Getenv("ONLY")
	all = slices.Concat(all, yearReportsMade(t, folder), generatedDocuments(t, folder))
	all = slices.DeleteFunc(all, func(m made) bool { return m.name == tooLong || !strings.HasPrefix(m.name, only) })
	office := convertAll(t, all, folder)
	documents := make([]agreement.Document, len(all))
	for i, m := range all {
		documents[i] = m.agree(t, filepath.Join(office, m.name+".pdf"))
	}
	checkWords(t, documents)
	report := agreementHead + agreement.Markdown(documents, sets)
	t.Log(report)
	told := 5
	if only == "" {
		checkBounds(t, documents)
		qualityOfOffice(t, "agreement", report)
	} else {
		told = len(documents)
	}
	for _, d := range agreement.Worst(documents, told) {
		t.Log(d)
		if folder := os.Getenv("AGREEMENT"); folder != "" {
			drawPages(t, d, all, office, folder)
		}
	}
}

// checkBounds holds the figures against the bounds.
func checkBounds(t *testing.T, documents []agreement.Document) {
	t.Helper()
	sum := agreement.Sum(documents)
	version := officeVersion(t)
	for _, bound := range []struct {
		what         string
		least, found float64
	}{
		{"documents have the same number of pages", leastSamePages, sum.SamePagesShare()},
		{"paragraphs have no line that breaks elsewhere", leastAlike, sum.AlikeShare()},
		{"lines stand within a millimetre", leastNear, sum.NearShare()},
	} {
		if bound.found < bound.least {
			t.Errorf("only %.2f %% of %s, want %.1f %% (with %s)", bound.found, bound.what, bound.least, version)
		}
	}
	for _, bound := range []struct {
		what        string
		most, found float64
	}{
		{"paragraphs", mostParagraphsExcepted, sum.BrokenExceptedShare()},
		{"lines", mostLinesExcepted, sum.OffExceptedShare()},
	} {
		if bound.found > bound.most {
			t.Errorf("exceptions explain %.2f %% of the %s, %.1f %% at most may be (with %s)", bound.found, bound.what, bound.most, version)
		}
	}
}

// checkWords wants both to have the same words.
func checkWords(t *testing.T, documents []agreement.Document) {
	t.Helper()
	for _, d := range documents {
		if len(d.Lost)+len(d.Added) > 0 {
			t.Errorf("%s: words that only ours has: %q; that only LibreOffice's has: %q", d.Name, d.Lost, d.Added)
		}
	}
}

// tooLong is the case that LibreOffice needs minutes for; its ten thousand rows are one row.
const tooLong = "limits-ten-thousand-rows"

// agree compares our PDF with the one that LibreOffice has made of the DOCX.
func (m made) agree(t *testing.T, office string) agreement.Document {
	t.Helper()
	for _, name := range fontsOf(t, office) {
		if !strings.HasPrefix(name, "LiberationSerif") {
			t.Errorf("%s: LibreOffice took the font %s: the comparison says nothing", m.name, name)
		}
	}
	ours, theirs := readPlaces(t, m.pdf), readPlaces(t, office)
	if err := ours.Mark(pieces(layOutPart(t, m.payload, m.part))); err != nil {
		t.Fatalf("%s: %v", m.name, err)
	}
	return agreement.Compare(m.name, ours, theirs)
}

// readPlaces reads the words of a PDF in the order in which it draws them.
func readPlaces(t *testing.T, pdf string) agreement.Reading {
	t.Helper()
	r, err := agreement.Read(strings.NewReader(tool(t, "pdftotext", "-raw", "-bbox", pdf, "-")))
	if err != nil {
		t.Fatalf("%s: %v", pdf, err)
	}
	return r
}

// pieces gives what every piece of text of a layout belongs to.
func pieces(l *layout.Layout) (all []agreement.Piece) {
	styles := nd30.Sheet(nd30.Large) // of both presets the same paragraphs keep with the next one
	paragraphs := map[*layout.Node]int{}
	numberParagraphs(l.Tree, paragraphs)
	for i := range l.Pages {
		for _, item := range l.Pages[i].Items {
			text, ok := item.(*layout.Text)
			if !ok {
				continue
			}
			p := piece(text)
			p.Page = i + 1
			if text.Node != nil {
				p.Paragraph, p.KeepNext = paragraphs[text.Node], styles[text.Node.Role].KeepNext
			}
			all = append(all, p)
		}
	}
	return all
}

// piece gives the box of a text, of letters as high as its size that reach a quarter of it below the line.
func piece(t *layout.Text) agreement.Piece {
	box := agreement.Piece{Left: pointsOf(t.X), Top: pointsOf(t.Y - t.Size), Right: pointsOf(t.X + t.Width), Bottom: pointsOf(t.Y + t.Size/4)}
	if t.Up {
		box = agreement.Piece{Left: pointsOf(t.X - t.Size), Top: pointsOf(t.Y - t.Width), Right: pointsOf(t.X + t.Size/4), Bottom: pointsOf(t.Y)}
	}
	box.Paragraph, box.Italic = agreement.Furniture, t.Italic
	return box
}

// numberParagraphs numbers the elements that hold text. The label of a list's item is of the paragraph that
// the item begins with.
func numberParagraphs(n *layout.Node, numbers map[*layout.Node]int) {
	for _, child := range n.Children {
		numbers[child] = len(numbers)
		if child.Kind == layout.NodeFigure {
			numbers[child] = agreement.Drawing
		}
		numberParagraphs(child, numbers)
	}
	if n.Kind == layout.NodeListItem && len(n.Children) == 2 && len(n.Children[1].Children) > 0 {
		numbers[n.Children[0]] = numbers[n.Children[1].Children[0]]
	}
}

func pointsOf(l render.Length) float64 { return float64(l) / float64(render.Pt) }

// convertAll converts every DOCX with LibreOffice and gives the folder with the PDFs. Two instances
// share the work, each with a profile of its own, and see no typeface but the one that we embed.
func convertAll(t *testing.T, all []made, folder string) string {
	t.Helper()
	officeVersion(t)
	blank, out := filepath.Join(folder, "blank"), filepath.Join(folder, "office")
	if err := os.Mkdir(blank, 0o700); err != nil {
		t.Fatal(err)
	}
	config := fontconfig(t, folder)
	var files []string
	for _, m := range all {
		files = append(files, withoutLettering(t, m.docx, blank))
	}
	t.Run("converting", func(t *testing.T) {
		half := len(files) / 2
		for i, part := range [][]string{files[:half], files[half:]} {
			t.Run(strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				profile := filepath.Join(folder, "profile"+strconv.Itoa(i))
				args := []string{"FONTCONFIG_FILE=" + config, "soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "pdf", "--outdir", out}
				tool(t, "env", append(args, part...)...)
			})
		}
	})
	for _, m := range all {
		if _, err := os.Stat(filepath.Join(out, m.name+".pdf")); err != nil {
			t.Fatalf("LibreOffice did not convert %s", m.name)
		}
	}
	return out
}

// measuredOffice is the LibreOffice of the figures in docs/quality.md, up to its third number.
const measuredOffice = "25.2"

// officeVersion gives LibreOffice's version as "LibreOffice 25.2.3.2", and fails where it is too old to compare with.
func officeVersion(t *testing.T) string {
	t.Helper()
	told := tool(t, "soffice", "--version")
	m := regexp.MustCompile(`LibreOffice (\d+)\.(\d+)(\.\d+)*`).FindStringSubmatch(told)
	if m == nil {
		t.Fatalf("unknown version: %s", told)
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[2])
	if major*100+minor < 2502 {
		t.Fatalf("LibreOffice 25.2 or newer is needed, older ones break justified lines unlike Word; this is %s", m[0])
	}
	return m[0]
}

// qualityOfOffice keeps what depends on LibreOffice's version. With another one than that of the file the section only has to be
// there, and is not rewritten; the test itself compares with the bounds, which hold with every version.
func qualityOfOffice(t *testing.T, section, markdown string) {
	t.Helper()
	version := officeVersion(t)
	if strings.HasPrefix(version, "LibreOffice "+measuredOffice+".") {
		quality(t, section, markdown)
		return
	}
	t.Logf("%s: the section %q was measured with LibreOffice %s, and is not compared with what %s gives", qualityFile, section, measuredOffice, version)
	if updating() {
		t.Errorf("the section %q of %s is measured with LibreOffice %s, and this is %s: install that one, or measure all sections anew with another, and change measuredOffice and the introduction of the file",
			section, qualityFile, measuredOffice, version)
		return
	}
	wantSection(t, section)
}

// fontconfig writes a configuration under which the embedded faces are all there are, and
// stand for Times New Roman.
func fontconfig(t *testing.T, folder string) string {
	t.Helper()
	dir, err := filepath.Abs("fonts/liberation")
	if err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf(`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>%s</dir>
  <cachedir>%s</cachedir>
  <alias binding="same"><family>Times New Roman</family><accept><family>%s</family></accept></alias>
</fontconfig>
`, dir, filepath.Join(folder, "fontcache"), fonts.Default().Name)
	file := filepath.Join(folder, "fonts.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// lettering is all of a chart that has letters. Every program letters the axes of a chart its own
// way, at places of its own, so LibreOffice is given charts that have none: what is left takes the
// same room on the page.
var lettering = regexp.MustCompile(`(?s)<c:title>.*?</c:title>|<c:legend>.*?</c:legend>|<c:dLbls>.*?</c:dLbls>|<c:dTable>.*?</c:dTable>`)

// withoutLettering copies a DOCX into a folder, with charts that have no letters.
func withoutLettering(t *testing.T, docx, folder string) string {
	t.Helper()
	from, err := zip.OpenReader(docx)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	var file bytes.Buffer
	to := zip.NewWriter(&file)
	for _, part := range from.File {
		if err := copyPart(to, part); err != nil {
			t.Fatalf("%s: %s: %v", docx, part.Name, err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, filepath.Base(docx))
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func copyPart(to *zip.Writer, part *zip.File) error {
	if !strings.HasPrefix(part.Name, "word/charts/chart") {
		return to.Copy(part)
	}
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	data = lettering.ReplaceAll(data, nil)
	data = bytes.ReplaceAll(data, []byte(`<c:delete val="0"/>`), []byte(`<c:delete val="1"/>`))
	w, err := to.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
