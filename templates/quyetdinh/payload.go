// Package quyetdinh makes quyết định (cá biệt): form 1.2, which rules directly, and form
// 1.3, which issues or approves the documents attached to it.
package quyetdinh

import "vanban/templates/part"

// Payload is the data of a decision.
type Payload struct {
	part.Head
	Authority   string            `json:"authority" validate:"required,max=200" title:"Thẩm quyền ban hành" doc:"Chức vụ của người đứng đầu, hoặc tên tập thể, cơ quan ban hành, viết như trong câu; hệ thống tự viết hoa (PL III/1.2, ghi chú 6)." example:"Bộ trưởng Bộ Khoa học và Công nghệ"`
	Grounds     []string          `json:"grounds" validate:"required,min=1,max=100,dive,required,max=5000" title:"Căn cứ ban hành" doc:"Mỗi căn cứ một chuỗi, dòng Theo đề nghị … ở cuối; hệ thống tự thêm dấu chấm phẩy và dấu chấm (PL I.II.6a)." example:"Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025"`
	Body        part.Body         `json:"body" validate:"required" title:"Nội dung" doc:"Các điều của quyết định: văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"Điều 1. Thành lập Tổ công tác cải cách hành chính của Bộ Khoa học và Công nghệ"`
	Appendices  []part.Appendix   `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của chính quyết định."`
	Attachments []part.Attachment `json:"attachments,omitempty" validate:"max=20,dive" title:"Văn bản kèm theo" doc:"Văn bản được ban hành hoặc phê duyệt kèm theo (mẫu 1.3)."`
	part.Foot
}
