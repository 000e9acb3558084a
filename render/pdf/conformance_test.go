//go:build conformance

package pdf_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"vanban/render/layout"
	"vanban/render/pdf"
)

// The tools of this suite are installed by .ci/run. A missing one is a failure.

// run runs a tool and gives what it prints.
func run(t *testing.T, tool string, args ...string) (string, error) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), tool, args...).CombinedOutput()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return string(out), err
}

// save writes a document into a file.
func save(t *testing.T, name string, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// specimens are the documents that the tools look at.
func specimens(t *testing.T) map[string]*layout.Layout {
	return map[string]*layout.Layout{
		"sample":   compute(t, sample()),
		"decision": compute(t, decision(t)),
		"signed":   compute(t, stamped(signature(), seal(), pngs()["opaque"])),
		"empty":    {Pages: []layout.Page{a4()}},
	}
}

// TestConformanceVeraPDF has the reference validator look for what is not as PDF/A-2a, PDF/A-3a and
// PDF/UA-1 want it. That it can find something, a file of fpdf alone shows.
func TestConformanceVeraPDF(t *testing.T) {
	var paths, attaching []string
	for name, l := range specimens(t) {
		paths = append(paths, save(t, name, encode(t, l)))
		attaching = append(attaching, save(t, name, encodeWith(t, l, pdf.Options{Attached: attached()})))
	}
	bad := save(t, "plain", plain(t))
	for flavour, paths := range map[string][]string{"2a": paths, "3a": attaching, "ua1": append(paths, attaching...)} {
		args := append([]string{"-f", flavour, "--format", "text", "-v", bad}, paths...)
		out, _ := run(t, "verapdf", args...) // fails when a file does
		for _, path := range paths {
			if !strings.Contains(out, "PASS "+path) {
				t.Errorf("%s is not of flavour %s:\n%s", filepath.Base(path), flavour, out)
			}
		}
		if !strings.Contains(out, "FAIL "+bad) {
			t.Errorf("veraPDF lets a file pass that is not of flavour %s:\n%s", flavour, out)
		}
	}
}

// plain is a file that fpdf makes without us.
func plain(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	f := fpdf.New("P", "mm", "A4", "")
	f.AddPage()
	f.SetFont("Times", "", 14)
	f.Text(20, 20, "Plain")
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestConformanceReaders has qpdf check the structure, and poppler and MuPDF read the words.
func TestConformanceReaders(t *testing.T) {
	for name, l := range specimens(t) {
		path := save(t, name, encode(t, l))
		if out, err := run(t, "qpdf", "--check", path); err != nil {
			t.Errorf("%s: qpdf: %v\n%s", name, err, out)
		}
		want := strings.Join(placedWords(l), "")
		poppler, err1 := run(t, "pdftotext", "-raw", path, "-")
		mupdf, err2 := run(t, "mutool", "draw", "-q", "-F", "text", path)
		if err1 != nil || err2 != nil {
			t.Fatalf("%s: %v, %v", name, err1, err2)
		}
		// It says so for each colour profile that it meets: Debian builds it without that.
		mupdf = strings.ReplaceAll(mupdf, "warning: ICC support is not available", "")
		for reader, got := range map[string]string{"poppler": poppler, "MuPDF": mupdf} {
			if sorted(got) != sorted(want) {
				t.Errorf("%s: %s reads other letters than layout placed", name, reader)
			}
		}
	}
}

// placedWords lists the words of a layout as it placed them. A hyphen that no line ends behind is one like
// any other in a file.
func placedWords(l *layout.Layout) []string {
	var words []string
	for i := range l.Pages {
		for _, item := range l.Pages[i].Items {
			if text, ok := item.(*layout.Text); ok {
				words = append(words, strings.Fields(strings.ReplaceAll(text.Text, "\u2011", "-"))...)
			}
		}
	}
	return words
}

// sorted sorts the letters, because readers disagree about the order of what stands side
// by side, and divides ligatures, as MuPDF does.
func sorted(s string) string {
	counts := map[rune]int{}
	for _, r := range strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "ﬁ", "fi") {
		counts[r]++
	}
	var b strings.Builder
	for r := rune(0); r < 0x10000; r++ {
		for range counts[r] {
			b.WriteRune(r)
		}
	}
	return b.String()
}
