package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
)

// The limits of a letterhead. They are far above what a real one needs and far below what
// would trouble the process.
const (
	MaxBase    = 16 << 20 // of the file, in bytes
	maxEntries = 512
	maxPart    = 16 << 20 // of one part when unpacked
	maxParts   = 64 << 20 // of all parts when unpacked
)

// Base is an agency's own letterhead: a DOCX that [Encode] puts documents into. It never
// changes and can be used by many goroutines.
//
// A letterhead has placeholders: names of lower-case letters, digits and underscores between
// double braces, such as {{organ_name}} or {{code}}, in its text, headers and footers. The
// values are the document's Fields. The paragraph {{body}}, which stands alone between the
// paragraphs of the last section, gives way to the document's blocks. A letterhead whose text
// has {{code}} has a head of its own, and the document's head is left out.
//
// The first section of a document takes the page of the letterhead; further sections have
// their own page and go on with the letterhead's headers and footers. What a section has in the header of
// its first page begins its body here, and what it has in the footer is left out.
type Base struct {
	data    []byte   // the package, with every placeholder whole in one run
	body    []string // the placeholders of the main part, without body, each once
	margins []string // those of headers and footers
	page    string   // the w:sectPr of the letterhead
	styles  styleSheet

	types, relations list         // the content types, and the relationships of the main part
	taken            map[int]bool // the numbers that no chart, face or image can have
	carrier          *carrier
}

// ReadBase reads a letterhead. It refuses whatever is not a plain document: macros, embedded
// objects, relationships that lead out of the file, entries beyond all measure; and
// placeholders that [Encode] could not fill.
func ReadBase(data []byte) (*Base, error) {
	b := new(Base)
	if err := b.read(data); err != nil {
		return nil, fmt.Errorf("reading letterhead: %w", err)
	}
	return b, nil
}

func (b *Base) read(data []byte) error {
	all, err := unpack(data)
	if err != nil {
		return err
	}
	if err := checkParts(all); err != nil {
		return err
	}
	b.taken = make(map[int]bool)
	for i := range all {
		if err := b.take(all[i]); err != nil {
			return fmt.Errorf("%s: %w", all[i].name, err)
		}
		if err := b.prepare(&all[i]); err != nil {
			return fmt.Errorf("%s: %w", all[i].name, err)
		}
	}
	if b.page == "" {
		return fmt.Errorf("%s: no paragraph {{%s}}", mainPart, bodyField)
	}
	if b.carrier, err = readCarrier(all, b.taken); err != nil {
		return err
	}
	b.data, err = repack(all)
	return err
}

// unpacked is a part of a letterhead.
type unpacked struct {
	name string
	data []byte
}

// unpack reads all parts within the limits. It believes no size that the file names.
func unpack(data []byte) ([]unpacked, error) {
	if len(data) > MaxBase {
		return nil, fmt.Errorf("larger than %d bytes", MaxBase)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(r.File) > maxEntries {
		return nil, fmt.Errorf("more than %d entries", maxEntries)
	}
	all := make([]unpacked, 0, len(r.File))
	left := int64(maxParts)
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		data, err := unpackOne(f, min(left, maxPart))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		left -= int64(len(data))
		all = append(all, unpacked{f.Name, data})
	}
	return all, nil
}

func unpackOne(f *zip.File, limit int64) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errors.New("too large")
	}
	return data, nil
}

// The parts of a letterhead that are looked at by name.
const (
	mainPart  = "word/document.xml"
	stylePart = "word/styles.xml"
	typesPart = "[Content_Types].xml"
	linksPart = "word/_rels/document.xml.rels"
	corePart  = "docProps/core.xml" // may be missing
)

// required are the parts that a letterhead must have.
var required = []string{typesPart, "_rels/.rels", mainPart, linksPart, stylePart}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// prepare reads what Encode needs of a part and makes its placeholders whole.
func (b *Base) prepare(p *unpacked) (err error) {
	switch {
	case p.name == stylePart:
		b.styles, err = readStyles(p.data)
	case p.name == typesPart:
		b.types, err = readList(p.data)
	case p.name == linksPart:
		b.relations, err = readList(p.data)
	case p.name == mainPart:
		err = b.prepareMain(p)
	case isMargin(p.name):
		var s *story
		if s, err = readStory(p.data); err == nil {
			p.data = s.normalized()
			b.margins = s.fields(b.margins)
		}
	case isXML(p.name) && strings.HasPrefix(p.name, "word/"):
		err = refuseFields(p.data)
	}
	return err
}

// isMargin reports whether the library finds a header or footer in a part of this name.
func isMargin(name string) bool {
	return isXML(name) && path.Dir(name) == "word" && (strings.Contains(name, "header") || strings.Contains(name, "footer"))
}

// prepareMain puts a paragraph that is known to the byte in the place of {{body}}.
func (b *Base) prepareMain(p *unpacked) error {
	s, err := readStory(p.data)
	if err != nil {
		return err
	}
	if err := s.takeBody(); err != nil {
		return err
	}
	b.page = s.page()
	p.data = s.normalized()
	b.body = s.fields(nil)
	return nil
}

// tag matches the markup between which text stands.
var tag = regexp.MustCompile(`<[^>]*>`)

// refuseFields refuses placeholders where nobody fills them.
func refuseFields(data []byte) error {
	if !bytes.Contains(tag.ReplaceAll(data, nil), []byte("{{")) {
		return nil
	}
	return errors.New("placeholders are filled in the text, the headers and the footers only")
}

// repack writes the parts as a package.
func repack(all []unpacked) ([]byte, error) {
	var out bytes.Buffer
	deflate, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	p := newPackage(&out, deflate)
	for _, s := range all {
		w, err := p.create(s.name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(s.data); err != nil {
			return nil, err
		}
	}
	if err := p.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
