package part

import (
	"bytes"
	"encoding/json"
)

// Number is the number of a document. In JSON it is a string or a whole number; empty
// means that it is still to be given.
type Number string

// JSONForms returns a value of each Go type that the number is decoded from.
func (Number) JSONForms() []any { return []any{"", 0} }

// UnmarshalJSON implements [json.Unmarshaler].
func (n *Number) UnmarshalJSON(data []byte) error {
	if isString(data) {
		return json.Unmarshal(data, (*string)(n))
	}
	var number json.Number
	if err := json.Unmarshal(data, &number); err != nil {
		return err
	}
	*n = Number(number.String())
	return nil
}

// Cell is one cell of a [TableRow]. In JSON it is a string or an object.
type Cell struct {
	Text string `json:"text,omitempty" validate:"max=100000" title:"Nội dung" doc:"Nội dung của ô; xuống dòng là đoạn mới." example:"Văn phòng Sở"`
	Cols int    `json:"cols,omitempty" validate:"min=0,max=30" title:"Số cột" doc:"Số cột mà ô chiếm; mặc định 1." example:"2"`
	Rows int    `json:"rows,omitempty" validate:"min=0,max=20000" title:"Số dòng" doc:"Số dòng mà ô chiếm; mặc định 1." example:"3"`
	Bold bool   `json:"bold,omitempty" title:"In đậm" doc:"true: in đậm cả ô." example:"true"`
}

// cellObject is a cell written as an object; the type has none of Cell's methods.
type cellObject Cell

// JSONForms returns a value of each Go type that the cell is decoded from.
func (Cell) JSONForms() []any { return []any{"", cellObject{}} }

// UnmarshalJSON implements [json.Unmarshaler].
func (c *Cell) UnmarshalJSON(data []byte) error {
	*c = Cell{}
	if isString(data) {
		return json.Unmarshal(data, &c.Text)
	}
	return json.Unmarshal(data, (*cellObject)(c))
}

func isString(data []byte) bool { return bytes.HasPrefix(data, []byte{'"'}) }
