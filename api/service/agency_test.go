package service_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	paper "vanban/api/letterhead"
	"vanban/api/profile"
	"vanban/api/service"
	"vanban/render/docx"
	"vanban/templates"
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

// wholeNotice is the same without a profile.
const wholeNotice = `{"kind": "thong-bao", "code_number": 7, "issued_date": "2025-08-05",
  "subject": "Lịch tiếp công dân tháng 8 năm 2025", "body": "Sở Nội vụ thông báo lịch tiếp công dân tháng 8 năm 2025 như sau.",
  "organ_name": "Sở Nội vụ", "superior_name": "UBND tỉnh Lào Cai", "code_notation": "TB-SNV", "place": "Lào Cai", "preset": "large",
  "margins": {"top_mm": 20, "bottom_mm": 20, "left_mm": 30, "right_mm": 15}, "archive": {"unit": "VP"},
  "signer": {"position": "Giám đốc", "full_name": "Nguyễn Minh Hải"},
  "to_places": ["UBND tỉnh (để b/c)", "Các sở, ban, ngành cấp tỉnh", "UBND các xã, phường", "Các Phó Giám đốc Sở"]}`

// TestProfile: what a payload leaves out comes from the profile that it names, and what it says stands.
func TestProfile(t *testing.T) {
	s := agencies(t)
	for _, format := range []string{"pdf", "docx"} {
		short, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(notice)})
		if err != nil {
			t.Fatal(err)
		}
		long, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(wholeNotice)})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(short.Data, long.Data) || short.Name != long.Name {
			t.Errorf("%s: %q of the profile and %q of the full payload differ", format, short.Name, long.Name)
		}
	}
}

// check checks a payload, and gives what is wrong with it by field.
func check(t *testing.T, s *service.Service, payload string) map[string]string {
	t.Helper()
	r, err := s.Check(t.Context(), service.Order{Payload: []byte(payload)})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, p := range r.Problems {
		told[p.Path] = p.Message + " " + p.Suggestion
	}
	return told
}

// edited is the notice with words changed.
func edited(change ...string) string { return strings.NewReplacer(change...).Replace(notice) }

// TestProfileFields: what each field gets where the payload leaves it out, and that the payload has the last word.
func TestProfileFields(t *testing.T) {
	s := agencies(t)
	letter := `{"kind": "cong-van", "profile": "so-noi-vu-lao-cai", "subject": "báo cáo kết quả", "addressees": ["UBND các xã, phường"], "body": "Đề nghị báo cáo."`
	for _, test := range []struct{ name, payload, want string }{
		{"symbol", notice, "07-TB-SNV Lịch tiếp công dân tháng 8 năm 2025"},
		{"symbol of the payload", edited(`"code_number"`, `"code_notation": "TB-UBND", "code_number"`), "07-TB-UBND Lịch tiếp công dân tháng 8 năm 2025"},
		{"symbol of a công văn, by the unit of the profile", letter + `}`, "SNV-VP báo cáo kết quả"},
		{"symbol of a công văn, by the unit's abbreviation", letter + `, "archive": {"unit": "CCHC", "copies": 2}}`, "SNV-CCHC báo cáo kết quả"},
		{"symbol of a công văn, by the unit's name", letter + `, "archive": {"unit": "phòng Tổ chức, biên chế"}}`, "SNV-TCBC báo cáo kết quả"},
	} {
		f, err := s.Render(t.Context(), service.Order{Format: "docx", Payload: []byte(test.payload)})
		if err != nil || f.Name != test.want+".docx" {
			t.Errorf("%s: %q, %v", test.name, f.Name, err)
		}
	}
}

// TestProfileUnit: the line Lưu has the abbreviation of a unit that is given by its full name.
func TestProfileUnit(t *testing.T) {
	s := agencies(t, "archive_unit: VP", "archive_unit: Văn phòng Sở")
	render := func(archive string) []byte {
		f, err := s.Render(t.Context(), service.Order{Format: "docx", Payload: []byte(edited(`"code_number": 7`, `"code_number": 7`+archive))})
		if err != nil {
			t.Fatal(err)
		}
		return f.Data
	}
	for full, short := range map[string]string{
		``: `, "archive": {"unit": "VP"}`,
		`, "archive": {"unit": "phòng cải cách  hành chính", "copies": 3}`: `, "archive": {"unit": "CCHC", "copies": 3}`,
	} {
		if !bytes.Equal(render(full), render(short)) {
			t.Errorf("%q is not the same as %q", full, short)
		}
	}
}

