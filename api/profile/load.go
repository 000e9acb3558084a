package profile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
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
		text += " (" + p.Clause + ")"
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
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Failed reports whether any of the problems keeps a profile from being used.
func (ps Problems) Failed() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == templates.Error })
}

// extensions are those of the files that are profiles.
var extensions = []string{".yaml", ".yml", ".json"}

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
		return nil, nil, Problems{failure(folder, "Trong thư mục không có hồ sơ nào.", "Đặt vào đó các tệp .yaml hoặc .json, mỗi tệp một hồ sơ.")}
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

// load reads one profile. It is without one when the file could not be read.
func load(file string) (Loaded, Problems) {
	data, err := readFile(file, maxFile)
	if err != nil {
		return Loaded{}, Problems{failure(file, "Không đọc được tệp: "+whole.Why(err)+".", "")}
	}
	l, ps := Read(file, data)
	if l.Profile == nil || l.Letterhead == "" {
		return l, ps
	}
	if l.Base, err = readBase(filepath.Join(filepath.Dir(file), l.Letterhead), l.Letterhead); err != nil {
		p := failure(file, err.Error(), "")
		p.Path, p.Line = "/letterhead", lineOf(data, "/letterhead")
		ps = append(ps, p)
	}
	return l, ps
}

// lineOf is where in a file that could be read a value stands.
func lineOf(data []byte, pointer string) int {
	_, d := yaml.JSON(data)
	return d.Line(pointer)
}

// readFile reads a file, no further than one byte behind what it may have.
func readFile(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(f, most+1))
}

func failure(file, message, suggestion string) Problem {
	return Problem{File: file, Problem: templates.Problem{
		Rule: "profile.file", Severity: templates.Error, Message: message, Suggestion: suggestion,
	}}
}

// readBase reads a letterhead that a profile names. A path that leaves the profile's folder is refused: profiles
// may be made by others than who runs the program.
func readBase(file, name string) (*docx.Base, error) {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fmt.Errorf("mẫu giấy “%s” ở ngoài thư mục của hồ sơ; đặt tệp vào cùng thư mục", templates.Shorten(name))
	}
	data, err := readFile(file, letterhead.MaxBytes)
	if err != nil {
		return nil, fmt.Errorf("không đọc được mẫu giấy “%s”: %s", templates.Shorten(name), whole.Why(err))
	}
	b, err := letterhead.Read(data)
	if err != nil {
		return nil, fmt.Errorf("không dùng được mẫu giấy “%s”: %w", templates.Shorten(name), err)
	}
	return b, nil
}

// Read reads a profile from the text of a file, without what it names in other files. The profile is nil when it could
// not be read; the problems are what is wrong with it, in the file's order, also what does not keep it from being
// used.
func Read(file string, data []byte) (Loaded, Problems) {
	text, d := yaml.JSON(data)
	var ps Problems
	for _, p := range d.Problems() {
		ps = append(ps, Problem{file, p.Line, templates.Problem{
			Path: p.Path, Rule: "profile.yaml", Severity: templates.Error, Message: p.Message, Suggestion: p.Suggestion,
		}})
	}
	if ps != nil {
		return Loaded{}, ps
	}
	p, err := profile.Read(text)
	found, _ := errors.AsType[templates.Problems](err)
	if p != nil {
		found = found.Beside(inspect(p))
	}
	for _, f := range found {
		ps = append(ps, Problem{file, d.Line(f.Path), f})
	}
	slices.SortStableFunc(ps, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if ps.Failed() {
		p = nil
	}
	return Loaded{Profile: p, File: file}, ps
}
