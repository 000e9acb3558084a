package part

// Sent is who receives a document whose form can do without a list of recipients.
type Sent struct {
	ToPlaces []string `json:"to_places,omitempty" validate:"max=100,dive,required,max=300" title:"Nơi nhận" doc:"Mỗi nơi nhận một dòng, không gạch đầu dòng, không dấu chấm phẩy; bỏ trống thì không in phần Nơi nhận và dòng Lưu (PL I.II.9)." example:"Kho bạc Nhà nước tỉnh"`
	Archive  Archive  `json:"archive,omitzero" title:"Dòng Lưu" doc:"Dòng cuối của Nơi nhận, nếu có: Lưu: VT, đơn vị soạn thảo, số bản lưu (PL I.II.9d)."`
}

// Recipients are those who receive the document, as other forms have them.
func (s *Sent) Recipients() Recipients { return Recipients{ToPlaces: s.ToPlaces, Archive: s.Archive} }
