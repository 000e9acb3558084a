package templates_test

import (
	"slices"
	"testing"

	"vanban/templates"
)

// choosing is a payload with choices, and with a field that another can stand for.
type choosing struct {
	Priority string `json:"priority,omitempty" validate:"omitempty,oneof=khan thuong-khan hoa-toc" title:"Mức độ khẩn" doc:"Mức độ khẩn."`
	Medium   string `json:"medium,omitempty" validate:"omitempty,oneof=paper electronic" title:"Hình thức" doc:"Hình thức."`
	Period   string `json:"period,omitempty" validate:"required_without=Body" title:"Kỳ" doc:"Kỳ." example:"2022"`
	Body     string `json:"body,omitempty" title:"Nội dung" doc:"Nội dung."`
}

// TestChoices names what was meant where the value shows it.
func TestChoices(t *testing.T) {
	for payload, want := range map[string]string{
		`{"body": "a", "priority": "HỎA TỐC"}`:     "Chọn “hoa-toc”; các lựa chọn: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "priority": "thuong_khan"}`: "Chọn “thuong-khan”; các lựa chọn: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "priority": "Mật"}`:         "Chọn một trong: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "medium": "điện tử"}`:       "Chọn “electronic”; các lựa chọn: paper, electronic.",
		`{"body": "a", "medium": "ngang"}`:         "Chọn một trong: paper, electronic.",
		`{"medium": "paper"}`:                      "Điền trường “period”, ví dụ 2022, hoặc thay bằng trường “body”.",
	} {
		_, err := templates.Strict[choosing]([]byte(payload))
		if ps := problemsOf(t, err); len(ps) != 1 || ps[0].Suggestion != want {
			t.Errorf("%s: %v, want %q", payload, ps, want)
		}
	}
}

// begun is a payload that lacks what it must have.
type begun struct {
	Place   string   `json:"place" validate:"required" title:"Địa danh" doc:"Nơi cơ quan đóng trụ sở (PL I.II.4)." example:"Hà Nội"`
	Grounds []string `json:"grounds" validate:"required,min=1" title:"Căn cứ ban hành" doc:"Mỗi căn cứ một dòng (PL I.II.6a; mẫu 1.2)." example:"Căn cứ Luật Lưu trữ"`
	Body    string   `json:"body" validate:"notblank" title:"Nội dung" doc:"Văn bản thường."`
	Copies  int      `json:"copies" validate:"required" title:"Số bản" doc:"Số bản lưu." example:"2"`
}

// TestMissing: what lacks a component says which clause asks for it; a list that has nothing is not counted.
func TestMissing(t *testing.T) {
	_, err := templates.Strict[begun]([]byte(`{"grounds": []}`))
	want := []struct{ clause, message, suggestion string }{
		{"PL I.II.4", "Thiếu “Địa danh”.", "Điền trường “place”, ví dụ “Hà Nội”."},
		{"PL I.II.6a", "“Căn cứ ban hành” chưa có mục nào.", "Ghi ít nhất một mục, ví dụ “Căn cứ Luật Lưu trữ”."},
		{"PL I.II.6", "“Nội dung” để trống.", "Điền nội dung, hoặc bỏ hẳn trường “body”."},
		{"", "Thiếu “Số bản”.", "Điền trường “copies”, ví dụ 2."},
	}
	ps := problemsOf(t, err)
	if len(ps) != len(want) {
		t.Fatalf("found %v", ps)
	}
	for _, w := range want {
		if !slices.ContainsFunc(ps, func(p templates.Problem) bool {
			return p.Clause == w.clause && p.Message == w.message && p.Suggestion == w.suggestion
		}) {
			t.Errorf("%+v is not among %v", w, ps)
		}
	}
}
