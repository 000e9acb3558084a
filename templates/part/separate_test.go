package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// noteOf is the note of the section's first page, as it can be typed.
func noteOf(t *testing.T, s render.Section) string {
	t.Helper()
	for _, b := range s.Body {
		if p, ok := b.(*render.Paragraph); ok && p.Role == nd30.KemTheo {
			return strings.NewReplacer("\u00a0", " ", "\u2011", "-", "\n", " ").Replace(p.Runs[0].Text)
		}
	}
	t.Fatal("the section has no note")
	return ""
}

// TestNote: paper says number, symbol and date, an electronic document none of them, whether it has
// them or not (PL I.III.1c).
func TestNote(t *testing.T) {
	const issuer = " của Cục trưởng Cục Văn thư và Lưu trữ nhà nước)"
	for _, c := range []struct{ medium, number, kind, want string }{
		{"", "15", "quyet-dinh", "(Kèm theo Quyết định số 15/QĐ-VTLTNN ngày 05 tháng 01 năm 2026" + issuer},
		{"paper", "5", "quyet-dinh", "(Kèm theo Quyết định số 05/QĐ-VTLTNN ngày 05 tháng 01 năm 2026" + issuer},
		{"paper", "", "quyet-dinh", "(Kèm theo Quyết định số        /QĐ-VTLTNN ngày 05 tháng 01 năm 2026" + issuer},
		{"electronic", "15", "quyet-dinh", "(Kèm theo Quyết định số …/QĐ-… ngày … tháng … năm …" + issuer},
		{"electronic", "", "quyet-dinh", "(Kèm theo Quyết định số …/QĐ-… ngày … tháng … năm …" + issuer},
		{"electronic", "15", "cong-van", "(Kèm theo Công văn số …/…-… ngày … tháng … năm …" + issuer},
	} {
		p := decision()
		p.Type, _ = nd30.TypeBySlug(c.kind)
		p.Head.Medium, p.Head.CodeNumber = c.medium, part.Number(c.number)
		for _, s := range p.Compose()[0].Sections[1:] {
			if got := noteOf(t, s); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("%s %s %q: %q, want %q", c.medium, c.kind, c.number, got, c.want)
			}
		}
	}
}

// TestSeparate: the sections are the same ones, in one file or in several; each file begins with a page 1,
// has a name and says what it is.
func TestSeparate(t *testing.T) {
	one := decision()
	one.Attachments[0].Appendices = []part.Appendix{{Title: "Mẫu phiếu", Body: part.Body{Text: "1. Một."}}}
	several := decision()
	several.Attachments[0].Appendices = one.Attachments[0].Appendices
	several.Head.Files = "separate"
	whole, files := one.Compose(), several.Compose()
	if len(whole) != 1 || len(whole[0].Sections) != 4 {
		t.Fatalf("in one file: %d files, %d sections", len(whole), len(whole[0].Sections))
	}
	type file struct {
		name, part, source string
		sections           int
	}
	var got []file
	for _, d := range files {
		got = append(got, file{d.Name, string(d.Part), d.Source.Pointer, len(d.Sections)})
		if d.Info.Identifier != "15/QĐ-VTLTNN" || d.Info.Created.IsZero() || d.Info.Title == "" {
			t.Errorf("%s: %+v", d.Name, d.Info)
		}
		for _, s := range d.Sections {
			if s.Page.Number.Start != 1 {
				t.Errorf("%s: pages from %d", d.Name, s.Page.Number.Start)
			}
		}
	}
	want := []file{
		{"15-QĐ-VTLTNN Ban hành Quy chế làm việc của Cục", "", "", 1},
		{"Phụ lục - 15-QĐ-VTLTNN", "appendix", "/appendices/0", 1},
		{"Quy chế - 15-QĐ-VTLTNN", "attachment", "/attachments/0", 2},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the files are %+v", got)
	}
}

// TestSigningLine: an electronic file of its own has the line at the top of its first page, and until it
// is signed a place for it; nothing else has one (PL I.III.1d).
func TestSigningLine(t *testing.T) {
	for _, c := range []struct{ medium, files, signed, want string }{
		{"paper", "separate", "", ""},
		{"paper", "separate", "2026-01-05T09:30:15+07:00", ""},
		{"electronic", "one", "2026-01-05T09:30:15+07:00", ""},
		{"electronic", "separate", "", part.SigningPlace},
		{"electronic", "separate", "2026-01-05T09:30:15+07:00", "Số: 15/QĐ-VTLTNN; 05/01/2026; 09:30:15 +07:00"},
		{"electronic", "separate", "2026-01-05T02:30:15.9Z", "Số: 15/QĐ-VTLTNN; 05/01/2026; 09:30:15 +07:00"},
		{"electronic", "separate", "2026-01-05T20:30:15-05:00", "Số: 15/QĐ-VTLTNN; 06/01/2026; 08:30:15 +07:00"},
	} {
		p := decision()
		p.Attachments[0].Appendices = p.Appendices
		p.Head.Medium, p.Head.Files, p.Head.SignedAt = c.medium, c.files, c.signed
		for i, d := range p.Compose() {
			for j, s := range d.Sections {
				want := c.want
				if i == 0 || j > 0 {
					want = ""
				}
				if got := headerText(s.Header); got != want {
					t.Errorf("%+v: section %d of file %d begins with %q, want %q", c, j, i, got, want)
				}
			}
		}
	}
}

