package part

import (
	"cmp"
	"regexp"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/stat"
)

// Show says where data is shown, and as what.
type Show struct {
	Data    string  `json:"data" validate:"required,max=40" title:"Mã số liệu" doc:"Mã (“id”) của số liệu trong “data”." example:"tthc"`
	As      string  `json:"as,omitempty" validate:"max=20" title:"Cách thể hiện" doc:"text (câu), table (bảng), chart (biểu đồ) hoặc cách khác mà loại số liệu đó có; bỏ trống là cách đầu tiên của nó." example:"table"`
	Caption *string `json:"caption,omitempty" validate:"omitempty,max=500" title:"Tên in ra" doc:"Tên bảng, biểu đồ in ở trên; bỏ trường này thì dùng tên của số liệu, chuỗi rỗng là không in tên." example:"Tình hình tiếp nhận và giải quyết hồ sơ"`
}

// shown is a [Show] with the place where the payload has it.
type shown struct {
	Show
	pointer string // to the show, or to the text that it is a line of
	source  render.Source
	line    bool // it is a line of a text
	titled  bool // what it stands in has said what it is
}

// shownAt are the shows of the object at the pointer.
func shownAt(list []Show, pointer string) []shown {
	all := make([]shown, len(list))
	for i, s := range list {
		at := item(pointer+"/show", i)
		all[i] = shown{Show: s, pointer: at, source: field(at)}
	}
	return all
}

// shown are the shows of a node.
func (e entry) shown() []shown { return shownAt(e.node.Show, e.path) }

// shown are the shows of an appendix. A single one bears no title of its own beneath that of the
// appendix.
func (a *Appendix) shown(pointer string) []shown {
	all := shownAt(a.Show, pointer)
	if len(all) == 1 && a.Title != "" {
		all[0].titled = true
	}
	return all
}

// showLine is a line of a text that stands for data: {{tthc}}, {{tthc table}}.
var showLine = regexp.MustCompile(`^\{\{\s*([^\s{}]+)(?:\s+([^\s{}]+))?\s*\}\}$`)

// shownLine is the show that the line of a text is; only where there may be data.
func (p *Paper) shownLine(e entry) (s shown, ok bool) {
	if p.Data == nil || e.node.Type != doan || e.node.Title != "" || e.node.quoted {
		return shown{}, false
	}
	m := showLine.FindStringSubmatch(e.node.Text)
	if m == nil {
		return shown{}, false
	}
	return shown{Show: Show{Data: m[1], As: m[2]}, pointer: e.text.Pointer, source: e.text, line: true}, true
}

// context is what the statements about the data need to know.
func (p *Paper) context(d datum) stat.Context {
	c := p.Context
	c.Pointer = d.pointer
	return c
}

// viewOf is the data as it is to be shown on a page so wide; "" is its first view. A table that
// has no room gives way to a narrower one that has.
func (p *Paper) viewOf(d datum, as string, width render.Length) stat.View {
	v := d.block.Show(p.context(d), cmp.Or(as, d.block.Views()[0]))
	if sheet := nd30.Sheet(p.Head.preset()); v.Narrow != nil && crowded(v.Table, width, sheet) != "" && crowded(v.Narrow, width, sheet) == "" {
		v.Table = v.Narrow
	}
	return v
}

// show makes what the payload wants to be shown on a page so wide.
func (p *Paper) show(s shown, width render.Length) []render.Block {
	d, ok := p.Data.find(s.Data)
	if !ok {
		return nil // which is a finding
	}
	if d.block.Validate(p.context(d)).Failed() { // of a draft: no number is better than a wrong one
		return []render.Block{paragraph(nd30.NoiDung, "……………", field(d.pointer))}
	}
	v := p.viewOf(d, s.As, width)
	var all []render.Block
	for _, sentence := range v.Sentences {
		all = append(all, paragraph(nd30.NoiDung, sentence, field(d.pointer)))
	}
	if v.Table != nil {
		all = append(all, s.caption(v.Table.Caption)...)
		all = append(all, unitLine(v.Table.Unit, field(d.pointer))...)
		all = append(all, composeView(v.Table, d.pointer))
		all = append(all, note(v.Table.Note, d.pointer)...)
	}
	if v.Chart != nil {
		all = append(all, s.caption(v.Chart.Title)...)
		all = append(all, s.chart(*v.Chart, d.pointer)...)
	}
	return all
}

