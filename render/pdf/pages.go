package pdf

import (
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"vanban/render"
	"vanban/render/layout"
)

// pageObject is the number that fpdf gives to the object of a page, counted from 0: pages
// come first, each followed by its content.
func pageObject(page int) int { return 3 + 2*page }

// producer is what made the file, as viewers show it.
const producer = "vanban (go-pdf/fpdf)"

// newFile begins a file that is as large as the first page and says what the document says
// of itself. What fpdf would do on its own is turned off: margins, page breaks, compression
// with a new writer for each stream, and dates of today. An unknown date becomes a fixed
// one, which the finishing step takes out.
func newFile(l *layout.Layout, o *Options) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: pageSize(&l.Pages[0]),
	})
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
	f.SetXmpMetadata(xmp(&l.Info, o.part()))
	f.SetCreationDate(time.Unix(0, 0).UTC())
	f.SetModificationDate(time.Unix(0, 0).UTC())
	return f
}

func pageSize(p *layout.Page) fpdf.SizeType {
	return fpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}

// addPages draws all pages.
func addPages(f *fpdf.Fpdf, l *layout.Layout, c *content) error {
	for i := range l.Pages {
		p := &l.Pages[i]
		if err := c.page(p); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		// Always "portrait": with "landscape" fpdf would exchange width and height.
		f.AddPageFormat("P", pageSize(p))
		f.RawWriteStr(string(c.out))
	}
	return nil
}

// addBookmarks writes the outline. fpdf measures the height of every bookmark from the top
// of the last page, whatever page it is on, and takes the page that is current last for
// the number of pages.
func addBookmarks(f *fpdf.Fpdf, l *layout.Layout, o *outline) {
	last := l.Pages[len(l.Pages)-1].Height
	for _, b := range o.bookmarks {
		f.SetPage(b.page)
		height := l.Pages[b.page-1].Height
		f.Bookmark(textString(b.title), b.level-1, (last - (height - max(0, b.top))).Points())
	}
	f.SetPage(len(l.Pages))
}

// title is the title that PDF/UA demands of every document.
func title(info *render.Info) string {
	if info.Title == "" {
		return "Văn bản"
	}
	return info.Title
}
