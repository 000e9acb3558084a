package schedule

import "vanban/api/yaml"

// document is a file of schedules while it is checked: where its values stand, and what is wrong with it.
type document struct {
	file     string
	yaml     *yaml.Document
	problems Problems
}

// readYAML fills the struct that target points to. It is strict: what has no field, or is of another kind, is
// a problem, and all problems are found.
func readYAML(file string, data []byte, target any) *document {
	d := &document{file: file, yaml: yaml.Read(data, target)}
	for _, p := range d.yaml.Problems() {
		d.problems = append(d.problems, Problem{file, p.Line, p.Path, p.Message, p.Suggestion})
	}
	return d
}

// add notes a problem at a place, or at what it lies in when it is not there itself.
func (d *document) add(path, message, suggestion string) {
	d.problems = append(d.problems, Problem{d.file, d.yaml.Line(path), path, message, suggestion})
}
