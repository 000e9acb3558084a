package lint_test

import (
	"testing"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/lint"
	"vanban/templates/nd30"
)

// TestFiles looks at an appendix as a file of its own: right, and spoiled in one way each.
func TestFiles(t *testing.T) {
	const line = "Số: 15/QĐ\u2011BNV; 05/01/2020; 09:30:15 +07:00"
	for _, c := range []struct {
		name, rule string // no rule where nothing is wrong
		spoil      func(d *render.Document)
	}{
		{"signed", "", func(*render.Document) {}},
		{"not signed", "", func(d *render.Document) {
			d.Sections[0].Header = []render.Block{&render.Paragraph{Role: nd30.KyGhiChu}}
		}},
		{"a copy", "", func(d *render.Document) {
			d.Sections[0].Header = []render.Block{text(nd30.KyGhiChu, "SAO Y; Bộ Nội vụ; 05/01/2020; 09:30:15 +07:00")}
		}},
		{"without a zone", "PL08", func(d *render.Document) {
			d.Sections[0].Header = []render.Block{text(nd30.KyGhiChu, "Số: 15/QĐ-BNV; 05/01/2020; 09:30:15")}
		}},
		{"in the text", "PL08", func(d *render.Document) {
			d.Sections[0].Body = append(d.Sections[0].Header, d.Sections[0].Body...)
			d.Sections[0].Header = nil
		}},
		{"of 11 points", "PL08", func(d *render.Document) {
			s := d.Styles[nd30.KyGhiChu]
			s.Size = 11 * render.Pt
			d.Styles[nd30.KyGhiChu] = s
		}},
		{"a seal", "PL08", func(d *render.Document) {
			p := text(nd30.NoiDung, "Dấu")
			p.Places = []render.Place{{Name: "seal", Width: render.MM, Height: render.MM, Image: &render.Image{Alt: "Con dấu"}}}
			d.Sections[0].Body = append(d.Sections[0].Body, p)
		}},
		{"a head", "PL07", func(d *render.Document) {
			d.Sections[0].Body = append([]render.Block{text(nd30.QuocHieu, nd30.QuocHieuText)}, d.Sections[0].Body...)
		}},
	} {
		d := &render.Document{
			Part: render.PartAppendix, Styles: nd30.Sheet(nd30.Large),
			Sections: []render.Section{{
				Page:   nd30.Page(nd30.Portrait),
				Header: []render.Block{text(nd30.KyGhiChu, line)},
				Body:   []render.Block{text(nd30.PhuLuc, "Phụ lục I"), text(nd30.NoiDung, "Nội dung của phụ lục./.")},
			}},
		}
		c.spoil(d)
		l, err := layout.Compute(t.Context(), d, nil)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got := ""
		for _, p := range lint.Check(d, l) {
			if p.Rule == "PL07" || p.Rule == "PL08" {
				got += p.Rule
			}
		}
		if got != c.rule {
			t.Errorf("%s: found %q, want %q", c.name, got, c.rule)
		}
	}
}
