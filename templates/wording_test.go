package templates_test

import (
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
		`{"body": "a", "priority": "HỎA TỐC"}`:     "Viết “hoa-toc”; các giá trị nhận được: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "priority": "thuong_khan"}`: "Viết “thuong-khan”; các giá trị nhận được: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "priority": "Mật"}`:         "Chọn một trong: khan, thuong-khan, hoa-toc.",
		`{"body": "a", "medium": "điện tử"}`:       "Viết “electronic”; các giá trị nhận được: paper, electronic.",
		`{"body": "a", "medium": "ngang"}`:         "Chọn một trong: paper, electronic.",
		`{"medium": "paper"}`:                      "Điền trường “period”, ví dụ 2022, hoặc thay bằng trường “body”.",
	} {
		_, err := templates.Strict[choosing]([]byte(payload))
		if ps := problemsOf(t, err); len(ps) != 1 || ps[0].Suggestion != want {
			t.Errorf("%s: %v, want %q", payload, ps, want)
		}
	}
}
