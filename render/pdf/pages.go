package pdf

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf/preflight"
)

// pageObject is the number that fpdf gives to the object of a page, counted from 0: pages
// come first, each followed by its content.
func pageObject(page int) int { return 3 + 2*page }

// producer is what made the file, as viewers show it.
const producer = "vanban (go-pdf/fpdf)"

// newFile makes a file of pages without content, which says what the document says of itself.
// What fpdf would do on its own is turned off: margins, page breaks, compression with a new
// writer for each stream, and dates of today. An unknown date becomes a fixed one, which the
// finishing step takes out.
func newFile(l *layout.Layout, o *Options, pages []fpdf.SizeType) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: pages[0]})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	// fpdf's own conversion to UTF-16 breaks on runes beyond U+FFFF.
	f.SetProducer(producer, false)
	f.SetTitle(textString(title(&l.Info)), false)
	f.SetSubject(textString(l.Info.Subject), false)
	f.SetAuthor(textString(l.Info.Author), false)
	f.SetKeywords(textString(l.Info.Keywords), false)
	f.SetLang(o.language())
	f.SetXmpMetadata(xmp(&l.Info, o.part(), o.language()))
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	for _, size := range pages {
		// Always "portrait": with "landscape" fpdf would exchange width and height.
		f.AddPageFormat("P", size)
	}
	return f
}

func pageSize(p *layout.Page) fpdf.SizeType {
	return fpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}

// drawing is the pages of a document, drawn one after the other. Of those that are drawn their
// compressed contents are kept, and of the others nothing.
type drawing struct {
	content
	deflate *deflater
	check   *preflight.Checker
	sizes   []fpdf.SizeType
	ends    []int    // of the pages in content.out, which wait for the code to compress them by
	streams [][]byte // of the pages before them, compressed
}

// The pages are compressed in groups, each by a code of its own. It is found by a few pages,
// evenly spread over the group: more make no document smaller.
const (
	groupPages  = 64
	samplePages = 4
)

// pageStart is what the content of every page begins with: what fpdf says of lines and colours before all else.
const pageStart = "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n"

// add draws a page.
func (d *drawing) add(p *layout.Page) error {
	d.out.str(pageStart)
	if err := d.page(p); err != nil {
		return fmt.Errorf("page %d: %w", len(d.sizes)+1, err)
	}
	d.out.str("\n")
	d.sizes, d.ends = append(d.sizes, pageSize(p)), append(d.ends, len(d.out))
	if len(d.ends) == groupPages {
		d.compress()
	}
	return nil
}

// compress compresses the pages that wait for it.
func (d *drawing) compress() {
	code := d.deflate.code(d.samples()...)
	for i := range d.ends {
		d.check.Content(d.waiting(i))
		d.streams = append(d.streams, bytes.Clone(d.deflate.deflateWith(code, d.waiting(i))))
	}
	d.out, d.ends = d.out[:0], d.ends[:0]
}

func (d *drawing) samples() (samples [][]byte) {
	step := (len(d.ends) + samplePages - 1) / samplePages
	for i := 0; i < len(d.ends); i += step {
		samples = append(samples, d.waiting(i))
	}
	return samples
}

// waiting is the content of the i-th page that waits.
func (d *drawing) waiting(i int) []byte {
	if i == 0 {
		return d.out[:d.ends[0]]
	}
	return d.out[d.ends[i-1]:d.ends[i]]
}

// addBookmarks writes the outline. fpdf measures the height of every bookmark from the top
// of the last page, whatever page it is on, and takes the page that is current last for
// the number of pages.
func addBookmarks(f *fpdf.Fpdf, d *drawing) {
	heights := d.marks.heights
	last := heights[len(heights)-1]
	for _, b := range d.outline.bookmarks {
		f.SetPage(b.page)
		height := heights[b.page-1]
		f.Bookmark(textString(b.title), b.level-1, (last - (height - max(0, b.top))).Points())
	}
	f.SetPage(len(heights))
}

// title is the title that PDF/UA demands of every document.
func title(info *render.Info) string {
	if info.Title == "" {
		return "Văn bản"
	}
	return info.Title
}
