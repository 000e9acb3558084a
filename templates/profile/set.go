package profile

import (
	"bytes"
	"fmt"
	"slices"

	"vanban/templates"
)

// Set are the profiles that payloads may name.
type Set []*Profile

// Names are the names of the profiles, sorted.
func (s Set) Names() []string {
	var names []string
	for _, p := range s {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return names
}

// Find finds a profile by its name; nil when there is none.
func (s Set) Find(name string) *Profile {
	for _, p := range s {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// Named is the profile that a payload names; nil when it names none, or none that there is, which is a problem.
func (s Set) Named(data []byte) (*Profile, templates.Problems) {
	if !bytes.Contains(data, []byte(`"`+Field+`"`)) {
		return nil, nil // most do not, and need not be read for it
	}
	payload, ok := templates.ReadMembers(data)
	if !ok {
		return nil, nil
	}
	name, named := payload.Text(Field)
	if !named || name == "" {
		return nil, nil
	}
	if p := s.Find(name); p != nil {
		return p, nil
	}
	return nil, templates.Problems{s.Unknown(name)}
}

// Unknown says that there is no profile of the name, and which there are.
func (s Set) Unknown(name string) templates.Problem {
	p := templates.Problem{
		Path: "/" + Field, Rule: "profile.unknown", Severity: templates.Error,
		Message:    fmt.Sprintf("Không có hồ sơ cơ quan “%s”.", templates.Shorten(name)),
		Suggestion: among(name, s.Names()),
	}
	if len(s) == 0 {
		p.Suggestion = "Nạp hồ sơ bằng tùy chọn -profile hoặc -profiles, hoặc bỏ trường này và ghi đủ các trường của cơ quan."
	}
	return p
}
