package part

// Head is what every payload begins with: what the head of the document and its title are
// made of (components 1 to 5 and 10b of PL I.II).
type Head struct {
	Kind         string `json:"kind" validate:"required,max=40" title:"Loại văn bản" doc:"Tên loại văn bản viết không dấu, nối bằng gạch ngang." example:"quyet-dinh"`
	Draft        bool   `json:"draft,omitempty" title:"Dự thảo" doc:"true: in thêm dấu DỰ THẢO (dấu riêng của hệ thống, Nghị định không quy định)." example:"false"`
	Preset       string `json:"preset,omitempty" validate:"omitempty,oneof=large small" title:"Bộ cỡ chữ" doc:"large (mặc định): Quốc hiệu 13, nội dung 14; small: Quốc hiệu 12, nội dung 13 (PL I.V)." example:"large"`
	SuperiorName string `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Tên cơ quan, tổ chức chủ quản trực tiếp, nếu có; hệ thống tự viết hoa (PL I.II.2)." example:"UBND tỉnh Đồng Tháp"`
	OrganName    string `json:"organ_name" validate:"required,max=200" title:"Cơ quan ban hành" doc:"Tên đầy đủ của cơ quan, tổ chức hoặc chức danh nhà nước ban hành, viết như trong câu; hệ thống tự viết hoa. Xuống dòng để ngắt dòng theo ý muốn (PL I.II.2)." example:"Bộ Khoa học và Công nghệ"`
	CodeNumber   Number `json:"code_number,omitempty" validate:"max=11" title:"Số văn bản" doc:"Số thứ tự trong năm, dạng số hoặc chuỗi; bỏ trống thì in khoảng trống để điền (PL I.II.3)." example:"2657"`
	CodeNotation string `json:"code_notation" validate:"required,max=30" title:"Ký hiệu" doc:"Ký hiệu sau dấu gạch chéo: chữ viết tắt tên loại và tên cơ quan (PL I.II.3)." example:"QĐ-BKHCN"`
	Place        string `json:"place" validate:"required,max=100" title:"Địa danh" doc:"Địa danh nơi cơ quan đóng trụ sở (PL I.II.4)." example:"Hà Nội"`
	IssuedDate   string `json:"issued_date,omitempty" validate:"max=10" title:"Ngày ban hành" doc:"Dạng 2022-12-28; bản dự thảo có thể chỉ có 2022-12, 2022 hoặc bỏ trống: phần thiếu in thành khoảng trống (PL I.II.4)." example:"2022-12-28"`
	Subject      string `json:"subject" validate:"required,max=500" title:"Trích yếu" doc:"Trích yếu nội dung, viết thường, không có dấu chấm cuối (PL I.II.5). Xuống dòng để ngắt dòng theo ý muốn." example:"Ban hành Kế hoạch cải cách hành chính năm 2023 của Bộ Khoa học và Công nghệ"`
	Priority     string `json:"priority,omitempty" validate:"omitempty,oneof=khan thuong-khan hoa-toc" title:"Mức độ khẩn" doc:"khan, thuong-khan hoặc hoa-toc; bỏ trống là không khẩn (PL I.III.2b)." example:"khan"`
}
