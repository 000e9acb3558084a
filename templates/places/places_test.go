package places_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
	"vanban/templates/places"
)

// found is a place with the page that it is on.
type found struct {
	places.Place
	page int
	on   *layout.Page
}

// findAll lays the documents of a payload out and finds their places, those of each document for itself.
func findAll(t *testing.T, k templates.Kind, payload []byte) (docs []*render.Document, all [][]found) {
	t.Helper()
	p, err := k.Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	docs = p.Compose()
	for _, d := range docs {
		l, err := layout.Compute(t.Context(), d, fonts.Default())
		if err != nil {
			t.Fatal(err)
		}
		var of []found
		for i := range l.Pages {
			for _, place := range places.On(&l.Pages[i], l.Family) {
				of = append(of, found{place, i + 1, &l.Pages[i]})
			}
		}
		all = append(all, of)
	}
	return docs, all
}

func named(all []found, name string) []found {
	return slices.DeleteFunc(slices.Clone(all), func(f found) bool { return f.Name != name })
}

// count counts the paragraphs of a role, at any depth.
func count(blocks []render.Block, role render.Role) (n int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *render.Paragraph:
			if b.Role == role {
				n++
			}
		case *render.Columns:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					n += count(c.Blocks, role)
				}
			}
		}
	}
	return n
}

// TestSamples looks at the places of every kind: there is one for each line that has one, on the paper.
func TestSamples(t *testing.T) {
	for _, k := range all.Kinds() {
		docs, all := findAll(t, k, k.Sample)
		for i, d := range docs {
			var body []render.Block
			for _, s := range d.Sections {
				body = append(body, s.Body...)
			}
			for name, role := range map[string]render.Role{
				places.Number: nd30.SoKyHieu, places.Date: nd30.DiaDanhThoiGian, "signature": nd30.ChuKy,
			} {
				if got, want := len(named(all[i], name)), count(body, role); got != want {
					t.Errorf("%s, document %d: %d places %s, %d lines %s", k.Slug, i, got, name, want, role)
				}
			}
			for _, f := range all[i] {
				inside := f.X >= 0 && f.Y >= 0 && f.X+f.Width <= f.on.Width && f.Y+f.Height <= f.on.Height
				if !inside || f.Width <= 0 || f.Height <= 0 || f.Pointer == "" && f.Name != "signing_info" {
					t.Errorf("%s: %s on page %d at %v, %v of %v x %v, field %q", k.Slug, f.Name, f.page, f.X, f.Y, f.Width, f.Height, f.Pointer)
				}
			}
		}
	}
}

// decision is the sample of a decision with other values in some fields.
func decision(t *testing.T, fields map[string]any) (templates.Kind, []byte) {
	t.Helper()
	kinds := all.Kinds()
	k := kinds[slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == "quyet-dinh" })]
	payload := map[string]any{}
	if err := json.Unmarshal(k.Sample, &payload); err != nil {
		t.Fatal(err)
	}
	for name, value := range fields {
		payload[name] = value
	}
	data, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	return k, data
}

// line is the text of the role on a page.
func line(p *layout.Page, role render.Role) *layout.Text {
	for _, item := range p.Items {
		if text, ok := item.(*layout.Text); ok && text.Node != nil && text.Node.Role == role {
			return text
		}
	}
	return nil
}

// TestText looks whether number and date are where their letters are: what is left of them and what is right of them
// fills the rest of their line.
func TestText(t *testing.T) {
	width := func(text *layout.Text, s string) render.Length {
		return render.Length(fonts.Default().Face(text.Bold, text.Italic).Width(s, int64(text.Size)))
	}
	for _, c := range []struct {
		number, date string
		before, is   string // of the number
		day          string
	}{
		{"15", "2026-01-05", "Số: ", "15", "ngày 05 tháng 01 năm 2026"},
		{"5", "2026-11-12", "Số: ", "05", "ngày 12 tháng 11 năm 2026"},
		{"2657", "", "Số: ", "2657", "ngày     tháng     năm     "},
		{"", "2026-01", "Số:", strings.Repeat("\u00a0", 8), "ngày     tháng 01 năm 2026"},
	} {
		k, payload := decision(t, map[string]any{"code_number": c.number, "issued_date": c.date, "draft": true})
		_, all := findAll(t, k, payload)
		n, d := named(all[0], places.Number)[0], named(all[0], places.Date)[0]
		text := line(n.on, nd30.SoKyHieu)
		if got, want := n.X-text.X, width(text, c.before); apart(got, want) || apart(n.Width, width(text, c.is)) {
			t.Errorf("number %q of %q at %v, %v wide, want %v, %v", c.is, text.Text, got, n.Width, want, width(text, c.is))
		}
		if n.Pointer != "/code_number" || d.Pointer != "/issued_date" {
			t.Errorf("fields %q, %q", n.Pointer, d.Pointer)
		}
		text = line(d.on, nd30.DiaDanhThoiGian)
		place, _, _ := strings.Cut(text.Text, "ngày")
		if apart(d.X-text.X, width(text, place)) || apart(d.X+d.Width, text.X+text.Width) {
			t.Errorf("date of %q at %v to %v, want %v to %v", text.Text, d.X-text.X, d.X+d.Width, width(text, place), text.X+text.Width)
		}
		if up := text.Y - d.Y; up <= text.Size/2 || up > text.Size || d.Y+d.Height <= text.Y {
			t.Errorf("date from %v above the line to %v beneath it", up, d.Y+d.Height-text.Y)
		}
	}
}

// apart reports whether lengths differ by more than rounding does.
func apart(a, b render.Length) bool { return max(a-b, b-a) > 20 }

// TestOddTexts looks at lines that have no number or no date.
func TestOddTexts(t *testing.T) {
	for _, c := range []struct {
		role render.Role
		text string
		want int
	}{
		{nd30.SoKyHieu, "Số: 15/QĐ-BNV", 1},
		{nd30.SoKyHieu, "Số:/QĐ-BNV", 0},
		{nd30.SoKyHieu, "QĐ-BNV", 0},
		{nd30.SoKyHieu, "15/ Số:", 0},
		{nd30.DiaDanhThoiGian, "Hà Nội", 0},
		{nd30.DiaDanhThoiGian, "ngày", 1},
		{nd30.NoiDung, "Số: 15/QĐ-BNV, ngày 05", 0},
	} {
		text := &layout.Text{Size: 14 * render.Pt, Text: c.text, WordSpace: layout.Frac{Num: 100, Den: 3}, Node: &layout.Node{Role: c.role}}
		page := &layout.Page{Items: []layout.Item{text, &layout.Text{Text: c.text}, &layout.Rule{}}}
		if got := places.On(page, fonts.Default()); len(got) != c.want {
			t.Errorf("%s %q: %+v", c.role, c.text, got)
		}
	}
}
