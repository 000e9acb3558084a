package cos

import (
	"bytes"
	"math"
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens (ISO 32000-1, 7.2 and 7.3).
const (
	End        Kind = iota // there is nothing more
	Bad                    // what is no token: a string that does not end, a lone parenthesis
	Integer                // Int is its value
	Real                   // Float is its value
	Word                   // a keyword or an operator
	NameToken              // Bytes are its characters, without the solidus, as they stand
	Literal                // Bytes are what stands between the parentheses
	Hex                    // Bytes are what stands between the angle brackets
	OpenArray              // [
	CloseArray             // ]
	OpenDict               // <<
	CloseDict              // >>
)

// Token is a token and where it begins. Its bytes are part of what is read.
type Token struct {
	Kind  Kind
	Pos   int
	Bytes []byte
	Int   int
	digit int // of a Real, Int has so many digits behind the point
}

// Float is the value of an Integer or a Real.
func (t *Token) Float() float64 { return float64(t.Int) / math.Pow10(t.digit) }

// Is says whether the token is the word.
func (t *Token) Is(word string) bool { return t.Kind == Word && string(t.Bytes) == word }

// Lexer reads tokens one after the other.
type Lexer struct {
	src      []byte
	pos      int
	comments int   // bytes of comments that were skipped
	room     *room // for values; nil for as many as there are
}

// NewLexer returns a lexer that reads src from the given place on.
func NewLexer(src []byte, at int) *Lexer { return &Lexer{src: src, pos: min(max(at, 0), len(src))} }

// Pos is behind the last token.
func (l *Lexer) Pos() int { return l.pos }

// class says of every byte whether it is a space, a delimiter or a regular character
// (ISO 32000-1, 7.2.2).
var class = func() (c [256]byte) {
	for _, b := range []byte("\x00\t\n\f\r ") {
		c[b] = space
	}
	for _, b := range []byte("()<>[]{}/%") {
		c[b] = delimiter
	}
	return c
}()

const regular, space, delimiter = 0, 1, 2

// skip passes over spaces and comments.
func (l *Lexer) skip() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case class[c] == space:
			l.pos++
		case c == '%' && l.comments < mostComments:
			l.comment()
		default:
			return
		}
	}
}

// mostComments is up to how many bytes of comments are skipped: objects of no program have any, and
// one comment may stand behind the beginnings of very many objects. A percent sign beyond is no token.
const mostComments = 1 << 12

// comment passes over a comment.
func (l *Lexer) comment() {
	rest := l.src[l.pos:min(len(l.src), l.pos+mostComments-l.comments)]
	n := bytes.IndexAny(rest, "\r\n")
	if n < 0 {
		n = len(rest)
	}
	l.pos += n
	if l.comments += n; l.comments == mostComments {
		l.pos = len(l.src) // it goes on
	}
}

// Next reads a token.
func (l *Lexer) Next() Token {
	var t Token
	l.Read(&t)
	return t
}

// Read is Next for those who read very many tokens. Of what t has beside kind, place and bytes only
// what the kind says is good.
func (l *Lexer) Read(t *Token) {
	l.skip()
	t.Pos, t.Bytes = l.pos, nil
	if l.pos == len(l.src) {
		t.Kind = End
		return
	}
	if l.number(t) {
		return
	}
	c := l.src[l.pos]
	if class[c] == regular {
		t.Kind, t.Bytes = Word, l.regular()
		return
	}
	l.pos++
	switch c {
	case '/':
		t.Kind, t.Bytes = NameToken, l.regular()
	case '(':
		t.Kind, t.Bytes = l.literal()
	case '[':
		t.Kind = OpenArray
	case ']':
		t.Kind = CloseArray
	case '<':
		t.Kind, t.Bytes = l.angle()
	case '>':
		t.Kind = Bad
		if l.pos < len(l.src) && l.src[l.pos] == '>' {
			l.pos++
			t.Kind = CloseDict
		}
	default:
		t.Kind = Bad
	}
}

// number reads a number, which most tokens are: an optional sign, digits and at most one point
// (ISO 32000-1, 7.3.3).
func (l *Lexer) number(t *Token) bool {
	n, digits, at, point := 0, 0, l.pos, -1
	if c := l.src[at]; c == '-' || c == '+' {
		at++
	}
	for ; at < len(l.src); at++ {
		c := l.src[at]
		if c == '.' && point < 0 {
			point = at
			continue
		}
		if c-'0' > 9 {
			break
		}
		n = n*10 + int(c-'0')
		digits++
	}
	if digits == 0 || digits > mostDigits || at < len(l.src) && class[l.src[at]] == regular {
		return false
	}
	if l.src[l.pos] == '-' {
		n = -n
	}
	t.Kind, t.Bytes, t.Int, t.digit = Integer, l.src[l.pos:at], n, 0
	if point >= 0 {
		t.Kind, t.digit = Real, at-point-1
	}
	l.pos = at
	return true
}

// mostDigits is more than any number of a PDF has.
const mostDigits = 18

// regular reads as far as the next space or delimiter.
func (l *Lexer) regular() []byte {
	from := l.pos
	for l.pos < len(l.src) && class[l.src[l.pos]] == regular {
		l.pos++
	}
	return l.src[from:l.pos]
}

// literal reads a string as far as the parenthesis that closes it.
func (l *Lexer) literal() (Kind, []byte) {
	from, depth := l.pos, 1
	if end := bytes.IndexByte(l.src[from:], ')'); end >= 0 {
		if plain := l.src[from : from+end]; bytes.IndexByte(plain, '\\') < 0 && bytes.IndexByte(plain, '(') < 0 {
			l.pos += end + 1
			return Literal, plain
		}
	}
	for ; l.pos < len(l.src); l.pos++ {
		switch l.src[l.pos] {
		case '\\':
			l.pos++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return Literal, l.src[from : l.pos-1]
			}
		}
	}
	l.pos = len(l.src) // a backslash at the end would lead beyond
	return Bad, nil
}

// angle reads what follows a "<".
func (l *Lexer) angle() (Kind, []byte) {
	if l.pos < len(l.src) && l.src[l.pos] == '<' {
		l.pos++
		return OpenDict, nil
	}
	n := bytes.IndexByte(l.src[l.pos:], '>')
	if n < 0 {
		l.pos = len(l.src) // or the next one would look as far again
		return Bad, nil
	}
	digits := l.src[l.pos : l.pos+n]
	l.pos += n + 1
	return Hex, digits
}
