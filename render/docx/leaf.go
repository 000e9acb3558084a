package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"vanban/render"
)

// Pages are the pages of the letterhead's sections, the last of which the document takes: their sizes and margins, each
// without the number. What a section does not say is zero. The binding edge (w:gutter) is part of the margin beside it.
func (b *Base) Pages() []render.Page { return slices.Clone(b.pages) }

// Text is what the letterhead says in its text, its headers and its footers, a paragraph on a line. Of lines that are
// broken inside a paragraph the words lie against each other.
func (b *Base) Text() string { return b.text }

// InText reports whether a placeholder stands in the text, which is elsewhere than in headers and footers.
func (b *Base) InText(name string) bool { return slices.Contains(b.body, name) }

// leaves reads the pages of all sections.
func (s *story) leaves() ([]render.Page, error) {
	var pages []render.Page
	for _, e := range s.sections {
		page, err := readLeaf(s.data[e.from:e.to])
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// readLeaf reads the page of a w:sectPr.
func readLeaf(data []byte) (page render.Page, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return page, nil
		case err != nil:
			return page, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				readPageMeasures(&page, t)
			}
		case xml.EndElement:
			depth--
		}
	}
}

// readPageMeasures reads a child of a w:sectPr (ECMA-376, 17.6.11 and 17.6.13). A margin above or below that is negative is
// as wide, and stays so however high header or footer are.
func readPageMeasures(p *render.Page, e xml.StartElement) {
	of := func(name string) render.Length { return measure(attribute(e, name)) }
	switch e.Name.Local {
	case "pgSz":
		p.Width, p.Height = of("w"), of("h")
	case "pgMar":
		p.Top, p.Bottom = max(of("top"), -of("top")), max(of("bottom"), -of("bottom"))
		p.Left, p.Right = of("left")+of("gutter"), of("right")
	}
}

// units are those that a measure may be given in; twips have none (ECMA-376, 22.9.2.14 and 22.9.2.15).
var units = map[string]render.Length{
	"mm": render.MM, "cm": 10 * render.MM, "in": 72 * render.Pt, "pt": render.Pt, "pc": 12 * render.Pt, "pi": 12 * render.Pt,
}

// measure reads a measure; zero is one that is none, or larger than any paper.
func measure(s string) render.Length {
	unit, number := render.Twip, s
	if n := len(s) - 2; n > 0 && units[s[n:]] != 0 {
		unit, number = units[s[n:]], s[:n]
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1<<16 {
		return 0
	}
	return render.Length(math.Round(v * float64(unit)))
}
