package svg_test

import (
	"context"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// sample has all that a page can show.
func sample() *render.Document {
	text := func(role render.Role, runs ...render.Run) *render.Paragraph {
		return &render.Paragraph{Role: role, Runs: runs}
	}
	chart := func(kind render.ChartKind, alt string) *render.Chart {
		values := func(n ...int64) []render.Value {
			var r []render.Value
			for _, v := range n {
				r = append(r, render.Value{Unscaled: v})
			}
			return r
		}
		return &render.Chart{
			Kind: kind, Title: "Số hồ sơ đã giải quyết", Unit: "Hồ sơ", Alt: alt, Point: ",", Group: ".", Height: 75 * render.MM, Before: 12 * render.Pt,
			Categories: []string{"Quý I", "Cải cách thủ tục hành chính và chính quyền số", "Quý III", "Quý IV"},
			Series: []render.Series{
				{Name: "Đúng hạn", Values: values(1250, 980, 1400, 700)},
				{Name: "Trước hạn", Values: values(300, 1200, 400, 350)},
				{Name: "Quá hạn", Values: values(400, 300, 120, 900)},
				{Name: "Khác", Values: values(500, 200, 320, 100)},
			},
		}
	}
	return &render.Document{
		Name: "mau",
		Styles: render.Sheet{
			"Text":  {Size: 14 * render.Pt, Align: render.AlignJustify, FirstLine: 10 * render.MM, Before: 6 * render.Pt},
			"Title": {Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter},
			"Red":   {Size: 14 * render.Pt, Bold: true, Color: render.Color{R: 200}, Align: render.AlignCenter},
		},
		Sections: []render.Section{{
			Page: render.Page{
				Width: 210 * render.MM, Height: 297 * render.MM,
				Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 20 * render.MM,
				Number: render.PageNumber{Role: "Title", Distance: 10 * render.MM},
			},
			Body: []render.Block{
				text("Title", render.Run{Text: "BÁO CÁO\nkết quả cải cách hành chính quý\u00a0III năm\u00a02022"}),
				&render.Line{Num: 1, Den: 3, Weight: render.Pt / 2, Before: render.Pt, Height: 6 * render.Pt},
				&render.Box{
					Width: 40 * render.MM, Height: 8 * render.MM, Weight: render.Pt, Color: render.Color{R: 200},
					Align: render.AlignRight, Text: *text("Red", render.Run{Text: "HỎA TỐC"}),
				},
				text("Text", render.Run{Text: "Trong quý\u00a0III năm\u00a02022, Sở tiếp nhận 13 hồ sơ; đã giải quyết 13/13 hồ sơ đúng và trước hạn (đạt 100%), tăng 03 hồ sơ so với cùng kỳ năm trước (68/TTr\u2011SKHCN), "},
					render.Run{Text: "nghiêng & đậm < 5 ", Italic: true, Bold: true}, render.Run{Text: "và \"VAWA fi ffi\" còn lại."}),
				chart(render.ChartBars, `Quý I <500> & "quý II"`),
				chart(render.ChartLines, "Đường"),
				chart(render.ChartStacked, "Chồng"),
			},
		}},
	}
}

func compute(t testing.TB, d *render.Document) *layout.Layout {
	t.Helper()
	l, err := layout.Compute(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
