package docx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"

	"vanban/render"
)

// The limits of a letterhead. They are far above what a real one needs, and low enough for a file that is made
// to keep the process busy to be refused within some milliseconds.
const (
	MaxBase    = 16 << 20 // of the file, in bytes
	maxEntries = 512
	maxXML     = 1 << 20  // of one part of XML when unpacked
	maxAllXML  = 2 << 20  // of all of them
	maxMedia   = 16 << 20 // of one other part, such as a picture
	maxAll     = 32 << 20 // of all of them
	maxRatio   = 200      // how many times larger than packed a part of more than largePart bytes may be
	largePart  = 1 << 20
	maxFields  = 1000 // placeholders
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
	texts   []byte   // a package of those parts alone that have placeholders, with their relationships
	body    []string // the placeholders of the main part, without body, each once
	margins []string // those of headers and footers
	page    string   // the w:sectPr of the letterhead
	pages   []render.Page
	text    string // of text, headers and footers, a paragraph on a line
	styles  styleSheet

	types, relations list         // the content types, and the relationships of the main part
	taken            map[int]bool // the numbers that no chart, face or image can have
	carrier          *carrier
}

// ReadBase reads a letterhead whose placeholders have the names; no names are any. It refuses whatever is not a
// plain document: macros, embedded objects, relationships that lead out of the file, entries beyond all measure; and
// placeholders that [Encode] could not fill. The error is a [BaseError].
func ReadBase(data []byte, names ...string) (*Base, error) {
	b := new(Base)
	err := b.read(data)
	if err == nil {
		err = b.checkKnown(names)
	}
	if err != nil {
		return nil, baseError(err)
	}
	return b, nil
}

// Names are the placeholders of the letterhead but {{body}}: those of the text, then those that only headers and
// footers have.
func (b *Base) Names() []string {
	names := slices.Clone(b.body)
	for _, name := range b.margins {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func (b *Base) read(data []byte) error {
	all, err := unpack(data)
	if err != nil {
		return err
	}
	b.taken = make(map[int]bool)
	if err := b.checkParts(all); err != nil {
		return err
	}
	for i := range all {
		if err := b.prepare(&all[i]); err != nil {
			return inPart(all[i].name, err)
		}
	}
	if b.page == "" {
		return inPart(mainPart, flawed(BodyWrong, "no paragraph {{%s}}", bodyField))
	}
	if b.carrier, err = readCarrier(all, b.taken); err != nil {
		return err
	}
	if err := checkMedia(all); err != nil {
		return err
	}
	if b.data, err = repack(all); err != nil {
		return err
	}
	b.texts, err = repack(slices.DeleteFunc(all, func(p unpacked) bool { return !hasFields(p.name) }))
	return err
}

// hasFields tells the parts that the library fills, and that of the relationships, which it wants to see.
func hasFields(name string) bool { return name == mainPart || name == linksPart || isMargin(name) }

// unpacked is a part of a letterhead.
type unpacked struct {
	name string
	data []byte    // of XML, unpacked
	file *zip.File // what is no XML, which stays as it is
}

// directoryEntry begins each entry of the directory of a ZIP file (APPNOTE, 4.3.12).
const directoryEntry = "PK\x01\x02"

// unpack finds all parts and unpacks the XML, within the limits.
func unpack(data []byte) ([]unpacked, error) {
	switch {
	case len(data) > MaxBase:
		return nil, flawed(TooLarge, "larger than %d bytes", MaxBase)
	case hasMore(data, directoryEntry, maxEntries): // before it is read: a file of 16 MiB has room for 350,000
		return nil, flawed(TooLarge, "more than %d entries", maxEntries)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if err := checkSizes(r.File, len(data)); err != nil {
		return nil, err
	}
	all := make([]unpacked, 0, len(r.File))
	s := sieve{maxMarkup, maxText}
	for _, f := range r.File {
		p := unpacked{name: f.Name, file: f}
		switch {
		case strings.HasSuffix(f.Name, "/"):
			continue
		case isXML(f.Name):
			p.file = nil
			if p.data, err = unpackXML(f, &s); err != nil {
				return nil, inPart(f.Name, err)
			}
		}
		all = append(all, p)
	}
	return all, nil
}

// hasMore reports whether a text is in the data more than n times, looking no further than that.
func hasMore(data []byte, text string, n int) bool {
	for ; n >= 0; n-- {
		i := bytes.Index(data, []byte(text))
		if i < 0 {
			return false
		}
		data = data[i+len(text):]
	}
	return true
}

// checkSizes refuses a package by the sizes that its directory names, before anything is unpacked. Nothing
// unpacks to more than that: the reader of ZIP stops there.
func checkSizes(files []*zip.File, size int) error {
	packed, left := uint64(0), map[bool]uint64{true: maxAllXML, false: maxAll}
	for _, f := range files {
		kind, most := isXML(f.Name), uint64(maxMedia)
		if kind {
			most = maxXML
		}
		n := f.UncompressedSize64
		if n > min(most, left[kind]) || n > largePart && n/maxRatio > f.CompressedSize64 {
			return inPart(f.Name, flawed(TooLarge, "too large when unpacked"))
		}
		left[kind] -= n
		packed += min(f.CompressedSize64, MaxBase+1)
	}
	if packed > uint64(size) {
		return flawed(NotWord, "entries lie over each other")
	}
	return nil
}

// unpackXML unpacks a part that the sieve lets through.
func unpackXML(f *zip.File, s *sieve) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxXML+1))
	if err == nil && len(data) > maxXML {
		err = flawed(TooLarge, "too large when unpacked")
	}
	if err == nil {
		err = s.sift(data)
	}
	return data, err
}

