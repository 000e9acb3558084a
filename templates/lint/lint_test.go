package lint_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/lint"
	"vanban/templates/nd30"
)

func text(role render.Role, s string) *render.Paragraph {
	return &render.Paragraph{Role: role, Runs: []render.Run{{Text: s}}, Source: render.Source{Pointer: "/" + string(role)}}
}

func rule(of *render.Paragraph, num, den int64) *render.Line {
	return &render.Line{Of: of, Num: num, Den: den, Weight: render.Pt / 2, Height: 3 * render.Pt}
}

// parts are what the tests change of a document without a fault.
type parts struct {
	styles  render.Sheet
	page    render.Page
	organ   *render.Line
	content []*render.Paragraph
	beneath []render.Block // the number
	header  []render.Block
	footer  []render.Block
}

func (p *parts) document() *render.Document {
	motto, subject := text(nd30.TieuNgu, nd30.TieuNguText), text(nd30.TrichYeu, "Về công tác phòng, chống lụt bão")
	head := &render.Columns{Widths: []render.Length{67 * render.MM, 101 * render.MM}, Indent: -4 * render.MM, Rows: []render.ColumnsRow{
		{Cells: []render.ColumnsCell{
			{Blocks: []render.Block{p.organ.Of, p.organ}},
			{Blocks: []render.Block{text(nd30.QuocHieu, nd30.QuocHieuText), motto, rule(motto, 1, 1)}},
		}},
		{Cells: []render.ColumnsCell{
			{Blocks: append([]render.Block{text(nd30.SoKyHieu, "Số: 15/QĐ-BNV")}, p.beneath...)},
			{Blocks: []render.Block{text(nd30.DiaDanhThoiGian, "Hà Nội, ngày 05 tháng 01 năm 2020")}},
		}},
	}}
	blocks := []render.Block{head, text(nd30.TenLoai, "CHỈ THỊ"), subject, rule(subject, 2, 5)}
	for _, c := range p.content {
		blocks = append(blocks, c)
	}
	foot := &render.Columns{Widths: []render.Length{70 * render.MM, 90 * render.MM}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
		{Blocks: []render.Block{text(nd30.NoiNhan, nd30.NoiNhanText)}},
		{Blocks: []render.Block{text(nd30.ChucVu, "BỘ TRƯỞNG"), text(nd30.HoTen, "Nguyễn Văn A")}},
	}}}}
	return &render.Document{Styles: p.styles, Sections: []render.Section{{Page: p.page, Header: p.header, Body: append(blocks, foot), Footer: p.footer}}}
}

func faultless() *parts {
	return &parts{
		styles: nd30.Sheet(nd30.Large),
		page:   nd30.Page(nd30.Portrait),
		organ:  rule(text(nd30.CoQuanBanHanh, "BỘ NỘI VỤ"), 2, 5),
		content: []*render.Paragraph{
			text(nd30.NoiDung, "Thực hiện điểm a khoản 2 Điều 5 Chương II của Luật, Bộ yêu cầu các đơn vị tại Thành phố Hồ Chí Minh và Phường 1 triển khai."),
			text(nd30.Khoan, "1. Chỉ thị này có hiệu lực kể từ ngày ký./."),
		},
	}
}

