package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/render/pdf/preflight/preflighttest"
)

// sheet has a role for each thing that a PDF shows in its own way.
func sheet() render.Sheet {
	return render.Sheet{
		"Text":    {Name: "Text", Size: 14 * render.Pt, Align: render.AlignJustify, FirstLine: 36000 * 10, Before: 6 * render.Pt},
		"Title":   {Name: "Title", Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter, Outline: 1, Before: 12 * render.Pt},
		"Heading": {Name: "Heading", Size: 14 * render.Pt, Bold: true, Outline: 2, KeepNext: true, Before: 6 * render.Pt},
		"Cell":    {Name: "Cell", Size: 12 * render.Pt},
		"Number":  {Name: "Number", Size: 13 * render.Pt, Align: render.AlignCenter},
		"Red":     {Name: "Red", Size: 14 * render.Pt, Bold: true, Color: render.Color{R: 200}, Align: render.AlignCenter},
	}
}

func portrait() render.Page {
	return render.Page{
		Width: 210 * render.MM, Height: 297 * render.MM,
		Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 20 * render.MM,
		Number: render.PageNumber{Role: "Number", Distance: 10 * render.MM, HideFirst: true},
	}
}

func landscape() render.Page {
	p := portrait()
	p.Width, p.Height = p.Height, p.Width
	p.Number.Start, p.Number.HideFirst = 1, false
	return p
}

func paragraph(role render.Role, runs ...any) *render.Paragraph {
	p := &render.Paragraph{Role: role}
	for _, r := range runs {
		switch r := r.(type) {
		case string:
			p.Runs = append(p.Runs, render.Run{Text: r})
		case render.Run:
			p.Runs = append(p.Runs, r)
		}
	}
	return p
}

const words = "Thủ trưởng các đơn vị thuộc Bộ có trách nhiệm tổ chức thực hiện nhiệm vụ được giao tại Kế hoạch này, " +
	"định kỳ báo cáo kết quả về Bộ Khoa học và Công nghệ (qua Văn phòng Bộ) trước ngày 10 tháng cuối quý. "

// sample has all that a PDF can show: headings, both orientations, runs of every face,
// runes beyond the alphabet, a table that goes over pages, rules, a box, colours, charts.
func sample() *render.Document {
	body := []render.Block{
		paragraph("Title", "KẾ HOẠCH\ncải cách hành chính năm\u00A02023"),
		&render.Line{Num: 1, Den: 3, Weight: render.Pt / 2, Before: render.Pt, Height: 6 * render.Pt},
		&render.Box{
			Width: 40 * render.MM, Height: 8 * render.MM, Weight: render.Pt, Color: render.Color{R: 200},
			Align: render.AlignRight, Text: *paragraph("Red", "HỎA TỐC"),
		},
	}
	for i := range 36 {
		body = append(body,
			paragraph("Heading", fmt.Sprintf("Điều\u00A0%d. Trách nhiệm của các đơn vị trong việc thực hiện quý I\u2011IV/2023 và những năm tiếp theo", i+1)),
			paragraph("Text", render.Run{Text: fmt.Sprintf("%d. Đậm. ", i), Bold: true}, words, words,
				render.Run{Text: "nghiêng ", Italic: true}, render.Run{Text: "cả hai", Bold: true, Italic: true}, ". ", words))
	}
	body = append(body, paragraph("Text", "Beyond: é m² ≥ 5 ₫ α β γ ½ ¾ Ω ∑ ﬁ \\ (x) — Ж"))
	table := &render.Table{
		Columns: []render.Column{{Fixed: 15 * render.MM}, {Share: 2}, {Share: 1}},
		Caption: "Danh mục nhiệm vụ (70)",
		Header:  []render.Row{{Cells: []render.Cell{head("TT"), head("Nhiệm vụ"), head("Đơn vị")}}},
	}
	for i := range 80 {
		if i%10 == 0 {
			table.Rows = append(table.Rows, render.Row{Group: true, Cells: []render.Cell{{Cols: 3, Scope: true, Blocks: []*render.Paragraph{paragraph("Cell", "Nhóm")}}}})
		}
		table.Rows = append(table.Rows, render.Row{Cells: []render.Cell{
			{Blocks: []*render.Paragraph{paragraph("Cell", fmt.Sprint(i+1))}},
			{Blocks: []*render.Paragraph{paragraph("Cell", words)}},
			{},
		}})
	}
	return &render.Document{
		Name: "mau", Styles: sheet(),
		Info: render.Info{
			Title: "Kế hoạch \"cải cách\" <2023> & sau", Author: "Bộ Khoa học và Công nghệ", Subject: "Quyết định (số 2657)", Keywords: "CCHC, kế hoạch",
			Identifier: "2657/QĐ-BKHCN", Type: "Quyết định",
			Created: time.Date(2022, 12, 30, 0, 0, 0, 0, time.FixedZone("", 7*3600)),
		},
		Sections: []render.Section{
			{Page: portrait(), Body: body},
			{Page: landscape(), Body: []render.Block{paragraph("Title", "PHỤ LỤC"), table}},
			{Page: portrait(), Body: append(charts(), paragraph("Heading", "Cuối"), paragraph("Text", words))},
		},
	}
}

func head(text string) render.Cell {
	return render.Cell{Scope: true, Middle: true, Blocks: []*render.Paragraph{paragraph("Cell", render.Run{Text: text, Bold: true})}}
}

func compute(t testing.TB, d *render.Document) *layout.Layout {
	t.Helper()
	l, err := layout.Compute(context.Background(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func encode(t testing.TB, l *layout.Layout) []byte {
	t.Helper()
	return encodeWith(t, l, pdf.Options{})
}

func encodeWith(t testing.TB, l *layout.Layout, o pdf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Encode(&b, l, o); err != nil {
		t.Fatal(err)
	}
	// What Encode has checked before it compressed it is the same in the file.
	if err := preflighttest.Check(b.Bytes()); err != nil {
		t.Error(err)
	}
	return b.Bytes()
}
