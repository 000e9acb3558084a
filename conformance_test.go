//go:build conformance

package vanban_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/api/service"
	"vanban/fonts"
)

// The conformance suite holds the real world against us: LibreOffice lays out every DOCX,
// poppler, MuPDF and qpdf read every PDF, the schemas of ECMA-376 check every part. A missing
// tool is a failure: `.ci/run` installs them all.

// tool runs a program and gives what it prints. When it fails or is not there, so does the test.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// specimen is a document in both formats.
type specimen struct {
	name      string
	pdf, docx string // paths
}

// specimens makes the real documents, the sample of every kind and the cases of
// testdata/limits in a folder.
func specimens(t *testing.T) (all []specimen, folder string) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range realNames(t) {
		all = append(all, writeSpecimen(t, folder, name, service.Order{Payload: readReal(t, name+".json")}))
	}
	for _, kind := range doors().Kinds() {
		all = append(all, writeSpecimen(t, folder, "sample-"+kind.Slug, service.Order{Payload: kind.Sample}))
	}
	for _, c := range payloadCases(t, "limits") {
		all = append(all, writeSpecimen(t, folder, "limits-"+c.name, c.order("")))
	}
	return all, folder
}

// writeSpecimen makes a document in both formats.
func writeSpecimen(t *testing.T, folder, name string, order service.Order) specimen {
	t.Helper()
	path := func(format string) string {
		order.Format = format
		file, err := doors().Render(t.Context(), order)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		path := filepath.Join(folder, name+"."+format)
		if err := os.WriteFile(path, file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return specimen{name: name, pdf: path("pdf"), docx: path("docx")}
}

// TestConformanceReaders has three programs that share no code with us read every PDF.
func TestConformanceReaders(t *testing.T) {
	all, _ := specimens(t)
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			tool(t, "qpdf", "--check", s.pdf)
			// Debian builds MuPDF without ICC profiles and it says so for each that it meets.
			out := tool(t, "mutool", "draw", "-q", "-F", "text", "-o", os.DevNull, s.pdf)
			if out = strings.ReplaceAll(out, "warning: ICC support is not available\n", ""); out != "" {
				t.Errorf("MuPDF complains:\n%s", out)
			}
			info := tool(t, "pdfinfo", s.pdf)
			for _, want := range []string{"Tagged:          yes", "Page size:       595."} {
				if !strings.Contains(info, want) {
					t.Errorf("pdfinfo does not say %q:\n%s", want, info)
				}
			}
			fontsOf(t, s.pdf)
		})
	}
}

// fontsOf gives the names of a PDF's fonts without the tags of subsets. All must be embedded
// and readable as Unicode.
func fontsOf(t *testing.T, pdf string) []string {
	t.Helper()
	var names []string
	rows := strings.Split(tool(t, "pdffonts", pdf), "\n")[2:]
	for _, row := range rows {
		fields := strings.Fields(row)
		if len(fields) == 0 {
			continue
		}
		// name, type (one or two words), encoding, emb, sub, uni, object
		flags := fields[len(fields)-5 : len(fields)-2]
		if flags[0] != "yes" || flags[1] != "yes" || flags[2] != "yes" {
			t.Errorf("%s: font %s is not embedded, not a subset, or not readable", filepath.Base(pdf), row)
		}
		_, name, _ := strings.Cut(fields[0], "+")
		names = append(names, name)
	}
	if len(names) == 0 {
		t.Errorf("%s has no fonts", filepath.Base(pdf))
	}
	return names
}

// TestConformanceLines has LibreOffice lay out every DOCX and compares it with our PDF: as
// many pages, which begin with the same words, and 98 % of the lines end at the same word.
func TestConformanceLines(t *testing.T) {
	all, folder := specimens(t)
	office := layOut(t, all, folder)
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			theirs := filepath.Join(office, s.name+".pdf")
			for _, name := range fontsOf(t, theirs) {
				if !strings.HasPrefix(name, "LiberationSerif") {
					t.Errorf("LibreOffice took the font %s: the comparison says nothing", name)
				}
			}
			s.compareLines(t, theirs)
		})
	}
}

