//go:build conformance

package vanban_test

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/templates"
)

// Of a document the sheet has so many pages at most, so many in a row, with so many dots to the inch.
const (
	sheetPages   = 4
	sheetColumns = 5
	sheetDots    = 50
)

// officialPDF is Annex III as the Government published it.
const officialPDF = "testdata/figures/phu-luc-3.pdf"

// TestConformanceSheet draws the sample of every kind, on paper and as a file, beside its form of Annex III: an
// image for each, and one with the first pages of all. With SHEET set, the folder of that name keeps them.
// A page that is empty, or a form that is not in the annex, is a failure.
func TestConformanceSheet(t *testing.T) {
	folder := cmp.Or(os.Getenv("SHEET"), t.TempDir())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	official := officialPages(t)
	var firsts []image.Image
	for _, kind := range doors().Kinds() {
		drawn := drawSample(t, kind, "paper", kind.Sample)
		firsts = append(firsts, drawn[0])
		writeImage(t, filepath.Join(folder, kind.Slug+".png"), beside(append(official.of(t, formsOf(kind, "2.1")), drawn...)))
		if payload := electronic(t, kind); payload != nil {
			drawn := drawSample(t, kind, "electronic", payload)
			writeImage(t, filepath.Join(folder, kind.Slug+"-electronic.png"), beside(append(official.of(t, formsOf(kind, "2.2")), drawn...)))
		}
	}
	writeImage(t, filepath.Join(folder, "all.png"), mosaic(firsts, 8))
	t.Logf("%d kinds in %s", len(firsts), folder)
}

// drawSample draws the first pages of a document and of those that accompany it.
func drawSample(t *testing.T, kind templates.Kind, medium string, payload []byte) (pages []image.Image) {
	t.Helper()
	for _, pdf := range writeDocuments(t, t.TempDir(), kind.Slug+"-"+medium, service.Order{Payload: payload}, "pdf") {
		for n := 1; n <= min(readPlaces(t, pdf).Pages, sheetPages); n++ {
			page := pageImageAt(t, pdf, n, sheetDots)
			if isBlank(page) {
				t.Errorf("%s: page %d is empty", pdf, n)
			}
			pages = append(pages, page)
		}
	}
	return pages
}

// formsOf are the forms that a sample is drawn beside: those of its kind, and that of an appendix if it has any.
func formsOf(kind templates.Kind, appendix string) (forms []string) {
	for _, form := range []string{kind.Form, kind.OtherForm} {
		if form != "" {
			forms = append(forms, form)
		}
	}
	if bytes.Contains(kind.Sample, []byte(`"appendices"`)) {
		forms = append(forms, appendix)
	}
	return forms
}

// annex are the pages of each form of Annex III, by its number.
type annex map[string][]image.Image

// officialPages draws the pages of all forms.
func officialPages(t *testing.T) annex {
	t.Helper()
	pages, form := annex{}, ""
	for i, text := range strings.Split(strings.TrimRight(tool(t, "pdftotext", officialPDF, "-"), "\f"), "\f") {
		page := pageImageAt(t, officialPDF, i+1, sheetDots)
		titles := formTitle.FindAllStringSubmatchIndex(text, -1)
		if form != "" && (len(titles) == 0 || titles[0][0] > len(text)/3) {
			pages[form] = append(pages[form], page)
		}
		for _, m := range titles {
			form = text[m[2]:m[3]]
			if m[0] < len(text)*2/3 { // else the form itself is on the next page
				pages[form] = append(pages[form], page)
			}
		}
	}
	return pages
}

// formTitle stands above each form, sometimes alone at the foot of the page before it.
var formTitle = regexp.MustCompile(`Mẫu (\d\.\d+) - `)

// of gives the pages of forms.
func (a annex) of(t *testing.T, forms []string) (pages []image.Image) {
	t.Helper()
	for _, form := range forms {
		if len(a[form]) == 0 {
			t.Errorf("no form %s in %s", form, officialPDF)
		}
		pages = append(pages, a[form]...)
	}
	return pages
}

// isBlank reports whether nothing is on a page.
func isBlank(page image.Image) bool {
	white := page.At(0, 0)
	for y := page.Bounds().Min.Y; y < page.Bounds().Max.Y; y++ {
		for x := page.Bounds().Min.X; x < page.Bounds().Max.X; x++ {
			if page.At(x, y) != white {
				return false
			}
		}
	}
	return true
}

// beside puts pages beside each other.
func beside(pages []image.Image) image.Image { return mosaic(pages, min(len(pages), sheetColumns)) }

// mosaic puts pages into rows.
func mosaic(pages []image.Image, columns int) image.Image {
	const gap = 6
	cell := image.Point{}
	for _, p := range pages {
		cell.X, cell.Y = max(cell.X, p.Bounds().Dx()), max(cell.Y, p.Bounds().Dy())
	}
	cell = cell.Add(image.Pt(gap, gap))
	rows := (len(pages) + columns - 1) / columns
	all := image.NewRGBA(image.Rect(0, 0, columns*cell.X, rows*cell.Y))
	draw.Draw(all, all.Bounds(), image.NewUniform(color.Gray{Y: 160}), image.Point{}, draw.Src)
	for i, p := range pages {
		at := image.Pt(i%columns*cell.X, i/columns*cell.Y)
		draw.Draw(all, p.Bounds().Add(at), p, image.Point{}, draw.Src)
	}
	return all
}
