package fonts

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Flaw is why no typeface can be taken from a folder.
type Flaw int

// The flaws that a folder may have.
const (
	NoFont          Flaw = iota // no .ttf file at all
	NoFamily                    // no family has all four faces
	SeveralFamilies             // more than one has, and nothing tells which one is meant
	Twice                       // a face of a family is there twice
	Unreadable                  // a file is no sound TrueType font
	Forbidden                   // the licence of a file forbids embedding a part of it
)

// flaws are the flaws as developers read them.
var flaws = [...]string{
	"no .ttf file", "no family with all four faces", "several families", "face for the second time", "not a font",
	"the font's licence forbids embedding a part of it in a document",
}

// FolderError says why no typeface can be taken from a folder.
type FolderError struct {
	Flaw  Flaw
	Files []string  // it is about: of Twice, Unreadable and Forbidden
	Found []Partial // families that are there: of NoFamily and SeveralFamilies
	Err   error     // of Unreadable
}

// Partial is a family of which faces may be missing, by their numbers.
type Partial struct {
	Name    string
	Missing []int
}

// Error implements error.
func (e *FolderError) Error() string {
	text := flaws[e.Flaw]
	for _, p := range e.Found {
		text += fmt.Sprintf("; %s", p.Name)
		for _, n := range p.Missing {
			text += ", no " + faceNames[n] + " face"
		}
	}
	if len(e.Files) > 0 {
		text = strings.Join(e.Files, ", ") + ": " + text
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap gives why a file is no font.
func (e *FolderError) Unwrap() error { return e.Err }

// folder is what was found in a folder, in the order of the files' names.
type folder struct {
	sets   []*set
	flawed *FolderError // the first file that is no font
}

// set are the faces of a family, as the files group them for the four styles of a word processor: condensed faces and
// other weights are families of their own (OpenType, name 1).
type set struct {
	name  string
	faces [FaceCount]*Face
	files [FaceCount]string
	twice *FolderError
}

// readFolder reads all fonts of a folder. One that is none is left out and noted: it may be of another family.
func readFolder(fsys fs.FS) (*folder, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	d := new(folder)
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".ttf") {
			continue
		}
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		face, err := ParseFace(data)
		if err == nil {
			d.add(e.Name(), face)
		} else if d.flawed == nil {
			d.flawed = &FolderError{Flaw: Unreadable, Files: []string{e.Name()}, Err: err}
		}
	}
	return d, nil
}

// add puts a face where its style belongs.
func (d *folder) add(file string, face *Face) {
	i := slices.IndexFunc(d.sets, func(s *set) bool { return s.name == face.setName })
	if i < 0 {
		i = len(d.sets)
		d.sets = append(d.sets, &set{name: face.setName})
	}
	s, n := d.sets[i], FaceNumber(face.bold, face.italic)
	if s.faces[n] != nil && s.twice == nil {
		s.twice = &FolderError{Flaw: Twice, Files: []string{s.files[n], file}}
	}
	s.faces[n], s.files[n] = face, file
}

// missing are the faces that a family lacks, by their numbers.
func (s *set) missing() (numbers []int) {
	for n, face := range s.faces {
		if face == nil {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// choose is the one family that can be used. Of several it is the one with the widths of Times New Roman, which the
// forms are set in.
func (d *folder) choose() (*set, *FolderError) {
	whole := slices.DeleteFunc(slices.Clone(d.sets), func(s *set) bool { return s.twice != nil || s.missing() != nil })
	if len(whole) > 1 {
		wide := slices.DeleteFunc(slices.Clone(whole), func(s *set) bool { return !s.hasWidthsOf(Default()) })
		if len(wide) > 0 {
			whole = wide
		}
	}
	switch len(whole) {
	case 0:
		return nil, d.incomplete()
	case 1:
		return whole[0], nil
	}
	return nil, &FolderError{Flaw: SeveralFamilies, Found: partials(whole)}
}

// incomplete says why there is no family with all faces.
func (d *folder) incomplete() *FolderError {
	twice := slices.IndexFunc(d.sets, func(s *set) bool { return s.twice != nil })
	switch {
	case d.flawed != nil:
		return d.flawed
	case twice >= 0:
		return d.sets[twice].twice
	case len(d.sets) == 0:
		return &FolderError{Flaw: NoFont}
	}
	return &FolderError{Flaw: NoFamily, Found: partials(d.sets)}
}

func partials(sets []*set) (all []Partial) {
	for _, s := range sets {
		all = append(all, Partial{s.name, s.missing()})
	}
	return all
}

// widths are the characters whose advances tell whether two families break lines alike.
const widths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,;"

// hasWidthsOf tells whether text takes the same room in both families, up to a rounded unit.
func (s *set) hasWidthsOf(f *Family) bool {
	for n, face := range s.faces {
		other := f.Faces()[n]
		for _, r := range widths {
			apart := face.Advance(r)*other.unitsPerEm - other.Advance(r)*face.unitsPerEm
			if max(apart, -apart) > max(face.unitsPerEm, other.unitsPerEm) {
				return false
			}
		}
	}
	return true
}

// family makes the family, unless a licence forbids it.
func (s *set) family() (*Family, *FolderError) {
	for n, face := range s.faces {
		if !face.mayBeEmbedded() {
			return nil, &FolderError{Flaw: Forbidden, Files: []string{s.files[n]}}
		}
	}
	return &Family{
		Name: s.faces[0].familyName, Regular: s.faces[0], Bold: s.faces[1], Italic: s.faces[2], BoldItalic: s.faces[3],
	}, nil
}
