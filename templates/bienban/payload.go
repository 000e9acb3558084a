// Package bienban makes biên bản: form 1.9, the minutes of a meeting, which two sign.
package bienban

import "vanban/templates/part"

// Payload is the data of minutes. They have no line of place and date.
type Payload struct {
	part.Masthead
	Subject      string          `json:"subject" validate:"required,max=500" title:"Tên cuộc họp" doc:"Tên cuộc họp, hội nghị, hội thảo, in dưới chữ BIÊN BẢN (PL III/1.9, ghi chú 4). Xuống dòng để ngắt dòng theo ý muốn." example:"Họp Hội đồng sáng kiến Sở Nội vụ tỉnh Lào Cai năm 2026"`
	Meeting      string          `json:"meeting,omitempty" validate:"omitempty,oneof=cuoc-hop hoi-nghi hoi-thao" title:"Loại cuộc họp" doc:"cuoc-hop (mặc định), hoi-nghi hoặc hoi-thao: chữ mẫu 1.9 để chọn ở dòng Nội dung và ở câu kết thúc." example:"hoi-nghi"`
	StartTime    part.Moment     `json:"start_time,omitempty" validate:"max=100" title:"Thời gian bắt đầu" doc:"Dạng 2026-12-15T08:00; bỏ trống thì in khoảng trống để điền (PL III/1.9)." example:"2026-12-15T08:00"`
	Venue        string          `json:"venue" validate:"required,max=500" title:"Địa điểm" doc:"Nơi họp." example:"Phòng họp tầng 2, Trụ sở Sở Nội vụ"`
	Participants []string        `json:"participants" validate:"required,min=1,max=200,dive,required,max=500" title:"Thành phần tham dự" doc:"Mỗi người hoặc mỗi nhóm một mục; một mục thì in cùng dòng, từ hai thì mỗi mục một dòng." example:"Ông Giàng A Sính, Phó Giám đốc Sở, Phó Chủ tịch Hội đồng"`
	Chair        Attendant       `json:"chair" validate:"required" title:"Chủ trì (chủ tọa)" doc:"Người chủ trì, ký bên phải."`
	Secretary    Attendant       `json:"secretary" validate:"required" title:"Thư ký (người ghi biên bản)" doc:"Người ghi biên bản, ký bên trái."`
	Body         part.Body       `json:"body" validate:"required" title:"Nội dung" doc:"Nội dung theo diễn biến cuộc họp: văn bản thường hoặc cây. Câu kết thúc do hệ thống thêm." example:"1. Chủ tọa nêu lý do, mục đích cuộc họp.\n2. Thư ký báo cáo kết quả thẩm định hồ sơ."`
	EndTime      part.Moment     `json:"end_time,omitempty" validate:"max=100" title:"Thời gian kết thúc" doc:"Dạng 2026-12-15T11:30; hoặc bằng lời, ví dụ “11 giờ 30 cùng ngày”. Bỏ trống thì in khoảng trống để điền." example:"2026-12-15T11:30"`
	Appendices   []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của biên bản, như bảng điểm."`
	part.Recipients
	Seal *part.SealImage `json:"seal,omitempty" title:"Con dấu" doc:"Hình con dấu của cơ quan, tổ chức ở chữ ký của chủ tọa trên văn bản điện tử, nếu có (PL I.II.8a, PL III/1.9)."`
}

// Attendant is one of the two who sign.
type Attendant struct {
	part.Person
	OtherPosition string               `json:"other_position,omitempty" validate:"max=100" title:"Chức vụ chính quyền" doc:"Chức vụ chính quyền ghi trên họ tên ở chỗ ký, nếu cần (PL III/1.9, ghi chú 5); hệ thống tự viết hoa." example:"Giám đốc"`
	Signature     *part.SignatureImage `json:"signature,omitempty" title:"Hình chữ ký" doc:"Hình chữ ký trên giấy, màu xanh, đặt giữa chức danh và họ tên trên văn bản điện tử (PL I.II.7d)."`
}
