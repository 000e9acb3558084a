package nd30_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// decreed are the types of Đ7. Behind them may stand types that an agency has added.
func decreed() []nd30.Type { return nd30.Types[:29] }

func TestTypes(t *testing.T) {
	if len(nd30.Types) < 29 || len(nd30.Copies) != 3 {
		t.Fatalf("%d types and %d copies, want the 29 of the decree and 3", len(nd30.Types), len(nd30.Copies))
	}
	slugs := map[string]bool{}
	for _, typ := range nd30.Types {
		if want := viet.Slug(typ.Name); typ.Slug != want {
			t.Errorf("%s has slug %q, want %q", typ.Name, typ.Slug, want)
		}
		if want := viet.Upper(typ.Name); typ.Title != "" && typ.Title != want {
			t.Errorf("%s has title %q, want %q", typ.Name, typ.Title, want)
		}
	}
	for _, typ := range slices.Concat(nd30.Types, nd30.Copies) {
		if got, ok := nd30.TypeBySlug(typ.Slug); !ok || got != typ || slugs[typ.Slug] {
			t.Errorf("TypeBySlug(%q) = %v, %v; slug taken before: %v", typ.Slug, got, ok, slugs[typ.Slug])
		}
		slugs[typ.Slug] = true
		if got, ok := nd30.TypeByAbbr(typ.Abbr); ok != (typ.Abbr != "") || ok && got != typ {
			t.Errorf("TypeByAbbr(%q) = %v, %v", typ.Abbr, got, ok)
		}
	}
	if _, ok := nd30.TypeBySlug(""); ok {
		t.Error("the empty slug is a type")
	}
	for _, o := range nd30.ObsoleteAbbrs {
		_, old := nd30.TypeByAbbr(o.Old)
		_, now := nd30.TypeByAbbr(o.New)
		if old || !now {
			t.Errorf("%s: still a type %v; %s: a type %v", o.Old, old, o.New, now)
		}
	}
}

// Form 1.4 names seventeen types itself; three types and the thư công have no form.
func TestForms(t *testing.T) {
	count := map[string]int{}
	for _, typ := range decreed() {
		count[typ.Form]++
	}
	want := map[string]int{
		"1.1": 1, "1.2": 1, "1.4": 17, "1.5": 1, "1.6": 1, "1.7": 1, "1.8": 1, "1.9": 1, "1.10": 1, "": 4,
	}
	for form, n := range want {
		if count[form] != n {
			t.Errorf("%d types have form %q, want %d", count[form], form, n)
		}
	}
}

func TestChecks(t *testing.T) {
	if len(nd30.Checks) != 143 {
		t.Fatalf("%d checks, want 143", len(nd30.Checks))
	}
	id := regexp.MustCompile(`^[A-Z]{2}\d{2}$`)
	seen := map[string]bool{}
	for _, c := range nd30.Checks {
		if !id.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("id %q is malformed or taken", c.ID)
		}
		seen[c.ID] = true
		if got, ok := nd30.CheckByID(c.ID); !ok || got != c {
			t.Errorf("CheckByID(%q) = %v, %v", c.ID, got, ok)
		}
		if !strings.Contains("EWI", c.Severity) || len(c.Severity) != 1 || len(c.Lesser) > 1 || c.Lesser != "" && c.Lesser <= c.Severity {
			t.Errorf("%s weighs %q, at least %q", c.ID, c.Severity, c.Lesser)
		}
		if c.Clause == "" || !strings.HasSuffix(c.Title, ".") {
			t.Errorf("%s: clause %q, title %q", c.ID, c.Clause, c.Title)
		}
	}
	if c, ok := nd30.CheckByID("XX99"); ok {
		t.Errorf("CheckByID of no check gives %v", c)
	}
}

// roles reads the roles that role.go declares.
func roles(t *testing.T) []render.Role {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "role.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []render.Role
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			name, value := spec.Names[0].Name, spec.Values[0].(*ast.BasicLit).Value
			if value != `"`+name+`"` {
				t.Errorf("role %s is written %s", name, value)
			}
			names = append(names, render.Role(name))
		}
		return true
	})
	return names
}

func TestSheetHasEveryRole(t *testing.T) {
	want := roles(t)
	names := map[string]render.Role{}
	for _, preset := range []nd30.Preset{nd30.Large, nd30.Small} {
		sheet := nd30.Sheet(preset)
		if len(want) == 0 || len(sheet) != len(want) {
			t.Errorf("%d styles for %d roles", len(sheet), len(want))
		}
		for _, role := range want {
			style, ok := sheet[role]
			if !ok || style.Name == "" || style.Size < 10*render.Pt || style.Size > 14*render.Pt {
				t.Errorf("style of %s is %+v", role, style)
			}
			if other := names[style.Name]; other != "" && other != role {
				t.Errorf("%s and %s are both called %q", role, other, style.Name)
			}
			names[style.Name] = role
		}
	}
}

