package part

import (
	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// Copier is the head of a copy: who makes it, when and under which number (PL I-2.II.1). Copies of all
// kinds share one sequence of numbers a year.
type Copier struct {
	Kind         string `json:"kind" validate:"required,max=40" title:"Hình thức sao" doc:"sao-y, sao-luc hoặc trich-sao (Đ25)." example:"sao-y"`
	Profile      string `json:"profile,omitempty" validate:"max=60" title:"Hồ sơ cơ quan" doc:"Tên hồ sơ của cơ quan sao: những trường mà hồ sơ có thì không cần ghi. Văn bản ở “original” có “profile” riêng, hoặc ghi đầy đủ." example:"so-noi-vu-lao-cai"`
	Medium       string `json:"medium,omitempty" validate:"omitempty,oneof=paper electronic" title:"Định dạng của bản sao" doc:"paper (mặc định): bản sao giấy, phần bản sao in ngay sau phần cuối của văn bản (mẫu 3.1); electronic: bản sao điện tử, chỉ có dòng thông tin ký số ở góc trên bên phải trang đầu (mẫu 3.2)." example:"paper"`
	SignedAt     string `json:"signed_at,omitempty" validate:"omitempty,thoi_diem" title:"Thời điểm ký số" doc:"Thời điểm cơ quan sao ký số, có múi giờ: 2020-01-05T09:30:15+07:00. Chỉ in trên bản sao điện tử, theo giờ Việt Nam; chưa ký thì bỏ trường này và chỗ ấy để trống (PL I-2.I.3)." example:"2026-03-09T09:30:15+07:00"`
	SuperiorName string `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Cơ quan chủ quản của cơ quan sao, nếu cần; mẫu 3.1 không có dòng này (PL I.II.2)." example:"UBND tỉnh Lào Cai"`
	OrganName    string `json:"organ_name" validate:"required,max=200" title:"Cơ quan sao" doc:"Tên đầy đủ của cơ quan, tổ chức thực hiện sao văn bản; hệ thống tự viết hoa (PL I-2.II.1b)." example:"Sở Nội vụ"`
	CodeNumber   Number `json:"code_number,omitempty" validate:"max=11" title:"Số bản sao" doc:"Số thứ tự trong năm, đánh chung cho sao y, sao lục và trích sao; bỏ trống thì in khoảng trống để điền (PL I-2.II.1c)." example:"12"`
	CodeNotation string `json:"code_notation" validate:"required,max=30" title:"Ký hiệu bản sao" doc:"SY, SL hoặc TrS, gạch ngang và chữ viết tắt tên cơ quan sao (PL I-2.II.1c)." example:"SY-SNV"`
	Secrecy      string `json:"secrecy,omitempty" validate:"max=60" title:"Độ mật" doc:"Luôn để trống: tài liệu bí mật nhà nước không được sao chụp trên hệ thống này (Đ27(2); Luật Bảo vệ bí mật nhà nước)." example:"MẬT"`
	Issuance

	// Exceptions are those that the profile of the agency allows; a payload cannot.
	Exceptions Exceptions `json:"-"`
}

// Take lets the copy do what the profile of its agency allows. A copy shows no address.
func (c *Copier) Take(e Exceptions, _ Address) { c.Exceptions = e }

// head is the head as the checks and the composition of all documents want it.
func (c *Copier) head() *Head {
	return &Head{
		Masthead: Masthead{
			Kind: c.Kind, Medium: c.Medium, SignedAt: c.SignedAt, SuperiorName: c.SuperiorName, OrganName: c.OrganName,
			CodeNumber: c.CodeNumber, CodeNotation: c.CodeNotation, Profile: c.Profile, Preset: "large", Secrecy: c.Secrecy, Exceptions: c.Exceptions,
		},
		Issuance: c.Issuance,
	}
}

// Copy is a copy of a document (Đ25 to Đ27, PL I-2): the document as it is, and what the agency adds
// that copies it.
type Copy struct {
	Type     nd30.Type
	Copier   *Copier
	Signer   *Signer
	To       *Recipients
	Original *templates.Nested // without one, what is added stands on a sheet of its own
	FromTop  render.Length     // where it stands on that sheet, from the paper's upper edge; 0 is the top margin
}

// paper is the copy without its original.
func (c *Copy) paper() *Paper {
	t := c.Type
	t.NoSubject = true
	return &Paper{Type: t, Head: c.Copier.head(), Foot: &Foot{Signer: *c.Signer, Recipients: *c.To}}
}

// Compose makes the copy. On paper it is one file, whatever files the original has: its sheets lie
// behind each other, and what is added stands beneath the last text (PL I-2.II.2a). As a file each has
// the signing line at its head and nothing is added at its end (PL I-2.I.3).
func (c *Copy) Compose() []*render.Document {
	p := c.paper()
	all := c.original()
	switch {
	case all == nil:
		all = []*render.Document{c.sheet(p)}
	case p.Head.electronic():
		for _, d := range all {
			first := &d.Sections[0]
			line := p.Head.signingLine(c.Type.Title+"; "+oneLine(p.Head.OrganName), first.Page)
			first.Header = inTopMargin(first.Page, append(line, first.Header...))
		}
	default:
		for _, d := range all[1:] {
			all[0].Sections = append(all[0].Sections, d.Sections...)
		}
		all = all[:1]
		c.add(p, all[0])
	}
	for i, d := range all {
		c.describe(p, d, i > 0)
	}
	tellApart(all)
	return all
}

// original are the files of the document that is copied; none where there is none.
func (c *Copy) original() []*render.Document {
	if c.Original.Payload == nil {
		return nil
	}
	all := c.Original.Payload.Compose()
	for _, d := range all {
		nest(d, templates.Original)
	}
	return all
}

// sheet is a sheet with nothing but what a copy adds, to be printed beneath a photocopy or on its back.
func (c *Copy) sheet(p *Paper) *render.Document {
	page := p.page(nd30.Portrait)
	d := &render.Document{Styles: nd30.Sheet(p.Head.preset()), Sections: []render.Section{{Page: page}}}
	c.add(p, d)
	body := d.Sections[0].Body[1:] // nothing is above that the empty line sets it off from
	rule := body[0].(*render.Line)
	rule.Before, rule.Source = max(0, c.FromTop-page.Top), field("/from_top_mm")
	d.Sections[0].Body = body
	return d
}

// add puts what a copy adds behind the document (PL III/3.1).
func (c *Copy) add(p *Paper, d *render.Document) {
	last := &d.Sections[len(d.Sections)-1]
	added := render.Section{Page: last.Page, Body: c.block(p, last.Page.TextWidth())}
	p.stamp(added.Body)
	balance(&added, d.Styles, p.typed())
	release(last.Body)
	last.Body = append(last.Body, added.Body...)
}

// The solid line across the text beneath which a copy begins, as far from the empty line above and from
// what is beneath as form 3.1 has it.
const (
	copyBefore = 12 * render.Pt
	copyAfter  = 3 * render.Pt
)

// release lets what follows the last block stand on another page: an appendix kept its end to nothing.
func release(body []render.Block) {
	if len(body) == 0 {
		return
	}
	switch b := body[len(body)-1].(type) {
	case *render.Paragraph:
		b.KeepNext = false
	case *render.Table:
		b.KeepNext = false
	case *render.Chart:
		b.KeepNext = false
	}
}

// block is what the agency adds that makes the copy, so wide, beneath a line across the text: agency and
// form of the copy, number and date, recipients and signature (PL III/3.1). It is never divided
// between pages. The empty line lets the document that is copied keep its pages: where there is no room
// beneath its end, the block alone stands on the next page, the back of the sheet.
func (c *Copy) block(p *Paper, width render.Length) []render.Block {
	left, gutter, right := p.copyWidths(width)
	title := paragraph(nd30.HinhThucSao, c.Type.Title, field("/kind"))
	grid := &render.Columns{
		Widths: []render.Length{left, gutter, right},
		Rows: []render.ColumnsRow{
			row(p.Head.agency(), []render.Block{title}),
			row(p.Head.codeLine(), p.placeLine()),
		},
	}
	for _, b := range p.foot() {
		switch b := b.(type) {
		case *render.Columns:
			grid.Rows = append(grid.Rows, b.Rows...)
		default:
			grid.Rows = append(grid.Rows, row([]render.Block{b}, nil))
		}
	}
	return []render.Block{
		&render.Paragraph{Role: nd30.NoiNhanDong, KeepNext: true},
		&render.Line{Num: 1, Den: 1, Weight: ruleWeight, Before: copyBefore, Height: copyAfter, KeepNext: true},
		grid,
	}
}

// copyWidths are the columns of the block: those of a foot, unless place and date need more, of which
// the agency has its least left. A page that lies has more room on both sides.
func (p *Paper) copyWidths(width render.Length) (left, gutter, right render.Length) {
	spare := width - p.upright()
	right = max(p.upright()-footLeft-footGutter+spare/2, p.Head.dateWidth())
	right = min(right, width-headLeast-footGutter)
	return width - footGutter - right, footGutter, right
}

// describe says what the file is: a copy, or a file that accompanied the document that is copied.
func (c *Copy) describe(p *Paper, d *render.Document, accompanies bool) {
	info := p.info()
	info.Title = oneLine(p.Type.Name + " " + p.codeInName())
	if d.Info.Title != "" {
		info.Title = oneLine(c.Type.Name + " " + lowerFirst(d.Info.Title))
		info.Subject = d.Info.Subject
	}
	d.Info = info
	if accompanies {
		d.Name = fileName.Replace(p.name() + " - " + d.Name)
		return
	}
	d.Name = p.name()
}

// electronic reports whether the copy is an electronic one.
func (c *Copier) electronic() bool { return c.Medium == "electronic" }

// drafted reports whether the document says that it is a draft.
func (m *Masthead) drafted() bool { return m.Draft }
