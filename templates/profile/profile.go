package profile

import (
	_ "embed"
	"errors"
	"fmt"

	"vanban/templates"
	"vanban/templates/part"
)

// Profile is the standing data of an agency. It never changes once it was read; any number of
// goroutines may use it.
type Profile struct {
	Name          string          `json:"name" validate:"required,max=60,ten_ho_so" title:"Tên hồ sơ" doc:"Tên mà dữ liệu văn bản gọi ở trường “profile”: chữ thường không dấu, chữ số, nối bằng gạch ngang." example:"so-noi-vu-lao-cai"`
	SuperiorName  string          `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Tên cơ quan, tổ chức chủ quản trực tiếp, nếu có (PL I.II.2)." example:"UBND tỉnh Lào Cai"`
	OrganName     string          `json:"organ_name" validate:"required,max=200" title:"Cơ quan ban hành" doc:"Tên đầy đủ của cơ quan, viết như trong câu (PL I.II.2)." example:"Sở Nội vụ"`
	Abbreviation  string          `json:"abbreviation" validate:"required,max=20,ky_hieu" title:"Chữ viết tắt tên cơ quan" doc:"Phần tên cơ quan trong ký hiệu văn bản: SNV cho QĐ-SNV (PL I.II.3b)." example:"SNV"`
	Authority     string          `json:"authority,omitempty" validate:"max=200" title:"Thẩm quyền ban hành" doc:"Chức vụ của người đứng đầu hoặc tên tập thể ban hành quyết định, nghị quyết (PL III/1.2)." example:"Giám đốc Sở Nội vụ tỉnh Lào Cai"`
	Place         string          `json:"place" validate:"required,max=100" title:"Địa danh" doc:"Địa danh nơi cơ quan đóng trụ sở (PL I.II.4)." example:"Lào Cai"`
	Units         []Unit          `json:"units,omitempty" validate:"max=500,dive" title:"Đơn vị" doc:"Các đơn vị soạn thảo và chữ viết tắt của chúng: ghi ở ký hiệu công văn và ở dòng Lưu."`
	ArchiveUnit   string          `json:"archive_unit,omitempty" validate:"max=60" title:"Đơn vị lưu" doc:"Chữ viết tắt của đơn vị soạn thảo và lưu, khi dữ liệu không ghi archive.unit (PL I.II.9d)." example:"VP"`
	Signers       []Signer        `json:"signers,omitempty" validate:"max=200,dive" title:"Người ký" doc:"Những người được ký văn bản của cơ quan. Dữ liệu ghi “signer” là mã của một người."`
	DefaultSigner string          `json:"default_signer,omitempty" validate:"max=60" title:"Người ký thường lệ" doc:"Mã của người ký khi dữ liệu không ghi “signer”; chỉ có một người ký thì không cần ghi." example:"giam-doc"`
	Recipients    []Recipients    `json:"recipients,omitempty" validate:"max=50,dive" title:"Nơi nhận thường lệ" doc:"Nơi nhận khi dữ liệu không ghi “to_places”; dùng nhóm đầu tiên hợp với loại văn bản."`
	Address       part.Address    `json:"address,omitzero" title:"Địa chỉ liên hệ" doc:"In ở cuối trang đầu của công văn (PL I.III.4, mẫu 1.5)."`
	Preset        string          `json:"preset,omitempty" validate:"omitempty,oneof=large small" title:"Bộ cỡ chữ" doc:"large hoặc small (PL I.V); bỏ trống thì hệ thống chọn như khi dữ liệu không ghi." example:"large"`
	Margins       part.Margins    `json:"margins,omitzero" title:"Lề trang" doc:"Lề của mọi văn bản, tính bằng milimét, trong khoảng Nghị định cho phép (PL I.I.3)."`
	Exceptions    Exceptions      `json:"exceptions,omitzero" title:"Ngoại lệ" doc:"Những điều cơ quan được làm khác theo quy định của người đứng đầu ngành, lĩnh vực."`
	Seal          *part.SealImage `json:"seal,omitempty" title:"Con dấu" doc:"Con dấu của cơ quan, in trên văn bản điện tử không phải dự thảo (PL I.II.8a). Trong tệp hồ sơ, “image” là đường dẫn của tệp .png, tính từ thư mục của tệp hồ sơ."`
	Letterhead    string          `json:"letterhead,omitempty" validate:"max=300" title:"Mẫu giấy Word" doc:"Tệp .docx của cơ quan có chỗ điền {{body}}; đường dẫn tính từ thư mục của tệp hồ sơ." example:"mau-giay.docx"`
}