// checkMedia unpacks what is no XML, only to see that it can be, and that it is none indeed. It comes last, because it
// takes longest.
func checkMedia(all []unpacked) error {
	for _, p := range all {
		if p.file == nil {
			continue
		}
		if err := checkMedium(p.file); err != nil {
			return inPart(p.name, err)
		}
	}
	return nil
}

func checkMedium(f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	r := bufio.NewReader(in)
	if head, _ := r.Peek(256); isDisguised(head) { // an error comes again below
		return flawed(NotWord, "it is XML by another name")
	}
	_, err = io.Copy(io.Discard, io.LimitReader(r, maxMedia+1))
	return err
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
		b.margins, err = b.prepareMargin(p)
	case isXML(p.name) && strings.HasPrefix(p.name, "word/"):
		err = refuseFields(p.data)
	}
	return err
}

// isMargin reports whether the library finds a header or footer in a part of this name.
func isMargin(name string) bool {
	return isXML(name) && path.Dir(name) == "word" && (strings.Contains(name, "header") || strings.Contains(name, "footer"))
}

// prepareMargin makes the placeholders of a header or footer whole, and gives their names with those of the others.
func (b *Base) prepareMargin(p *unpacked) ([]string, error) {
	s, err := readStory(p.data)
	if err != nil {
		return nil, err
	}
	if err := s.checkBraces(p); err != nil {
		return nil, err
	}
	b.text += s.text()
	return s.fields(b.margins), nil
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
	if b.pages, err = s.leaves(); err != nil {
		return err
	}
	b.text += s.text()
	if err := s.checkBraces(p); err != nil {
		return err
	}
	b.body = s.fields(nil)
	return nil
}

// checkBraces makes the placeholders of a part whole, and wants it to have no braces but those: the ones in comments,
// attributes and instructions would be filled in without regard to where they stand, or be left.
func (s *story) checkBraces(p *unpacked) error {
	p.data = s.normalized()
	n := s.count()
	if bytes.Count(p.data, []byte("{{")) == n && bytes.Count(p.data, []byte("}}")) == n && len(field.FindAll(p.data, n+1)) == n {
		return nil
	}
	return flawed(Misplaced, "braces stand outside the text")
}

// refuseFields refuses placeholders where nobody fills them.
func refuseFields(data []byte) error {
	if !bytes.Contains(plainText(data), []byte("{{")) {
		return nil
	}
	return flawed(Misplaced, "placeholders are filled in the text, the headers and the footers only")
}

// entryRoom is more than a ZIP file has for an entry beside its bytes and, twice, its name.
const entryRoom = 128

// repack writes the parts as a package.
func repack(all []unpacked) ([]byte, error) {
	size := 0
	for _, s := range all {
		size += len(s.data) + 2*len(s.name) + entryRoom
		if s.file != nil {
			size += int(s.file.CompressedSize64)
		}
	}
	var out bytes.Buffer
	out.Grow(size) // pictures are large
	deflate, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	p := newPackage(&out, deflate)
	for _, s := range all {
		if s.file != nil {
			err = p.takeOver(s.file)
		} else {
			err = p.add(s.name, s.data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := p.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// add compresses a part.
func (p *pack) add(name string, data []byte) error {
	w, err := p.create(name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// takeOver writes an entry of another package as it is.
func (p *pack) takeOver(f *zip.File) error {
	in, err := f.OpenRaw()
	if err != nil {
		return err
	}
	h := entry(f.Name, f.Method)
	h.CRC32, h.CompressedSize64, h.UncompressedSize64 = f.CRC32, f.CompressedSize64, f.UncompressedSize64
	w, err := p.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = io.CopyN(w, in, int64(f.CompressedSize64))
	return err
}
