package part

// Foot is what every payload ends with: who signs and who receives the document
// (components 7, 9b and 12 of PL I.II and III).
type Foot struct {
	Signer       Signer   `json:"signer" validate:"required" title:"Người ký" doc:"Quyền hạn, chức vụ và họ tên của người ký (PL I.II.7)."`
	ToPlaces     []string `json:"to_places" validate:"required,min=1,dive,required,max=300" title:"Nơi nhận" doc:"Mỗi nơi nhận một dòng, không gạch đầu dòng, không dấu chấm phẩy: hệ thống tự thêm. Không ghi dòng Lưu ở đây (PL I.II.9)." example:"Như Điều 5"`
	Archive      Archive  `json:"archive,omitzero" title:"Dòng Lưu" doc:"Dòng cuối của Nơi nhận: Lưu: VT, đơn vị soạn thảo, số bản lưu (PL I.II.9d)."`
	DrafterCode  string   `json:"drafter_code,omitempty" validate:"max=20" title:"Ký hiệu người soạn thảo" doc:"Ký hiệu người soạn thảo, chữ in hoa (PL I.III.3)." example:"PL"`
	IssuedAmount int      `json:"issued_amount,omitempty" validate:"min=0,max=99999" title:"Số lượng bản phát hành" doc:"In trong ngoặc sau ký hiệu người soạn thảo (PL I.III.3)." example:"300"`
}

// Signer is the person who signs, and by what authority (Đ13, PL I.II.7).
type Signer struct {
	Competence    string `json:"competence,omitempty" validate:"max=300" title:"Quyền hạn" doc:"TM., KT., Q., TL. hoặc TUQ. kèm tên tập thể hay chức vụ của người đứng đầu; nhiều tầng thì mỗi tầng một dòng. Chỉ ghi KT., Q. hoặc TM. thì hệ thống tự điền phần sau khi suy ra được." example:"KT. BỘ TRƯỞNG"`
	Position      string `json:"position" validate:"required,max=100" title:"Chức vụ" doc:"Chức vụ của người ký; hệ thống tự viết hoa." example:"Thứ trưởng"`
	OtherPosition string `json:"other_position,omitempty" validate:"max=100" title:"Chức vụ khác" doc:"Chức vụ khác phải ghi ngay trên họ tên, như chức vụ ở bộ của thành viên hội đồng (PL I.II.7c)." example:"Thứ trưởng Bộ Nội vụ"`
	FullName      string `json:"full_name" validate:"required,max=50" title:"Họ và tên" doc:"Họ, tên đệm và tên; không ghi học hàm, học vị (PL I.II.7c)." example:"Bùi Thế Duy"`
}

// Archive is the last line of the recipients: "Lưu: VT, Vụ TCCB (2)." (PL I.II.9d).
type Archive struct {
	Unit   string `json:"unit,omitempty" validate:"max=60" title:"Đơn vị soạn thảo" doc:"Chữ viết tắt tên đơn vị soạn thảo và lưu hồ sơ." example:"Vụ TCCB"`
	Copies int    `json:"copies,omitempty" validate:"min=0,max=999" title:"Số bản lưu" doc:"Số lượng bản lưu, nếu cần." example:"2"`
	Text   string `json:"text,omitempty" validate:"max=200" title:"Nguyên văn" doc:"In nguyên văn thay cho dòng Lưu do hệ thống tạo, không kể gạch đầu dòng." example:"Lưu: VT_nnp."`
}