func check(t *testing.T, p *parts) templates.Problems {
	t.Helper()
	d := p.document()
	l, err := layout.Compute(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return lint.Check(d, l)
}

func TestFaultless(t *testing.T) {
	if ps := check(t, faultless()); len(ps) > 0 {
		t.Errorf("found %v", ps)
	}
}

// The parts of documents that few have.
func veViec() *render.Paragraph {
	return text(nd30.TrichYeuCongVan, "V/v nâng bậc lương năm 2019")
}
func diaChi() *render.Paragraph { return text(nd30.DiaChi, "Số: 18 Nguyễn Du, Hà Nội") }
func khan() *render.Box         { return box(nd30.MucDoKhan, "KHẨN", 20, nd30.BrightRed) }

func internal() *render.Box {
	b := box(nd30.PhamViLuuHanh, "LƯU HÀNH NỘI BỘ", 50, render.Color{})
	b.Align = render.AlignRight
	return b
}

func box(role render.Role, s string, width render.Length, c render.Color) *render.Box {
	return &render.Box{Width: width * render.MM, Height: 8 * render.MM, Weight: render.Pt, Color: c, Text: *text(role, s)}
}

// beneath puts blocks beneath the number.
func beneath(blocks ...render.Block) func(*parts) {
	return func(p *parts) { p.beneath = blocks }
}

func both(a, b func(*parts)) func(*parts) {
	return func(p *parts) {
		a(p)
		b(p)
	}
}

// TestMarksWithoutFault finds nothing in marks, a trích yếu beneath the number and an address that are as they should.
func TestMarksWithoutFault(t *testing.T) {
	p := faultless()
	p.beneath = []render.Block{veViec(), khan()}
	p.header = []render.Block{internal()}
	p.footer = []render.Block{rule(nil, 1, 1), diaChi()}
	if ps := check(t, p); len(ps) > 0 {
		t.Errorf("found %v", ps)
	}
}

// TestOrdinaryProse finds nothing in numbers that count.
func TestOrdinaryProse(t *testing.T) {
	for _, s := range []string{
		"Hỗ trợ mỗi xã 50 triệu đồng.",
		"Bố trí mỗi xã 2 cán bộ, các phường 02 máy, các xã 100% hoàn thành.",
		"Bình quân xã 19 tiêu chí.",
		"Hai bên thống nhất điều 5 người, học nhiều chương 12 tiết.",
		"Theo khoản 2 Điều 5 và điểm a khoản 1 Điều 6 Chương II.",
		"Khoản 2 Điều 5 quy định như trên. Điểm a khoản 1 cũng vậy.",
		"Các phòng tại Phường 5, Quận 1, Thành phố Hồ Chí Minh.",
		"Làm phần 2 của bài thi, học chương 4 của giáo trình, mục 3 của trang tin.",
		"Trực tết Nguyên đán và tết Trung thu; Tết năm nay nghỉ 09 ngày.",
		"Hội chợ tại Thủ đô Hà Nội, phố Hồ Chí Minh, đường mòn Hồ Chí Minh.",
	} {
		p := faultless()
		p.content[0] = text(nd30.NoiDung, s)
		if ps := check(t, p); len(ps) > 0 {
			t.Errorf("%q: found %v", s, ps)
		}
	}
}

// TestFindings changes one thing and expects the one check that is about it, at its field.
func TestFindings(t *testing.T) {
	prose := func(s string) func(*parts) {
		return func(p *parts) { p.content[0] = text(nd30.NoiDung, s) }
	}
	style := func(role render.Role, change func(*render.Style)) func(*parts) {
		return func(p *parts) {
			s := p.styles[role]
			change(&s)
			p.styles[role] = s
		}
	}
	for _, c := range []struct {
		name, rule, path string
		change           func(*parts)
	}{
		{"letter paper", "PG01", "", func(p *parts) { p.page.Width = 216 * render.MM }},
		{"landscape", "PG02", "", func(p *parts) { p.page = nd30.Page(nd30.Landscape) }},
		{"top margin", "PG03", "", func(p *parts) { p.page.Top = 30 * render.MM }},
		{"bottom margin", "PG04", "", func(p *parts) { p.page.Bottom = 15 * render.MM }},
		{"left margin", "PG05", "", func(p *parts) { p.page.Left = 25 * render.MM }},
		{"right margin", "PG06", "", func(p *parts) { p.page.Right = 25 * render.MM }},
		{"sizes", "TY05", "", style(nd30.DiaDanhThoiGian, func(s *render.Style) { s.Size = 13 * render.Pt })},
		{"first number", "PN04", "", func(p *parts) { p.page.Number.HideFirst = false }},
		{"starts at 2", "PN05", "", func(p *parts) { p.page.Number.Start = 2 }},
		{"wrapped", "QH02", "/QuocHieu", style(nd30.QuocHieu, func(s *render.Style) { s.Left = 10 * render.MM })},
		{"rule too long", "CQ04", "/CoQuanBanHanh", func(p *parts) { p.organ.Num, p.organ.Den = 3, 5 }},
		{"date lower", "DD06", "/DiaDanhThoiGian", style(nd30.DiaDanhThoiGian, func(s *render.Style) { s.Before = 20 * render.Pt })},
		{"ragged", "ND02", "/NoiDung", style(nd30.NoiDung, func(s *render.Style) { s.Align = render.AlignLeft })},
		{"indent", "ND03", "/NoiDung", style(nd30.NoiDung, func(s *render.Style) { s.FirstLine = 15 * render.MM })},
		{"close", "ND04", "/Khoan", style(nd30.Khoan, func(s *render.Style) { s.Before = 3 * render.Pt })},
		{"wide lines", "ND05", "/NoiDung", style(nd30.NoiDung, func(s *render.Style) { s.Spacing.Percent = 200 })},
		{"no end mark", "ND07", "/Khoan", func(p *parts) { p.content[1] = text(nd30.Khoan, "1. Hết.") }},
		{"two end marks", "ND08", "/NoiDung", prose("Câu này đã kết thúc./.")},
		{"điều", "VH01", "/NoiDung", prose("Căn cứ điều 5 của Luật.")},
		{"mục", "VH01", "/NoiDung", prose("Quy định tại mục 2 của Thông tư này.")},
		{"phần", "VH01", "/NoiDung", prose("Theo phần II của kế hoạch.")},
		{"chương", "VH01", "/NoiDung", prose("Quy định tại chương II Luật này.")},
		{"Khoản", "VH01", "/NoiDung", prose("Theo quy định tại Khoản 2 Điều 5.")},
		{"Khoản before khoản", "VH01", "/NoiDung", prose("Theo quy định tại Khoản 2, khoản 3 Điều 5.")},
		{"Điểm", "VH01", "/NoiDung", prose("Theo quy định tại Điểm a khoản 3 Điều 5.")},
		{"TP.", "VH03", "/NoiDung", prose("Các sở tại TP. Hồ Chí Minh.")},
		{"thành phố", "VH03", "/NoiDung", prose("Các sở tại thành phố Hồ Chí Minh.")},
		{"Tết", "VH04", "/NoiDung", prose("Kế hoạch trực dịp Tết Nguyên Đán năm 2027.")},
		{"tết", "VH04", "/NoiDung", prose("Tổ chức tết Trung Thu cho trẻ em.")},
		{"phường", "VH05", "/NoiDung", prose("Trụ sở đặt tại phường 5.")},
		{"no V/v", "TY12", "/TrichYeuCongVan", beneath(text(nd30.TrichYeuCongVan, "Về việc nâng bậc lương"))},
		{"V/v:", "TY12", "/TrichYeuCongVan", beneath(text(nd30.TrichYeuCongVan, "V/v: nâng bậc lương"))},
		{"V/v in bold", "TY13", "/TrichYeuCongVan", both(beneath(veViec()), style(nd30.TrichYeuCongVan, func(s *render.Style) { s.Bold = true }))},
		{"V/v of 14 points", "TY13", "/TrichYeuCongVan", both(beneath(veViec()), style(nd30.TrichYeuCongVan, func(s *render.Style) { s.Size = 14 * render.Pt }))},
		{"V/v far", "TY14", "/TrichYeuCongVan", both(beneath(veViec()), style(nd30.TrichYeuCongVan, func(s *render.Style) { s.Before = 12 * render.Pt }))},
		{"V/v ruled", "TY15", "/TrichYeuCongVan", func(p *parts) {
			of := veViec()
			p.beneath = []render.Block{of, rule(of, 2, 5)}
		}},
		{"urgency too wide", "KH01", "/MucDoKhan", beneath(box(nd30.MucDoKhan, "KHẨN", 30, nd30.BrightRed))},
		{"urgency in black", "KH01", "/MucDoKhan", beneath(box(nd30.MucDoKhan, "KHẨN", 20, render.Color{}))},
		{"urgency unknown", "KH01", "/MucDoKhan", beneath(box(nd30.MucDoKhan, "RẤT KHẨN", 30, nd30.BrightRed))},
		{"two urgencies", "KH02", "/MucDoKhan", beneath(khan(), khan())},
		{"secrecy in a box", "MA01", "/DuThao", beneath(box(nd30.DuThao, "TỐI MẬT", 30, nd30.BrightRed))},
		{"secrecy in the text", "MA01", "/NoiDung", prose("MẬT")},
		{"circulation in the head", "LH01", "/PhamViLuuHanh", beneath(internal())},
		{"circulation on the left", "LH01", "/PhamViLuuHanh", func(p *parts) {
			b := internal()
			b.Align = render.AlignLeft
			p.header = []render.Block{b}
		}},
		{"circulation unknown", "LH01", "/PhamViLuuHanh", func(p *parts) {
			b := box(nd30.PhamViLuuHanh, "NỘI BỘ", 50, render.Color{})
			b.Align = render.AlignRight
			p.header = []render.Block{b}
		}},
		{"address in the text", "DC01", "/DiaChi", func(p *parts) { p.content[0] = diaChi() }},
		{"address without a rule", "DC01", "/DiaChi", func(p *parts) { p.footer = []render.Block{diaChi()} }},
		{"address under a short rule", "DC01", "/DiaChi", func(p *parts) { p.footer = []render.Block{rule(nil, 1, 3), diaChi()} }},
		{"address of 13 points", "DC01", "/DiaChi", both(func(p *parts) { p.footer = []render.Block{rule(nil, 1, 1), diaChi()} },
			style(nd30.DiaChi, func(s *render.Style) { s.Size = 13 * render.Pt }))},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := faultless()
			c.change(p)
			ps := check(t, p)
			if len(ps) != 1 || ps[0].Rule != c.rule || ps[0].Path != c.path {
				t.Fatalf("found %v, want %s at %q", ps, c.rule, c.path)
			}
			f := ps[0]
			if f.Clause == "" || f.Severity == 0 || f.Message == "" || f.Suggestion == "" {
				t.Errorf("the finding lacks something: %+v", f)
			}
		})
	}
}

