// Package baocao makes báo cáo: form 1.4 with a period, the usual sections of a report, and the
// data that they show; or with one text, as other documents of that form have it.
package baocao

import "vanban/templates/part"

// Payload is the data of a report.
type Payload struct {
	part.Head
	Period       string          `json:"period,omitempty" validate:"required_without=Body,max=30" title:"Kỳ báo cáo" doc:"Quý: 2022-Q3; 6 tháng: 2022-H1, 2022-H2; 9 tháng: 2022-9M; năm: 2022; từ ngày đến ngày: 2022-06-15/2022-09-14. Báo cáo viết ở “body” chỉ ghi khi là báo cáo định kỳ." example:"2022-Q3"`
	OrganShort   string          `json:"organ_short,omitempty" validate:"max=100" title:"Cách gọi cơ quan" doc:"Cơ quan được gọi thế nào trong câu văn về số liệu; bỏ trống thì lấy từ tên cơ quan: Sở, Bộ, UBND tỉnh." example:"Sở"`
	Addressees   []string        `json:"addressees,omitempty" validate:"max=50,dive,required,max=300" title:"Kính gửi" doc:"Chỉ khi báo cáo gửi cơ quan cấp trên: mỗi nơi một chuỗi, không gạch đầu dòng (PL I.II.9b)." example:"Ủy ban nhân dân tỉnh Kon Tum"`
	Grounds      []string        `json:"grounds,omitempty" validate:"max=100,dive,required,max=5000" title:"Căn cứ" doc:"Mỗi căn cứ một chuỗi, nếu có; hệ thống tự thêm dấu chấm phẩy và dấu chấm (PL I.II.6a)." example:"Thực hiện Kế hoạch số 4655/KH-UBND ngày 08 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh"`
	Opening      string          `json:"opening,omitempty" validate:"max=20000" title:"Đoạn mở đầu" doc:"Các đoạn trước nội dung, mỗi đoạn một dòng." example:"Sở Khoa học và Công nghệ báo cáo kết quả công tác cải cách hành chính quý III năm 2022 như sau:"`
	Outline      string          `json:"outline,omitempty" validate:"omitempty,oneof=cchc-bo cchc-tinh" title:"Đề cương" doc:"Đề cương có sẵn của báo cáo cải cách hành chính, bảy lĩnh vực: cchc-bo của bộ, cchc-tinh của tỉnh; mục con nêu lĩnh vực ở “area”." example:"cchc-tinh"`
	Body         part.Body       `json:"body,omitzero" title:"Nội dung" doc:"Cả báo cáo là một văn bản thường hoặc cây, thay cho “results” và các mục sau nó: báo cáo đột xuất, giải trình, kiểm tra (mẫu 1.4). Dấu ./. do hệ thống thêm." example:"1. Tình hình và nguyên nhân"`
	Results      *part.Section   `json:"results,omitempty" validate:"required_without=Body" title:"Kết quả thực hiện" doc:"Kết quả trong kỳ; tiêu đề thông dụng: Kết quả thực hiện."`
	Shortcomings *part.Section   `json:"shortcomings,omitempty" title:"Tồn tại, hạn chế và nguyên nhân" doc:"Tiêu đề thông dụng: Tồn tại, hạn chế và nguyên nhân."`
	NextTasks    *part.Section   `json:"next_tasks,omitempty" title:"Nhiệm vụ kỳ sau" doc:"Tiêu đề thông dụng: Nhiệm vụ trọng tâm và tên kỳ sau."`
	Proposals    *part.Section   `json:"proposals,omitempty" title:"Đề xuất, kiến nghị" doc:"Tiêu đề thông dụng: Đề xuất, kiến nghị."`
	Data         part.Data       `json:"data,omitzero" title:"Số liệu" doc:"Số liệu mà báo cáo in thành câu, bảng, biểu đồ; mỗi số liệu một mã “id”."`
	Appendices   []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của báo cáo."`
	part.Foot
}
