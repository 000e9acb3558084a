package templates_test

import (
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// blankForm is a payload with every sort of field that may be blank.
type blankForm struct {
	Kind         string    `json:"kind" validate:"required,max=40"`
	CodeNotation string    `json:"code_notation" validate:"required_unless=Kind thu-cong,max=30"`
	Subject      string    `json:"subject" validate:"required,max=500"`
	Grounds      []string  `json:"grounds" validate:"required,min=2,max=3,dive,required,max=5000" example:"Căn cứ Luật"`
	Content      content   `json:"content" validate:"required_without=Note" example:"Điều 1. Thành lập"`
	Note         string    `json:"note" validate:"max=5"`
	Size         string    `json:"size" validate:"omitempty,oneof=large small"`
	Honour       string    `json:"honour" validate:"required,oneof=Ông Bà"`
	Day          string    `json:"day" validate:"required,ngay"`
	Rows         []formRow `json:"rows" validate:"max=2,dive"`
	Signer       *formRow  `json:"signer" validate:"required"`
	Seal         *formRow  `json:"seal"`
}

// formRow is an object in a payload.
type formRow struct {
	Type string `json:"type" validate:"required,oneof=dieu doan"`
	Name string `json:"name" validate:"required,max=500"`
	Span int    `json:"span" validate:"min=0,max=30"`
	Days int    `json:"days" validate:"omitempty,min=1"`
}

func (*blankForm) Validate() templates.Problems { return nil }

func (*blankForm) Compose() []*render.Document { return nil }

// TestBlank compares what stands in the place of what is missing, or wrong.
func TestBlank(t *testing.T) {
	k := templates.Kind{Type: nd30.Type{Slug: "quyet-dinh", Abbr: "QĐ"}}
	empty := &blankForm{Kind: "quyet-dinh"}
	k.Blank(empty)
	for _, c := range []struct{ name, got, want string }{
		{"symbol", empty.CodeNotation, "QĐ-….."},
		{"text", empty.Subject, "….."},
		{"first of a list", empty.Grounds[0], "Căn cứ ….."},
		{"second of a list", empty.Grounds[1], "Căn cứ ….."},
		{"one of two forms", empty.Content.Text, "Điều 1. ….."},
		{"choice of words that are printed", empty.Honour, "Ông/Bà"},
		{"choice that need not be made", empty.Size, ""},
		{"date", empty.Day, ""},
		{"text that need not be there", empty.Note, ""},
		{"choice of words for programs", empty.Signer.Type, "doan"},
		{"text in an object", empty.Signer.Name, "….."},
	} {
		got := strings.TrimRight(c.got, "…")
		if dots := strings.Count(c.got, "…"); dots > 1 {
			got += "….."
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if len(empty.Grounds) != 2 || empty.Rows != nil || empty.Seal != nil {
		t.Errorf("lists and objects are %+v", empty)
	}
	if subject, name := strings.Count(empty.Subject, "…"), strings.Count(empty.Signer.Name, "…"); name >= subject {
		t.Errorf("%d dots in an object, %d on a line", name, subject)
	}
}

// TestBlankBounds expects nothing larger than its shape allows, and what is right as it was.
func TestBlankBounds(t *testing.T) {
	k := templates.Kind{Type: nd30.Type{Slug: "thu-cong"}}
	p := &blankForm{
		Kind: "thu-cong", Subject: "Về việc", Note: "ghi chú này", Size: "huge", Honour: "Bà",
		Grounds: []string{"a", "", "c", "d"},
		Rows:    []formRow{{Type: "dieu", Name: "x", Span: 1 << 30}, {Span: -7, Days: -1}, {}},
	}
	k.Blank(p)
	second := p.Rows[1]
	switch {
	case p.CodeNotation != "" || p.Content.Text != "" || p.Subject != "Về việc" || p.Honour != "Bà":
		t.Errorf("what is right has changed: %+v", p)
	case p.Note != "ghi c" || p.Size != "" || len(p.Grounds) != 3 || !strings.HasPrefix(p.Grounds[1], "Căn cứ …"):
		t.Errorf("texts and lists are not bounded: %+v", p)
	case len(p.Rows) != 2 || p.Rows[0] != (formRow{"dieu", "x", 30, 0}) || second.Span != 0 || second.Days != 1 || second.Name == "":
		t.Errorf("numbers are not bounded: %+v", p.Rows)
	}
}
