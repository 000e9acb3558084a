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

// textError says that a text holds a character that no XML file can carry or that the
// model does not know, such as a control character.
type textError struct {
	from   string // the field that the text is of
	text   string
	offset int // of the character in text, in bytes
}

// Error names the field, the character and its place.
func (e *textError) Error() string {
	r, _ := utf8.DecodeRuneInString(e.text[e.offset:])
	return fmt.Sprintf("%q: character %U at byte %d cannot be written", e.from, r, e.offset)
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

// emu writes a length in English Metric Units between two pieces of markup.
func (x *writer) emu(before string, l render.Length, after string) { x.num(before, int(l), after) }

// flag writes an empty element when on.
func (x *writer) flag(on bool, element string) {
	if on {
		x.raw(element)
	}
}

// class says what becomes of the character that a byte begins.
type class uint8

const (
	refused class = iota // no character, or one that cannot be written
	plain                // written as it is, like the next two
	two                  // begins a sequence of two bytes
	three                // begins a sequence of three bytes
	decoded              // begins a sequence that may have to be refused
	escaped              // has an entity
	broken               // "\n": a forced break
)

// classes holds the class of each byte. The sequences to be looked at are those that begin
// with 0xC2 (the C1 controls), 0xED (surrogates), 0xEF (U+FFFE and U+FFFF), 0xE0 and 0xF0 to
// 0xF4 (too long or too high).
var classes = func() (t [256]class) {
	fill := func(from, to int, c class) {
		for b := from; b <= to; b++ {
			t[b] = c
		}
	}
	fill(0x20, 0x7E, plain)
	fill(0xC2, 0xF4, decoded)
	fill(0xC3, 0xDF, two)
	fill(0xE1, 0xEC, three)
	t[0xEE], t['\n'] = three, broken
	t['&'], t['<'], t['>'], t['"'] = escaped, escaped, escaped, escaped
	return t
}()

var entities = map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// signs are what is written for a forced break and for a no-break hyphen.
type signs struct{ newline, hyphen string }

// text writes s escaped, with the signs for what has some. It returns the offset of the first
// character that cannot be written, or -1.
func (x *writer) text(s string, as signs) int {
	done := 0
	for i := 0; i < len(s); {
		switch b := s[i]; classes[b] {
		case plain:
			i++
			continue
		case two:
			if i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
				i += 2
				continue
			}
			return i
		case three:
			if i+2 >= len(s) || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
				return i
			}
			if i += 3; s[i-3:i] == noBreakHyphen {
				x.raw(s[done : i-3])
				x.raw(as.hyphen)
				done = i
			}
			continue
		case decoded:
			n := sequence(s[i:])
			if n == 0 {
				return i
			}
			i += n
			continue
		case escaped:
			x.raw(s[done:i])
			x.raw(entities[b])
		case broken:
			x.raw(s[done:i])
			x.raw(as.newline)
		default:
			return i
		}
		i++
		done = i
	}
	x.raw(s[done:])
	return -1
}

// sequence returns how many bytes the first character of s has, or 0 when it is none, a C1
// control, U+FFFE or U+FFFF.
func sequence(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if n == 1 || r < 0xA0 || r == 0xFFFE || r == 0xFFFF {
		return 0
	}
	return n
}

// The signs at which no line ends.
const (
	noBreakSpace  = "\u00a0"
	noBreakHyphen = "\u2011"
)

// unlined are the signs of text that is not divided into lines.
var unlined = signs{newline: " ", hyphen: "-"}

// attr writes s as the value of an attribute or of an element without runs, where a forced
// break is a blank.
func (x *writer) attr(before, s, after string) {
	x.raw(before)
	if at := x.text(s, unlined); at >= 0 {
		x.fail(&textError{text: s, offset: at})
	}
	x.raw(after)
}

// said writes s like attr. An error names the field that it came from.
func (x *writer) said(s string, from render.Source) {
	if at := x.text(s, unlined); at >= 0 {
		x.fail(&textError{from: from.Pointer, text: s, offset: at})
	}
}
