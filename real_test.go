package vanban_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/api/service"
	"vanban/templates/nd30"
)

// realNames gives the names of the real documents. Having none is a failure.
func realNames(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/real/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no real document found: %v", err)
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(filepath.Base(f), ".json")
	}
	return names
}

// forEachReal runs a test on every real document.
func forEachReal(t *testing.T, test func(t *testing.T, name string)) {
	for _, name := range realNames(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, name)
		})
	}
}

func readReal(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "real", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// doors is what the real documents go through: the pipeline that every door shares.
var doors = sync.OnceValue(func() *service.Service { return service.New(service.Config{}) })

// renderReal makes a real document in a format.
func renderReal(t testing.TB, name, format string) []byte {
	t.Helper()
	file, err := doors().Render(t.Context(), service.Order{Format: format, Payload: readReal(t, name+".json")})
	if e, ok := errors.AsType[*service.Error](err); ok {
		t.Fatalf("%v\n%v", err, e.Problems)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file.Data
}

// decreeCase are the roles whose letters are upper or lower case by the decree, so that the
// case in the text of a web page says nothing.
var decreeCase = map[string]string{
	string(nd30.QuocHieu):      "PL I.II.1a",
	string(nd30.CoQuanChuQuan): "PL I.II.2b",
	string(nd30.CoQuanBanHanh): "PL I.II.2b",
	string(nd30.TenLoai):       "PL I.II.5b",
	string(nd30.TrichYeu):      "PL I.II.5b",
	string(nd30.ThamQuyen):     "PL III/1.2",
	string(nd30.LenhBanHanh):   "PL III/1.2",
	string(nd30.TieuDePhan):    "PL I.II.6đ",
	string(nd30.TieuDeChuong):  "PL I.II.6đ",
	string(nd30.MucLaMa):       "PL I.V.6b",
	string(nd30.QuyenHan):      "PL I.II.7đ",
	string(nd30.ChucVu):        "PL I.II.7đ",
	string(nd30.PhuLuc):        "PL I.III.1b",
	string(nd30.TieuDePhuLuc):  "PL I.III.1b",
}

// decreeEnds are the marks with which the decree ends paragraphs, so that the marks at the
// end of a text may be others or none. No roles means all.
var decreeEnds = []struct {
	roles  []string
	ends   []string
	clause string
}{
	{[]string{string(nd30.CanCu)}, []string{";", "."}, "PL I.II.6a"},
	{[]string{string(nd30.KinhGuiDong), string(nd30.NoiNhanDong)}, []string{";", "."}, "PL I.II.9d"},
	{nil, []string{nd30.EndMark}, "Annex III"},
}

// decreeWords are what the decree adds, so that a text may lack it.
var decreeWords = []struct{ words, clause string }{
	{nd30.QuocHieuText, "PL I.II.1a"},
	{nd30.TieuNguText, "PL I.II.1b"},
	{nd30.QuocHieuText + " " + nd30.TieuNguText, "PL I.II.1"},
	{nd30.NoiNhanText, "PL I.II.9d"},
}

// sameWord reports whether a word of a text and a word of ours are one, as far as the decree
// leaves it to the text.
func sameWord(text, ours word) bool {
	if _, dictated := decreeCase[ours.role]; dictated && strings.EqualFold(text.text, ours.text) {
		return true
	}
	return text.text == ours.text || ours.last && sameButEnd(text, ours)
}

// sameButEnd reports whether two words are one but for an end that the decree dictates.
func sameButEnd(text, ours word) bool {
	for _, d := range decreeEnds {
		if d.roles != nil && !slices.Contains(d.roles, ours.role) {
			continue
		}
		for _, end := range d.ends {
			if stem, ok := strings.CutSuffix(ours.text, end); ok && strings.TrimRight(text.text, ".;,/") == stem {
				return true
			}
		}
	}
	return false
}

// TestRealWords compares the words of each text with those of our DOCX, in order: every word
// is there, and none is added but what the decree adds or the file of differences names. Of a
// text that only tells of a document, the facts are compared.
func TestRealWords(t *testing.T) {
	forEachReal(t, func(t *testing.T, name string) {
		text := textWords(norm.NFC.String(string(readReal(t, name+".txt"))))
		ours, err := docxWords(renderReal(t, name, "docx"))
		if err != nil {
			t.Fatal(err)
		}
		if len(text) == 0 || len(ours) == 0 {
			t.Fatalf("%d words in the text, %d in ours", len(text), len(ours))
		}
		if facts := factsOf(t, name); facts != nil {
			compareFacts(t, facts, text, ours)
			return
		}
		compareWords(t, name, text, ours)
	})
}

// compareWords wants the same words but for those of the file of differences.
func compareWords(t *testing.T, name string, text, ours []word) {
	t.Helper()
	allowed := differencesOf(t, name)
	for _, h := range compare(text, ours, sameWord) {
		if !isAllowed(h, allowed) {
			t.Errorf("%s:\n%s", h.at(), h.paste())
		}
	}
	for _, d := range allowed {
		if !d.used {
			t.Errorf("%s.differences:%d: this difference is not there any more", name, d.line)
		}
	}
}

// differencesOf reads the differences of a document; it may have none.
func differencesOf(t *testing.T, name string) []*difference {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "real", name+".differences"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	all, err := readDifferences(norm.NFC.String(string(data)))
	if err != nil {
		t.Fatalf("%s.differences: %v", name, err)
	}
	return all
}

// isAllowed reports whether a hunk is one that the decree adds or a difference names, and
// marks that one as used.
func isAllowed(h hunk, named []*difference) bool {
	for _, d := range decreeWords {
		if len(h.a) == 0 && phrase(h.b) == d.words {
			return true
		}
	}
	i := slices.IndexFunc(named, func(d *difference) bool { return d.text == phrase(h.a) && d.ours == phrase(h.b) })
	if i < 0 {
		return false
	}
	named[i].used = true
	return true
}

// TestRealOutputs compares the words taken out of the PDF, in the order of its structure
// tree, with those of the DOCX: they are the same to the letter.
func TestRealOutputs(t *testing.T) {
	forEachReal(t, func(t *testing.T, name string) {
		want, err := docxWords(renderReal(t, name, "docx"))
		if err != nil {
			t.Fatal(err)
		}
		pieces, order, err := readShown(renderReal(t, name, "pdf"))
		if err != nil {
			t.Fatal(err)
		}
		tokens, err := pdfTokens(pieces, order)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range compare(want, rejoin(tokens, want), func(a, b word) bool { return a.text == b.text }) {
			t.Errorf("%q in the DOCX is %q in the PDF", phrase(h.a), phrase(h.b))
		}
	})
}

// TestRealSameBytes makes each document twice and on eight goroutines. The bytes are those
// whose hash is kept in testdata/real/hashes.txt; when they change, look at the pages.
func TestRealSameBytes(t *testing.T) {
	var hashes strings.Builder
	for _, name := range realNames(t) {
		for _, format := range []string{"docx", "pdf"} {
			data := renderReal(t, name, format)
			sameOnGoroutines(t, name, format, data)
			fmt.Fprintf(&hashes, "%x  %s.%s\n", sha256.Sum256(data), name, format)
		}
	}
	if t.Failed() {
		return
	}
	checkHashes(t, "testdata/real/hashes.txt", hashes.String())
}

// checkHashes compares the hashes of documents with those that are kept in a file.
func checkHashes(t *testing.T, file, hashes string) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(file, []byte(hashes), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if hashes != string(want) {
		t.Errorf("the bytes have changed; look at the pages (`make sheet`), then run `make update`\n%s", firstDifference(hashes, string(want)))
	}
}

// sameOnGoroutines makes a document on eight goroutines at once and compares the bytes.
func sameOnGoroutines(t *testing.T, name, format string, want []byte) {
	t.Helper()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := doors().Render(t.Context(), service.Order{Format: format, Payload: readReal(t, name+".json")})
			if err != nil || !bytes.Equal(got.Data, want) {
				t.Errorf("%s.%s: other bytes the second time (error %v)", name, format, err)
			}
		})
	}
	wg.Wait()
}
