package profile

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
)

// check finds what the shape of the fields does not show: names that nothing has, or that two have.
func (p *Profile) check() templates.Problems {
	var ps templates.Problems
	add := func(path, rule, message, suggestion string) {
		ps = append(ps, templates.Problem{Path: path, Rule: rule, Severity: templates.Error, Message: message, Suggestion: suggestion})
	}
	if id := p.DefaultSigner; id != "" && p.signer(id) < 0 {
		add("/default_signer", "profile.signer", fmt.Sprintf("Không có người ký “%s” trong hồ sơ.", templates.Shorten(id)), among(id, p.SignerIDs()))
	}
	for _, twice := range p.twice() {
		add(twice.path, "profile.twice", fmt.Sprintf("“%s” được dùng hai lần.", templates.Shorten(twice.name)), "Đặt cho mỗi người ký, mỗi đơn vị một tên riêng.")
	}
	if names := p.units(); p.ArchiveUnit != "" && names != nil && !slices.Contains(names, p.unit(p.ArchiveUnit)) {
		add("/archive_unit", "profile.unit", fmt.Sprintf("Không có đơn vị “%s” trong units.", templates.Shorten(p.ArchiveUnit)), among(p.ArchiveUnit, names))
	}
	for i, r := range p.Recipients {
		for j, slug := range r.Kinds {
			if _, ok := nd30.TypeBySlug(slug); !ok {
				add(fmt.Sprintf("/recipients/%d/kinds/%d", i, j), "kind.unknown",
					fmt.Sprintf("Không có loại văn bản “%s”.", templates.Shorten(slug)), among(slug, kindSlugs()))
			}
		}
	}
	return append(ps, p.pictures()...)
}

// pictures finds what is wrong with those of the signatures and of the seal, before a document bears them.
func (p *Profile) pictures() templates.Problems {
	ps := p.Seal.Problems("/seal")
	for i, s := range p.Signers {
		ps = append(ps, s.Signature.Problems(signaturePointer(i))...)
	}
	return ps
}

// named is a name and where it stands.
type named struct{ path, name string }

// twice are the ids of signers and the abbreviations of units that another one before has.
func (p *Profile) twice() (again []named) {
	seen := map[string]bool{}
	note := func(group, name, path string) {
		if name != "" && seen[group+name] {
			again = append(again, named{path, name})
		}
		seen[group+name] = true
	}
	for i, s := range p.Signers {
		note("signer ", s.ID, fmt.Sprintf("/signers/%d/id", i))
	}
	for i, u := range p.Units {
		note("unit ", u.Abbreviation, fmt.Sprintf("/units/%d/abbreviation", i))
	}
	return again
}

// SignerIDs are the ids of those who may sign, in the profile's order.
func (p *Profile) SignerIDs() []string {
	var ids []string
	for _, s := range p.Signers {
		ids = append(ids, s.ID)
	}
	return ids
}

// units are the abbreviations of the units, in the profile's order.
func (p *Profile) units() []string {
	var names []string
	for _, u := range p.Units {
		names = append(names, u.Abbreviation)
	}
	return names
}

func kindSlugs() []string {
	var slugs []string
	for _, list := range [][]nd30.Type{nd30.Types, nd30.Copies} {
		for _, t := range list {
			slugs = append(slugs, t.Slug)
		}
	}
	return slugs
}

// among suggests the name that was probably meant, and lists them all.
func among(word string, names []string) string {
	if len(names) == 0 {
		return "Chưa có tên nào để chọn."
	}
	list := "Hiện có: " + strings.Join(names, ", ") + "."
	if near := templates.Nearest(word, names); near != "" {
		return fmt.Sprintf("Có phải muốn viết “%s”? %s", near, list)
	}
	return list
}
