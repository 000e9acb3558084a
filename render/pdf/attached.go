package pdf

import (
	"cmp"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/render/pdf/cos"
)

// checkAttached refuses attachments that a reader could not tell apart, or could not save.
func checkAttached(attached []Attachment) error {
	names := map[string]bool{}
	for _, a := range attached {
		switch {
		case a.Name == "" || !utf8.ValidString(a.Name) || strings.ContainsFunc(a.Name, notInFileName):
			return fmt.Errorf("the attachment %q has no name of a file", a.Name)
		case names[a.Name]:
			return fmt.Errorf("two attachments are called %q", a.Name)
		case a.MIME == "" || !isASCII(a.MIME):
			return fmt.Errorf("the attachment %q has no media type", a.Name) // ISO 19005-3, 6.8
		case !slices.Contains(relationships, a.Relationship):
			return fmt.Errorf("the attachment %q has no relationship to the document", a.Name)
		}
		names[a.Name] = true
	}
	return nil
}

// relationships are the values of AFRelationship (ISO 19005-3, annex E).
var relationships = []Relationship{Source, "Data", "Alternative", "Supplement", "Unspecified"}

// notInFileName says which runes divide a path or end a line (ISO 32000-1, 7.11.2).
func notInFileName(r rune) bool { return r < ' ' || r == 0x7F || strings.ContainsRune(`/\:`, r) }

// attachedFile is an attachment with the number of its file specification.
type attachedFile struct {
	name   string // as a string of PDF
	object int
}

// writeAttached writes the attachments, and gives them in the order of their names, which the
// catalog lists them in (ISO 32000-1, 7.9.6).
func (f *finisher) writeAttached(attached []Attachment) []attachedFile {
	var files []attachedFile
	for i := range attached {
		files = append(files, attachedFile{textString(attached[i].Name), f.writeAttachment(&attached[i])})
	}
	slices.SortFunc(files, func(a, b attachedFile) int { return cmp.Compare(a.name, b.name) })
	return files
}

// writeAttachment writes a file and its specification with all that ISO 19005-3, 6.8 asks for:
// the name twice, the media type, and what the file is to the document.
func (f *finisher) writeAttachment(a *Attachment) int {
	specification, file := f.next(), f.next()
	f.begin(specification)
	f.str("<</Type/Filespec/F")
	f.body.text(a.Name)
	f.str("/UF")
	f.body.text(a.Name)
	if a.Description != "" {
		f.str("/Desc")
		f.body.text(a.Description)
	}
	f.str("/AFRelationship/")
	f.body.name(string(a.Relationship))
	f.str("/EF<</F ")
	f.ref(file)
	f.str("/UF ")
	f.ref(file)
	f.str(">>>>")
	f.packed(file, packed{a.Data, f.deflate.deflate(a.Data)}, func(s *syntax) {
		s.str("/Type/EmbeddedFile/Subtype/")
		s.name(a.MIME)
		s.str("/Filter/FlateDecode")
		f.describeFile(s, a.Data)
	})
	return specification
}

// describeFile writes by what a reader knows that a file came out whole (ISO 32000-1, table 46).
// It was last changed when the document was made, which is all that is known.
func (f *finisher) describeFile(s *syntax, data []byte) {
	sum := md5.Sum(data)
	s.str("/Params<</Size ")
	s.int(len(data))
	s.str("/CheckSum")
	s.hex(sum[:])
	if created := f.layout.Info.Created; !created.IsZero() {
		s.str("/CreationDate")
		pdfDate(s, created)
		s.str("/ModDate")
		pdfDate(s, created)
	}
	s.str(">>")
}

// listAttached writes what leads from the catalog to the attachments: by name for readers, and as
// associated with the whole document (ISO 19005-3, 6.8).
func (f *finisher) listAttached(files []attachedFile) {
	if len(files) == 0 {
		return
	}
	f.str("/AF[")
	for _, file := range files {
		f.ref(file.object)
		f.str(" ")
	}
	f.str("]/Names<</EmbeddedFiles<</Names[")
	for _, file := range files {
		f.body.encoded(file.name)
		f.ref(file.object)
		f.str(" ")
	}
	f.str("]>>>>")
}

// Specification says what is known of a file inside a PDF before it is read.
type Specification struct {
	Name         string // of the file; "" when it is damaged
	Description  string
	Relationship Relationship

	file     *cos.File
	embedded any // the streams
}

// MostAttached is up to how many bytes of an attachment are read.
const MostAttached = 32 << 20

// Specifications lists the files inside a PDF, in the order of their names, and reads none of them: what
// other programs have attached may be large or damaged and is of no concern to who looks for one. The PDF may
// have been signed since it was made. When ctx ends, so does all reading of it.
func Specifications(ctx context.Context, data []byte) ([]Specification, error) {
	file, err := cos.OpenContext(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	r := attachedReader{File: file}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("reading the PDF's attachments: %w", err)
	}
	return r.found, nil
}

