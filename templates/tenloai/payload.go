// Package tenloai makes the documents of form 1.4 that have a title and no form of their
// own: fifteen types, from chỉ thị to phiếu báo, of which tờ trình alone bears "Kính gửi".
package tenloai

import "vanban/templates/part"

// Payload is the data of a document with a title.
type Payload struct {
	part.Head
	Content
}

// Addressed is the data of a document with a title and "Kính gửi".
type Addressed struct {
	part.Head
	Addressees []string `json:"addressees,omitempty" validate:"max=50,dive,required,max=300" title:"Kính gửi" doc:"Mỗi nơi một chuỗi, không gạch đầu dòng (PL I.II.9b)." example:"Ủy ban nhân dân tỉnh Lào Cai"`
	Content
}

// Content is what both have beneath their heads.
type Content struct {
	Grounds    []string        `json:"grounds,omitempty" validate:"max=100,dive,required,max=5000" title:"Căn cứ" doc:"Mỗi căn cứ một chuỗi; hệ thống tự thêm dấu chấm phẩy và dấu chấm (PL I.II.6a)." example:"Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013"`
	Body       part.Body       `json:"body" validate:"required" title:"Nội dung" doc:"Văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"1. Các đơn vị báo cáo kết quả thực hiện trước ngày 15 tháng 12 năm 2023"`
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của văn bản."`
	part.Foot
}