// TestSignatureAlone finds a foot on a page of its own.
func TestSignatureAlone(t *testing.T) {
	p := faultless()
	p.content = slices.Repeat(p.content[:1], 21)
	for range 40 {
		p.content = append(p.content, &render.Paragraph{Role: nd30.NoiNhanDong})
		ps := check(t, p)
		if slices.ContainsFunc(ps, func(f templates.Problem) bool { return f.Rule == "NN08" }) {
			return
		}
	}
	t.Error("no foot stood alone")
}

// TestLandscapeAppendix: an appendix may lie across, also as a file of its own (PL I.I.2).
func TestLandscapeAppendix(t *testing.T) {
	d := faultless().document()
	d.Part = render.PartAppendix
	d.Sections[0].Page = nd30.Page(nd30.Landscape)
	l, err := layout.Compute(t.Context(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lint.Check(d, l) {
		if p.Rule == "PG02" {
			t.Errorf("found %+v", p)
		}
	}
}

// TestCopyOnSheet puts what is added to a copy at places of a sheet: where it has no room, the place that it is told to
// take is the last at which it has.
func TestCopyOnSheet(t *testing.T) {
	added := func(at render.Length) templates.Problems {
		page := nd30.Page(nd30.Portrait)
		line := rule(nil, 1, 1)
		line.Before, line.Source, line.KeepNext = at*render.MM-page.Top, render.Source{Pointer: "/from_top_mm"}, true
		cell := render.ColumnsCell{Blocks: []render.Block{text(nd30.HinhThucSao, "SAO Y"), text(nd30.ChucVu, "GIÁM ĐỐC"), text(nd30.HoTen, "Nguyễn Văn A")}}
		grid := &render.Columns{Widths: []render.Length{page.TextWidth()}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{cell}}}}
		d := &render.Document{Styles: nd30.Sheet(nd30.Large), Sections: []render.Section{{Page: page, Body: []render.Block{line, grid}}}}
		l, err := layout.Compute(t.Context(), d, nil)
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(lint.Check(d, l), func(f templates.Problem) bool { return f.Rule != "SA02" && f.Rule != "NN08" })
	}
	ps := added(270)
	if len(ps) != 1 || ps[0].Rule != "SA02" || ps[0].Path != "/from_top_mm" {
		t.Fatalf("found %v", ps)
	}
	var most int
	if _, err := fmt.Sscanf(ps[0].Suggestion, "Ghi tối đa %d mm", &most); err != nil {
		t.Fatal(err)
	}
	if ps := added(render.Length(most)); len(ps) > 0 {
		t.Errorf("at %d mm: %v", most, ps)
	}
	if ps := added(render.Length(most + 2)); len(ps) == 0 {
		t.Errorf("at %d mm there is room", most+2)
	}
}
