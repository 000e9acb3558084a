// Package thoathuan makes what several parties agree on: hợp đồng, bản ghi nhớ and bản thỏa thuận.
// The decree has no forms of them; head and content are as in form 1.4, parties and signatures as
// practice has them.
package thoathuan

import "vanban/templates/part"

// Payload is the data of an agreement.
type Payload struct {
	part.Head
	Grounds    []string        `json:"grounds,omitempty" validate:"max=100,dive,required,max=5000" title:"Căn cứ" doc:"Mỗi căn cứ một chuỗi; hệ thống tự thêm dấu chấm phẩy và dấu chấm (PL I.II.6a)." example:"Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015"`
	Venue      string          `json:"venue,omitempty" validate:"max=300" title:"Nơi ký kết" doc:"Nơi các bên gặp nhau ký kết, viết sau chữ “tại”; bỏ trống thì lấy địa danh ở “place”. Cách trình bày của vanban, Nghị định không có mẫu." example:"trụ sở Sở Nội vụ tỉnh Lào Cai"`
	Parties    []Party         `json:"parties" validate:"required,min=2,max=8,dive" title:"Các bên" doc:"Các bên theo thứ tự BÊN A, BÊN B, …; hệ thống tự ghi tên bên, lời mở đầu và phần chữ ký. Cách trình bày của vanban, Nghị định không có mẫu."`
	Opening    string          `json:"opening,omitempty" validate:"max=2000" title:"Lời thống nhất" doc:"Câu đứng sau phần các bên, trước các điều; bỏ trống thì hệ thống ghi “Hai bên thống nhất …:” theo số bên và loại văn bản." example:"Hai bên thống nhất ký phụ lục hợp đồng với các nội dung sau:"`
	Body       part.Body       `json:"body" validate:"required" title:"Nội dung" doc:"Các điều đã thỏa thuận: văn bản thường hoặc cây. Dấu ./. do hệ thống thêm." example:"Điều 1. Nội dung hợp tác"`
	Appendices []part.Appendix `json:"appendices,omitempty" validate:"max=100,dive" title:"Phụ lục" doc:"Phụ lục của văn bản."`
	part.Sent
}

// Party is one of those who agree.
type Party struct {
	Name           string               `json:"name" validate:"required,max=300" title:"Tên bên" doc:"Tên đầy đủ của cơ quan, tổ chức, hoặc họ và tên của cá nhân; hệ thống tự viết hoa." example:"Sở Nội vụ tỉnh Lào Cai"`
	Called         string               `json:"called,omitempty" validate:"max=100" title:"Vai trò" doc:"Bên này là gì trong thỏa thuận, in trong ngoặc sau BÊN A." example:"Bên thuê dịch vụ"`
	Address        string               `json:"address,omitempty" validate:"max=300" title:"Địa chỉ" doc:"Địa chỉ của bên." example:"Phường Cam Đường, tỉnh Lào Cai"`
	Phone          string               `json:"phone,omitempty" validate:"max=100" title:"Điện thoại" doc:"Số điện thoại, Fax nếu cần." example:"0214 3840 123"`
	Email          string               `json:"email,omitempty" validate:"max=100" title:"Thư điện tử" doc:"Địa chỉ thư điện tử." example:"sonoivu@laocai.gov.vn"`
	TaxCode        string               `json:"tax_code,omitempty" validate:"max=20" title:"Mã số thuế" doc:"Mã số thuế của bên." example:"5300112233"`
	Account        string               `json:"account,omitempty" validate:"max=200" title:"Tài khoản" doc:"Số tài khoản và nơi mở." example:"3713.0.1012345 tại Kho bạc Nhà nước khu vực VIII"`
	Authorization  string               `json:"authorization,omitempty" validate:"max=300" title:"Giấy ủy quyền" doc:"Giấy ủy quyền mà người đại diện ký theo, nếu có." example:"Giấy ủy quyền số 33/GUQ-PCLC ngày 01 tháng 3 năm 2026"`
	IDNumber       string               `json:"id_number,omitempty" validate:"max=20" title:"Số định danh cá nhân" doc:"Số định danh hoặc số căn cước của bên là cá nhân." example:"010085001234"`
	Salutation     string               `json:"salutation,omitempty" validate:"omitempty,oneof=Ông Bà" title:"Ông, Bà (bên là cá nhân)" doc:"Chỉ ghi khi bên là cá nhân tự ký: in trước họ và tên ở “name”. Khi đó bỏ “representative” và “seal”; hệ thống không in “Đại diện”, chức vụ và chỗ đóng dấu." example:"Ông"`
	Signature      *part.SignatureImage `json:"signature,omitempty" title:"Hình chữ ký" doc:"Chỉ ghi khi bên là cá nhân tự ký: hình chữ ký trên giấy, màu xanh (PL I.II.7d); bỏ trống thì để chỗ cho phần mềm ký số. Của người đại diện thì ghi ở “representative”."`
	Representative *Representative      `json:"representative,omitempty" validate:"required_without=Salutation" title:"Người đại diện" doc:"Người ký thay mặt bên: in ở phần các bên và ở phần chữ ký. Bên là cá nhân tự ký thì thay bằng “salutation”."`
	Seal           *part.SealImage      `json:"seal,omitempty" title:"Con dấu" doc:"Hình con dấu của bên trên văn bản điện tử (PL I.II.8a); bỏ trống thì để chỗ cho phần mềm ký số."`
}

// Representative is who signs for a party.
type Representative struct {
	Salutation string `json:"salutation,omitempty" validate:"omitempty,oneof=Ông Bà" title:"Cách gọi" doc:"Ông hoặc Bà, ghi trước họ tên ở phần các bên." example:"Ông"`
	part.Signer
}
