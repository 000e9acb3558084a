package part

// Plan is what a kế hoạch says: what it opens with, its sections (goals, tasks,
// organisation) and, in the text, the table of its tasks.
type Plan struct {
	Opening string     `json:"opening,omitempty" validate:"max=20000" title:"Đoạn mở đầu" doc:"Các đoạn trước nội dung, mỗi đoạn một dòng." example:"Sở Khoa học và Công nghệ ban hành Kế hoạch cải cách hành chính năm 2023 với nội dung như sau:"`
	Body    Body       `json:"body" validate:"required" title:"Nội dung" doc:"Văn bản thường theo cách người soạn thảo vẫn viết, hoặc cây phần, chương, mục, điều, khoản, điểm." example:"I. MỤC ĐÍCH, YÊU CẦU"`
	Tasks   *TaskTable `json:"tasks,omitempty" title:"Bảng nhiệm vụ" doc:"Bảng nhiệm vụ in ngay sau nội dung. Bảng nằm trong phụ lục thì ghi ở appendices."`
}

// Attachment is a document that a decision issues or approves (form 1.3): its own head
// without number and date, its text, no signature and no recipients.
type Attachment struct {
	Kind     string `json:"kind,omitempty" validate:"max=40" title:"Loại văn bản" doc:"Loại của văn bản kèm theo, viết không dấu, nối bằng gạch ngang." example:"ke-hoach"`
	TypeName string `json:"type_name,omitempty" validate:"max=100" title:"Tên loại" doc:"Tên loại in ra khi văn bản kèm theo không thuộc 29 loại, ví dụ Điều lệ." example:"Điều lệ"`
	Subject  string `json:"subject" validate:"required,max=500" title:"Trích yếu" doc:"Trích yếu của văn bản kèm theo, viết thường." example:"Cải cách hành chính năm 2023 của Bộ Khoa học và Công nghệ"`
	Note     string `json:"note,omitempty" validate:"max=500" title:"Dòng kèm theo" doc:"In nguyên văn thay cho dòng (Kèm theo Quyết định số …) do hệ thống tạo." example:"(Ban hành kèm theo Quyết định số 2657/QĐ-BKHCN ngày 28/12/2022 của Bộ trưởng Bộ Khoa học và Công nghệ)"`
	Plan
	Appendices []Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của văn bản kèm theo."`
}

// Appendix is a phụ lục: a section of its own with its own page numbers (PL I.III.1).
type Appendix struct {
	Label       string     `json:"label,omitempty" validate:"max=100" title:"Nhãn" doc:"In nguyên văn thay cho Phụ lục I, Phụ lục II … do hệ thống đánh số." example:"PHỤ LỤC KẾ HOẠCH"`
	Title       string     `json:"title,omitempty" validate:"max=500" title:"Tiêu đề" doc:"Tiêu đề của phụ lục; hệ thống tự viết hoa." example:"Danh mục nhiệm vụ cải cách hành chính năm 2023"`
	Note        string     `json:"note,omitempty" validate:"max=500" title:"Dòng kèm theo" doc:"In nguyên văn thay cho dòng (Kèm theo …) do hệ thống tạo." example:"(Kèm theo Kế hoạch số: /KH-SKHCN ngày tháng 01 năm 2021 của Sở Khoa học và Công nghệ)"`
	Orientation string     `json:"orientation,omitempty" validate:"omitempty,oneof=portrait landscape" title:"Hướng giấy" doc:"portrait (mặc định): giấy đứng; landscape: giấy ngang." example:"landscape"`
	Body        Body       `json:"body,omitzero" title:"Nội dung" doc:"Văn bản thường hoặc cây, in trước bảng."`
	Table       *Table     `json:"table,omitempty" title:"Bảng" doc:"Bảng thông thường."`
	Tasks       *TaskTable `json:"tasks,omitempty" title:"Bảng nhiệm vụ" doc:"Bảng nhiệm vụ của kế hoạch."`
	Show        []Show     `json:"show,omitempty" validate:"max=50,dive" title:"Số liệu" doc:"Chỉ trong báo cáo: số liệu của “data” in sau nội dung và bảng."`
}