// TestProfileProblems: a finding keeps its place in the payload, and says in words where in the profile the value stands.
func TestProfileProblems(t *testing.T) {
	for _, test := range []struct {
		name, payload string
		change        []string
		path, want    string
	}{
		{"of the profile", notice, []string{"place: Lào Cai", "place: TP. Lào Cai"}, "/place", "lấy từ hồ sơ cơ quan “so-noi-vu-lao-cai”: địa danh."},
		{"in the signer of the profile", notice, []string{"full_name: Nguyễn Minh Hải", "full_name: Nguyễn Minh hải"}, "/signer/full_name", "“so-noi-vu-lao-cai”: người ký."},
		{"among the recipients", edited(`"thong-bao"`, `"quyet-dinh"`), nil, "/to_places/0", "nơi nhận thường lệ, dòng 1."},
		{"of the payload", edited(`"subject"`, `"place": "TP. Lào Cai", "subject"`), nil, "/place", "viết tắt"},
		{"signer that is nobody", edited(`"subject"`, `"signer": "pho", "subject"`), nil, "/signer", "Hiện có: giam-doc"},
		{"profile that is not there", edited("so-noi-vu-lao-cai", "so-noi-vu-lai-cao"), nil, "/profile", "Có phải muốn viết “so-noi-vu-lao-cai”?"},
		{"signer's id of the wrong kind", edited(`"subject"`, `"signer": 3, "subject"`), nil, "/signer", "không phải số"},
		{"profile's name of the wrong kind", edited(`"so-noi-vu-lao-cai"`, "7"), nil, "/profile", "không phải số"},
	} {
		s := agencies(t, test.change...)
		if got := check(t, s, test.payload)[test.path]; !strings.Contains(got, test.want) {
			t.Errorf("%s: %s says %q, want %q", test.name, test.path, got, test.want)
		}
	}
	own := check(t, agencies(t), edited(`"subject"`, `"place": "TP. Lào Cai", "subject"`))["/place"]
	if strings.Contains(own, "hồ sơ") {
		t.Errorf("a value of the payload is said to be of the profile: %s", own)
	}
}

// TestProfileExceptions: a title before the signer's name is for agencies that may write it, and the payload cannot allow
// it itself.
func TestProfileExceptions(t *testing.T) {
	titled := edited(`"subject"`, `"signer": {"position": "Giám đốc", "full_name": "TS. Nguyễn Minh Hải"}, "subject"`)
	if got := check(t, agencies(t), titled)["/signer/full_name"]; got == "" {
		t.Error("a title is accepted without the exception")
	}
	if got := check(t, agencies(t, "academic_titles: false", "academic_titles: true"), titled)["/signer/full_name"]; got != "" {
		t.Errorf("with the exception: %s", got)
	}
	if got := check(t, agencies(t), edited(`"subject"`, `"exceptions": {"academic_titles": true}, "subject"`))["/exceptions"]; got == "" {
		t.Error("a payload may have exceptions")
	}
}

// copied is a payload of a copy of a document that the same agency has issued.
func copied(of string) string {
	return `{"kind": "sao-y", "profile": "so-noi-vu-lao-cai", "code_number": 3, "issued_date": "2025-08-06", "to_places": ["UBND các xã, phường"], "original": ` + of + `}`
}

// TestProfileOfOriginal: the document that is copied has a profile of its own, and what is found of it says so.
func TestProfileOfOriginal(t *testing.T) {
	s := agencies(t)
	for _, format := range []string{"pdf", "docx"} {
		short, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(copied(notice))})
		if err != nil {
			t.Fatal(err)
		}
		long, err := s.Render(t.Context(), service.Order{Format: format, Payload: []byte(copied(wholeNotice))})
		if err != nil || !bytes.Equal(short.Data, long.Data) {
			t.Errorf("%s: the copy of the profile and that of the full payload differ, %v", format, err)
		}
	}
	got := check(t, agencies(t, "place: Lào Cai", "place: TP. Lào Cai"), copied(notice))
	for _, path := range []string{"/place", "/original/place"} {
		if !strings.Contains(got[path], "lấy từ hồ sơ cơ quan “so-noi-vu-lao-cai”: địa danh.") {
			t.Errorf("%s says %q", path, got[path])
		}
	}
	got = check(t, s, copied(edited("so-noi-vu-lao-cai", "so-noi-vu-lai-cao")))
	if len(got) != 1 || !strings.Contains(got["/original/profile"], "Có phải muốn viết “so-noi-vu-lao-cai”?") {
		t.Errorf("an unknown profile of the original: %v", got)
	}
	got = check(t, s, `{"kind": "sao-luc", "profile": "so-noi-vu-lao-cai", "original": `+copied(edited(`"subject"`, `"signer": "pho", "subject"`))+`}`)
	if !strings.Contains(got["/original/original/signer"], "Hiện có: giam-doc") {
		t.Errorf("the original of an original: %v", got)
	}
}

