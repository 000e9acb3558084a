package docx_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// sheet is a set of styles that has every property a style can have.
var sheet = render.Sheet{
	"QuocHieu": {Name: "Quốc hiệu", Size: 13 * render.Pt, Bold: true, Align: render.AlignCenter},
	"CoQuan":   {Name: "Cơ quan", Size: 13 * render.Pt, Align: render.AlignCenter},
	"DiaDanh":  {Name: "Địa danh", Size: 14 * render.Pt, Italic: true, Align: render.AlignCenter},
	"TenLoai":  {Name: "Tên loại", Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter, Before: 20 * render.Pt, KeepNext: true, Outline: 1},
	"TrichYeu": {Name: "Trích yếu", Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter, KeepNext: true, KeepLines: true},
	"CanCu":    {Name: "Căn cứ", Size: 14 * render.Pt, Italic: true, Align: render.AlignJustify, FirstLine: 10 * render.MM, Before: 6 * render.Pt},
	"NoiDung":  {Name: "Nội dung", Size: 14 * render.Pt, Align: render.AlignJustify, FirstLine: 10 * render.MM, Before: 6 * render.Pt, Spacing: render.Spacing{Percent: 110}},
	"Khoan": {
		Name: "Khoản", Size: 14 * render.Pt, Italic: true, Align: render.AlignJustify, FirstLine: 10 * render.MM, Before: 6 * render.Pt, Spacing: render.Spacing{Percent: 110},
		Editing: render.Editing{Base: "NoiDung", Next: "NoiDung", Rank: 2},
	},
	"Dieu": {
		Name: "Điều", Size: 14 * render.Pt, Bold: true, Align: render.AlignLeft, FirstLine: 10 * render.MM, Before: 6 * render.Pt, Spacing: render.Spacing{Percent: 110}, Outline: 2,
		Editing: render.Editing{Base: "NoiDung"},
	},
	"Treo":     {Name: "Gạch đầu dòng", Size: 14 * render.Pt, Left: 15 * render.MM, Right: 5 * render.MM, FirstLine: -5 * render.MM, Spacing: render.Spacing{Exact: 18 * render.Pt}},
	"NoiNhan":  {Name: "Nơi nhận", Size: 11 * render.Pt},
	"ChucVu":   {Name: "Chức vụ", Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter},
	"O":        {Name: "Ô bảng", Size: 12 * render.Pt},
	"ODau":     {Name: "Đầu bảng", Size: 12 * render.Pt, Bold: true, Align: render.AlignCenter},
	"Khan":     {Name: "Mức độ khẩn", Size: 13 * render.Pt, Bold: true, Align: render.AlignCenter, Color: render.Color{R: 255}},
	"KyGhiChu": {Name: "Dòng ký", Size: 10 * render.Pt, Align: render.AlignRight},
	"DiaChi":   {Name: "Địa chỉ", Size: 11 * render.Pt, Align: render.AlignCenter},
	"SoTrang":  {Name: "Số trang", Size: 14 * render.Pt, Align: render.AlignCenter},
}

var (
	portrait = render.Page{
		Width: 210 * render.MM, Height: 297 * render.MM,
		Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 15 * render.MM,
		Number: render.PageNumber{Role: "SoTrang", Distance: 10 * render.MM, HideFirst: true},
	}
	landscape = render.Page{
		Width: 297 * render.MM, Height: 210 * render.MM,
		Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 20 * render.MM, Right: 20 * render.MM,
		Number: render.PageNumber{Role: "SoTrang", Distance: 10 * render.MM, Start: 1, HideFirst: true},
	}
)

func text(role render.Role, s string) *render.Paragraph {
	return &render.Paragraph{Role: role, Runs: []render.Run{{Text: s}}, Source: render.Source{Pointer: "/" + string(role)}}
}

func cell(blocks ...render.Block) render.ColumnsCell { return render.ColumnsCell{Blocks: blocks} }

