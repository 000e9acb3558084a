// Package kehoach makes kế hoạch: form 1.4 with a plan of goals, tasks and organisation,
// and the table of tasks.
package kehoach

import "vanban/templates/part"

// Payload is the data of a plan.
type Payload struct {
	part.Head
	Grounds []string `json:"grounds,omitempty" validate:"max=100,dive,required,max=5000" title:"Căn cứ" doc:"Mỗi căn cứ một chuỗi; hệ thống tự thêm dấu chấm phẩy và dấu chấm, dấu phẩy đã ghi thì giữ nguyên (PL I.II.6a)." example:"Căn cứ Quyết định số 4655/QĐ-UBND ngày 08 tháng 12 năm 2021 của Chủ tịch UBND tỉnh"`
	part.Plan
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của kế hoạch."`
	part.Foot
}
