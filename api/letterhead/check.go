package letterhead

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vanban/render"
	"vanban/render/docx"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// check finds what the decree does not allow in a letterhead, or what would be lost or printed twice in documents that
// are put into it.
func check(b *docx.Base) templates.Problems {
	return slices.Concat(papers(b.Pages()), lost(b), twice(b), nation(b))
}

// ownHead is the placeholder by which a letterhead has a head of its own.
const ownHead = "code"

// shown are what only the head of a document shows: a letterhead with a head of its own has a placeholder of each row, or
// that would be lost.
var shown = []struct {
	names []string
	what  string
}{
	{[]string{"place_date", "date"}, "địa danh và ngày, tháng, năm"},
	{[]string{"ve_viec"}, "trích yếu “V/v” của công văn"},
}

// lost says what documents in the letterhead would lose.
func lost(b *docx.Base) (ps templates.Problems) {
	if !b.InText(ownHead) {
		return nil
	}
	names := b.Names()
	for _, row := range shown {
		if !slices.ContainsFunc(row.names, func(name string) bool { return slices.Contains(names, name) }) {
			ps = append(ps, problem("lost", fmt.Sprintf("Mẫu có {{code}}, tức là có phần đầu riêng, mà thiếu chỗ cho %s.", row.what),
				fmt.Sprintf("Thêm {{%s}}, hoặc bỏ {{code}} để dùng phần đầu của vanban.", row.names[0])))
		}
	}
	return ps
}

// printed are the placeholders of what every document prints itself, outside its head.
var printed = []struct {
	names  []string
	what   string
	clause string
}{
	{[]string{"type_name", "subject"}, "tên loại và trích yếu ở giữa trang", "PL I.II.5"},
	{[]string{"competence", "position", "other_position", "full_name"}, "chức vụ và họ tên người ký", "PL I.II.7"},
	{[]string{"to_places"}, "nơi nhận", "PL I.II.9"},
}

// twice says what stands in the text of the letterhead, and would stand once more in that of the document.
func twice(b *docx.Base) (ps templates.Problems) {
	for _, row := range printed {
		for _, name := range row.names {
			if b.InText(name) {
				p := problem("twice", fmt.Sprintf("{{%s}} ở lời văn của mẫu sẽ bị in hai lần: {{body}} đã có %s.", name, row.what),
					fmt.Sprintf("Bỏ {{%s}}, hoặc chỉ đặt ở đầu trang, chân trang.", name))
				p.Clause = row.clause
				ps = append(ps, p)
			}
		}
	}
	return ps
}

// nation says whether Quốc hiệu and Tiêu ngữ are missing where the head is the letterhead's, or are there twice where it
// is the document's.
func nation(b *docx.Base) (ps templates.Problems) {
	text, own := letters(b.Text()), b.InText(ownHead)
	for _, part := range []struct{ name, words string }{{"Quốc hiệu", nd30.QuocHieuText}, {"Tiêu ngữ", nd30.TieuNguText}} {
		has := strings.Contains(text, letters(part.words))
		if has == own {
			continue
		}
		p := problem("nation", fmt.Sprintf("Mẫu có {{code}}, tức là có phần đầu riêng, mà không có %s.", part.name),
			fmt.Sprintf("Ghi “%s” ở phía trên, bên phải, hoặc bỏ {{code}} để dùng phần đầu của vanban.", part.words))
		if has {
			p.Message = fmt.Sprintf("Mẫu ghi %s mà không có {{code}}, nên %[1]s sẽ bị in hai lần.", part.name)
			p.Suggestion = "Thêm {{code}} và {{place_date}} để dùng phần đầu của mẫu, hoặc bỏ phần đầu ấy."
		}
		p.Clause = "PL I.II.1"
		ps = append(ps, p)
	}
	return ps
}

// letters are those of a text, in one of the ways to write them: without blanks, which lines broken within a paragraph
// lack, and with the tone over the first of two vowels.
func letters(s string) string {
	s = strings.ReplaceAll(viet.Lower(norm.NFC.String(s)), "oà", "òa")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// How far what Word writes in twips may be from the decree's millimetres: it has 11907 × 16840 for A4 as well.
const (
	paperSlack  = render.MM / 2
	marginSlack = render.MM / 10
)

// edges are the margins of a page with what the decree allows.
var edges = []struct {
	name    string
	of      func(render.Page) render.Length
	allowed nd30.Range
}{
	{"trên", func(p render.Page) render.Length { return p.Top }, nd30.TopMargin},
	{"dưới", func(p render.Page) render.Length { return p.Bottom }, nd30.BottomMargin},
	{"trái", func(p render.Page) render.Length { return p.Left }, nd30.LeftMargin},
	{"phải", func(p render.Page) render.Length { return p.Right }, nd30.RightMargin},
}

// papers say where the pages of a letterhead are none of the decree's. What is wrong on several is told once.
func papers(pages []render.Page) (ps templates.Problems) {
	for _, page := range pages {
		for _, p := range paper(page) {
			if !slices.Contains(ps, p) {
				ps = append(ps, p)
			}
		}
	}
	return ps
}

func paper(page render.Page) (ps templates.Problems) {
	if around(nd30.A4Width, paperSlack).Has(page.Width) && around(nd30.A4Height, paperSlack).Has(page.Height) {
		for _, e := range edges {
			ps = append(ps, margin(e.name, e.of(page), e.allowed)...)
		}
		return ps
	}
	p := problem("paper", fmt.Sprintf("Khổ giấy của mẫu là %s × %s mm, không phải A4 đứng.", millimetres(page.Width), millimetres(page.Height)),
		"Trong Word: Layout, Size, A4; Orientation, Portrait.")
	p.Clause = "PL I.I.1"
	return templates.Problems{p}
}

func around(l, slack render.Length) nd30.Range { return nd30.Range{Min: l - slack, Max: l + slack} }

// margin says that a margin is outside what is allowed.
func margin(name string, l render.Length, allowed nd30.Range) templates.Problems {
	if (nd30.Range{Min: allowed.Min - marginSlack, Max: allowed.Max + marginSlack}).Has(l) {
		return nil
	}
	p := problem("margin", fmt.Sprintf("Lề %s của mẫu là %s mm, nằm ngoài khoảng Nghị định cho phép.", name, millimetres(l)),
		fmt.Sprintf("Trong Word: Layout, Margins: chọn từ %d đến %d mm.", allowed.Min/render.MM, allowed.Max/render.MM))
	p.Clause = "PL I.I.3"
	return templates.Problems{p}
}

// millimetres writes a length in millimetres, with a tenth where it is not whole.
func millimetres(l render.Length) string {
	tenths := (l*10 + render.MM/2) / render.MM
	if tenths%10 == 0 {
		return viet.Integer(int64(tenths / 10))
	}
	return viet.Decimal(int64(tenths), 1)
}