// layOut converts every DOCX with LibreOffice and gives the folder with the PDFs. It has a
// profile of its own, and sees no typeface but the one that we embed.
func layOut(t *testing.T, all []specimen, folder string) string {
	t.Helper()
	version := tool(t, "soffice", "--version")
	m := regexp.MustCompile(`LibreOffice (\d+)\.(\d+)`).FindStringSubmatch(version)
	if m == nil {
		t.Fatalf("unknown version: %s", version)
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[2])
	if major*100+minor < 2502 {
		t.Fatalf("LibreOffice 25.2 or newer is needed, older ones break justified lines unlike Word; this is %s", version)
	}
	t.Setenv("FONTCONFIG_FILE", fontconfig(t, folder))
	out := filepath.Join(folder, "office")
	args := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", out}
	for _, s := range all {
		args = append(args, s.docx)
	}
	log := tool(t, "soffice", args...)
	for _, s := range all {
		if _, err := os.Stat(filepath.Join(out, s.name+".pdf")); err != nil {
			t.Fatalf("LibreOffice did not convert %s: %s", s.name, log)
		}
	}
	return out
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

// placed is a word at its place on a page, in points from the upper left corner.
type placed struct {
	text       string
	page       int
	x, y, size float64 // left edge, lower edge, height
	right      float64
}

var bboxWord = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`)

// topMargin is where page numbers stand, in points: the least margin is 20 mm.
const topMargin = 20 / 25.4 * 72

// chartType is between the heights of lines of 10 points, in which charts are lettered and nothing else is
// set, and of 11. Every program letters the axes of a chart its own way.
const chartType = 11.6

// placedWords reads the words of a PDF in the order in which it draws them, with poppler,
// without page numbers and without the words of charts, unless they stand aslant.
func placedWords(t *testing.T, pdf string) (words []placed) {
	t.Helper()
	page := 0
	for _, line := range strings.Split(tool(t, "pdftotext", "-raw", "-bbox", pdf, "-"), "\n") {
		if strings.Contains(line, "<page ") {
			page++
		}
		m := bboxWord.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		var at [4]float64
		for i := range at {
			at[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		if at[3] > topMargin && at[3]-at[1] > chartType {
			words = append(words, placed{html.UnescapeString(m[5]), page, at[0], at[3], at[3] - at[1], at[2]})
		}
	}
	if page == 0 || len(words) == 0 {
		t.Fatalf("%s: %d pages, %d words", pdf, page, len(words))
	}
	return words
}

// endsLine reports whether a line ends behind a word: the next one stands on another page,
// lower or higher, or further left; or so far to the right that it is in another column.
func endsLine(words []placed, i int) bool {
	if i+1 == len(words) {
		return true
	}
	a, b := words[i], words[i+1]
	return a.page != b.page || b.y-a.y > a.size/3 || a.y-b.y > a.size/3 || b.x < a.x || b.x-a.right > 2*a.size
}

// slack is how many lines may differ in a short document: 2 % of one of 250 lines. Where
// they do, LibreOffice is by itself: behind each piece of italic text, and a no-break space
// ends a piece, it keeps a twelfth of the type's size free; an address it divides rather
// after a question mark than after a hyphen.
const slack = 5

// compareLines compares the lines of our PDF with those of the one that LibreOffice has made of the DOCX. The
// words must be the same; of the ends of lines, 98 of 100.
func (s specimen) compareLines(t *testing.T, office string) {
	t.Helper()
	ours, theirs := placedWords(t, s.pdf), placedWords(t, office)
	if a, b := ours[len(ours)-1].page, theirs[len(theirs)-1].page; a != b {
		t.Errorf("%d pages, LibreOffice makes %d", a, b)
	}
	partner := align(t, ours, theirs, chartWords(t, s.docx))
	lines, same, start := 0, 0, 0
	var differ bytes.Buffer
	for i := range ours {
		if !endsLine(ours, i) {
			continue
		}
		lines++
		if j := partner[i]; j >= 0 && endsLine(theirs, j) {
			same++
		} else {
			fmt.Fprintf(&differ, "page %d: %s\n", ours[i].page, lineOf(ours[start:i+1]))
		}
		start = i + 1
	}
	t.Logf("%d of %d lines end at the same word (%.1f %%), %d pages", same, lines, 100*float64(same)/float64(lines), ours[len(ours)-1].page)
	if lines-same > max(slack, lines*2/100) {
		t.Errorf("only %d of %d lines end at the same word; the others are\n%s", same, lines, &differ)
	}
	comparePages(t, ours, theirs, partner)
}

// comparePages wants every page to begin with the same word.
func comparePages(t *testing.T, ours, theirs []placed, partner []int) {
	t.Helper()
	for i := 1; i < len(ours); i++ {
		j := partner[i]
		if ours[i].page == ours[i-1].page || j < 0 || theirs[j].page != theirs[max(j-1, 0)].page {
			continue
		}
		t.Errorf("page %d begins with %q, which is on page %d of LibreOffice's", ours[i].page, lineOf(ours[i:min(i+8, len(ours))]), theirs[j].page)
	}
}

// align finds for each word of ours the same one of theirs, -1 where there is none. Words
// that are parted at the end of a line in one of the two have none; other differences are
// failures, but for words of charts that LibreOffice has set aslant.
func align(t *testing.T, ours, theirs []placed, charts string) []int {
	t.Helper()
	a, b := plain(ours), plain(theirs)
	partner := make([]int, len(a))
	i, j := 0, 0
	same := func(n int) {
		for range n {
			partner[i] = j
			i, j = i+1, j+1
		}
	}
	for _, h := range compare(a, b, func(a, b word) bool { return a.text == b.text }) {
		same(h.from - i)
		for range h.a {
			partner[i] = -1
			i++
		}
		j += len(h.b)
		inChart := !slices.ContainsFunc(h.b, func(w word) bool { return !strings.Contains(charts, w.text) })
		if x, y := phrase(h.a), phrase(h.b); strings.ReplaceAll(x, " ", "") != strings.ReplaceAll(y, " ", "") && !(x == "" && inChart) {
			t.Errorf("our PDF has %q where LibreOffice's has %q", x, y)
		}
	}
	same(len(a) - i)
	return partner
}

// chartWords gives all texts of the charts of a DOCX.
func chartWords(t *testing.T, docx string) string {
	t.Helper()
	data, err := os.ReadFile(docx)
	if err != nil {
		t.Fatal(err)
	}
	var texts strings.Builder
	for n := 1; ; n++ {
		chart, err := zipPart(data, fmt.Sprintf("word/charts/chart%d.xml", n))
		if err != nil {
			return texts.String()
		}
		for _, m := range chartText.FindAllSubmatch(chart, -1) {
			fmt.Fprintf(&texts, "%s\n", html.UnescapeString(string(m[1])))
		}
	}
}

var chartText = regexp.MustCompile(`<(?:c:v|a:t)>([^<]*)</`)

// plain gives the words without their places, but for their index.
func plain(words []placed) []word {
	out := make([]word, len(words))
	for i, w := range words {
		out[i] = word{text: w.text, line: i}
	}
	return out
}

func lineOf(words []placed) string { return phrase(plain(words)) }