// caption is the line above a table or a chart, which says what it is.
func (s shown) caption(usual string) []render.Block {
	text, source := usual, s.source
	switch {
	case s.Caption != nil:
		text, source = *s.Caption, field(s.pointer+"/caption")
	case s.titled:
		return nil
	}
	if text == "" {
		return nil
	}
	return []render.Block{paragraph(nd30.TenBang, text, source)}
}

// unitLine says above a table or a chart in what unit its numbers are.
func unitLine(unit string, source render.Source) []render.Block {
	if unit == "" {
		return nil
	}
	return []render.Block{paragraph(nd30.DonViTinh, nd30.DonViTinhText+" "+unit, source)}
}

// chart makes a chart of the data at the pointer. Its title and its unit stand above it as those of
// a table do. Where the payload wants no line above it the unit stands at the axis: right beneath a
// table it would be taken for the table's.
func (s shown) chart(c render.Chart, pointer string) []render.Block {
	c.Alt = cmp.Or(c.Alt, c.Title)
	c.Title, c.Source = "", field(pointer)
	c.Before = cmp.Or(c.Before, chartBefore)
	if s.Caption != nil && *s.Caption == "" {
		return []render.Block{&c}
	}
	unit := unitLine(c.Unit, c.Source)
	c.Unit = ""
	return append(unit, &c)
}

// composeView makes a table of the data at the pointer.
func composeView(t *stat.Table, pointer string) *render.Table {
	out := &render.Table{Caption: t.Caption, Source: field(pointer), Smaller: nd30.CoChuBang}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, column(c.WidthMM, c.Share))
	}
	header := rowMaker{free: newCoverage(len(t.Columns)), role: func(stat.Row, int) render.Role { return nd30.BangTieuDe }}
	for _, cells := range t.Header {
		out.Header = append(out.Header, header.row(stat.Row{Cells: cells, Path: pointer}))
	}
	if t.Numbers != nil {
		out.Header = append(out.Header, columnNumbers(t.Numbers, pointer))
	}
	body := rowMaker{free: newCoverage(len(t.Columns)), role: func(r stat.Row, at int) render.Role { return bodyRole(t, r, at) }}
	for _, r := range t.Rows {
		r.Path = cmp.Or(r.Path, pointer)
		out.Rows = append(out.Rows, body.row(r))
	}
	keepTogether(out.Rows)
	out.KeepNext = t.Note != ""
	return out
}

// note is what is said beneath a table.
func note(text, pointer string) []render.Block {
	if text == "" {
		return nil
	}
	p := paragraph(nd30.BangNoiDung, text, field(pointer))
	for i := range p.Runs {
		p.Runs[i].Italic = true
	}
	return []render.Block{p}
}

// bodyRole is the role of a cell of the row that begins in the column.
func bodyRole(t *stat.Table, r stat.Row, at int) render.Role {
	if r.Group {
		return nd30.BangNhom
	}
	return alignRole(t.Columns[at].Align)
}

// columnNumbers is the row of the columns' numbers, in the type of [TableHead.numbers].
func columnNumbers(numbers []stat.Cell, pointer string) render.Row {
	row := render.Row{Source: field(pointer)}
	for _, n := range numbers {
		made := cell(nd30.BangGiua, n.Text, field(pointer))
		made.Scope = true
		row.Cells = append(row.Cells, made)
	}
	return row
}

// fewRows is how many rows a table has at most that is not divided between pages.
const fewRows = 8

// keepTogether keeps a short table on one page, and the last row of any, which may be the total,
// with the one before.
func keepTogether(rows []render.Row) {
	for i := range max(len(rows)-1, 0) {
		rows[i].Group = rows[i].Group || len(rows) <= fewRows || i == len(rows)-2
	}
}

// rowMaker makes the rows of a table made of data.
type rowMaker struct {
	free coverage
	role func(r stat.Row, at int) render.Role // of a cell that begins in the column
}

// row makes one row.
func (m *rowMaker) row(r stat.Row) render.Row {
	out := render.Row{Group: r.Group || r.Keep, Source: field(r.Path)}
	for c, at := range m.free.cells(r.Cells) {
		role := m.role(r, at)
		made := cell(role, c.Text, field(cmp.Or(c.Path, r.Path)))
		made.Cols, made.Rows = c.Cols, c.Rows
		made.Middle = role == nd30.BangTieuDe
		made.Scope = made.Middle || r.Group
		if r.Bold {
			embolden(&made)
		}
		out.Cells = append(out.Cells, made)
	}
	return out
}
