package service_test

import (
	"bytes"
	"strings"
	"testing"

	"vanban/api/profile"
	"vanban/api/service"
	data "vanban/templates/profile"
)

// agencies is a service with the sample of a profile, whose text may be changed.
func agencies(t *testing.T, change ...string) *service.Service {
	t.Helper()
	text := strings.NewReplacer(change...).Replace(string(data.Sample()))
	l, ps := profile.Read("profile.yaml", []byte(text))
	if l.Profile == nil {
		t.Fatal(ps)
	}
	return service.New(service.Config{Agencies: []service.Agency{{Profile: l.Profile}}})
}

// notice is a payload that says only what no profile can.
const notice = `{"kind": "thong-bao", "profile": "so-noi-vu-lao-cai", "code_number": 7, "issued_date": "2025-08-05",
  "subject": "Lịch tiếp công dân tháng 8 năm 2025", "body": "Sở Nội vụ thông báo lịch tiếp công dân tháng 8 năm 2025 như sau."}`

// TestProfile: what a payload leaves out comes from the profile that it names, and what it says stands.
func TestProfile(t *testing.T) {
	full := `{"kind": "thong-bao", "code_number": 7, "issued_date": "2025-08-05",
  "subject": "Lịch tiếp công dân tháng 8 năm 2025", "body": "Sở Nội vụ thông báo lịch tiếp công dân tháng 8 năm 2025 như sau.",
  "organ_name": "Sở Nội vụ", "superior_name": "UBND tỉnh Lào Cai", "code_notation": "TB-SNV", "place": "Lào Cai", "preset": "large",
  "margins": {"top_mm": 20, "bottom_mm": 20, "left_mm": 30, "right_mm": 15}, "archive": {"unit": "VP"},
  "signer": {"position": "Giám đốc", "full_name": "Nguyễn Minh Hải"},
  "to_places": ["UBND tỉnh (để b/c)", "Các sở, ban, ngành cấp tỉnh", "UBND các xã, phường", "Các Phó Giám đốc Sở"]}`
	s := agencies(t)
	for _, format := range []string{"pdf", "docx"} {
		short, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(notice)})
		if err != nil {
			t.Fatal(err, err.(*service.Error).Problems)
		}
		long, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(full)})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(short.Data, long.Data) || short.Name != long.Name {
			t.Errorf("%s: %q of the profile and %q of the full payload differ", format, short.Name, long.Name)
		}
	}
}
