package pdf_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// shown is a piece of text that a page shows.
type shown struct {
	text, codes string
	font        *font
	x, y, width float64
	up          bool   // turned a quarter to the left
	id          int    // of its marked content, -1 for an artifact
	tag         string // of its marked content
}

// drawing is what a page shows, read from its content.
type drawing struct {
	texts []shown
	lines int
	tags  []string // of all marked contents, by identifier; artifacts are not among them
}

// draw interprets the content of a page. All that is drawn must be marked.
func (d *document) draw(page ref, fonts map[name]*font) drawing {
	info := d.dict(page)
	l := &lexer{t: d.t, src: d.objects[info["Contents"].(ref)].stream}
	var (
		r          drawing
		args       array
		now        shown
		size, tw   float64
		depth, pen = 0, 0.0
	)
	now.id = -1
	for l.more() {
		v := l.value()
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		paints := slices.Contains([]operator{"S", "s", "f", "B", "b"}, op)
		if (op == "Tj" || paints) && depth != 1 {
			d.t.Fatalf("%s outside of marked content", op)
		}
		if paints {
			r.lines++
		}
		switch op {
		case "BDC":
			depth++
			now.tag, now.id = string(args[0].(name)), -1
			if id, ok := args[1].(dict)["MCID"]; ok {
				now.id = id.(int)
				if now.id != len(r.tags) {
					d.t.Errorf("identifier %d, want %d", now.id, len(r.tags))
				}
				r.tags = append(r.tags, now.tag)
			}
		case "EMC":
			depth--
		case "BT":
			now.x, now.y, now.up, pen = 0, 0, false, 0
		case "Tf":
			now.font, size = fonts[args[0].(name)], num(args[1])
		case "Tw":
			tw = num(args[0])
		case "Td":
			now.x, now.y, pen = now.x+num(args[0]), now.y+num(args[1]), 0
		case "Tj":
			piece := now
			piece.codes = args[0].(string)
			for _, code := range []byte(piece.codes) {
				piece.text += now.font.toUnicode[code]
				piece.width += now.font.widths[code] * size / 1000
				if code == ' ' {
					piece.width += tw
				}
			}
			if piece.up {
				piece.y += pen
			} else {
				piece.x += pen
			}
			pen += piece.width
			r.texts = append(r.texts, piece)
		case "Tm":
			now.up = args[0] == 0
			now.x, now.y, pen = num(args[4]), num(args[5]), 0
		}
		args = nil
	}
	if depth != 0 {
		d.t.Errorf("%d marked contents are not ended", depth)
	}
	return r
}

// TestPagesShowWhatLayoutPlaced reads the text of every page with its places and compares
// it with the layout, piece by piece.
func TestPagesShowWhatLayoutPlaced(t *testing.T) {
	l := compute(t, sample())
	d := read(t, encode(t, l))
	fonts, pages := d.fonts(), d.pages()
	if len(pages) != len(l.Pages) {
		t.Fatalf("%d pages, want %d", len(pages), len(l.Pages))
	}
	for i, page := range pages {
		d.compare(&l.Pages[i], d.draw(page, fonts))
	}
}

func (d *document) compare(p *layout.Page, got drawing) {
	d.t.Helper()
	lines := 0
	for _, item := range p.Items {
		want, ok := item.(*layout.Text)
		if !ok {
			lines++
			continue
		}
		shown := strings.NewReplacer("\u00A0", " ", "\u2011", "-").Replace(want.Text) // drawn as a blank, as a hyphen
		width := want.Width.Points()
		if want.Parted { // a blank ends the line, in nobody's way
			shown += " "
			width += blank(want)
		}
		piece, rest := joined(got.texts, len(shown))
		got.texts = rest
		if piece.text != shown || piece.up != want.Up || (piece.id < 0) != (want.Node == nil) {
			d.t.Errorf("page %d shows %q (marked %d), want %q", p.Number, piece.text, piece.id, want.Text)
		}
		for _, m := range []struct {
			what      string
			got, want float64
		}{
			{"begins at x", piece.x, want.X.Points()},
			{"begins at y", piece.y, (p.Height - want.Y).Points()},
			{"is wide", piece.width, width},
		} {
			if math.Abs(m.got-m.want) > 0.02 {
				d.t.Errorf("page %d: %q %s %.3f, want %.3f", p.Number, want.Text, m.what, m.got, m.want)
			}
		}
	}
	if len(got.texts) > 0 || got.lines != lines {
		d.t.Errorf("page %d: %d texts too many, %d lines, want %d", p.Number, len(got.texts), got.lines, lines)
	}
}

