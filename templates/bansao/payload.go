// Package bansao makes copies of documents: sao y, trích sao and sao lục (Đ25), on paper by form 3.1
// and as a file by form 3.2.
package bansao

import (
	"vanban/templates"
	"vanban/templates/part"
)

// Payload is the data of a copy.
type Payload struct {
	part.Copier
	Original  templates.Nested `json:"original,omitzero" title:"Văn bản được sao" doc:"Dữ liệu đầy đủ của văn bản được sao, có “kind” riêng; sao lục thì là dữ liệu của bản sao y, trích sao thì phần nội dung chỉ gồm phần được trích (Đ25). Các trường theo lược đồ của loại ấy. Bỏ trống thì chỉ in phần bản sao trên một tờ giấy trắng, để in tiếp lên bản chụp."`
	FromTopMM int              `json:"from_top_mm,omitempty" validate:"omitempty,min=20,max=230" title:"Vị trí trên giấy (mm)" doc:"Chỉ dùng khi không có “original”: đường kẻ của phần bản sao cách mép trên tờ giấy bao nhiêu milimét, để in ngay dưới phần cuối của bản chụp; bỏ trống thì ở đầu vùng trình bày, để in lên mặt sau." example:"180"`
	Signer    part.Signer      `json:"signer" validate:"required" title:"Người ký bản sao" doc:"Người có thẩm quyền ký bản sao theo quy định của người đứng đầu cơ quan (Đ27; PL I.II.7)."`
	part.Recipients
}