// TestProfileExceptionsOfCopies: each agency may write what its own profile allows.
func TestProfileExceptionsOfCopies(t *testing.T) {
	const signer = `"signer": {"position": "Giám đốc", "full_name": "TS. Nguyễn Minh Hải"}, `
	titled := strings.ReplaceAll(copied(notice), `"code_number"`, signer+`"code_number"`)
	for _, path := range []string{"/signer/full_name", "/original/signer/full_name"} {
		if got := check(t, agencies(t), titled)[path]; got == "" {
			t.Errorf("%s: a title is accepted without the exception", path)
		}
		if got := check(t, agencies(t, "academic_titles: false", "academic_titles: true"), titled)[path]; got != "" {
			t.Errorf("%s: with the exception: %s", path, got)
		}
	}
}

// TestProfileOfEveryKind: fields that a kind does not have stay away, and what the profile gives fits all others.
func TestProfileOfEveryKind(t *testing.T) {
	s := agencies(t)
	for _, k := range s.Kinds() {
		payload, _ := templates.ReadMembers(k.Sample)
		payload = slices.DeleteFunc(payload, func(m templates.Member) bool { return slices.Contains(data.Fields(), m.Name) })
		payload = append(payload, templates.Member{Name: "profile", Value: []byte(`"so-noi-vu-lao-cai"`)})
		for path, message := range check(t, s, string(payload.JSON())) {
			if strings.Contains(message, "Không có trường") || strings.Contains(message, "Thiếu") && slices.Contains(data.Fields(), strings.Trim(path, "/")) {
				t.Errorf("%s: %s: %s", k.Slug, path, message)
			}
		}
	}
}

// TestProfileLetterhead: a document goes into the letterhead of its agency, one of another agency or of none into that of the
// service, and one that comes with its own into that.
func TestProfileLetterhead(t *testing.T) {
	file, err := os.ReadFile("../../render/docx/testdata/letterhead.docx")
	if err != nil {
		t.Fatal(err)
	}
	base, err := paper.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	l, _ := profile.Read("profile.yaml", data.Sample())
	render := func(of, agency, own *docx.Base) []byte {
		s := service.New(service.Config{Base: of, Agencies: []service.Agency{{Profile: l.Profile, Base: agency}}})
		f, err := s.Render(t.Context(), service.Order{Format: "docx", Payload: []byte(notice), Options: service.Options{Letterhead: own}})
		if err != nil {
			t.Fatal(err)
		}
		return f.Data
	}
	plain, headed := render(nil, nil, nil), render(base, nil, nil)
	if bytes.Equal(plain, headed) {
		t.Error("the letterhead of the service does not show")
	}
	for name, got := range map[string][]byte{"agency's": render(nil, base, nil), "request's": render(nil, nil, base)} {
		if !bytes.Equal(got, headed) {
			t.Errorf("the %s letterhead is not used", name)
		}
	}
	_, err = agencies(t).Render(t.Context(), service.Order{Format: "pdf", Payload: []byte(notice), Options: service.Options{Letterhead: base}})
	if service.CodeOf(err) != service.OptionUnknown {
		t.Errorf("a PDF on a letterhead: %v", err)
	}
}

// TestProfileReopened: a PDF/A-3a carries the payload as it came, without what the profile has.
func TestProfileReopened(t *testing.T) {
	f, err := agencies(t).Render(t.Context(), service.Order{Format: "pdf", Payload: []byte(notice), Options: service.Options{PDFA: "3a"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := service.Reopen(t.Context(), f.Data)
	if err != nil || string(r.Payload) != notice {
		t.Errorf("reopened %s, %v", r.Payload, err)
	}
}

// TestProfileSchema: a payload names a profile or has what one gives; who signs may be an id.
func TestProfileSchema(t *testing.T) {
	raw, err := agencies(t).Schema("thong-bao")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Required   []string
		AnyOf      []struct{ Required []string }
		Properties struct {
			Signer struct{ AnyOf []map[string]any }
		}
	}
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(schema.Required, "organ_name") || !slices.Contains(schema.Required, "subject") {
		t.Errorf("always required: %v", schema.Required)
	}
	if len(schema.AnyOf) != 2 || !slices.Contains(schema.AnyOf[0].Required, "organ_name") || !slices.Equal(schema.AnyOf[1].Required, []string{"profile"}) {
		t.Errorf("required without a profile, or with: %v", schema.AnyOf)
	}
	if ways := schema.Properties.Signer.AnyOf; len(ways) != 2 || ways[1]["type"] != "string" {
		t.Errorf("signer: %v", ways)
	}
}
