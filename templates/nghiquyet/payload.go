// Package nghiquyet makes nghị quyết (cá biệt): form 1.1, what a collective resolves, with the
// documents that it issues attached to it.
package nghiquyet

import "vanban/templates/part"

// Payload is the data of a resolution.
type Payload struct {
	part.Head
	Authority   string            `json:"authority" validate:"required,max=200" title:"Thẩm quyền ban hành" doc:"Tên tập thể quyết nghị, viết như trong câu; hệ thống tự viết hoa. Khóa, kỳ họp nếu ghi thì ở dòng thứ hai (PL III/1.1)." example:"Hội đồng nhân dân tỉnh Lào Cai"`
	Grounds     []string          `json:"grounds" validate:"required,min=1,max=100,dive,required,max=5000" title:"Căn cứ ban hành" doc:"Mỗi căn cứ một chuỗi, dòng Xét đề nghị … ở cuối; hệ thống tự thêm dấu chấm phẩy và dấu chấm (PL I.II.6a)." example:"Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"`
	Body        part.Body         `json:"body" validate:"required" title:"Nội dung" doc:"Các điều của nghị quyết: văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"Điều 1. Quyết định chủ trương đầu tư Dự án Cải tạo, nâng cấp Kho lưu trữ lịch sử tỉnh Lào Cai"`
	Appendices  []part.Appendix   `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của chính nghị quyết."`
	Attachments []part.Attachment `json:"attachments,omitempty" validate:"max=20,dive" title:"Văn bản kèm theo" doc:"Văn bản được ban hành hoặc phê duyệt kèm theo nghị quyết."`
	part.Foot
}