// TestDraftFiles: every file of a draft says that it is one.
func TestDraftFiles(t *testing.T) {
	p := decision()
	p.Head.Draft, p.Head.Medium, p.Head.Files = true, "electronic", "separate"
	for _, d := range p.Compose()[1:] {
		if got := headerText(d.Sections[0].Header); got != nd30.DuThaoText {
			t.Errorf("%s begins with %q", d.Name, got)
		}
	}
}

// headerText is the text of a header, or the name of its place.
func headerText(blocks []render.Block) string {
	var all []string
	for _, b := range blocks {
		p, ok := b.(*render.Paragraph)
		if !ok {
			p = &b.(*render.Box).Text
		}
		for _, r := range p.Runs {
			all = append(all, strings.ReplaceAll(strings.ReplaceAll(r.Text, "\u2011", "-"), "\u00a0", " "))
		}
		for _, place := range p.Places {
			all = append(all, place.Name)
		}
	}
	return strings.Join(all, "\n")
}

// TestFileNames: names of files are short, have nothing that file systems refuse, and differ though
// letters of either case were one.
func TestFileNames(t *testing.T) {
	p := decision()
	p.Head.Files = "separate"
	p.Attachments = nil
	p.Appendices = nil
	for _, label := range []string{"Biểu 1/2", "BIỂU 1/2", strings.Repeat("Rất dài ", 12), "Phụ lục", "phụ lục", "Phụ lục - 15-QĐ-VTLTNN (2)"} {
		p.Appendices = append(p.Appendices, part.Appendix{Label: label, Body: part.Body{Text: "1. Một."}})
	}
	seen := map[string]bool{}
	for _, d := range p.Compose() {
		if key := strings.ToLower(d.Name); seen[key] || len(d.Name) > 245 || strings.ContainsAny(d.Name, "/\\:*?\"<>|\n") {
			t.Errorf("%q, there already: %v, %d bytes", d.Name, seen[key], len(d.Name))
		}
		seen[strings.ToLower(d.Name)] = true
	}
	if len(seen) != 7 {
		t.Errorf("%d names: %v", len(seen), seen)
	}
}

// TestTopMargin: every file bears the scope of circulation by itself, beside its signing line, or beside the mark of a
// draft (PL I.III.2c, PL I.IV.2).
func TestTopMargin(t *testing.T) {
	for _, c := range []struct {
		draft  bool
		signed string
		left   string
		right  string
	}{
		{false, "2026-01-05T09:30:15+07:00", "LƯU HÀNH NỘI BỘ", "Số: 15/QĐ-VTLTNN; 05/01/2026; 09:30:15 +07:00"},
		{false, "", "LƯU HÀNH NỘI BỘ", part.SigningPlace},
		{true, "", nd30.DuThaoText, "LƯU HÀNH NỘI BỘ"},
	} {
		p := decision()
		p.Head.Draft, p.Head.Medium, p.Head.Files = c.draft, "electronic", "separate"
		p.Head.SignedAt, p.Head.Circulation = c.signed, "luu-hanh-noi-bo"
		for _, d := range p.Compose()[1:] {
			grid, ok := d.Sections[0].Header[0].(*render.Columns)
			if !ok {
				t.Fatalf("%s: %T", d.Name, d.Sections[0].Header[0])
			}
			cells := grid.Rows[0].Cells
			left, right := headerText(cells[0].Blocks), headerText(cells[2].Blocks)
			if left != c.left || right != c.right {
				t.Errorf("%s: %q, %q", d.Name, left, right)
			}
			for _, place := range placesIn(cells[2].Blocks) {
				if place.Left+place.Width != grid.Widths[2]/2 {
					t.Errorf("%s: the place ends %v off the edge", d.Name, grid.Widths[2]/2-place.Left-place.Width)
				}
			}
		}
	}
}

func placesIn(blocks []render.Block) []render.Place {
	var all []render.Place
	for _, b := range blocks {
		if p, ok := b.(*render.Paragraph); ok {
			all = append(all, p.Places...)
		}
	}
	return all
}
