package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// typed makes the decision a document of another type of form 1.4, sent to those places.
func typed(slug, text string, to ...string) *part.Paper {
	p := decision()
	p.Type, _ = nd30.TypeBySlug(slug)
	p.Head.CodeNotation = p.Type.Abbr + "-VTLTNN"
	p.Authority, p.Grounds, p.Order, p.Attachments, p.Appendices = "", nil, "", nil, nil
	p.Plan.Body, p.Foot.ToPlaces = part.Body{Text: text}, to
	return p
}

// TestAddressees: each addressee has an item of its own, and is no recipient again, however its name is written.
func TestAddressees(t *testing.T) {
	for _, c := range []struct {
		addressees, to []string
		want           string
	}{
		{[]string{"Sở Tài chính; Sở Y tế", "Sở Xây dựng"}, []string{"Như trên"}, "KG05 /addressees/0 "},
		{[]string{"Ủy ban nhân dân tỉnh"}, []string{"Như trên", "UBND tỉnh Lào Cai (để b/c)", "Sở Y tế"}, "NN06 /to_places/1 remove"},
		{[]string{"UBND tỉnh Lào Cai"}, []string{"Như trên", "- UBND tỉnh;"}, "NN06 /to_places/1 remove"},
		{[]string{"Ủy ban nhân dân tỉnh Yên Bái"}, []string{"Như trên", "UBND tỉnh (để b/c)"}, ""},
		{[]string{"Bộ Nội vụ"}, []string{"Như trên", "Bộ Nội vụ (Vụ Tổ chức cán bộ)", "Thanh tra Bộ Nội vụ"}, ""},
		{[]string{"Các sở, ban, ngành (Sở Y tế; Sở Xây dựng)"}, []string{"Như trên"}, ""},
		{[]string{"Sở Y tế"}, []string{"Như trên", "Sở Y tế tỉnh Phú Thọ"}, ""},
		{[]string{"Sở Y tế"}, []string{"Như Điều 3"}, "NN06 /to_places/0 replace"},
	} {
		p := decision()
		letter(func(p *part.Paper) { p.Addressees, p.Foot.ToPlaces = c.addressees, c.to })(p)
		p.Head.SuperiorName, p.Head.OrganName = "UBND tỉnh Lào Cai", "Sở Nội vụ"
		got := ""
		for _, f := range p.Validate() {
			if f.Rule == "NN06" || f.Rule == "KG05" {
				got += f.Rule + " " + f.Path + " " + string(f.Edit.Op)
			}
		}
		if got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.addressees, c.to, got, c.want)
		}
	}
}

// TestAbove: "Như trên" needs somebody above whom it means, and Kính gửi is no line of the text.
func TestAbove(t *testing.T) {
	nq := decision()
	nq.Type, _ = nd30.TypeBySlug("nghi-quyet")
	nq.Order, nq.Head.CodeNotation = nd30.QuyetNghiText, "NQ-VTLTNN"
	nq.Plan.Body = part.Body{Text: "1. Một.\n2. Hai."}
	nq.Foot.ToPlaces = []string{"Như khoản 2"}
	nq.Attachments, nq.Appendices = nil, nil
	cited := decision()
	cited.Foot.ToPlaces[0] = "Như Điều 9"
	for name, c := range map[string]struct {
		paper *part.Paper
		want  string // rule, place and clause; none where it is empty
	}{
		"plan":              {typed("ke-hoach", "1. Một.", "Như trên"), "NN06 /to_places/0 PL I.II.9c"},
		"report":            {typed("bao-cao", "1. Một.", "Sở Nội vụ", "như trên"), "NN06 /to_places/1 PL I.II.9b"},
		"slip":              {typed("phieu-chuyen", "Kính chuyển Sở Nội vụ.", "Như trên"), ""},
		"plan to others":    {typed("ke-hoach", "1. Một.", "Sở Nội vụ"), ""},
		"addressed in text": {typed("ke-hoach", "Kính gửi: Sở Nội vụ\n1. Một.", "Sở Nội vụ"), "KG02 /body PL I.II.9c"},
		"report in text":    {typed("bao-cao", "Kính gửi: Sở Nội vụ\n1. Một.", "Sở Nội vụ"), "KG02 /body PL I.II.9b"},
		"quoted in text":    {typed("ke-hoach", "Mẫu:\n“Kính gửi: …”", "Sở Nội vụ"), ""},
		"no articles":       {nq, ""},
		"other article":     {cited, "NN07 /to_places/0 PL III/1.3"},
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			found := slices.DeleteFunc(c.paper.Validate(), func(f templates.Problem) bool {
				return !slices.Contains([]string{"NN06", "NN07", "KG02", "BC04"}, f.Rule)
			})
			var got string
			for _, f := range found {
				got += f.Rule + " " + f.Path + " " + f.Clause
			}
			if got != c.want {
				t.Errorf("found %v, want %q", found, c.want)
			}
		})
	}
}
