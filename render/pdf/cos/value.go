package cos

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// The values of PDF (ISO 32000-1, 7.3) are nil, bool, int, float64, string for a string
// of bytes, and these. An operator of a content stream is no value.
type (
	// Name is a name, without the solidus.
	Name string
	// Ref refers to an object.
	Ref struct{ Number, Generation int }
	// Array is an array.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// Stream is a dictionary with bytes; see [File.Data].
	Stream struct {
		Dict Dict
		Raw  []byte // as they stand in the file
		at   int    // offset in the file
	}
)

func (r Ref) String() string { return fmt.Sprintf("%d %d R", r.Number, r.Generation) }

// mostDepth is how deep arrays and dictionaries may be nested.
const mostDepth = 128

var errNested = fmt.Errorf("values are nested deeper than %d", mostDepth)

// Value reads the value that begins with the next token.
func (l *Lexer) Value() (any, error) { return l.value(l.Next(), 0) }

// value reads the value that begins with a token.
func (l *Lexer) value(t Token, depth int) (any, error) {
	if depth > mostDepth {
		return nil, errNested
	}
	if err := l.room.take(costValue + costSpell*len(t.Bytes)); err != nil {
		return nil, err
	}
	switch t.Kind {
	case Integer:
		return l.numberOrRef(t), nil
	case Real:
		return t.Float(), nil
	case NameToken:
		if known, ok := names[string(t.Bytes)]; ok {
			return known.value, nil
		}
		return t.Name(), nil
	case Literal, Hex:
		s, err := t.String()
		return s, l.wrong(err, t)
	case OpenArray:
		return l.array(t, depth)
	case OpenDict:
		return l.dict(t, depth)
	case Word:
		return l.constant(t)
	}
	return nil, l.wrong(errors.New("no value"), t)
}

func (l *Lexer) wrong(err error, t Token) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("at byte %d: %w", t.Pos, err)
}

// numberOrRef reads an integer, or the reference that begins with it.
func (l *Lexer) numberOrRef(t Token) any {
	behind := l.pos
	if generation := l.Next(); generation.Kind == Integer && t.Int > 0 && generation.Int >= 0 {
		if r := l.Next(); r.Is("R") {
			return Ref{t.Int, generation.Int}
		}
	}
	l.pos = behind
	return t.Int
}

func (l *Lexer) constant(t Token) (any, error) {
	switch string(t.Bytes) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	return nil, l.wrong(fmt.Errorf("%.20q is no value", t.Bytes), t)
}

func (l *Lexer) array(open Token, depth int) (any, error) {
	const usual = 4
	a := make(Array, 0, usual)
	for t := l.Next(); t.Kind != CloseArray; t = l.Next() {
		if t.Kind == End {
			return nil, l.wrong(errors.New("an array does not end"), open)
		}
		v, err := l.value(t, depth+1)
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
	return a, nil
}

// dict reads a dictionary. Of two entries with the same key neither could be trusted.
func (l *Lexer) dict(open Token, depth int) (any, error) {
	if err := l.room.take(costDict); err != nil {
		return nil, err
	}
	d := Dict{}
	for t := l.Next(); t.Kind != CloseDict; t = l.Next() {
		if t.Kind != NameToken {
			return nil, l.wrong(errors.New("a dictionary does not end, or has a key that is no name"), open)
		}
		if err := l.room.take(costEntry + costSpell*len(t.Bytes)); err != nil {
			return nil, err
		}
		v, err := l.value(l.Next(), depth+1)
		if err != nil {
			return nil, err
		}
		key := t.Name()
		if _, twice := d[key]; twice {
			return nil, l.wrong(fmt.Errorf("a dictionary has two entries %.20q", key), open)
		}
		d[key] = v
	}
	return d, nil
}

// knownName is a name, and the same as a value.
type knownName struct {
	name  Name
	value any
}

// names are the names that every file of ours has very often: each time that one is read, it need not be made.
var names = func() map[string]knownName {
	known := map[string]knownName{}
	for _, n := range []Name{
		"Type", "Subtype", "Filter", "FlateDecode", "Length", "N", "First", "ObjStm", "Page", "Parent", "MediaBox", "Resources",
		"Contents", "StructParents", "Tabs", "S", "Kids", "Count", "Title", "Prev", "Next", "Last", "Dest", "XYZ", "Font", "TrueType",
		"BaseFont", "FirstChar", "LastChar", "FontDescriptor", "ToUnicode", "FontName", "Flags", "FontBBox", "ItalicAngle", "Ascent",
		"Descent", "CapHeight", "StemV", "FontFile2", "Length1", "PDF", "Text", "ProcSet",
	} {
		known[string(n)] = knownName{n, n}
	}
	return known
}()

// Name is the name that a token spells: #xx stands for a byte (ISO 32000-1, 7.3.5).
func (t *Token) Name() Name {
	if known, ok := names[string(t.Bytes)]; ok {
		return known.name
	}
	s := string(t.Bytes)
	if !strings.Contains(s, "#") {
		return Name(s)
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				b = append(b, c[0])
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return Name(b)
}

// String is the string that a token spells (ISO 32000-1, 7.3.4).
func (t *Token) String() (string, error) {
	if t.Kind == Hex {
		return unhex(t.Bytes)
	}
	b := make([]byte, 0, len(t.Bytes))
	for i := 0; i < len(t.Bytes); i++ {
		switch c := t.Bytes[i]; c {
		case '\\':
			b, i = appendEscaped(b, t.Bytes, i+1)
		case '\r': // an end of line counts as a line feed
			b = append(b, '\n')
			if i+1 < len(t.Bytes) && t.Bytes[i+1] == '\n' {
				i++
			}
		default:
			b = append(b, c)
		}
	}
	return string(b), nil
}

// appendEscaped appends what the escape sequence at s[i:] stands for, and gives the place of its
// last byte.
func appendEscaped(b, s []byte, i int) ([]byte, int) {
	const letters, meanings = "nrtbf", "\n\r\t\b\f"
	if i >= len(s) {
		return b, i
	}
	switch c := s[i]; {
	case c >= '0' && c <= '7':
		n := 0
		end := min(i+3, len(s))
		for ; i < end && s[i] >= '0' && s[i] <= '7'; i++ {
			n = n*8 + int(s[i]-'0')
		}
		return append(b, byte(n)), i - 1
	case c == '\n':
		return b, i
	case c == '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		return b, i
	case strings.IndexByte(letters, c) >= 0:
		return append(b, meanings[strings.IndexByte(letters, c)]), i
	default:
		return append(b, c), i
	}
}

func unhex(digits []byte) (string, error) {
	clean := make([]byte, 0, len(digits)+1)
	for _, c := range digits {
		if class[c] != space {
			clean = append(clean, c)
		}
	}
	if len(clean)%2 != 0 {
		clean = append(clean, '0')
	}
	n, err := hex.Decode(clean, clean)
	if err != nil {
		return "", errors.New("a hexadecimal string with other characters")
	}
	return string(clean[:n]), nil
}
