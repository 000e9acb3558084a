package part

import (
	"slices"
	"strconv"
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Masthead is what every payload begins with: the kind, how it is to be printed, and who issues it
// under which code (components 2, 3, 10, 11 and 13 of PL I.II and III).
type Masthead struct {
	Kind         string  `json:"kind" validate:"required,max=40" title:"Loại văn bản" doc:"Tên loại văn bản viết không dấu, nối bằng gạch ngang." example:"quyet-dinh"`
	Profile      string  `json:"profile,omitempty" validate:"max=60" title:"Hồ sơ cơ quan" doc:"Tên hồ sơ của cơ quan: những trường mà hồ sơ có thì không cần ghi, “signer” ghi mã của một người ký trong hồ sơ. Trường nào có trong dữ liệu thì lấy theo dữ liệu." example:"so-noi-vu-lao-cai"`
	Draft        bool    `json:"draft,omitempty" title:"Dự thảo" doc:"true: in thêm dấu DỰ THẢO (dấu riêng của hệ thống, Nghị định không quy định), trên cả tệp phụ lục và văn bản kèm theo là tệp riêng." example:"false"`
	Preset       string  `json:"preset,omitempty" validate:"omitempty,oneof=large small" title:"Bộ cỡ chữ" doc:"large: Quốc hiệu 13, nội dung 14; small: Quốc hiệu 12, nội dung 13. Bỏ trống thì hệ thống dùng large; dùng small khi địa danh dài làm số, ký hiệu không vừa trên một dòng ở bộ large, vì trong một văn bản các cỡ chữ cùng tăng hoặc cùng giảm (PL I.V)." example:"large"`
	Margins      Margins `json:"margins,omitzero" title:"Lề trang" doc:"Chỉ ghi khi cần lề khác mặc định, trong khoảng Nghị định cho phép (PL I.I.3)."`
	Medium       string  `json:"medium,omitempty" validate:"omitempty,oneof=paper electronic" title:"Hình thức văn bản" doc:"paper (mặc định): văn bản giấy, dòng (Kèm theo …) ghi đầy đủ; electronic: văn bản điện tử, dòng (Kèm theo …) không điền số, ký hiệu và ngày (PL I.III.1c, mẫu 1.3 và 2.2)." example:"electronic"`
	Files        string  `json:"files,omitempty" validate:"omitempty,oneof=one separate" title:"Cách chia tệp" doc:"one (mặc định): phụ lục và văn bản kèm theo cùng tệp với văn bản; separate: mỗi phụ lục, mỗi văn bản kèm theo (cùng phụ lục của nó) là một tệp riêng, nhận về trong một tệp zip; bản điện tử có chỗ cho thông tin ký số ở góc trên bên phải trang đầu từng tệp (PL I.II.8b, I.III.1d)." example:"separate"`
	SignedAt     string  `json:"signed_at,omitempty" validate:"omitempty,thoi_diem" title:"Thời điểm ký số" doc:"Thời điểm cơ quan ký số, có múi giờ: 2020-01-05T09:30:15+07:00. Chỉ in trên tệp riêng của văn bản điện tử, theo giờ Việt Nam; chưa ký thì bỏ trường này và chỗ ấy để trống (PL I.III.1d)." example:"2020-01-05T09:30:15+07:00"`
	SuperiorName string  `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Tên cơ quan, tổ chức chủ quản trực tiếp, nếu có; hệ thống tự viết hoa (PL I.II.2)." example:"UBND tỉnh Đồng Tháp"`
	OrganName    string  `json:"organ_name" validate:"required,max=200" title:"Cơ quan ban hành" doc:"Tên đầy đủ của cơ quan, tổ chức hoặc chức danh nhà nước ban hành, viết như trong câu; hệ thống tự viết hoa. Xuống dòng để ngắt dòng theo ý muốn (PL I.II.2)." example:"Bộ Khoa học và Công nghệ"`
	CodeNumber   Number  `json:"code_number,omitempty" validate:"max=60" title:"Số văn bản" doc:"Số thứ tự trong năm, dạng số hoặc chuỗi; bỏ trống thì in khoảng trống để điền (PL I.II.3)." example:"2657"`
	CodeNotation string  `json:"code_notation,omitempty" validate:"required_unless=Kind thu-cong,max=30" title:"Ký hiệu" doc:"Ký hiệu sau dấu gạch chéo: chữ viết tắt tên loại và tên cơ quan (PL I.II.3)." example:"QĐ-BKHCN"`
	Priority     string  `json:"priority,omitempty" validate:"omitempty,oneof=khan thuong-khan hoa-toc" title:"Mức độ khẩn" doc:"khan, thuong-khan hoặc hoa-toc; bỏ trống là không khẩn (PL I.III.2b)." example:"khan"`
	Circulation  string  `json:"circulation,omitempty" validate:"omitempty,oneof=xem-xong-tra-lai luu-hanh-noi-bo" title:"Phạm vi lưu hành" doc:"xem-xong-tra-lai hoặc luu-hanh-noi-bo; bỏ trống là không giới hạn (PL I.III.2c)." example:"luu-hanh-noi-bo"`
	Secrecy      string  `json:"secrecy,omitempty" validate:"max=60" title:"Độ mật" doc:"Luôn để trống: văn bản mật không được soạn thảo trên hệ thống này; có giá trị bất kỳ thì bị từ chối (PL I.III.2a; Luật Bảo vệ bí mật nhà nước)." example:"MẬT"`
	Address      Address `json:"address,omitzero" title:"Địa chỉ liên hệ" doc:"Địa chỉ, điện thoại, Fax, thư điện tử, trang thông tin điện tử; in ở cuối trang đầu, nếu cần (PL I.III.4; mẫu 1.5)."`

	// Exceptions are those that the profile of the agency allows; a payload cannot.
	Exceptions Exceptions `json:"-"`
	// OrganAddress is that of the profile, for letterheads.
	OrganAddress Address `json:"-"`
}

// Issuance is where and when a document is issued (component 4, PL I.II.4).
type Issuance struct {
	Place      string `json:"place" validate:"required,max=100" title:"Địa danh" doc:"Địa danh nơi cơ quan đóng trụ sở (PL I.II.4)." example:"Hà Nội"`
	IssuedDate string `json:"issued_date,omitempty" validate:"omitempty,ngay" title:"Ngày ban hành" doc:"Dạng 2022-12-28; bản dự thảo có thể chỉ có 2022-12, 2022 hoặc bỏ trống: phần thiếu in thành khoảng trống (PL I.II.4)." example:"2022-12-28"`
}

// Head is the head of a document with place, date and trích yếu, which all forms have but 1.8 to 1.10.
type Head struct {
	Masthead
	Issuance
	Subject string `json:"subject" validate:"required,max=500" title:"Trích yếu" doc:"Trích yếu nội dung, viết thường, không có dấu chấm cuối (PL I.II.5). Xuống dòng để ngắt dòng theo ý muốn." example:"Ban hành Kế hoạch cải cách hành chính năm 2023 của Bộ Khoa học và Công nghệ"`
}

// The widths of the head's columns. Quốc hiệu in one line at 13 points is 95.7 mm wide, "THÀNH PHỐ HỒ CHÍ
// MINH" 60.1 mm.
const (
	headRight  = 97 * render.MM // unless the date needs more
	headGutter = 5 * render.MM  // stays free between agency and Quốc hiệu
	headLeast  = 50 * render.MM // of the left one, whatever the date needs
)

// headWidths are the columns of the head: agency, what stays free, Quốc hiệu. They overhang the text's width on
// the right, as in the forms of Annex III, as far as the decree lets the margin be narrower; the left margin has
// no such room. The right one is as wide as place and date need for one line (PL I.II.4c).
func (h *Head) headWidths() (left, gutter, right render.Length) {
	room := h.headRoom()
	right = min(max(headRight, h.dateWidth()), room-headLeast-headGutter)
	return room - headGutter - right, headGutter, right
}

// dateWidth is the room that place and date need for one line.
func (h *Head) dateWidth() render.Length { return h.datedWidth(h.preset(), h.date().Text()) }

// datedWidth is the room that the place and that date need for one line.
func (h *Head) datedWidth(p nd30.Preset, date string) render.Length {
	text := viet.Bind(h.placeAnd(date))
	// LibreOffice draws a no-break space in italic type up to 1.3 points wider than Word does.
	return long(p, nd30.DiaDanhThoiGian, text) + render.MM + render.Length(strings.Count(text, viet.NoBreakSpace))*13*render.Pt/10
}

// headRoom is how wide the head is.
func (h *Head) headRoom() render.Length {
	page := h.page(nd30.Portrait)
	return page.TextWidth() + page.Right - nd30.RightMargin.Min
}

// long is how long a text of the role is in one line.
func long(p nd30.Preset, role render.Role, text string) render.Length {
	style := nd30.StyleOf(role, p)
	return render.Length(fonts.Default().Face(style.Bold, style.Italic).Width(text, int64(style.Size)))
}

// widestDate is a date as long as any; all digits are of one width.
var widestDate = viet.Date{Year: 2000, Month: 10, Day: 10}

// preset is the set of sizes that was chosen; where none was, the small one if in the large one a long place leaves
// number and symbol no room in one line (PL I.II.3c, 4c). The sizes of a document go up and down together (footnote
// of PL I.V), so that all of it gets smaller.
func (h *Head) preset() nd30.Preset {
	if h.Preset == "small" || h.Preset == "" && h.crowded() {
		return nd30.Small
	}
	return nd30.Large
}

// crowded reports whether in the large set the place is so long that number and symbol have no room in one line
// beside it. Day and number, which come when the document is signed, do not change it.
func (h *Head) crowded() bool {
	date := h.datedWidth(nd30.Large, widestDate.Text())
	unknown := nd30.SoText + numberBlank + "/" + h.CodeNotation
	code := max(long(nd30.Large, nd30.SoKyHieu, h.codeAfter(nd30.SoText)), long(nd30.Large, nd30.SoKyHieu, unknown))
	return date > headRight && max(code, headLeast) > h.headRoom()-headGutter-date
}

// numberBlank is the room for a number that is not known yet.
const numberBlank = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

// date is the date of issue; what cannot be read is not known.
func (h *Head) date() viet.Date {
	d, err := viet.ParseDate(h.IssuedDate)
	if err != nil {
		return viet.Date{}
	}
	return d
}

// number is the number with its leading zero (PL I.II.3c).
func (h *Head) number() string {
	if n, err := strconv.Atoi(string(h.CodeNumber)); err == nil && n > 0 {
		return viet.Number2(n)
	}
	return string(h.CodeNumber)
}

// code is number and symbol: 05/QĐ-BNV. Where both were typed as the number they are not followed by a second symbol.
func (h *Head) code() string {
	if h.CodeNumber == "" {
		return h.CodeNotation
	}
	if _, _, both := wholeCode(string(h.CodeNumber)); both {
		return string(h.CodeNumber)
	}
	return h.number() + "/" + h.CodeNotation
}

// codeAfter writes a word and the code behind it, with room for a number not known yet.
func (h *Head) codeAfter(word string) string {
	if h.CodeNumber == "" {
		return word + numberBlank + "/" + h.CodeNotation
	}
	return word + " " + h.code()
}

// columns is the head's first row: agency and Quốc hiệu. Attached documents have no other: they have no
// number and no date of their own (PL III/1.3).
func (h *Head) columns() *render.Columns {
	left, gutter, right := h.headWidths()
	return &render.Columns{
		Widths: []render.Length{left, gutter, right},
		Rows:   []render.ColumnsRow{{Cells: []render.ColumnsCell{{Blocks: h.agency()}, {}, {Blocks: nation()}}}},
	}
}

// numberRow is the head's second row: number and date on one line, and beneath the number what else
// there is.
func (p *Paper) numberRow() render.ColumnsRow {
	return render.ColumnsRow{Cells: []render.ColumnsCell{
		{Blocks: slices.Concat(p.Head.codeLine(), p.veViec(), p.Head.marks())},
		{},
		{Blocks: p.placeLine()},
	}}
}

// agency is component 2 (PL I.II.2).
func (h *Head) agency() []render.Block {
	var all []render.Block
	if h.SuperiorName != "" {
		all = append(all, paragraph(nd30.CoQuanChuQuan, viet.Upper(h.SuperiorName), field("/superior_name")))
	}
	organ := paragraph(nd30.CoQuanBanHanh, viet.Upper(h.OrganName), field("/organ_name"))
	return append(all, organ, shortRule(organ))
}

// nation is component 1 (PL I.II.1).
func nation() []render.Block {
	// It stands on one line: who searches for it finds it as the decree writes it, with plain blanks.
	motto := &render.Paragraph{Role: nd30.TieuNgu, Source: ours, Runs: []render.Run{{Text: nd30.TieuNguText}}}
	return []render.Block{paragraph(nd30.QuocHieu, nd30.QuocHieuText, ours), motto, fullRule(motto)}
}

// codeLine is component 3, which thư công may be without (PL I.II.3).
func (h *Head) codeLine() []render.Block {
	if h.CodeNotation == "" {
		return nil
	}
	source := field("/code_notation")
	if h.CodeNumber != "" {
		source = field("/code_number")
	}
	return []render.Block{paragraph(nd30.SoKyHieu, h.codeAfter(nd30.SoText), source)}
}

// veViec is component 5b, the trích yếu of a công văn (PL I.II.5b).
func (p *Paper) veViec() []render.Block {
	if !p.Type.VeViec {
		return nil
	}
	return []render.Block{paragraph(nd30.TrichYeuCongVan, p.subject(), field("/subject"))}
}

// subject is the trích yếu as it is printed.
func (p *Paper) subject() string {
	if p.Type.VeViec {
		return nd30.VeViecText + " " + p.bareSubject()
	}
	return p.Head.Subject
}

// bareSubject is the trích yếu without the words that the form of a công văn prints before it, which many type again.
func (p *Paper) bareSubject() string {
	s := p.Head.Subject
	if rest := s[len(typedAbout.FindString(s)):]; p.Type.VeViec && rest != "" {
		return rest
	}
	return s
}

// placeLine is component 4, which some forms have not (PL I.II.4).
func (p *Paper) placeLine() []render.Block {
	text := p.placeDate()
	if text == "" {
		return nil
	}
	return []render.Block{paragraph(nd30.DiaDanhThoiGian, text, field("/place"))}
}

// placeDate is place and date; empty in forms without.
func (p *Paper) placeDate() string {
	if p.Type.NoDate {
		return ""
	}
	return p.Head.placeAndDate()
}

// placeAndDate is place and date.
func (h *Head) placeAndDate() string { return h.placeAnd(h.date().Text()) }

// placeAnd is the place with a date; a comma that was typed behind the place is not printed twice.
func (h *Head) placeAnd(date string) string { return strings.TrimRight(h.Place, ", ") + ", " + date }

// title is component 5a: the name of the type, the trích yếu where the form has one, and the rule beneath
// the last of them (PL III/1.8). What bears no name has none of it (PL I.II.5b).
func (h *Head) title(t nd30.Type) []render.Block {
	if t.Title == "" {
		return nil
	}
	last := paragraph(nd30.TenLoai, t.Title, field("/kind"))
	all := []render.Block{last}
	if !t.NoSubject {
		last = paragraph(nd30.TrichYeu, h.Subject, field("/subject"))
		all = append(all, last)
	}
	rule := shortRule(last)
	rule.Height, rule.KeepNext = titleAfter, true
	return append(all, rule)
}
