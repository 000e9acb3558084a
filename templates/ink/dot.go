package ink

// A dot's alpha, of 0xffff: below clearAt nobody sees it on paper, from solidAt on it is ink. What
// lies between is the soft edge of a stroke.
const (
	clearAt = 0x1000
	solidAt = 0x8000
)

// leastChroma is by how much the strongest of red, green and blue must exceed the weakest, of
// 0xffff, for a dot to have a colour. The grey of a scan of black ink strays by 5 to 8 %; the
// darkest blue of a pen is beyond 15 %.
const leastChroma = 0x2000

// add counts a dot, whose colours are multiplied with its alpha.
func (p *Picture) add(r, g, b, a uint32) {
	switch {
	case a < clearAt:
		p.Clear++
	case a >= solidAt:
		p.Solid++
		full := func(c uint32) int { return int(c) * 0xffff / int(a) }
		switch {
		case isBlue(full(r), full(g), full(b)):
			p.Blue++
		case isRed(full(r), full(g), full(b)):
			p.Red++
		}
	}
}

// isBlue reports whether a colour lies from 190° (the cyan side of ballpoint ink) to 270° (the violet
// side of fountain pen ink) on the circle of hues.
func isBlue(r, g, b int) bool {
	chroma := b - min(r, g)
	return b >= max(r, g) && chroma >= leastChroma && 6*(g-r) <= 5*chroma && 2*(r-g) <= chroma
}

// isRed reports whether a colour lies from 330° (the crimson of stamp pads) to 20° (where orange
// begins) on the circle of hues.
func isRed(r, g, b int) bool {
	chroma := r - min(g, b)
	return r >= max(g, b) && chroma >= leastChroma && 3*(g-b) <= chroma && 2*(b-g) <= chroma
}
