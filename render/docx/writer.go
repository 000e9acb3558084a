package docx

import (
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"vanban/render"
)

// flushAt is how much XML is gathered before it goes to the compressor, so that ten
// thousand table rows need no more memory than ten.
const flushAt = 32 << 10

// TextError says that a text holds a character that no XML file can carry or that the
// model does not know, such as a control character.
type TextError struct {
	Source render.Source // of the block the text stands in
	Text   string        // of the run
	Offset int           // of the character in Text, in bytes
}

// Error names the field and the character.
func (e *TextError) Error() string {
	r, _ := utf8.DecodeRuneInString(e.Text[e.Offset:])
	return fmt.Sprintf("%q: character %U cannot be written", e.Source.Pointer, r)
}

// writer gathers the XML of a part. The first error stays; what is written after it is
// dropped.
type writer struct {
	out io.Writer
	buf []byte
	err error
}

// open directs what follows to out.
func (x *writer) open(out io.Writer) { x.out, x.buf = out, x.buf[:0] }

// flush hands everything to out.
func (x *writer) flush() error {
	if x.err == nil {
		_, x.err = x.out.Write(x.buf)
	}
	x.buf = x.buf[:0]
	return x.err
}

// breathe flushes when enough has been gathered.
func (x *writer) breathe() {
	if len(x.buf) >= flushAt {
		_ = x.flush() // kept in x.err
	}
}

// fail keeps the first error.
func (x *writer) fail(err error) {
	if x.err == nil {
		x.err = err
	}
}

// raw writes markup as it is.
func (x *writer) raw(s string) { x.buf = append(x.buf, s...) }

// num writes an integer between two pieces of markup.
func (x *writer) num(before string, n int, after string) {
	x.raw(before)
	x.buf = strconv.AppendInt(x.buf, int64(n), 10)
	x.raw(after)
}

// twips writes a length in twips between two pieces of markup.
func (x *writer) twips(before string, l render.Length, after string) {
	x.num(before, l.Twips(), after)
}

// flag writes an empty element when on.
func (x *writer) flag(on bool, element string) {
	if on {
		x.raw(element)
	}
}

// class says what becomes of a byte of text.
type class uint8

const (
	plain   class = iota
	escaped       // has an entity
	broken        // "\n": a forced break
	refused
	lead // the first byte of a sequence that may have to be refused
)

// classes holds the class of each byte. 0xC2 leads the C1 controls, 0xEF the two
// noncharacters U+FFFE and U+FFFF.
var classes = func() (t [256]class) {
	for b := range 0x20 {
		t[b] = refused
	}
	t['\n'], t[0x7F], t[0xC2], t[0xEF] = broken, refused, lead, lead
	t['&'], t['<'], t['>'], t['"'] = escaped, escaped, escaped, escaped
	return t
}()

var entities = map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// text writes s escaped, with newline for every "\n". It returns the offset of the first
// character that cannot be written, or -1.
func (x *writer) text(s, newline string) int {
	if !utf8.ValidString(s) {
		return invalidUTF8(s)
	}
	done := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch classes[b] {
		case plain:
			continue
		case lead:
			if !nonCharacter(s[i:]) {
				continue
			}
			return i
		case refused:
			return i
		case escaped:
			x.raw(s[done:i])
			x.raw(entities[b])
		case broken:
			x.raw(s[done:i])
			x.raw(newline)
		}
		done = i + 1
	}
	x.raw(s[done:])
	return -1
}

// nonCharacter reports whether s begins with a C1 control or with U+FFFE or U+FFFF.
func nonCharacter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0xA0 || r == 0xFFFE || r == 0xFFFF
}

func invalidUTF8(s string) int {
	for i, r := range s {
		if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
			return i
		}
	}
	return len(s) - 1
}

// attr writes s as the value of an attribute or of an element without runs, where a forced
// break is a blank.
func (x *writer) attr(before, s, after string) {
	x.raw(before)
	if at := x.text(s, " "); at >= 0 {
		x.fail(&TextError{Text: s, Offset: at})
	}
	x.raw(after)
}
