// Package thucong makes thư công, the letter in which the head of an agency congratulates, praises, thanks or
// comforts. The decree has neither a form nor an abbreviation of it; we do as practice does.
package thucong

import "vanban/templates/part"

// Payload is the data of a letter.
type Payload struct {
	part.Masthead
	part.Issuance
	LetterName string   `json:"letter_name" validate:"required,max=60,mot_dong" title:"Tên thư" doc:"Thư chúc mừng, Thư khen, Thư thăm hỏi, Thư cảm ơn …; hệ thống tự viết hoa. Cách trình bày của vanban, Nghị định không có mẫu." example:"Thư chúc mừng"`
	Subject    string   `json:"subject,omitempty" validate:"max=500" title:"Dịp" doc:"Nhân dịp gì, in đậm dưới tên thư; viết thường, không có dấu chấm cuối. Cách trình bày của vanban, Nghị định không có mẫu." example:"Nhân kỷ niệm 71 năm Ngày Thầy thuốc Việt Nam"`
	Salutation string   `json:"salutation,omitempty" validate:"omitempty,oneof=kinh-gui than-gui than-ai-gui" title:"Lời xưng gửi" doc:"kinh-gui (mặc định): Kính gửi; than-gui: Thân gửi; than-ai-gui: Thân ái gửi." example:"than-gui"`
	Addressees []string `json:"addressees" validate:"required,min=1,max=20,dive,required,max=300" title:"Người nhận thư" doc:"Người hoặc tập thể mà thư gửi đến, mỗi nơi một chuỗi, không gạch đầu dòng." example:"Cán bộ, viên chức ngành Y tế tỉnh Lào Cai"`
	Body       string   `json:"body" validate:"required,max=100000" title:"Nội dung" doc:"Nội dung thư, mỗi dòng là một đoạn." example:"Thay mặt Ủy ban nhân dân tỉnh, tôi gửi lời chúc mừng tốt đẹp nhất."`
	Greeting   string   `json:"greeting,omitempty" validate:"max=100,mot_dong" title:"Lời chào" doc:"Câu kết thư, in nguyên văn thành một dòng riêng; bỏ trống thì thư kết thúc bằng ./. như các văn bản khác." example:"Thân ái!"`

	Signer part.Signer     `json:"signer" validate:"required" title:"Người ký" doc:"Chức vụ và họ tên của người viết thư (PL I.II.7)."`
	Seal   *part.SealImage `json:"seal,omitempty" title:"Con dấu" doc:"Hình con dấu của cơ quan trên thư điện tử (PL I.II.8a); bỏ trống thì để chỗ cho phần mềm ký số."`
	part.Sent
}
