package nd30

// Type is a type of administrative document (Đ7).
type Type struct {
	Name      string // "Quyết định"
	Slug      string // Name without diacritics: the kind a payload names, "quyet-dinh"
	Abbr      string // "QĐ" (PL III.I); empty for those that the decree gives none
	Title     string // "QUYẾT ĐỊNH"; empty for those that bear no title (PL I.II.5b)
	Form      string // form of Annex III, "1.4"; empty when the annex draws none
	OtherForm string // the form of its other use, "1.3"; empty when there is one use
	Addressee Addressee
	NoSubject bool // the form has no trích yếu
	NoDate    bool // the form has no line of place and date
	VeViec    bool // its trích yếu stands beneath the symbol, after "V/v" (PL I.II.5b)
}

// Addressee says when a type bears "Kính gửi" (PL I.II.9b).
type Addressee uint8

// The cases of Kính gửi.
const (
	AddresseeNone   Addressee = iota // never
	AddresseeHigher                  // when it goes to a higher body
	AddresseeAlways                  // always
)

// Types are the 29 types in the order of Đ7. A row of an agency's own stands after them.
var Types = []Type{
	{Name: "Nghị quyết", Slug: "nghi-quyet", Abbr: "NQ", Title: "NGHỊ QUYẾT", Form: "1.1"},
	{Name: "Quyết định", Slug: "quyet-dinh", Abbr: "QĐ", Title: "QUYẾT ĐỊNH", Form: "1.2", OtherForm: "1.3"},
	{Name: "Chỉ thị", Slug: "chi-thi", Abbr: "CT", Title: "CHỈ THỊ", Form: "1.4"},
	{Name: "Quy chế", Slug: "quy-che", Abbr: "QC", Title: "QUY CHẾ", Form: "1.4", OtherForm: "1.3"},
	{Name: "Quy định", Slug: "quy-dinh", Abbr: "QyĐ", Title: "QUY ĐỊNH", Form: "1.4", OtherForm: "1.3"},
	{Name: "Thông cáo", Slug: "thong-cao", Abbr: "TC", Title: "THÔNG CÁO", Form: "1.4"},
	{Name: "Thông báo", Slug: "thong-bao", Abbr: "TB", Title: "THÔNG BÁO", Form: "1.4"},
	{Name: "Hướng dẫn", Slug: "huong-dan", Abbr: "HD", Title: "HƯỚNG DẪN", Form: "1.4"},
	{Name: "Chương trình", Slug: "chuong-trinh", Abbr: "CTr", Title: "CHƯƠNG TRÌNH", Form: "1.4"},
	{Name: "Kế hoạch", Slug: "ke-hoach", Abbr: "KH", Title: "KẾ HOẠCH", Form: "1.4"},
	{Name: "Phương án", Slug: "phuong-an", Abbr: "PA", Title: "PHƯƠNG ÁN", Form: "1.4"},
	{Name: "Đề án", Slug: "de-an", Abbr: "ĐA", Title: "ĐỀ ÁN", Form: "1.4"},
	{Name: "Dự án", Slug: "du-an", Abbr: "DA", Title: "DỰ ÁN", Form: "1.4"},
	{Name: "Báo cáo", Slug: "bao-cao", Abbr: "BC", Title: "BÁO CÁO", Form: "1.4", Addressee: AddresseeHigher},
	{Name: "Biên bản", Slug: "bien-ban", Abbr: "BB", Title: "BIÊN BẢN", Form: "1.9", NoDate: true},
	{Name: "Tờ trình", Slug: "to-trinh", Abbr: "TTr", Title: "TỜ TRÌNH", Form: "1.4", Addressee: AddresseeAlways},
	{Name: "Hợp đồng", Slug: "hop-dong", Abbr: "HĐ", Title: "HỢP ĐỒNG"},
	{Name: "Công văn", Slug: "cong-van", Form: "1.5", Addressee: AddresseeAlways, VeViec: true},
	{Name: "Công điện", Slug: "cong-dien", Abbr: "CĐ", Title: "CÔNG ĐIỆN", Form: "1.6"},
	{Name: "Bản ghi nhớ", Slug: "ban-ghi-nho", Abbr: "BGN", Title: "BẢN GHI NHỚ"},
	{Name: "Bản thỏa thuận", Slug: "ban-thoa-thuan", Abbr: "BTT", Title: "BẢN THỎA THUẬN"},
	{Name: "Giấy ủy quyền", Slug: "giay-uy-quyen", Abbr: "GUQ", Title: "GIẤY ỦY QUYỀN", Form: "1.4"},
	{Name: "Giấy mời", Slug: "giay-moi", Abbr: "GM", Title: "GIẤY MỜI", Form: "1.7"},
	{Name: "Giấy giới thiệu", Slug: "giay-gioi-thieu", Abbr: "GGT", Title: "GIẤY GIỚI THIỆU", Form: "1.8", NoSubject: true},
	{Name: "Giấy nghỉ phép", Slug: "giay-nghi-phep", Abbr: "GNP", Title: "GIẤY NGHỈ PHÉP", Form: "1.10", NoSubject: true},
	{Name: "Phiếu gửi", Slug: "phieu-gui", Abbr: "PG", Title: "PHIẾU GỬI", Form: "1.4"},
	{Name: "Phiếu chuyển", Slug: "phieu-chuyen", Abbr: "PC", Title: "PHIẾU CHUYỂN", Form: "1.4"},
	{Name: "Phiếu báo", Slug: "phieu-bao", Abbr: "PB", Title: "PHIẾU BÁO", Form: "1.4"},
	{Name: "Thư công", Slug: "thu-cong"},
}

// Copies are the three kinds of copies (Đ25), in the order of the table of abbreviations
// (PL III.I). Their form is 3.1 on paper and 3.2 as a file.
var Copies = []Type{
	{Name: "Bản sao y", Slug: "sao-y", Abbr: "SY", Title: "SAO Y", Form: "3.1", OtherForm: "3.2"},
	{Name: "Bản trích sao", Slug: "trich-sao", Abbr: "TrS", Title: "TRÍCH SAO", Form: "3.1", OtherForm: "3.2"},
	{Name: "Bản sao lục", Slug: "sao-luc", Abbr: "SL", Title: "SAO LỤC", Form: "3.1", OtherForm: "3.2"},
}

// Note is what users are told of a type that Annex III draws no form of; empty for the others.
func (t Type) Note() string {
	if t.Form == "" {
		return NoFormText
	}
	return ""
}

// Forms are the forms of the type for people, "1.2, 1.3"; empty when the annex draws none.
func (t Type) Forms() string {
	if t.OtherForm == "" {
		return t.Form
	}
	return t.Form + ", " + t.OtherForm
}

// TypeBySlug returns the type of that slug, of the 29 and the copies.
func TypeBySlug(slug string) (Type, bool) {
	return find(func(t Type) bool { return t.Slug == slug })
}

// TypeByAbbr returns the type that the first group of a symbol names: "QĐ" of QĐ-BNV.
func TypeByAbbr(abbr string) (Type, bool) {
	return find(func(t Type) bool { return t.Abbr == abbr && abbr != "" })
}

func find(is func(Type) bool) (Type, bool) {
	for _, list := range [][]Type{Types, Copies} {
		for _, t := range list {
			if is(t) {
				return t, true
			}
		}
	}
	return Type{}, false
}

// ObsoleteAbbrs are abbreviations of before 2020 that are still met, and what PL III.I
// writes instead.
var ObsoleteAbbrs = []struct{ Old, New string }{
	{"QCh", "QC"},
	{"DAn", "DA"},
	{"TS", "TrS"},
}
