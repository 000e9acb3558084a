package templates_test

import (
	"encoding/json"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// letter is a payload that has a field of every kind that payloads have.
type letter struct {
	letterHead
	Date     viet.Date `json:"issued_date,omitzero" title:"Ngày ban hành" doc:"Ngày, có thể chưa đủ." example:"2021-01-15"`
	Signed   string    `json:"signed,omitempty" validate:"omitempty,ngay" title:"Ngày ký" doc:"Ngày ký."`
	Pages    int       `json:"pages,omitempty" validate:"min=0,max=999" title:"Số trang" doc:"Số trang của văn bản." example:"12"`
	Share    float64   `json:"share,omitempty" title:"Tỷ lệ" doc:"Phần trăm." example:"80.38"`
	Urgent   bool      `json:"urgent,omitempty" title:"Khẩn" doc:"Có khẩn không." example:"true"`
	Signer   *person   `json:"signer,omitempty" title:"Người ký" doc:"Ai ký."`
	ToPlaces []string  `json:"to_places,omitempty" validate:"max=3,unique,dive,required,mot_dong,max=20" title:"Nơi nhận" doc:"Mỗi nơi một dòng." example:"Bộ Nội vụ"`
	Readers  []person  `json:"readers,omitempty" validate:"dive" title:"Người đọc" doc:"Ai đọc."`
	Body     content   `json:"body,omitzero" title:"Nội dung" doc:"Chữ hoặc cây."`
}

type letterHead struct {
	Kind     string `json:"kind" validate:"required" title:"Loại văn bản" doc:"Loại."`
	Organ    string `json:"organ_name" validate:"required,max=30" title:"Cơ quan ban hành" doc:"Tên cơ quan." example:"Bộ Nội vụ"`
	Notation string `json:"code_notation,omitempty" validate:"omitempty,ky_hieu" title:"Ký hiệu" doc:"Ký hiệu." example:"QĐ-BNV"`
	Place    string `json:"place,omitempty" validate:"omitempty,dia_danh" title:"Địa danh" doc:"Nơi ban hành." example:"Hà Nội"`
	Priority string `json:"priority,omitempty" validate:"omitempty,oneof=khan hoa-toc" title:"Mức độ khẩn" doc:"Độ khẩn."`
	Code     string `json:"code,omitempty" validate:"omitempty,len=3" title:"Mã" doc:"Ba ký tự."`
	Motto    string `json:"motto,omitempty" validate:"omitempty,notblank,min=2" title:"Khẩu hiệu" doc:"Một câu."`
}

type person struct {
	Name string `json:"full_name" validate:"required" title:"Họ và tên" doc:"Họ, tên đệm, tên." example:"Trần Văn B"`
	Post string `json:"position,omitempty" title:"Chức vụ" doc:"Chức vụ." example:"Bộ trưởng"`
}

// content is written as a text or as a tree.
type content struct {
	Text  string
	Nodes []branch `validate:"dive"`
}

type branch struct {
	Type     string   `json:"type" validate:"required,oneof=khoan diem" title:"Loại" doc:"khoan hoặc diem."`
	Text     string   `json:"text,omitempty" title:"Chữ" doc:"Nội dung."`
	Children []branch `json:"children,omitempty" validate:"min=0,max=5,dive" title:"Mục con" doc:"Những gì nằm trong."`
}

func (content) JSONForms() []any { return []any{"", []branch(nil)} }

func (c *content) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &c.Text)
	}
	return json.Unmarshal(data, &c.Nodes)
}

func (c content) MarshalJSON() ([]byte, error) {
	if c.Nodes != nil {
		return json.Marshal(c.Nodes)
	}
	return json.Marshal(c.Text)
}

func (c content) IsZero() bool { return c.Text == "" && c.Nodes == nil }

func (*letter) Validate() templates.Problems { return nil }

func (*letter) Compose() []*render.Document { return nil }

// letters is the kind whose payload is a letter.
func letters() templates.Kind {
	typ, _ := nd30.TypeBySlug("cong-van")
	return templates.Kind{Type: typ, New: func() templates.Payload { return new(letter) }}
}
