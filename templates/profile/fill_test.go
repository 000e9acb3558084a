package profile_test

import (
	"encoding/json"
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/profile"
)

// usual are the recipients of a profile for kinds that it does not name, as documents get them.
var usual = []struct {
	kind, payload string
	want          []string
}{
	{"to-trinh", `{"addressees": ["UBND tỉnh"]}`, []string{"Như trên"}},
	{"to-trinh", `{"addressees": ["Ủy ban nhân dân tỉnh Lào Cai"]}`, []string{"Như trên"}},
	{"to-trinh", `{"addressees": ["Ủy ban nhân dân tỉnh Yên Bái"]}`, []string{"Như trên", "UBND tỉnh (để b/c)"}},
	{"to-trinh", `{"addressees": "UBND tỉnh"}`, []string{"UBND tỉnh (để b/c)"}},
	{"to-trinh", `{"addressees": ["Sở Y tế"]}`, []string{"Như trên", "UBND tỉnh (để b/c)"}},
	{"to-trinh", `{"addressees": []}`, []string{"UBND tỉnh (để b/c)"}},
	{"to-trinh", `{}`, []string{"UBND tỉnh (để b/c)"}},
	{"bao-cao", `{"addressees": ["UBND tỉnh"]}`, []string{"Như trên"}},
	{"cong-van", `{"addressees": ["UBND tỉnh"]}`, []string{"- Như trên", "Lãnh đạo Sở"}},
	{"cong-dien", `{"addressees": ["UBND tỉnh"]}`, []string{"UBND tỉnh (để b/c)"}},
	{"ke-hoach", `{}`, []string{"UBND tỉnh (để b/c)"}},
	{"to-trinh", `{"addressees": ["UBND tỉnh"], "to_places": ["Sở Tài chính"]}`, []string{"Sở Tài chính"}},
}

// TestUsualRecipients: what is addressed to somebody names them first, if the profile does not, and does not name them
// again.
func TestUsualRecipients(t *testing.T) {
	p := &profile.Profile{SuperiorName: "UBND tỉnh Lào Cai", Recipients: []profile.Recipients{
		{Kinds: []string{"cong-van"}, ToPlaces: []string{"- Như trên", "Lãnh đạo Sở"}},
		{ToPlaces: []string{"UBND tỉnh (để b/c)"}},
	}}
	for _, u := range usual {
		i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == u.kind })
		var got struct {
			ToPlaces []string `json:"to_places"`
		}
		if err := json.Unmarshal(p.Fill(all.Kinds()[i], []byte(u.payload), false).Data, &got); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got.ToPlaces, u.want) {
			t.Errorf("%s %s gets %q, not %q", u.kind, u.payload, got.ToPlaces, u.want)
		}
	}
}

// TestSymbolUnit: the line Lưu names the unit that the symbol of a công văn names, if the payload has none and the profile
// knows it.
func TestSymbolUnit(t *testing.T) {
	p := &profile.Profile{Abbreviation: "SNV", ArchiveUnit: "VP", Units: []profile.Unit{{Name: "Phòng Cải cách hành chính", Abbreviation: "CCHC"}}}
	for _, c := range []struct{ kind, payload, want string }{
		{"cong-van", `{"code_notation": "SNV-CCHC"}`, "CCHC"},
		{"cong-van", `{"code_notation": "SNV-CCHC", "archive": {"unit": "TCBC"}}`, "TCBC"},
		{"cong-van", `{"code_notation": "SNV-NC"}`, "VP"},
		{"cong-van", `{}`, "VP"},
		{"thong-bao", `{"code_notation": "SNV-CCHC"}`, "VP"},
	} {
		i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == c.kind })
		var got struct {
			Archive struct{ Unit string }
		}
		if err := json.Unmarshal(p.Fill(all.Kinds()[i], []byte(c.payload), false).Data, &got); err != nil {
			t.Fatal(err)
		}
		if got.Archive.Unit != c.want {
			t.Errorf("%s %s gets %q, not %q", c.kind, c.payload, got.Archive.Unit, c.want)
		}
	}
}

// TestWords: no pointer is said to a clerk.
func TestWords(t *testing.T) {
	for pointer, want := range map[string]string{
		"/recipients/0/to_places/1": "nơi nhận thường lệ, dòng 2",
		"/recipients/0/to_places":   "nơi nhận thường lệ",
		"/signers/0/full_name":      "người ký",
		"/abbreviation":             "chữ viết tắt tên cơ quan",
		"/archive_unit":             "đơn vị lưu",
		"/margins/top_mm":           "lề trang",
	} {
		if got := profile.Words(pointer); got != want {
			t.Errorf("%s: %q, not %q", pointer, got, want)
		}
	}
}
