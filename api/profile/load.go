package profile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanban/api/letterhead"
	"vanban/api/whole"
	"vanban/api/yaml"
	"vanban/render/docx"
	"vanban/templates"
	"vanban/templates/profile"
)

// Loaded is a profile with what its file names.
type Loaded struct {
	*profile.Profile
	File string     // as it was named
	Base *docx.Base // its letterhead; nil for none
}

// Problem is one thing that is wrong with a file. Its path is a pointer in the file.
type Problem struct {
	File string
	Line int // from 1; 0 is the whole file
	templates.Problem
}

// String gives the problem as one line: "file:line: message (clause) suggestion".
func (p Problem) String() string {
	text := p.Place() + ": " + p.Message
	if p.Clause != "" {
		text += " (" + p.ClauseText() + ")"
	}
	return strings.TrimSpace(text + " " + p.Suggestion)
}

// Place is the file, with the line where it is known.
func (p Problem) Place() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Problems are all things that are wrong, file by file, in each file's order. As an error they stand for profiles that
// cannot be used.
type Problems []Problem

// Error gives every problem on a line of its own.
func (ps Problems) Error() string { return yaml.Lines(ps) }

// Failed reports whether any of the problems keeps a profile from being used.
func (ps Problems) Failed() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == templates.Error })
}

// extensions are those of the files of a folder that are profiles. One in JSON is named by itself: payloads may lie beside.
var extensions = []string{".yaml", ".yml"}

// LoadFolder reads all profiles of a folder, in the order of their names. The error is [Problems]; what does not keep the
// profiles from being used is in the problems beside them.
func LoadFolder(folder string) ([]Loaded, Problems, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, Problems{failure(folder, "Không đọc được thư mục: "+whole.Why(err)+".", "")}
	}
	var files []string
	for _, e := range entries {
		if slices.Contains(extensions, strings.ToLower(filepath.Ext(e.Name()))) && !e.IsDir() {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	if files == nil {
		return nil, nil, Problems{failure(folder, "Trong thư mục không có hồ sơ nào.", "Đặt vào đó các tệp .yaml, mỗi tệp một hồ sơ.")}
	}
	return Load(files...)
}

// Load reads profiles, as [LoadFolder] does.
func Load(files ...string) ([]Loaded, Problems, error) {
	var all []Loaded
	var found Problems
	named := map[string]string{} // files by the names of their profiles
	for _, file := range files {
		l, ps := load(file)
		found = append(found, ps...)
		if l.Profile == nil {
			continue
		}
		if other, taken := named[l.Name]; taken {
			found = append(found, Problem{File: file, Problem: templates.Problem{
				Path: "/name", Rule: "profile.twice", Severity: templates.Error,
				Message:    fmt.Sprintf("Hồ sơ “%s” đã có ở %s.", l.Name, other),
				Suggestion: "Đặt tên khác, hoặc bỏ một tệp.",
			}})
		}
		named[l.Name] = file
		all = append(all, l)
	}
	if found.Failed() {
		return nil, nil, found
	}
	return all, found, nil
}

// maxFile is more than any profile has; the reader of YAML refuses less.
const maxFile = 1 << 20

// load reads one profile. It is without one when the file could not be used.
func load(file string) (Loaded, Problems) {
	data, err := whole.ReadFile(file, maxFile)
	if err != nil {
		return Loaded{}, Problems{failure(file, "Không đọc được tệp: "+whole.Why(err)+".", "")}
	}
	return read(file, data, filepath.Dir(file))
}

func failure(file, message, suggestion string) Problem {
	return Problem{File: file, Problem: templates.Problem{
		Rule: "profile.file", Severity: templates.Error, Message: message, Suggestion: suggestion,
	}}
}

// Read reads a profile from the text of a file, in which it may name no other files. The profile is nil when it
// cannot be used; the problems are what is wrong with it, in the file's order, also what does not keep it from being
// used.
func Read(file string, data []byte) (Loaded, Problems) { return read(file, data, "") }

// read reads a profile whose files are in a folder; "" is none.
func read(file string, data []byte, folder string) (Loaded, Problems) {
	text, d := yaml.JSON(data)
	var ps Problems
	var first templates.Problems // what is wrong with a place whatever a profile says of it
	for _, p := range d.Problems() {
		ps = append(ps, Problem{file, p.Line, yamlProblem(p)})
		first = append(first, yamlProblem(p))
	}
	if !json.Valid(text) {
		return Loaded{}, ps
	}
	l, found := readJSON(file, text, folder, first)
	for _, p := range found[len(first):] {
		ps = append(ps, Problem{file, d.Line(p.Path), p})
	}
	slices.SortStableFunc(ps, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if ps.Failed() {
		l.Profile = nil
	}
	return l, ps
}

// readJSON reads a profile with what it names, and tries it. The problems come behind those found first, at whose places nothing
// else is said.
func readJSON(file string, text []byte, folder string, first templates.Problems) (Loaded, templates.Problems) {
	text, images := readPictures(folder, text, func(pointer, message, suggestion string) {
		first = append(first, failure(file, message, suggestion).at(pointer))
	})
	p, err := profile.Read(text, images)
	found, _ := errors.AsType[templates.Problems](err)
	l := Loaded{Profile: p, File: file}
	if p != nil {
		found = found.Beside(inspect(p))
		first = append(first, l.readBase(folder)...)
	}
	return l, first.Beside(found)
}

func yamlProblem(p yaml.Problem) templates.Problem {
	return templates.Problem{Path: p.Path, Rule: "profile.yaml", Severity: templates.Error, Message: p.Message, Suggestion: p.Suggestion}
}

// readBase reads the letterhead that the profile names.
func (l *Loaded) readBase(folder string) templates.Problems {
	if l.Letterhead == "" {
		return nil
	}
	data, why := readBeside(folder, l.Letterhead, letterhead.MaxBytes)
	if why == "" {
		var err error
		if l.Base, err = letterhead.Read(data); err != nil {
			why = letterhead.Why(err)
		}
	}
	if why == "" {
		return nil
	}
	return templates.Problems{failure(l.File, "Không dùng được mẫu giấy: "+strings.TrimSuffix(why, ".")+".", "").at("/letterhead")}
}

// at is the problem of a field.
func (p Problem) at(pointer string) templates.Problem {
	p.Path = pointer
	return p.Problem
}