func rule(of *render.Paragraph, num, den int64) *render.Line {
	return &render.Line{Of: of, Num: num, Den: den, Weight: render.Pt * 3 / 4, Before: 2 * render.Pt, Height: 3 * render.Pt}
}

// head is the head of a decision with a mark of urgency below its number.
func head() *render.Columns {
	organ, tieuNgu := text("QuocHieu", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"), text("QuocHieu", "Độc lập - Tự do - Hạnh phúc")
	return &render.Columns{
		Widths: []render.Length{64 * render.MM, 101 * render.MM},
		Rows: []render.ColumnsRow{
			{Cells: []render.ColumnsCell{
				cell(text("CoQuan", "UBND TỈNH ĐỒNG THÁP"), organ, rule(organ, 2, 5)),
				cell(text("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), tieuNgu, rule(tieuNgu, 1, 1)),
			}},
			{Cells: []render.ColumnsCell{
				cell(text("CoQuan", "Số: 05/QĐ-SKHCN"), &render.Box{
					Width: 30 * render.MM, Height: 8 * render.MM, Weight: render.Pt * 3 / 4, Color: render.Color{R: 255},
					Before: 6 * render.Pt, Align: render.AlignCenter, Text: *text("Khan", "HỎA TỐC"),
				}),
				cell(text("DiaDanh", "Đồng Tháp, ngày\u00a005 tháng\u00a001 năm\u00a02021")),
			}},
		},
	}
}

func foot() *render.Columns {
	return &render.Columns{
		Widths: []render.Length{65 * render.MM, 105 * render.MM}, Indent: -5 * render.MM,
		Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
			cell(&render.Paragraph{Role: "NoiNhan", Runs: []render.Run{{Text: "Nơi nhận:", Bold: true, Italic: true}}}, text("NoiNhan", "- Như Điều 3;"), text("NoiNhan", "- Lưu: VT, <TCCB> & “QLKH”.")),
			cell(text("ChucVu", "GIÁM ĐỐC\n\n\n\nNguyễn Văn A")),
		}}},
	}
}

// grid is a table with everything a table can have.
func grid() *render.Table {
	c := func(s string) render.Cell { return render.Cell{Blocks: []*render.Paragraph{text("O", s)}} }
	h := func(s string) render.Cell {
		return render.Cell{Blocks: []*render.Paragraph{text("ODau", s)}, Middle: true, Scope: true}
	}
	return &render.Table{
		Caption: "Nhiệm vụ & sản phẩm",
		Columns: []render.Column{{Fixed: 15 * render.MM}, {Share: 3}, {Share: 2}, {}},
		Header: []render.Row{
			{Cells: []render.Cell{{Blocks: []*render.Paragraph{text("ODau", "STT")}, Rows: 2, Middle: true}, h("Nhiệm vụ"), {Blocks: []*render.Paragraph{text("ODau", "Thực hiện")}, Cols: 2}}},
			{Cells: []render.Cell{h("Tên"), h("Đơn vị"), h("Thời gian")}},
		},
		Rows: []render.Row{
			{Group: true, Cells: []render.Cell{{Blocks: []*render.Paragraph{text("ODau", "I. CẢI CÁCH THỂ CHẾ")}, Cols: 4}}},
			{Cells: []render.Cell{{Blocks: []*render.Paragraph{text("O", "1")}, Rows: 2}, c("Rà soát văn bản"), c("Vụ Pháp chế"), c("Quý I-IV/2023")}},
			{Cells: []render.Cell{c("Sản phẩm thứ hai"), {Blocks: []*render.Paragraph{text("O", "Vụ"), text("O", "Cục")}, Middle: true}, {}}},
			{Cells: []render.Cell{c("2"), c("Việc khác"), c(""), c("Năm 2023")}},
		},
	}
}

