package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"

	"vanban/render"
)

// hung is an image that hangs on a paragraph.
type hung struct {
	*render.Place
	number int // in the names of its drawing
	media  int // in the names of its part: of the first image with the same bytes
}

// findPictures finds the images that hang on paragraphs of the body. Numbers that are taken, or that
// charts have, go to none of them.
func (e *encoder) findPictures(taken map[int]bool) {
	last := 0
	if n := len(e.charts); n > 0 {
		last = e.charts[n-1].number
	}
	find := func(p *render.Paragraph) {
		for i := range p.Places {
			if p.Places[i].Image == nil {
				continue
			}
			for last++; taken[last]; last++ {
			}
			e.pictures = append(e.pictures, e.hung(&p.Places[i], last))
		}
	}
	for i := range e.doc.Sections {
		for p := range render.Paragraphs(e.doc.Sections[i].Body) {
			find(p)
		}
	}
}

func (e *encoder) hung(at *render.Place, number int) hung {
	for _, other := range e.pictures {
		if bytes.Equal(other.Image.PNG, at.Image.PNG) {
			return hung{at, number, other.media}
		}
	}
	return hung{at, number, number}
}

// mediaName is the name of an image's part.
func (h *hung) mediaName() string { return "word/media/picture" + strconv.Itoa(h.media) + ".png" }

// eachMedia calls the function with each image once.
func (e *encoder) eachMedia(call func(*hung) error) error {
	for i := range e.pictures {
		if h := &e.pictures[i]; h.media == h.number {
			if err := call(h); err != nil {
				return err
			}
		}
	}
	return nil
}

// pictureTypes writes the content types of images, one by one: a letterhead may have a default for
// their extension, and there must not be two.
func (e *encoder) pictureTypes(space string) {
	_ = e.eachMedia(func(h *hung) error {
		e.raw(`<Override` + space + ` PartName="/` + h.mediaName() + `" ContentType="image/png"/>`)
		return nil
	})
}

// pictureRelations writes the relationships of the main part to images.
func (e *encoder) pictureRelations(space string) {
	_ = e.eachMedia(func(h *hung) error {
		e.num(`<Relationship`+space+` Id="rIdPicture`, h.media, `" Type="`+relType+`image" `)
		e.num(`Target="media/picture`, h.media, `.png"/>`)
		return nil
	})
}

// pictureParts writes the images as they came.
func (e *encoder) pictureParts(p *pack) error {
	return e.eachMedia(func(h *hung) error { return p.store(h.mediaName(), h.Image.PNG) })
}

// checkPlaces refuses what is no PNG: a word processor would not open the document.
func checkPlaces(p *render.Paragraph) error {
	for i := range p.Places {
		at := &p.Places[i]
		if at.Image == nil {
			continue
		}
		if at.Width <= 0 || at.Height <= 0 {
			return fmt.Errorf("%q: an image without size", at.Source.Pointer)
		}
		if at.Image.Alt == "" {
			return fmt.Errorf("%q: an image without a description", at.Source.Pointer)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(at.Image.PNG)); err != nil {
			return fmt.Errorf("%q: reading an image: %w", at.Source.Pointer, err)
		}
	}
	return nil
}

// How high drawings lie above the text, in the numbers that Word gives them. Of neighbouring numbers LibreOffice
// takes the lower one for the higher.
const (
	firstHeight = 251658240
	nextHeight  = 1024
)

const (
	pictureML    = `http://schemas.openxmlformats.org/drawingml/2006/picture`
	pictureSpace = `xmlns:pic="` + pictureML + `"`
)

// places writes the images that hang on a paragraph of the given width. They float over the text and
// move no line; what comes later lies over what came before.
func (e *encoder) places(p *render.Paragraph, width render.Length) {
	for i := range p.Places {
		for j := range e.pictures {
			if h := &e.pictures[j]; h.Place == &p.Places[i] {
				e.anchor(h, width)
			}
		}
	}
}

// anchor writes a drawing that is placed by its paragraph (ISO/IEC 29500-1, 20.4.2.3).
func (e *encoder) anchor(h *hung, width render.Length) {
	e.num(`<w:r><w:drawing><wp:anchor `+drawingSpace+` distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="`, firstHeight+h.number*nextHeight, `"`)
	e.raw(` behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>`)
	e.emu(`<wp:positionH relativeFrom="column"><wp:posOffset>`, width/2+h.Left, `</wp:posOffset></wp:positionH>`)
	e.emu(`<wp:positionV relativeFrom="paragraph"><wp:posOffset>`, h.Top, `</wp:posOffset></wp:positionV>`)
	e.emu(`<wp:extent cx="`, h.Width, `"`)
	e.emu(` cy="`, h.Height, `"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>`)
	e.described(`<wp:docPr`, h)
	e.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks ` + mainSpace + ` noChangeAspect="1"/></wp:cNvGraphicFramePr>`)
	e.raw(`<a:graphic ` + mainSpace + `><a:graphicData uri="` + pictureML + `"><pic:pic ` + pictureSpace + `><pic:nvPicPr>`)
	e.described(`<pic:cNvPr`, h)
	e.num(`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip `+relSpace+` r:embed="rIdPicture`, h.media, `"/>`)
	e.emu(`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, h.Width, `"`)
	e.emu(` cy="`, h.Height, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`)
	e.raw(`</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`)
}

// described writes an element that tells the number of a drawing and what it shows.
func (e *encoder) described(element string, h *hung) {
	e.num(element+` id="`, h.number, `"`)
	e.num(` name="Ảnh `, h.number, `" descr="`)
	e.said(h.Image.Alt, h.Source)
	e.raw(`"/>`)
}
