package vanban_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/api/service"
	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
)

// TestLimits makes the document of every case of testdata/limits: it has the problems and the
// pages that the case shows, and the same words in both formats.
func TestLimits(t *testing.T) {
	for _, c := range payloadCases(t, "limits") {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			pdf, docx := c.render(t, "pdf"), c.render(t, "docx")
			c.expect(t, "problems", problemText(pdf.Problems))
			c.expect(t, "pages", c.pageText(layOut(t, c.payload)))
			sameWords(t, pdf.Data, docx.Data)
		})
	}
}

func (c *payloadCase) render(t *testing.T, format string) service.File {
	t.Helper()
	file, err := doors().Render(t.Context(), c.order(format))
	if e, ok := errors.AsType[*service.Error](err); ok {
		t.Fatalf("%s: %v\n%s", format, err, problemText(e.Problems))
	}
	if err != nil || len(file.Data) == 0 {
		t.Fatalf("%s: %d bytes and the error %v", format, len(file.Data), err)
	}
	return file
}

// sameWords compares the words of the two formats, in order.
func sameWords(t *testing.T, pdf, docx []byte) {
	t.Helper()
	want, err := docxWords(docx)
	if err != nil {
		t.Fatal(err)
	}
	pieces, order, err := readShown(pdf)
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
}

// layOut gives the pages of a payload's document.
func layOut(t *testing.T, data []byte) *layout.Layout { return layOutPart(t, data, 0) }

// layOutPart lays out one of the documents that a payload makes.
func layOutPart(t *testing.T, data []byte, part int) *layout.Layout {
	t.Helper()
	slug, err := templates.KindOf(data)
	if err != nil {
		t.Fatal(err)
	}
	kind, err := doors().Kind(slug)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := kind.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	l, err := layout.Compute(t.Context(), payload.Compose()[part], fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// pageText shows the pages that the case asks for, and a hash of all when these are not all.
func (c *payloadCase) pageText(l *layout.Layout) string {
	texts := make([]string, len(l.Pages))
	for i := range l.Pages {
		texts[i] = fmt.Sprintf("page %d of %d, %s", i+1, len(l.Pages), dumpPage(&l.Pages[i]))
	}
	all := strings.Join(texts, "")
	if c.pages == nil {
		return all
	}
	var b strings.Builder
	for _, n := range c.pages {
		if n < 0 {
			n += len(texts) + 1
		}
		b.WriteString(texts[n-1])
	}
	fmt.Fprintf(&b, "sha256 of all pages: %x\n", sha256.Sum256([]byte(all)))
	return b.String()
}

// dumpPage shows what lies on a page, a line for each item: how far down, where it begins
// and where it ends, in millimetres from the upper left corner, then face, size and text.
func dumpPage(p *layout.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "section %d, number %d, %s × %s mm\n", p.Section+1, p.Number, mm(p.Width), mm(p.Height))
	for _, item := range p.Items {
		switch i := item.(type) {
		case *layout.Text:
			fmt.Fprintf(&b, "%7s %7s %7s  %-11s %v  %s\n", mm(i.Y), mm(i.X), mm(i.X+i.Width), faceName(i.Bold, i.Italic), i.Size, i.Text)
		case *layout.Rule:
			fmt.Fprintf(&b, "%7s %7s %7s  rule to %s\n", mm(i.Y1), mm(i.X1), mm(i.X2), mm(i.Y2))
		case *layout.Frame:
			fmt.Fprintf(&b, "%7s %7s %7s  frame to %s\n", mm(i.Y), mm(i.X), mm(i.X+i.Width), mm(i.Y+i.Height))
		case *layout.Path:
			b.WriteString(dumpPath(i))
		case *layout.Picture:
			fmt.Fprintf(&b, "%7s %7s %7s  picture to %s\n", mm(i.Y), mm(i.X), mm(i.X+i.Width), mm(i.Y+i.Height))
		}
	}
	for _, at := range p.Places {
		fmt.Fprintf(&b, "%7s %7s %7s  place %s to %s\n", mm(at.Y), mm(at.X), mm(at.X+at.Width), at.Name, mm(at.Y+at.Height))
	}
	return b.String()
}

// dumpPath shows where a part of a drawing lies and of how many lines it is.
func dumpPath(p *layout.Path) string {
	all := slices.Concat(p.Lines...)
	if len(all) == 0 {
		return ""
	}
	low, high := all[0], all[0]
	for _, at := range all {
		low = layout.Point{X: min(low.X, at.X), Y: min(low.Y, at.Y)}
		high = layout.Point{X: max(high.X, at.X), Y: max(high.Y, at.Y)}
	}
	return fmt.Sprintf("%7s %7s %7s  path to %s, %d lines\n", mm(low.Y), mm(low.X), mm(high.X), mm(high.Y), len(p.Lines))
}

// mm gives a length in hundredths of a millimetre, whole numbers on every processor.
func mm(l render.Length) string {
	n := int64(l.Scale(100, int64(render.MM)))
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

func faceName(bold, italic bool) string {
	switch {
	case bold && italic:
		return "bold italic"
	case bold:
		return "bold"
	case italic:
		return "italic"
	}
	return "regular"
}

// TestDecomposed makes documents of payloads in NFD: the real ones, and the cases that were
// written so. The bytes are those of NFC.
func TestDecomposed(t *testing.T) {
	payloads := map[string][]byte{}
	for _, c := range payloadCases(t, "limits") {
		if !norm.NFC.IsNormal(c.payload) {
			payloads[c.name] = c.payload
		}
	}
	if len(payloads) == 0 {
		t.Error("no case of testdata/limits is in NFD")
	}
	for _, name := range realNames(t) {
		payloads[name] = norm.NFD.Bytes(readReal(t, name+".json"))
	}
	for name, decomposed := range payloads {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, f := range doors().Formats() {
				want, err := doors().Render(t.Context(), service.Order{Format: f.Name, Payload: norm.NFC.Bytes(decomposed)})
				if err != nil {
					t.Fatal(err)
				}
				got, err := doors().Render(t.Context(), service.Order{Format: f.Name, Payload: decomposed})
				if err != nil || !bytes.Equal(got.Data, want.Data) {
					t.Errorf("%s: other bytes of NFD than of NFC (error %v)", f.Name, err)
				}
			}
		})
	}
}
