package profile

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"vanban/fonts"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/profile"
)

// inspect finds what the decree says of documents that are made with a profile: of one for each who may
// sign, and of one for each list of recipients.
func inspect(p *profile.Profile) templates.Problems {
	ps := glyphs(p)
	for _, t := range trials(p) {
		ps = append(ps, t.run(p)...)
	}
	var once templates.Problems
	for _, found := range ps {
		if !slices.Contains(once, found) {
			once = append(once, found)
		}
	}
	return once
}

// glyphs finds characters that cannot be printed (PL I.I.4).
func glyphs(p *profile.Profile) (ps templates.Problems) {
	for field, text := range templates.Texts(p) {
		for _, m := range fonts.Default().Missing(text) {
			ps = append(ps, templates.Problem{
				Path: field.String(), Rule: "text.glyph", Clause: "PL I.I.4", Severity: templates.Error,
				Message:    fmt.Sprintf("Không in được ký tự thứ %d của trường này (%U).", utf8.RuneCountInString(text[:m.Offset])+1, m.Rune),
				Suggestion: "Bỏ ký tự này hoặc thay bằng chữ.",
			})
		}
	}
	return ps
}

// trial is a document that a profile is tried with.
type trial struct {
	kind   string
	signer string // id; "" is who signs usually
}

// plainKind is the kind of document that all profiles are tried with: it may be issued by any agency and signed by
// whoever may sign for it.
const plainKind = "thong-bao"

// trials are the documents in which everything of the profile turns up.
func trials(p *profile.Profile) []trial {
	ts := []trial{{kind: plainKind}}
	for _, id := range p.SignerIDs() {
		ts = append(ts, trial{plainKind, id})
	}
	for _, r := range p.Recipients {
		if len(r.Kinds) > 0 {
			ts = append(ts, trial{kind: r.Kinds[0]})
		}
	}
	return ts
}

// run makes the sample of the kind with the profile, and gives what is wrong with what comes from the profile, by where
// it stands there.
func (t trial) run(p *profile.Profile) (ps templates.Problems) {
	i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == t.kind })
	if i < 0 {
		return nil // a kind that cannot be made yet
	}
	k := all.Kinds()[i]
	filled := p.Fill(k, t.payload(k, hasPictures(p)), true)
	payload, err := k.Decode(filled.Data)
	found, _ := errors.AsType[templates.Problems](err)
	if payload != nil {
		p.Complete(payload)
		found = found.Beside(payload.Validate())
	}
	for _, f := range found {
		if from := filled.Origin(f.Path); from != "" {
			f.Path, f.Edit = from, templates.Edit{} // which is of a payload
			ps = append(ps, f)
		}
	}
	return ps
}

// hasPictures reports whether signatures or a seal come with the profile.
func hasPictures(p *profile.Profile) bool {
	return p.Seal != nil || slices.ContainsFunc(p.Signers, func(s profile.Signer) bool { return s.Signature != nil })
}

// payload is the sample of the kind without what a profile can give; an electronic document shows pictures, too.
func (t trial) payload(k templates.Kind, electronic bool) []byte {
	sample, _ := templates.ReadMembers(k.Sample)
	sample = slices.DeleteFunc(sample, func(m templates.Member) bool {
		return slices.Contains(profile.Fields(), m.Name) || m.Name == "medium" || m.Name == "draft"
	})
	if electronic {
		sample = append(sample, templates.Member{Name: "medium", Value: []byte(`"electronic"`)})
	}
	if t.signer != "" {
		sample = append(sample, templates.Member{Name: "signer", Value: []byte(`"` + t.signer + `"`)})
	}
	return sample.JSON()
}
