// Package congdien makes công điện: form 1.6, by which an agency or its head orders others to act at
// once.
package congdien

import "vanban/templates/part"

// Payload is the data of a telegram.
type Payload struct {
	part.Head
	Caller     string          `json:"caller,omitempty" validate:"max=200" title:"Cơ quan hoặc chức danh điện" doc:"Tên cơ quan, tổ chức hoặc chức danh của người đứng đầu, viết trước chữ “điện:” như trong câu; bỏ trống thì là tên cơ quan ban hành (PL III/1.6, ghi chú 6)." example:"Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"`
	Addressees []string        `json:"addressees" validate:"required,min=1,max=100,dive,required,max=300" title:"Nơi nhận điện" doc:"Cơ quan, tổ chức, cá nhân nhận điện: mỗi nơi một chuỗi, không gạch đầu dòng; hệ thống tự thêm gạch và dấu (PL III/1.6, ghi chú 7)." example:"Chủ tịch Ủy ban nhân dân các xã, phường"`
	Body       part.Body       `json:"body" validate:"required" title:"Nội dung" doc:"Nội dung điện: văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"1. Tổ chức trực ban 24/24 giờ, theo dõi chặt chẽ diễn biến mưa lũ"`
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của công điện."`
	part.Foot
}
