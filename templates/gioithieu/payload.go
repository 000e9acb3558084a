// Package gioithieu makes giấy giới thiệu: form 1.8, with which someone is sent to another agency.
package gioithieu

import "vanban/templates/part"

// Payload is the data of a letter of introduction. It has no trích yếu.
type Payload struct {
	part.Masthead
	part.Issuance
	Person      part.Person `json:"person" validate:"required" title:"Người được giới thiệu" doc:"Họ và tên, chức vụ và đơn vị công tác (PL III/1.8, ghi chú 5)."`
	Destination string      `json:"destination" validate:"required,max=300" title:"Được cử đến" doc:"Tên cơ quan, tổ chức được giới thiệu tới làm việc (PL III/1.8, ghi chú 6)." example:"Sở Nội vụ tỉnh Tuyên Quang"`
	Purpose     string      `json:"purpose" validate:"required,max=1000" title:"Về việc" doc:"Việc mà người được giới thiệu đến làm." example:"Trao đổi kinh nghiệm số hóa tài liệu lưu trữ lịch sử"`
	ValidUntil  string      `json:"valid_until" validate:"required,ngay" title:"Có giá trị đến hết ngày" doc:"Ngày cuối cùng giấy còn giá trị, đủ ngày, tháng, năm." example:"2026-12-31"`
	part.Foot
}
