// Package giaymoi makes giấy mời: form 1.7, an invitation to a meeting.
package giaymoi

import "vanban/templates/part"

// Payload is the data of an invitation.
type Payload struct {
	part.Head
	Invitees   []string        `json:"invitees" validate:"required,min=1,max=200,dive,required,max=300" title:"Kính mời" doc:"Tên cơ quan, tổ chức, hoặc họ và tên, chức vụ, đơn vị công tác của người được mời. Một nơi thì in cùng dòng, từ hai thì mỗi nơi một dòng (PL III/1.7, ghi chú 6)." example:"Lãnh đạo Sở Tài chính tỉnh Lào Cai"`
	Event      string          `json:"event" validate:"required,max=1000" title:"Tới dự" doc:"Tên hoặc nội dung của cuộc họp, hội nghị, hội thảo, in sau chữ “Tới dự” (PL III/1.7, ghi chú 7)." example:"Hội nghị tổng kết công tác cải cách hành chính năm 2026"`
	Chair      string          `json:"chair" validate:"required,max=300" title:"Chủ trì" doc:"Họ và tên, chức vụ của người chủ trì." example:"Bà Hoàng Thị Mai, Giám đốc Sở Nội vụ"`
	Time       part.Moment     `json:"time" validate:"required,max=300" title:"Thời gian" doc:"Dạng 2026-12-15T08:00: hệ thống viết thành câu và ghi thứ; hoặc câu viết sẵn, in nguyên văn." example:"2026-12-15T08:00"`
	Venue      string          `json:"venue" validate:"required,max=500" title:"Địa điểm" doc:"Nơi họp." example:"Phòng họp tầng 3, Trụ sở Sở Nội vụ, số 1 đường Trần Hưng Đạo"`
	Body       part.Body       `json:"body,omitzero" title:"Lưu ý" doc:"Các vấn đề cần lưu ý, nếu có: văn bản thường hoặc cây. Dấu ./. do hệ thống thêm (PL III/1.7, ghi chú 8)." example:"Đề nghị các đại biểu xác nhận tham dự trước ngày 11 tháng 12 năm 2026."`
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của giấy mời, như chương trình hội nghị."`
	part.Foot
}
