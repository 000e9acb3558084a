package source

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"vanban/templates/viet"
)

// maxText is how many characters a cell may hold: as many as Excel lets it have.
const maxText = 32_767

var (
	errXML  = errors.New("XML bị hỏng")
	errText = fmt.Errorf("có ô dài hơn %s chữ", viet.Integer(maxText))
)

// xmlReader reads a part of a workbook, as long as there is time.
type xmlReader struct {
	ctx    context.Context
	tokens *xml.Decoder
	n      int // tokens read
}

// newXMLReader prepares a part. One with a tag of a size that nobody writes is refused: the decoder
// would keep many times as much for its attributes.
func newXMLReader(ctx context.Context, part []byte) (*xmlReader, error) {
	begin, quote := -1, byte(0)
	for i, c := range part {
		switch {
		case begin >= 0 && i-begin > maxTag:
			return nil, errXML
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case begin < 0 && c == '<':
			begin = i
		case begin >= 0 && c == '>':
			begin = -1
		case begin >= 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	return &xmlReader{ctx: ctx, tokens: xml.NewDecoder(bytes.NewReader(part))}, nil
}

// next gives the next token of a part. The end of a part is io.EOF; XML that breaks off is an
// error of its own.
func (r *xmlReader) next() (xml.Token, error) {
	if err := every(r.ctx, r.n); err != nil {
		return nil, err
	}
	r.n++
	t, err := r.tokens.Token()
	if err == nil || errors.Is(err, io.EOF) {
		return t, err
	}
	return nil, errXML
}

// inside gives the next token within an element: the part must not end here.
func (r *xmlReader) inside() (xml.Token, error) {
	t, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, errXML
	}
	return t, err
}

// skip passes over what is left of an element.
func (r *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.inside()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// attr gives an attribute, "" when there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// cellText gathers what a cell holds, which comes in as many pieces as its XML has comments.
type cellText struct {
	strings.Builder
	letters int
}

func (b *cellText) add(piece []byte) error {
	if b.letters += utf8.RuneCount(piece); b.letters > maxText {
		return errText
	}
	b.Write(piece)
	return nil
}

// richText reads a text with its runs up to the end of its element; how it is to be read aloud
// (rPh) is not part of it.
func (r *xmlReader) richText() (string, error) {
	var b cellText
	for depth, inText := 1, false; depth > 0; {
		t, err := r.inside()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := r.skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
		case xml.CharData:
			if !inText {
				continue
			}
			if err := b.add(t); err != nil {
				return "", err
			}
		}
	}
	return b.String(), nil
}

// charData reads the text of an element up to its end, without what lies in elements of its own.
func (r *xmlReader) charData() (string, error) {
	var b cellText
	for {
		t, err := r.inside()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			err = b.add(t)
		case xml.StartElement:
			err = r.skip()
		case xml.EndElement:
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
	}
}