func TestSheetFollowsSamples(t *testing.T) {
	for _, preset := range []nd30.Preset{nd30.Large, nd30.Small} {
		sheet := nd30.Sheet(preset)
		for _, s := range nd30.Samples {
			if s.Role == "" {
				continue
			}
			style := sheet[s.Role]
			if style.Size < s.MinSize || style.Size > s.MaxSize {
				t.Errorf("%s is %v, the decree allows %v to %v", s.Role, style.Size, s.MinSize, s.MaxSize)
			}
			if style.Bold != s.Style.Bold() || style.Italic != s.Style.Italic() {
				t.Errorf("%s is bold %v, italic %v; the decree says %v", s.Role, style.Bold, style.Italic, s.Style)
			}
		}
	}
}

// The footnote of PL I.V gives two sets of sizes; a document has one of them throughout.
func TestPresetsAreTheFootnotes(t *testing.T) {
	want := map[nd30.Preset][3]render.Length{
		nd30.Large: {13 * render.Pt, 14 * render.Pt, 14 * render.Pt},
		nd30.Small: {12 * render.Pt, 13 * render.Pt, 13 * render.Pt},
	}
	for preset, sizes := range want {
		sheet := nd30.Sheet(preset)
		got := [3]render.Length{sheet[nd30.QuocHieu].Size, sheet[nd30.TieuNgu].Size, sheet[nd30.DiaDanhThoiGian].Size}
		if got != sizes {
			t.Errorf("preset %d has %v, want %v", preset, got, sizes)
		}
	}
}

func TestBodyIsTheDecrees(t *testing.T) {
	for _, preset := range []nd30.Preset{nd30.Large, nd30.Small} {
		sheet := nd30.Sheet(preset)
		body := sheet[nd30.NoiDung]
		for _, role := range []render.Role{
			nd30.NoiDung, nd30.CanCu, nd30.Dieu, nd30.DieuKhongTen, nd30.Khoan, nd30.KhoanTieuDe,
			nd30.TieuKhoan, nd30.Diem, nd30.GachDauDong, nd30.DauCong, nd30.MucLaMa,
		} {
			s := sheet[role]
			if s.Size != body.Size || s.Align != render.AlignJustify || s.Before < 6*render.Pt ||
				!slices.Contains(nd30.FirstLines, s.FirstLine) || s.FirstLine != body.FirstLine {
				t.Errorf("%s is %+v, which PL I.II.6 does not allow", role, s)
			}
		}
	}
}

func TestPage(t *testing.T) {
	for _, o := range []nd30.Orientation{nd30.Portrait, nd30.Landscape} {
		p := nd30.Page(o)
		if !nd30.TopMargin.Has(p.Top) || !nd30.BottomMargin.Has(p.Bottom) || !nd30.LeftMargin.Has(p.Left) || !nd30.RightMargin.Has(p.Right) {
			t.Errorf("margins %v %v %v %v are not in the decree's ranges", p.Top, p.Bottom, p.Left, p.Right)
		}
		if p.Number.Role != nd30.SoTrang || p.Number.Start != 1 || !p.Number.HideFirst || p.Number.Distance >= p.Top {
			t.Errorf("page number %+v", p.Number)
		}
	}
	if p := nd30.Page(nd30.Portrait); p.Width != nd30.A4Width || p.Height != nd30.A4Height {
		t.Errorf("portrait is %v by %v", p.Width, p.Height)
	}
	if p := nd30.Page(nd30.Landscape); p.Width != nd30.A4Height || p.Height != nd30.A4Width {
		t.Errorf("landscape is %v by %v", p.Width, p.Height)
	}
}

func TestMarks(t *testing.T) {
	for _, m := range slices.Concat(nd30.Urgencies, nd30.Circulations) {
		if m.Slug != viet.Slug(m.Text) || m.Text != viet.Upper(m.Text) || m.Height != 8*render.MM || m.Width == 0 {
			t.Errorf("mark %+v", m)
		}
	}
}

func TestChainsAreOfPrefixes(t *testing.T) {
	var known []string
	for _, p := range nd30.Prefixes {
		if !strings.HasSuffix(p.Text, ".") || p.Name == "" || p.Clause == "" {
			t.Errorf("prefix %+v", p)
		}
		known = append(known, p.Text)
	}
	for _, chain := range nd30.Chains {
		for _, prefix := range chain {
			if !slices.Contains(known, prefix) {
				t.Errorf("%v has %s, which is no prefix", chain, prefix)
			}
		}
	}
}
