package preflight

import (
	"vanban/render/pdf/cos"
)

// pageReader reads the content of a page.
type pageReader struct {
	*Checker
	cos.Lexer
	first int // of its tags
	font  *font
	named []byte // the last name, which is the tag of a marked content or a font
	mcid  int    // in the last dictionary; -1 for none
	open  bool   // a marked content
	text  bool   // between BT and ET
	saved bool   // between q and Q
}

// Content takes the content of the next page. All that it draws is marked, and each marked content
// is an artifact or has an identifier of its own (ISO 14289-1, 7.1; ISO 32000-1, 14.6).
func (c *Checker) Content(data []byte) {
	p := pageReader{Checker: c, Lexer: *cos.NewLexer(data, 0), first: len(c.tags), mcid: -1}
	c.firsts = append(c.firsts, p.first)
	var t cos.Token
	for p.Read(&t); t.Kind != cos.End && c.err == nil; p.Read(&t) {
		p.token(&t)
	}
	if p.open || p.text || p.saved {
		c.fail("ISO 32000-1, 14.6", "page %d ends inside of a marked content", len(c.firsts))
	}
	for id, tag := range c.tags[p.first:] {
		if tag == noRole {
			c.fail("ISO 32000-1, 14.7.4", "page %d has no marked content %d", len(c.firsts), id)
		}
	}
}

func (p *pageReader) token(t *cos.Token) {
	switch t.Kind {
	case cos.Word:
		p.operator(t)
	case cos.NameToken:
		p.named = t.Bytes
	case cos.OpenDict:
		p.properties()
	case cos.Literal:
		p.show(t)
	case cos.Integer, cos.Real, cos.OpenArray, cos.CloseArray:
	default:
		p.fail("ISO 32000-1, 7.8.2", "page %d has at byte %d what belongs into no content", len(p.firsts), t.Pos)
	}
}

// properties reads the dictionary of a marked content.
func (p *pageReader) properties() {
	tag := p.named
	p.mcid = -1
	var t cos.Token
	for p.Read(&t); t.Kind != cos.CloseDict; p.Read(&t) {
		if t.Kind == cos.End || t.Kind == cos.OpenDict {
			p.fail("ISO 32000-1, 14.6", "page %d has a marked content with unknown properties", len(p.firsts))
			return
		}
		if t.Kind == cos.NameToken && string(t.Bytes) == "MCID" {
			if id := p.Next(); id.Kind == cos.Integer && id.Int >= 0 {
				p.mcid = id.Int
			}
		}
	}
	p.named = tag
}

func (p *pageReader) operator(t *cos.Token) {
	switch string(t.Bytes) {
	case "Td", "Tw", "w", "m", "l", "RG", "rg", "G", "g", "re", "h", "n", "d", "j", "J", "Tm", "TD", "T*", "Tc", "c":
	case "Tj", "TJ":
		if !p.text {
			p.fail("ISO 32000-1, 9.4", "page %d shows text outside of a text object", len(p.firsts))
		}
		p.paint(t)
	case "S", "s", "f", "B", "b", "f*", "B*", "b*":
		p.paint(t)
	case "q", "Q", "cm", "Do":
		p.pictureOperator(t)
	case "BT", "ET":
		if begins := t.Bytes[0] == 'B'; p.text == begins {
			p.fail("ISO 32000-1, 9.4", "page %d has text objects that do not begin and end in turn", len(p.firsts))
		} else {
			p.text = begins
		}
	case "Tf":
		p.font = p.fontNamed(p.named)
	case "BDC", "BMC":
		p.begin()
	case "EMC":
		if !p.open || p.text || p.saved {
			p.fail("ISO 32000-1, 14.6", "page %d ends a marked content that has not begun, or inside of text", len(p.firsts))
		}
		p.open = false
	default:
		p.fail("ISO 19005-2, 6.2.2", "page %d has the operator %.20q, which is not known", len(p.firsts), t.Bytes)
	}
}

func (p *pageReader) paint(t *cos.Token) {
	if !p.open {
		p.fail("ISO 14289-1, 7.1", "page %d draws outside of marked content at byte %d", len(p.firsts), t.Pos)
	}
}

// mostMarks is up to how many marked contents a page may have.
const mostMarks = 1 << 16

// begin begins a marked content.
func (p *pageReader) begin() {
	tag, id := roleOf(p.named), p.mcid
	p.mcid = -1
	switch {
	case p.open:
		p.fail("ISO 14289-1, 7.1", "page %d has a marked content inside of another", len(p.firsts))
	case p.text:
		p.fail("ISO 32000-1, 14.6", "page %d begins a marked content inside of text", len(p.firsts))
	case string(p.named) == "Artifact":
		if id >= 0 {
			p.fail("ISO 14289-1, 7.1", "page %d has an artifact that belongs to the structure", len(p.firsts))
		}
	case tag == noRole || id < 0 || id > mostMarks:
		p.fail("ISO 14289-1, 7.1", "page %d has a marked content %.20q that is neither artifact nor part of the structure", len(p.firsts), p.named)
	default:
		p.mark(tag, id)
	}
	p.open = true
}

// mark notes a marked content of the structure.
func (p *pageReader) mark(tag role, id int) {
	for len(p.tags) <= p.first+id {
		p.tags, p.owners = append(p.tags, noRole), append(p.owners, 0)
	}
	if p.tags[p.first+id] != noRole {
		p.fail("ISO 32000-1, 14.7.4", "page %d has two marked contents %d", len(p.firsts), id)
	}
	p.tags[p.first+id] = tag
}

// show notes which codes of the font a string shows.
func (p *pageReader) show(t *cos.Token) {
	if p.font == nil {
		p.fail("ISO 32000-1, 9.3", "page %d has a string without a font", len(p.firsts))
		return
	}
	used := &p.font.used
	for i, b := range t.Bytes {
		if b == '\\' {
			p.showEscaped(t, i)
			return
		}
		used[b] = true
	}
}

// showEscaped is show for the rest of a string with escape sequences.
func (p *pageReader) showEscaped(t *cos.Token, from int) {
	rest := cos.Token{Kind: cos.Literal, Bytes: t.Bytes[from:]}
	s, err := rest.String()
	if err != nil {
		p.fail("ISO 32000-1, 7.3.4", "page %d: %v", len(p.firsts), err)
	}
	for _, b := range []byte(s) {
		p.font.used[b] = true
	}
}
