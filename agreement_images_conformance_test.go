//go:build conformance

package vanban_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"vanban/render/agreement"
)

// pageDots is the resolution of the images of pages, in dots to the inch.
const pageDots = 80

// mostImages is of how many pages of a document images are made, the first that differ.
const mostImages = 6

// drawPages draws those pages of a document on which lines differ, ours beside LibreOffice's, with frames
// around these lines.
func drawPages(t *testing.T, d agreement.Document, all []made, office, folder string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	m := all[slices.IndexFunc(all, func(m made) bool { return m.name == d.Name })]
	for _, page := range differingPages(d) {
		ours, theirs := pageImage(t, m.pdf, page), pageImage(t, filepath.Join(office, m.name+".pdf"), page)
		both := image.NewRGBA(image.Rect(0, 0, ours.Bounds().Dx()+theirs.Bounds().Dx(), max(ours.Bounds().Dy(), theirs.Bounds().Dy())))
		right := image.Pt(ours.Bounds().Dx(), 0)
		draw.Draw(both, ours.Bounds(), ours, image.Point{}, draw.Src)
		draw.Draw(both, theirs.Bounds().Add(right), theirs, image.Point{}, draw.Src)
		markLines(both, d, page, right)
		path := filepath.Join(folder, fmt.Sprintf("%s-%03d.png", d.Name, page))
		writeImage(t, path, both)
		t.Logf("image: %s", path)
	}
}

// differingPages gives the first pages on which lines of ours stand elsewhere or break elsewhere.
func differingPages(d agreement.Document) []int {
	var pages []int
	for _, o := range d.Off {
		pages = append(pages, o.Page)
	}
	for _, b := range d.Broken {
		for _, l := range b.Ours {
			pages = append(pages, l.Page)
		}
	}
	slices.Sort(pages)
	pages = slices.Compact(pages)
	return pages[:min(len(pages), mostImages)]
}

// pageImage gives the image of a page, an empty one when the PDF does not have it.
func pageImage(t *testing.T, pdf string, page int) image.Image {
	t.Helper()
	return pageImageAt(t, pdf, page, pageDots)
}

// pageImageAt is pageImage with so many dots to the inch.
func pageImageAt(t *testing.T, pdf string, page, dots int) image.Image {
	t.Helper()
	root, number := filepath.Join(t.TempDir(), "page"), strconv.Itoa(page)
	if readPlaces(t, pdf).Pages < page {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	tool(t, "pdftoppm", "-r", strconv.Itoa(dots), "-png", "-singlefile", "-f", number, "-l", number, pdf, root)
	img, err := png.Decode(bytes.NewReader(readFile(t, root+".png")))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// markLines frames the lines that differ: red those that stand elsewhere, in both; blue those of paragraphs
// that break elsewhere.
func markLines(img draw.Image, d agreement.Document, page int, right image.Point) {
	red, blue := color.RGBA{R: 220, A: 255}, color.RGBA{B: 220, A: 255}
	for _, o := range d.Off {
		if o.Page == page {
			encircle(img, o.Line, image.Point{}, red)
		}
		if o.Page == page && o.TheirPage == page {
			moved := o.Line
			moved.Left, moved.Right = moved.Left+o.DX, moved.Right+o.DX
			moved.Top, moved.Bottom = moved.Top+o.DY, moved.Bottom+o.DY
			encircle(img, moved, right, red)
		}
	}
	for _, b := range d.Broken {
		for _, l := range b.Ours {
			if l.Page == page {
				encircle(img, l, image.Point{}, blue)
			}
		}
		for _, l := range b.Theirs {
			if l.Page == page {
				encircle(img, l, right, blue)
			}
		}
	}
}

// encircle draws the box of a line.
func encircle(img draw.Image, l agreement.Line, at image.Point, c color.Color) {
	dots := func(points float64) int { return int(points * pageDots / 72) }
	box := image.Rect(dots(l.Left)-2, dots(l.Top)-1, dots(l.Right)+2, dots(l.Bottom)+1).Add(at)
	for x := box.Min.X; x < box.Max.X; x++ {
		img.Set(x, box.Min.Y, c)
		img.Set(x, box.Max.Y, c)
	}
	for y := box.Min.Y; y <= box.Max.Y; y++ {
		img.Set(box.Min.X, y, c)
		img.Set(box.Max.X, y, c)
	}
}

func writeImage(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
