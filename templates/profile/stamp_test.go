package profile_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/ink/inktest"
	"vanban/templates/profile"
)

// stamped is a profile with the pictures of a signature and of the seal.
func stamped(t *testing.T) *profile.Profile {
	t.Helper()
	picture := base64.StdEncoding.EncodeToString
	p, err := profile.Read(fmt.Appendf(nil, `{
		"name": "cuc", "organ_name": "Cục Văn thư và Lưu trữ nhà nước", "abbreviation": "VTLTNN", "place": "Hà Nội",
		"signers": [{"id": "cuc-truong", "position": "Cục trưởng", "full_name": "Đặng Thanh Tùng", "signature": {"image": %q, "width_mm": 40}}],
		"seal": {"image": %q, "width_mm": 36}
	}`, picture(inktest.Signature(600, 240, inktest.Blue)), picture(inktest.Seal(500, "CUC", inktest.Red))), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestStampTooLarge: where the payload leaves no room for the pictures, they are what is said to be too large.
func TestStampTooLarge(t *testing.T) {
	i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == "thong-bao" })
	payload := []byte(`{"medium": "electronic", "body": "` + strings.Repeat("a", templates.MaxBytes-1000) + `"}`)
	f := stamped(t).Fill(all.Kinds()[i], payload, true)
	if len(f.Problems) != 1 || f.Problems[0].Rule != "profile.size" || len(f.Data) > templates.MaxBytes {
		t.Errorf("%d bytes, %v", len(f.Data), f.Problems)
	}
}

// TestStamp: pictures go on electronic documents that are no drafts, unless they are withheld, which is said where a document
// would have had one; the payload's own stay.
func TestStamp(t *testing.T) {
	p := stamped(t)
	i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == "thong-bao" })
	const own = `"signer": {"position": "Cục trưởng", "full_name": "A", "signature": {"image": "iVBORw0KGgo="}}, `
	for _, test := range []struct {
		payload string
		stamp   bool
		want    string // the pictures that come from the profile
		told    bool
	}{
		{`"medium": "electronic"`, true, "/signer/signature /seal", false},
		{`"medium": "electronic"`, false, "", true},
		{`"medium": "paper"`, true, "", false},
		{`"medium": "paper"`, false, "", false},
		{`"medium": "electronic", "draft": true`, true, "", false},
		{`"medium": "electronic", "draft": true`, false, "", false},
		{own + `"medium": "electronic"`, true, "/seal", false},
		{own + `"medium": "electronic"`, false, "", true},
		{own + `"seal": {}, "medium": "electronic"`, false, "", false},
	} {
		f := p.Fill(all.Kinds()[i], []byte("{"+test.payload+"}"), test.stamp)
		var got []string
		for _, o := range f.Origins {
			if strings.HasSuffix(o.Pointer, "/signature") || o.Pointer == "/seal" {
				got = append(got, o.Pointer)
			}
		}
		told := slices.ContainsFunc(f.Problems, func(p templates.Problem) bool { return p.Rule == "profile.stamp" && p.Severity == templates.Info })
		if strings.Join(got, " ") != test.want || told != test.told || len(f.Problems) > 0 != told {
			t.Errorf("%s, stamp %v: pictures %q, problems %v", test.payload, test.stamp, got, f.Problems)
		}
		if strings.Contains(test.payload, own) && !strings.Contains(string(f.Data), `"image": "iVBORw0KGgo="`) {
			t.Errorf("%s: the payload's own picture is gone", test.payload)
		}
	}
}
