package profile_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/ink/inktest"
	"vanban/templates/profile"
)

// TestPictures looks whether a picture that no document may bear is found when the profile is loaded.
func TestPictures(t *testing.T) {
	black := base64.StdEncoding.EncodeToString(inktest.Seal(500, "CUC", inktest.Black))
	_, err := profile.Read(fmt.Appendf(nil, `{
		"name": "cuc", "organ_name": "Cục Văn thư và Lưu trữ nhà nước", "abbreviation": "VTLTNN", "place": "Hà Nội",
		"signers": [{"id": "cuc-truong", "position": "Cục trưởng", "full_name": "Đặng Thanh Tùng", "signature": {"image": %q}}],
		"seal": {"image": %[1]q, "width_mm": 36}
	}`, black), nil)
	ps, _ := errors.AsType[templates.Problems](err)
	for _, path := range []string{"/seal/image", "/signers/0/signature/image"} {
		if !slices.ContainsFunc(ps, func(p templates.Problem) bool { return p.Path == path && p.Clause != "" }) {
			t.Errorf("%s is not found: %v", path, err)
		}
	}
}
