//go:build conformance

package vanban_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/api/service"
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

// made is a document in both formats.
type made struct {
	name      string // begins with that of the set it is of, and a hyphen
	payload   []byte
	part      int    // which of the payload's documents it is, from 0
	pdf, docx string // paths
}

// madeDocuments makes the real documents, the sample of every kind and the cases of
// testdata/limits in a folder.
func madeDocuments(t *testing.T) (all []made, folder string) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range realNames(t) {
		all = append(all, makeDocuments(t, folder, "real-"+name, service.Order{Payload: readReal(t, name+".json")})...)
	}
	for _, kind := range doors().Kinds() {
		all = append(all, makeDocuments(t, folder, "sample-"+kind.Slug, service.Order{Payload: kind.Sample})...)
		if payload := electronic(t, kind); payload != nil {
			all = append(all, makeDocuments(t, folder, "sample-"+kind.Slug+"-electronic", service.Order{Payload: payload})...)
		}
	}
	for _, c := range payloadCases(t, "limits") {
		all = append(all, makeDocuments(t, folder, "limits-"+c.name, c.order(""))...)
	}
	return all, folder
}

// generatedDocuments makes documents of payloads that are drawn by their seeds.
func generatedDocuments(t *testing.T, folder string) (all []made) {
	t.Helper()
	for name, payload := range generatedPayloads(generated) {
		all = append(all, makeDocuments(t, folder, name, service.Order{Payload: payload})...)
	}
	return all
}

// makeDocument makes a document that nothing accompanies in both formats.
func makeDocument(t *testing.T, folder, name string, order service.Order) made {
	t.Helper()
	all := makeDocuments(t, folder, name, order)
	if len(all) != 1 {
		t.Fatalf("%s: %d documents, want one", name, len(all))
	}
	return all[0]
}

// makeDocuments makes a document and those that accompany it in both formats. The latter have numbers behind
// the name, from 2.
func makeDocuments(t *testing.T, folder, name string, order service.Order) (all []made) {
	t.Helper()
	pdfs, docxs := writeDocuments(t, folder, name, order, "pdf"), writeDocuments(t, folder, name, order, "docx")
	for i := range pdfs {
		all = append(all, made{name: partName(name, i), payload: order.Payload, part: i, pdf: pdfs[i], docx: docxs[i]})
	}
	return all
}

// partName names the i-th document of a payload.
func partName(name string, i int) string {
	if i == 0 {
		return name
	}
	return name + "-" + strconv.Itoa(i+1)
}

// writeDocuments writes the files of a payload in a format and gives their paths.
func writeDocuments(t *testing.T, folder, name string, order service.Order, format string) (paths []string) {
	t.Helper()
	order.Format = format
	file, err := doors().Render(t.Context(), order)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for i, data := range members(t, file) {
		path := filepath.Join(folder, partName(name, i)+"."+format)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// TestConformanceReaders has three programs that share no code with us read every PDF.
func TestConformanceReaders(t *testing.T) {
	all, folder := madeDocuments(t)
	all = append(all, generatedDocuments(t, folder)...)
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			tool(t, "qpdf", "--check", s.pdf)
			// Debian builds MuPDF without ICC profiles and it says so for each that it meets.
			out := tool(t, "mutool", "draw", "-q", "-F", "text", "-o", os.DevNull, s.pdf)
			if out = strings.ReplaceAll(out, "warning: ICC support is not available\n", ""); out != "" {
				t.Errorf("MuPDF complains:\n%s", out)
			}
			info := tool(t, "pdfinfo", s.pdf)
			for _, want := range []*regexp.Regexp{pdfTagged, pdfA4} {
				if !want.MatchString(info) {
					t.Errorf("pdfinfo does not say %q:\n%s", want, info)
				}
			}
			fontsOf(t, s.pdf)
		})
	}
}

// What pdfinfo says of each PDF. The first page of an appendix of its own may lie across.
var (
	pdfTagged = regexp.MustCompile(`Tagged: +yes`)
	pdfA4     = regexp.MustCompile(`Page size: +(595\.\d+ x 841\.\d+|841\.\d+ x 595\.\d+) pts`)
)

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
