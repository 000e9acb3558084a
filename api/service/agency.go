package service

import (
	"bytes"
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
	for _, f := range d.fillings {
		if f.pointer == "" && f.profile != nil {
			return cmp.Or(o.Letterhead, s.agencies.bases[f.profile.Name], s.base)
		}
	}
	return cmp.Or(o.Letterhead, s.base)
}

// filling is what a payload, or the one in it that a copy is made of, has of the profile that it names.
type filling struct {
	pointer  string           // of the payload
	profile  *profile.Profile // nil when there is none of the name
	filled   profile.Filled
	expected []string // what a profile that there is not was to give
}

// fill puts what the profile that the payload names has into the payload, before it is decoded; so it does with the payload of
// the document that is copied. A payload of a kind without profiles is left as it is. Without stamp the pictures of signature and
// seal are withheld.
func (s *Service) fill(d *draft, k templates.Kind, data []byte, pointer string, stamp bool) []byte {
	if k.Has("/" + profile.Field) {
		data = d.fillOne(k, s.agencies.set, data, pointer, stamp)
	}
	if !k.Has(templates.Original) || !bytes.Contains(data, []byte(`"`+profile.Field+`"`)) {
		return data
	}
	payload, _ := templates.ReadMembers(data)
	m := payload.Find(strings.TrimPrefix(templates.Original, "/"))
	if m == nil {
		return data
	}
	slug, err := templates.KindOf(m.Value)
	i := slices.IndexFunc(s.kinds, func(k templates.Kind) bool { return k.Slug == slug })
	if err != nil || i < 0 {
		return data // which decoding says
	}
	m.Value = s.fill(d, s.kinds[i], m.Value, pointer+templates.Original, stamp)
	return payload.JSON()
}

// fillOne fills the payload at the pointer, and notes what it was given.
func (d *draft) fillOne(k templates.Kind, set profile.Set, data []byte, pointer string, stamp bool) []byte {
	p, ps := set.Named(data)
	if p == nil && ps == nil {
		return data
	}
	f := filling{pointer: pointer, profile: p, expected: expected(ps, data)}
	if p != nil {
		f.filled = p.Fill(k, data, d.stamp)
		ps, data = append(ps, f.filled.Problems...), f.filled.Data
	}
	d.problems = append(d.problems, ps.Within(pointer)...)
	d.fillings = append(d.fillings, f)
	return data
}

// complete gives every payload that names a profile what no payload says.
func (d *draft) complete() {
	for _, f := range d.fillings {
		payload := d.payload
		for range strings.Count(f.pointer, templates.Original) {
			if copied, ok := payload.(interface{ Copied() templates.Payload }); ok {
				payload = copied.Copied()
			}
		}
		if f.profile != nil && payload != nil {
			f.profile.Complete(payload)
		}
	}
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
	more = slices.Clone(more)
	for _, f := range d.fillings {
		more = f.explain(more)
	}
	d.problems = d.problems.Beside(more)
}

// explain says which of the problems are of values of the profile, and leaves out those of values that it was to give.
func (f *filling) explain(ps templates.Problems) (kept templates.Problems) {
	for _, p := range ps {
		inside, within := strings.CutPrefix(p.Path, f.pointer+"/")
		name, _, _ := strings.Cut(inside, "/")
		if within && slices.Contains(f.expected, name) {
			continue
		}
		if from := f.filled.Origin("/" + inside); within && from != "" {
			p.Message += fmt.Sprintf(" Điều này lấy từ hồ sơ cơ quan “%s”: %s.", f.profile.Name, profile.Words(from))
			p.Suggestion += " Sửa trong hồ sơ, hoặc ghi riêng ở văn bản này."
			p.Edit = templates.Edit{} // the payload has not got the value
		}
		kept = append(kept, p)
	}
	return kept
}