// blank is the width of a blank in the text, in points.
func blank(t *layout.Text) float64 {
	own := fonts.Default().Face(t.Bold, t.Italic).Width(" ", int64(t.Size))
	if t.WordSpace.Den > 0 {
		own += t.WordSpace.Num / t.WordSpace.Den
	}
	return render.Length(own).Points()
}

// joined joins the pieces that one text of the layout became: one for each change of font.
func joined(texts []shown, size int) (piece shown, rest []shown) {
	for i, t := range texts {
		if i == 0 {
			piece = t
		} else {
			piece.text += t.text
			piece.width += t.width
		}
		if len(piece.text) >= size {
			return piece, texts[i+1:]
		}
	}
	return piece, nil
}

// TestEveryRune draws every rune of every face and looks at what is drawn: the code's
// glyph in the embedded subset has the outline and the advance of the rune's glyph in the
// face, and copying gives the rune back.
func TestEveryRune(t *testing.T) {
	family := fonts.Default()
	l := &layout.Layout{Family: family}
	for style := range 4 {
		l.Pages = append(l.Pages, runesPage(family, style&1 != 0, style&2 != 0))
	}
	d := read(t, encode(t, l))
	embedded := d.fonts()
	for style, page := range d.pages() {
		face := family.Face(style&1 != 0, style&2 != 0)
		faceOutline := func(g int) []byte { return face.Outline(uint16(g)) }
		count := 0
		for _, s := range d.draw(page, embedded).texts {
			for _, code := range []byte(s.codes) {
				count++
				r := []rune(s.font.toUnicode[code])
				if len(r) != 1 {
					t.Fatalf("%s: code %d is copied as %q", s.font.name, code, string(r))
				}
				glyph, want := s.font.glyph(code), face.Glyph(r[0])
				if glyph == 0 || s.font.advance(glyph) != face.Advance(r[0]) {
					t.Errorf("%s: %U is glyph %d with advance %d, want %d", s.font.name, r, glyph, s.font.advance(glyph), face.Advance(r[0]))
				}
				if contours(s.font.outline(glyph), s.font.outline) != contours(face.Outline(want), faceOutline) {
					t.Errorf("%s: %U has another outline than in the face", s.font.name, r)
				}
			}
		}
		if count != len(face.Runes()) {
			t.Errorf("%s: %d runes are drawn, want %d", face.PostScriptName(), count, len(face.Runes()))
		}
	}
}

// runesPage shows all runes of a face, a hundred to the line.
func runesPage(family *fonts.Family, bold, italic bool) layout.Page {
	p := layout.Page{Width: 297 * render.MM, Height: 420 * render.MM}
	runes := family.Face(bold, italic).Runes()
	for y := 20 * render.MM; len(runes) > 0; y += 12 * render.MM {
		n := min(100, len(runes))
		p.Items = append(p.Items, &layout.Text{
			X: 10 * render.MM, Y: y, Size: 10 * render.Pt, Bold: bold, Italic: italic, Text: string(runes[:n]),
		})
		runes = runes[n:]
	}
	return p
}

// TestNoCodeDrawsNothing looks at a common document: whatever it draws, the subset has a
// glyph for it, and word spacing reaches U+0020 and no other code.
func TestNoCodeDrawsNothing(t *testing.T) {
	d := read(t, encode(t, compute(t, sample())))
	embedded := d.fonts()
	for _, page := range d.pages() {
		for _, s := range d.draw(page, embedded).texts {
			for _, code := range []byte(s.codes) {
				if s.font.glyph(code) == 0 || s.font.toUnicode[code] == "" {
					t.Fatalf("%s: code %d in %q draws nothing", s.font.name, code, s.text)
				}
				if (code == ' ') != (s.font.toUnicode[code] == " ") {
					t.Fatalf("%s: code %d stands for %q", s.font.name, code, s.font.toUnicode[code])
				}
			}
		}
	}
}
