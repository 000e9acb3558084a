package service

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vanban/render/docx"
	"vanban/templates"
	"vanban/templates/profile"
)

// Agency is an agency whose profile payloads may name.
type Agency struct {
	Profile *profile.Profile
	Base    *docx.Base // its letterhead, in the place of that of [Config]; nil for none of its own
}

// agencies are those of a service.
type agencies struct {
	set   profile.Set
	bases map[string]*docx.Base // letterheads by the profiles' names
}

func newAgencies(list []Agency) agencies {
	a := agencies{bases: map[string]*docx.Base{}}
	for _, one := range list {
		a.set = append(a.set, one.Profile)
		a.bases[one.Profile.Name] = one.Base
	}
	return a
}

// ProfileUnknown is the code of the failure that no profile has a name.
const ProfileUnknown Code = "profile-unknown"

// Profiles lists the profiles that payloads may name, by their names. The list is the caller's, the profiles are not.
func (s *Service) Profiles() []*profile.Profile {
	var all []*profile.Profile
	for _, name := range s.agencies.set.Names() {
		all = append(all, s.agencies.set.Find(name))
	}
	return all
}

// Profile finds a profile by its name. The error is an [Error] with [ProfileUnknown].
func (s *Service) Profile(name string) (*profile.Profile, error) {
	if p := s.agencies.set.Find(name); p != nil {
		return p, nil
	}
	unknown := s.agencies.set.Unknown(name)
	return nil, &Error{Code: ProfileUnknown, Message: unknown.Message, Suggestion: unknown.Suggestion}
}

// letterhead is what the DOCX of a draft is put into: the one of the order, that of its agency, or the service's.
func (s *Service) letterhead(o *Order, d *draft) *docx.Base {
	if d.profile == nil {
		return cmp.Or(o.Letterhead, s.base)
	}
	return cmp.Or(o.Letterhead, s.agencies.bases[d.profile.Name], s.base)
}

// fill puts what the profile that the payload names has into the payload, before it is decoded. A payload of a kind
// without profiles is left as it is.
func (d *draft) fill(k templates.Kind, set profile.Set, data []byte) []byte {
	if !k.Has("/" + profile.Field) {
		return data
	}
	d.profile, d.problems = set.Named(data)
	if d.profile == nil {
		d.expected = expected(d.problems, data)
		return data
	}
	d.filled = d.profile.Fill(k, data)
	d.problems = append(d.problems, d.filled.Problems...)
	return d.filled.Data
}

// expected are the fields that a payload leaves out to a profile that there is not.
func expected(unknown templates.Problems, data []byte) (names []string) {
	payload, _ := templates.ReadMembers(data)
	for _, name := range profile.Fields() {
		_, id := payload.Text(name)
		if unknown != nil && (payload.Find(name) == nil || name == "signer" && id) {
			names = append(names, name)
		}
	}
	return names
}

// also adds problems: those with a value of the profile say where it stands there. Of what a payload leaves out to an
// unknown profile nothing is said: one thing is wrong, and not ten.
func (d *draft) also(more templates.Problems) {
	more = slices.DeleteFunc(slices.Clone(more), func(p templates.Problem) bool {
		name, _, _ := strings.Cut(strings.TrimPrefix(p.Path, "/"), "/")
		return slices.Contains(d.expected, name)
	})
	for i := range more {
		if from := d.filled.Origin(more[i].Path); from != "" {
			more[i].Message += fmt.Sprintf(" Giá trị này lấy từ hồ sơ cơ quan “%s”, mục %s.", d.profile.Name, from[1:])
			more[i].Suggestion += " Sửa trong hồ sơ, hoặc ghi riêng trường này ở dữ liệu."
		}
	}
	d.problems = d.problems.Beside(more)
}