// Read reads the file. One that has not come out whole is an error.
func (s *Specification) Read() (Attachment, error) {
	a := Attachment{Name: s.Name, Description: s.Description, Relationship: s.Relationship}
	if err := s.read(&a); err != nil {
		return Attachment{}, fmt.Errorf("reading an attachment: %w", err)
	}
	return a, nil
}

func (s *Specification) read(a *Attachment) error {
	r := attachedReader{File: s.file}
	embedded, err := cos.As[cos.Dict](r.File, s.embedded)
	if err != nil {
		return err
	}
	stream, err := cos.As[*cos.Stream](r.File, cmp.Or(embedded["UF"], embedded["F"]))
	if err != nil {
		return err
	}
	a.MIME = r.name(stream.Dict["Subtype"])
	if a.Data, err = r.DataUpTo(stream, MostAttached); err != nil {
		return err
	}
	return r.whole(a.Data, stream.Dict["Params"])
}

// attachedReader reads the tree of names that has the attachments.
type attachedReader struct {
	*cos.File
	found []Specification
	nodes int // of the tree, read so far
}

// mostNodes is up to how many nodes a tree of attachments may have.
const mostNodes = 1000

func (r *attachedReader) read() error {
	catalog, err := r.Catalog()
	if err != nil {
		return err
	}
	names, err := r.optional(catalog["Names"])
	if err != nil {
		return err
	}
	tree, err := r.optional(names["EmbeddedFiles"])
	if err != nil {
		return err
	}
	return r.node(tree)
}

// optional gives a dictionary that may be missing.
func (r *attachedReader) optional(v any) (cos.Dict, error) {
	v, err := r.Resolve(v)
	if err != nil || v == nil {
		return nil, err
	}
	return cos.As[cos.Dict](r.File, v)
}

// node reads a node of the tree and all below it (ISO 32000-1, 7.9.6).
func (r *attachedReader) node(node cos.Dict) error {
	if r.nodes++; r.nodes > mostNodes {
		return errors.New("the tree of names is too large, or goes in a circle")
	}
	if v := node["Names"]; v != nil {
		if err := r.leaf(v); err != nil {
			return err
		}
	}
	if node["Kids"] == nil {
		return nil
	}
	kids, err := cos.As[cos.Array](r.File, node["Kids"])
	if err != nil {
		return err
	}
	for _, kid := range kids {
		child, err := cos.As[cos.Dict](r.File, kid)
		if err != nil {
			return err
		}
		if err := r.node(child); err != nil {
			return err
		}
	}
	return nil
}

// leaf reads pairs of a name and a file.
func (r *attachedReader) leaf(v any) error {
	pairs, err := cos.As[cos.Array](r.File, v)
	if err != nil {
		return err
	}
	if len(pairs)%2 != 0 || len(pairs)/2+len(r.found) > mostNodes {
		return fmt.Errorf("%d entries of names and files", len(pairs))
	}
	for i := 1; i < len(pairs); i += 2 {
		r.found = append(r.found, r.specification(pairs[i]))
	}
	return nil
}

// specification reads a file specification (ISO 32000-1, 7.11.3). What is wrong with one shows
// when its file is read.
func (r *attachedReader) specification(v any) Specification {
	d, err := cos.As[cos.Dict](r.File, v)
	if err != nil {
		return Specification{file: r.File, embedded: v}
	}
	return Specification{
		Name:         cmp.Or(r.text(d["UF"]), r.text(d["F"])),
		Description:  r.text(d["Desc"]),
		Relationship: Relationship(r.name(d["AFRelationship"])),
		file:         r.File, embedded: d["EF"],
	}
}

// mostText is up to how many bytes of a string for people are read.
const mostText = 1 << 12

// text and name give a string for people and a name, empty when there is none.
func (r *attachedReader) text(v any) string {
	s, _ := cos.As[string](r.File, v)
	return cos.Text(s[:min(len(s), mostText)])
}

func (r *attachedReader) name(v any) string {
	n, _ := cos.As[cos.Name](r.File, v)
	return string(n)
}

// whole compares a file with what its parameters say of it (ISO 32000-1, table 46), directly or by references.
func (r *attachedReader) whole(data []byte, parameters any) error {
	p, err := r.optional(parameters)
	if err != nil {
		return err
	}
	if p["Size"] != nil {
		size, err := cos.As[int](r.File, p["Size"])
		if err != nil {
			return fmt.Errorf("size: %w", err)
		}
		if size != len(data) {
			return fmt.Errorf("it has %d bytes, but should have %d", len(data), size)
		}
	}
	if p["CheckSum"] == nil {
		return nil
	}
	want, err := cos.As[string](r.File, p["CheckSum"])
	if err != nil {
		return fmt.Errorf("checksum: %w", err)
	}
	if sum := md5.Sum(data); want != string(sum[:]) {
		return errors.New("its checksum is another one")
	}
	return nil
}