// Unit is a unit of the agency that drafts documents.
type Unit struct {
	Name         string `json:"name" validate:"required,max=200" title:"Tên đơn vị" doc:"Tên đầy đủ." example:"Phòng Cải cách hành chính"`
	Abbreviation string `json:"abbreviation" validate:"required,max=20" title:"Chữ viết tắt" doc:"Như trong ký hiệu công văn và dòng Lưu (PL I.II.3b)." example:"CCHC"`
}

// Signer is who may sign, by an id that payloads name.
type Signer struct {
	ID string `json:"id" validate:"required,max=60,ten_ho_so" title:"Mã người ký" doc:"Mã mà dữ liệu văn bản ghi ở “signer”: chữ thường không dấu, chữ số, nối bằng gạch ngang." example:"giam-doc"`
	part.Signer
}

// Recipients are the usual recipients of some kinds of documents, or of all.
type Recipients struct {
	Kinds    []string `json:"kinds,omitempty" validate:"max=40,dive,required,max=40" title:"Loại văn bản" doc:"Các loại văn bản dùng nhóm này; bỏ trống là mọi loại." example:"quyet-dinh"`
	ToPlaces []string `json:"to_places" validate:"required,min=1,max=100,dive,required,max=300" title:"Nơi nhận" doc:"Mỗi nơi nhận một dòng, không ghi dòng Lưu (PL I.II.9)." example:"Như Điều 3"`
}

// Exceptions are what others may not do.
type Exceptions struct {
	AcademicTitles bool `json:"academic_titles,omitempty" title:"Học hàm, học vị" doc:"true: được ghi học hàm, học vị trước họ tên người ký, ở cơ quan giáo dục, y tế, khoa học (PL I.II.7c)." example:"false"`
	MilitaryRanks  bool `json:"military_ranks,omitempty" title:"Quân hàm" doc:"true: được ghi quân hàm trước họ tên người ký, ở lực lượng vũ trang (PL I.II.7c)." example:"false"`
}

//go:embed sample.yaml
var sample []byte

// Sample is a complete profile as YAML, with what each key is for. The bytes are the caller's.
func Sample() []byte { return append([]byte(nil), sample...) }

// Read reads a profile from JSON, with the pictures that are not in it, by the pointers of what has them, such as "/seal"; they
// take the place of what the JSON has there. The error is [templates.Problems]: everything that is wrong with it but
// what only the decree's checks of a document find; what could be read of the profile comes with them, so that
// the rest can be checked too.
func Read(data []byte, pictures map[string][]byte) (*Profile, error) {
	p, err := templates.Strict[Profile](data)
	ps, _ := errors.AsType[templates.Problems](err)
	if err != nil && ps == nil {
		return nil, fmt.Errorf("reading profile: %w", err)
	}
	p.illustrate(pictures)
	if ps = ps.Beside(p.check()); len(ps) > 0 {
		return &p, ps.Sort(data)
	}
	return &p, nil
}

// illustrate puts pictures where their pointers lead.
func (p *Profile) illustrate(pictures map[string][]byte) {
	if data, ok := pictures["/seal"]; ok && p.Seal != nil {
		p.Seal.Image.Data = data
	}
	for i, s := range p.Signers {
		if data, ok := pictures[signaturePointer(i)]; ok && s.Signature != nil {
			s.Signature.Image.Data = data
		}
	}
}

// signaturePointer leads to the signature of who has the index.
func signaturePointer(signer int) string { return fmt.Sprintf("/signers/%d/signature", signer) }

// Schema is the JSON Schema (2020-12) of a profile.
func Schema() ([]byte, error) {
	return templates.SchemaOf[Profile]("Hồ sơ cơ quan", "Dữ liệu dùng chung cho mọi văn bản của một cơ quan, viết bằng YAML hoặc JSON.")
}