// decision is a document of four sections that has every block in every place.
func decision() *render.Document {
	title := text("TrichYeu", "Về việc ban hành Kế hoạch cải cách hành chính")
	return &render.Document{
		Name:   "quyet-dinh",
		Info:   render.Info{Title: "Quyết định <5>", Subject: "Kế hoạch & phụ lục", Author: "Sở Khoa học và Công nghệ", Keywords: "CCHC", Identifier: "15/QĐ-SKHCN", Type: "Quyết định", Created: time.Date(2021, 1, 5, 0, 0, 0, 0, time.FixedZone("", 7*3600))},
		Styles: sheet,
		Sections: []render.Section{
			{Page: portrait, Body: []render.Block{
				head(), text("TenLoai", "QUYẾT ĐỊNH"), title, rule(title, 2, 5),
				text("CanCu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày\u00a019 tháng\u00a06 năm\u00a02015;"),
				&render.Paragraph{Role: "NoiDung", KeepLines: true, KeepNext: true, Runs: []render.Run{{Text: "Điều\u00a01. ", Bold: true}, {Text: "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2021 của Sở Khoa học và Công nghệ, "}, {Text: "gồm phụ lục", Italic: true}, {Text: "."}}},
				&render.Paragraph{Role: "NoiDung"},
				text("Treo", "- Gạch đầu dòng thứ nhất, đủ dài để xuống một dòng mới và thấy được dòng treo ở bên trái trang giấy;"),
				foot(),
			}},
			{Page: landscape, Body: []render.Block{text("TenLoai", "Phụ lục"), grid(), grid()}},
			{Page: render.Page{Width: portrait.Width, Height: portrait.Height, Top: portrait.Top, Bottom: portrait.Bottom, Left: portrait.Left, Right: portrait.Right}},
			{Page: portrait, Body: []render.Block{text("NoiDung", "Trang cuối."), rule(nil, 1, 3)}},
		},
	}
}

// resolve lays d out as far as a DOCX needs.
func resolve(tb testing.TB, d *render.Document) layout.Resolved {
	tb.Helper()
	r, err := layout.Resolve(context.Background(), d, fonts.Default())
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// realText is the text of a decision with a plan and an appendix: a header and 77 rows of
// six cells.
func realText(tb testing.TB) (body []string, rows [][]string) {
	tb.Helper()
	data, err := os.ReadFile("testdata/qd-2657-bkhcn-2022.txt")
	if err != nil {
		tb.Fatal(err)
	}
	plain, appendix, ok := strings.Cut(string(data), "PHỤ LỤC KẾ HOẠCH\n")
	if !ok {
		tb.Fatal("the text has no appendix")
	}
	paragraph := ""
	for line := range strings.Lines(plain) {
		paragraph += strings.TrimSpace(line)
		if strings.HasSuffix(paragraph, ".") || strings.HasSuffix(paragraph, ";") || strings.HasSuffix(paragraph, ":") || len(paragraph) > 700 {
			body, paragraph = append(body, paragraph), ""
			continue
		}
		paragraph += " "
	}
	_, appendix, _ = strings.Cut(appendix, "Công nghệ)\n")
	cells := strings.Split(appendix, "|\n")
	for ; len(cells) >= 6; cells = cells[6:] {
		rows = append(rows, cells[:6])
	}
	rows = append(rows, rows[1:]...) // some cells of the text run over several rows
	return body, rows[:78]
}

// report is a document of about 21 pages with a table of 77 rows.
func report(tb testing.TB) *render.Document {
	body, rows := realText(tb)
	d := decision()
	first := &d.Sections[0]
	for _, p := range body {
		first.Body = append(first.Body, text("NoiDung", p))
	}
	d.Sections = []render.Section{*first, {Page: landscape, Body: []render.Block{text("TenLoai", "Phụ lục"), tasks(rows)}}}
	return d
}

// tasks is a table of the given rows; the first is its header.
func tasks(rows [][]string) *render.Table {
	t := &render.Table{Columns: make([]render.Column, len(rows[0]))}
	for i, r := range rows {
		row := render.Row{}
		for _, s := range r {
			row.Cells = append(row.Cells, render.Cell{Blocks: []*render.Paragraph{text("O", strings.Join(strings.Fields(s), " "))}})
		}
		if i == 0 {
			t.Header = append(t.Header, row)
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
