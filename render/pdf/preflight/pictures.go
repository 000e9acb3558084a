package preflight

import (
	"slices"

	"vanban/render/pdf/cos"
)

// pictureOperator reads what draws an image: the state of graphics is saved, the image is put into its
// place, drawn, and the state is as it was. So nothing is moved that is drawn behind it.
func (p *pageReader) pictureOperator(t *cos.Token) {
	operator := string(t.Bytes)
	if saves := operator == "q"; p.text || p.saved == saves {
		p.fail("ISO 32000-1, 8.4.2", "page %d has %s inside of text, or out of turn", len(p.firsts), operator)
	}
	switch operator {
	case "q", "Q":
		p.saved = operator == "q"
	case "Do":
		p.paint(t)
		if p.drawn == nil {
			p.drawn = map[cos.Name]bool{}
		}
		p.drawn[cos.Name(p.named)] = true
	}
}

// pictures looks at the images that pages name. Those that none does are not there.
func (c *Checker) pictures(v any) {
	list, _ := c.get(v).(cos.Dict)
	if len(list) != len(c.drawn) {
		c.fail("ISO 32000-1, 8.8", "the pages have %d images, of which they use %d", len(list), len(c.drawn))
		return
	}
	for _, name := range sortedNames(c.drawn) {
		mask := c.picture("an image", list[name], "DeviceRGB", 3, "SMask")
		if mask != nil {
			c.picture("a mask", mask, "DeviceGray", 1)
		}
	}
}

func sortedNames(names map[cos.Name]bool) []cos.Name {
	sorted := make([]cos.Name, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	return sorted
}

// picture looks at an image and gives its mask: the colours are those of the output intent, and no
// reader is asked to draw between the dots (ISO 19005-2, 6.2.8).
func (c *Checker) picture(what string, v any, space cos.Name, colors int, more ...cos.Name) (mask any) {
	known := append([]cos.Name{"Width", "Height", "ColorSpace", "BitsPerComponent"}, more...)
	data, d := c.stream(what, v, known...)
	width, _ := d["Width"].(int)
	height, _ := d["Height"].(int)
	if d["Subtype"] != cos.Name("Image") || d["ColorSpace"] != space || d["BitsPerComponent"] != 8 {
		c.fail("ISO 19005-2, 6.2.8", "%s is none of 8 bits in %s", what, space)
	}
	parameters := c.dict("how the rows of "+what+" are predicted", d["DecodeParms"], "Predictor", "Colors", "Columns")
	if parameters["Predictor"] != 12 || parameters["Colors"] != colors || parameters["Columns"] != width {
		c.fail("ISO 32000-1, 7.4.4.4", "%s has rows that are not predicted from those above", what)
	}
	if rows := 1 + colors*width; width < 1 || height < 1 || len(data) != height*rows && len(data) != height*(rows-1) {
		c.fail("ISO 32000-1, 8.9.5", "%s of %d × %d dots has %d bytes", what, width, height, len(data))
	}
	return d["SMask"]
}
