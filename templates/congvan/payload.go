// Package congvan makes công văn: form 1.5, which has no title; its trích yếu stands beneath number and
// symbol.
package congvan

import "vanban/templates/part"

// Payload is the data of a công văn.
type Payload struct {
	part.Head
	Addressees []string        `json:"addressees" validate:"required,min=1,max=50,dive,required,max=300" title:"Kính gửi" doc:"Mỗi nơi một chuỗi, không gạch đầu dòng: hệ thống tự thêm (PL I.II.9)." example:"Ủy ban nhân dân các xã, phường"`
	Body       part.Body       `json:"body" validate:"required" title:"Nội dung" doc:"Văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"Sở Nội vụ đề nghị các đơn vị báo cáo trước ngày 15 tháng 12 năm 2026"`
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của công văn."`
	part.Foot
}
