package part

import (
	"encoding/json"

	"vanban/render"
)

// Body is the content of a document or of a part of it (component 6): plain text in the
// way clerks write it, or a tree of nodes. In JSON it is a string or an array.
type Body struct {
	Text  string `validate:"max=2000000"`
	Nodes []Node `validate:"dive"`
}

// Node is one piece of a body with what belongs to it. Which types there are
// is in the tag of Type.
type Node struct {
	Type     string     `json:"type" validate:"required,oneof=phan chuong muc tieu_muc dieu muc_lon de_muc khoan tieu_khoan diem gach cong doan" title:"Loại" doc:"phan, chuong, muc, tieu_muc, dieu; muc_lon (A. TIÊU ĐỀ), de_muc (I. TIÊU ĐỀ), khoan (1.), tieu_khoan (1.1.), diem (a), gach (-), cong (+), doan (đoạn văn)." example:"dieu"`
	Label    string     `json:"label,omitempty" validate:"max=30" title:"Số thứ tự" doc:"Bỏ trống thì hệ thống đánh số; đã ghi thì phải đúng thứ tự." example:"Điều 1."`
	Title    string     `json:"title,omitempty" validate:"max=2000" title:"Tiêu đề" doc:"Tiêu đề, in đậm." example:"Phạm vi điều chỉnh"`
	Text     string     `json:"text,omitempty" validate:"max=100000" title:"Nội dung" doc:"Nội dung liền sau số thứ tự; xuống dòng là đoạn mới." example:"Quyết định này có hiệu lực thi hành kể từ ngày ký."`
	Children []Node     `json:"children,omitempty" validate:"dive" title:"Các mục con" doc:"Những mục nằm trong mục này."`
	Table    *Table     `json:"table,omitempty" title:"Bảng" doc:"Bảng in sau nội dung của mục, trước các mục con."`
	Tasks    *TaskTable `json:"tasks,omitempty" title:"Bảng nhiệm vụ" doc:"Bảng nhiệm vụ in sau nội dung của mục, trước các mục con."`
	Show     []Show     `json:"show,omitempty" validate:"max=50,dive" title:"Số liệu" doc:"Chỉ trong báo cáo: số liệu của “data” in sau nội dung của mục, trước các mục con."`

	source render.Source // of its text, set by ParseText; of a tree, the pointer alone
	line   int           // of the text that it was read from, from 1; 0 in a tree
	quoted bool          // it is a line of a passage in quotation marks
}

// IsZero reports whether the body says nothing.
func (b Body) IsZero() bool { return b.Text == "" && len(b.Nodes) == 0 }

// JSONForms returns a value of each Go type that the body is decoded from.
func (Body) JSONForms() []any { return []any{"", []Node(nil)} }

// UnmarshalJSON implements [json.Unmarshaler].
func (b *Body) UnmarshalJSON(data []byte) error {
	*b = Body{}
	if isString(data) {
		return json.Unmarshal(data, &b.Text)
	}
	return json.Unmarshal(data, &b.Nodes)
}

// MarshalJSON implements [json.Marshaler].
func (b Body) MarshalJSON() ([]byte, error) {
	if b.Nodes != nil {
		return json.Marshal(b.Nodes)
	}
	return json.Marshal(b.Text)
}
