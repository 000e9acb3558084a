package part

import (
	"cmp"
	"fmt"
	"iter"
	"regexp"
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// showChecks look at data and at where it is shown; what the data itself says is the data's own to
// check.
var showChecks = []check{
	{"data.duplicate_id", dataTwice},
	{"data.unknown", dataUnknown},
	{"data.view", viewUnknown},
	{"data.often", shownTooOften},
	{"data.unshown", dataUnshown},
	{"data.misplaced", showMisplaced},
	{"data.width", viewCrowded},
}

// showing is a place where data is shown, with the width of the text there.
type showing struct {
	shown
	width render.Length
}

// showings are all places where data is shown.
func (v *view) showings() []showing {
	var all []showing
	for _, piece := range v.pieces {
		add := func(s shown) { all = append(all, showing{s, piece.width}) }
		for _, e := range piece.entries {
			if s, ok := v.shownLine(e); ok {
				add(s)
			}
			for _, s := range e.shown() {
				add(s)
			}
		}
		for _, s := range piece.show {
			add(s)
		}
	}
	return all
}

// at is the pointer to a field of the show; the line of a text has none.
func (s shown) at(name string) string {
	if s.line {
		return s.pointer
	}
	return s.pointer + "/" + name
}

func dataTwice(v *view) []finding {
	var found []finding
	seen := map[string]bool{}
	for d := range v.Data.all() {
		found = append(found, when(seen[d.id] && d.id != "", finding{
			path:       d.pointer + "/id",
			message:    fmt.Sprintf("Mã “%s” đã dùng cho số liệu khác.", templates.Shorten(d.id)),
			suggestion: "Ghi cho mỗi số liệu một mã riêng.",
		})...)
		seen[d.id] = true
	}
	return found
}

func dataUnknown(v *view) []finding {
	var found []finding
	guess := newGuesser(v.Data.ids())
	for _, s := range v.shows {
		if s.Data == "" || guess.known[s.Data] {
			continue
		}
		f := finding{
			path: s.at("data"), offset: s.source.Offset,
			message: fmt.Sprintf("Không có số liệu mang mã “%s”.", templates.Shorten(s.Data)),
		}
		f = f.mean(guess, s.Data, "Thêm số liệu đó vào “data”, hoặc sửa lại mã.")
		if s.line {
			f.edit = templates.Edit{} // the id is a part of the text
		}
		if v.Data == nil {
			f.message = fmt.Sprintf("%s không có số liệu để in.", v.Type.Name)
			f.suggestion = "Bỏ “show”; số liệu chỉ có trong báo cáo (bao-cao)."
			f.edit = templates.Edit{}
		}
		found = append(found, f)
	}
	return found
}

func viewUnknown(v *view) []finding {
	var found []finding
	for _, s := range v.shows {
		d, ok := v.Data.find(s.Data)
		if !ok || d.has(s.As) {
			continue
		}
		views := d.block.Views()
		f := finding{
			path: s.at("as"), offset: s.source.Offset, length: s.source.Length,
			message:    fmt.Sprintf("Số liệu “%s” không có cách thể hiện “%s”.", s.Data, templates.Shorten(s.As)),
			suggestion: fmt.Sprintf("Chọn một trong: %s.", strings.Join(views, ", ")),
		}
		if near := templates.Nearest(s.As, views); near != "" && !s.line {
			f.suggestion = fmt.Sprintf("Có phải “%s” không? %s", near, f.suggestion)
			f.edit = set(near)
		}
		if figures, ok := d.block.(*stat.Figures); ok && s.As == "chart" {
			f.message = fmt.Sprintf("Số liệu “%s” không vẽ thành biểu đồ được: %s.", s.Data, figures.NoChart())
		}
		found = append(found, f)
	}
	return found
}

func dataUnshown(v *view) []finding {
	used := map[string]bool{}
	for _, s := range v.shows {
		used[s.Data] = true
	}
	var found []finding
	for d := range v.Data.all() {
		found = append(found, when(!used[d.id] && d.id != "", finding{
			path: d.pointer, severity: templates.Warning,
			message:    fmt.Sprintf("Số liệu “%s” không được in ở đâu.", templates.Shorten(d.id)),
			suggestion: fmt.Sprintf("Thêm {\"data\": \"%s\"} vào “show” của một mục, hoặc dòng {{%s}} vào nội dung; không cần thì bỏ số liệu.", templates.Shorten(d.id), templates.Shorten(d.id)),
		})...)
	}
	return found
}

// braces are what a line that stands for data is written with.
var braces = regexp.MustCompile(`\{\{[^{}\n]*\}\}`)

// showMisplaced looks for lines that would stand for data but have other text beside them.
func showMisplaced(v *view) []finding {
	if v.Data == nil {
		return nil
	}
	var found []finding
	for _, e := range v.entries() {
		if _, ok := v.shownLine(*e); ok {
			continue
		}
		for source, s := range e.texts() {
			at := braces.FindStringIndex(s)
			if at == nil {
				continue
			}
			found = append(found, finding{
				path: source.Pointer, offset: source.Offset + at[0], length: at[1] - at[0],
				message:    fmt.Sprintf("“%s”%s nằm lẫn trong chữ hoặc viết chưa đúng, sẽ in nguyên văn.", templates.Shorten(s[at[0]:at[1]]), e.place()),
				suggestion: "Đặt trên một dòng riêng, dạng {{mã}} hoặc {{mã table}}.",
			})
		}
	}
	return found
}

// texts are title and text of the node, and where in their fields they begin.
func (e entry) texts() iter.Seq2[render.Source, string] {
	return func(yield func(render.Source, string) bool) {
		_ = (e.node.Title == "" || yield(behindLabel(e.title, e.node.Title), e.node.Title)) &&
			(e.node.Text == "" || yield(behindLabel(e.text, e.node.Text), e.node.Text))
	}
}

// behindLabel is the source of the text with which that of a node ends.
func behindLabel(s render.Source, text string) render.Source {
	if s.Length > len(text) {
		s.Offset, s.Length = s.Offset+s.Length-len(text), len(text)
	}
	return s
}

// mostShown is how often the same view of the same data is shown at most: oftener, a small payload
// would make a document without end.
const mostShown = 10

// viewKey is a view of data.
type viewKey struct{ data, as string }

// tableKey is a view on pages with text so wide.
type tableKey struct {
	viewKey
	width render.Length
}

func shownTooOften(v *view) []finding {
	var found []finding
	times := map[viewKey]int{}
	for _, s := range v.shows {
		key := viewKey{s.Data, s.As}
		times[key]++
		found = append(found, when(times[key] == mostShown+1, finding{
			path: s.at("data"), offset: s.source.Offset,
			message:    fmt.Sprintf("Số liệu “%s” được in quá %d lần theo cùng một cách.", templates.Shorten(s.Data), mostShown),
			suggestion: "In một lần, ở chỗ khác thì dẫn đến bảng hoặc biểu đồ đó.",
		})...)
	}
	return found
}

// shownTables are the tables that data is shown as, where the data can be shown at all.
func (v *view) shownTables() []placed {
	var all []placed
	times, tables := map[viewKey]int{}, map[tableKey]*stat.Table{}
	for _, s := range v.shows {
		d, ok := v.Data.find(s.Data)
		key := viewKey{s.Data, s.As}
		times[key]++
		if !ok || times[key] > mostShown || !d.has(s.As) || v.data[d.pointer].Failed() {
			continue
		}
		t, made := tables[tableKey{key, s.width}]
		if !made {
			t = v.viewOf(d, s.As, s.width).Table
			tables[tableKey{key, s.width}] = t
		}
		if t != nil {
			all = append(all, placed{pointer: s.pointer, view: t, width: s.width})
		}
	}
	return all
}

// viewCrowded looks for words of shown tables that have no room: a line would end inside them. Half of a number is
// another number, and nobody may be there to read a warning when a report is made.
func viewCrowded(v *view) []finding {
	sheet := nd30.Sheet(v.Head.preset())
	var found []finding
	for _, t := range v.made {
		made := composeView(&stat.Table{Columns: t.view.Columns}, t.pointer)
		cuts, err := layout.Cuts(sheet, made, t.width, viewTexts(t.view))
		if err != nil || len(cuts) == 0 {
			continue // an error is a finding of its own
		}
		found = append(found, crampedView(t, worst(cuts)))
	}
	return found
}

func crampedView(t placed, c layout.Cut) finding {
	f := finding{
		path:       t.pointer,
		message:    fmt.Sprintf("Bảng có %d cột, không đủ chỗ trên trang: %s bị ngắt giữa chừng, kể cả khi in cỡ chữ %d.", len(t.view.Columns), calledCut(c), leastType),
		suggestion: "Đưa bảng sang phụ lục trên trang ngang (orientation: landscape), dùng đơn vị tính lớn hơn, hoặc bớt cột.",
	}
	if !c.Number {
		f.severity = templates.Warning
	}
	if t.width > portrait {
		f.suggestion = "Dùng đơn vị tính lớn hơn (nghìn, triệu, tỷ đồng), bớt cột, hoặc tách số liệu ra hai bảng."
	}
	return f
}

// viewTexts yields the texts of a table made of data.
func viewTexts(t *stat.Table) iter.Seq[layout.CellText] {
	return func(yield func(layout.CellText) bool) {
		free := newCoverage(len(t.Columns))
		row := func(r stat.Row, role func(at int) render.Role) bool {
			for c, at := range free.cells(r.Cells) {
				text := layout.CellText{At: at, Cols: c.Cols, Role: role(at), Bold: r.Bold, Text: viet.BindRanges(c.Text)}
				if !yield(text) {
					return false
				}
			}
			return true
		}
		for _, cells := range t.Header {
			if !row(stat.Row{Cells: cells}, func(int) render.Role { return nd30.BangTieuDe }) {
				return
			}
		}
		for i, n := range t.Numbers {
			if !yield(layout.CellText{At: i, Role: nd30.BangGiua, Text: n.Text}) {
				return
			}
		}
		for _, r := range t.Rows {
			if !row(r, func(at int) render.Role { return bodyRole(t, r, at) }) {
				return
			}
		}
	}
}

// cellMargins are what a cell has left and right of its text.
const cellMargins = 216 * render.Twip

// crowded is the first word of the table that is wider than its cell; empty when there is room.
func crowded(t *stat.Table, page render.Length, sheet render.Sheet) string {
	rows := make([][]stat.Cell, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.Cells
	}
	widths := spread(t.Columns, page)
	return cmp.Or(
		crowdedRows(t.Header, widths, sheet[nd30.BangTieuDe]),
		crowdedRows([][]stat.Cell{t.Numbers}, widths, sheet[nd30.BangGiua]),
		crowdedRows(rows, widths, sheet[nd30.BangNoiDung]),
	)
}

func crowdedRows(rows [][]stat.Cell, widths []render.Length, style render.Style) string {
	free := newCoverage(len(widths))
	for _, row := range rows {
		for c, at := range free.cells(row) {
			if word := wideWord(c.Text, style, room(widths, at, c)); word != "" {
				return word
			}
		}
	}
	return ""
}

// spread gives every column its width on a page.
func spread(columns []stat.Column, page render.Length) []render.Length {
	left, shares := page, 0
	for _, c := range columns {
		left -= render.Length(c.WidthMM) * render.MM
		if c.WidthMM == 0 {
			shares += c.Share
		}
	}
	widths := make([]render.Length, len(columns))
	for i, c := range columns {
		widths[i] = render.Length(c.WidthMM) * render.MM
		if c.WidthMM == 0 && shares > 0 {
			widths[i] = max(left, 0).Scale(int64(c.Share), int64(shares))
		}
	}
	return widths
}

// room is the width that the text of a cell has.
func room(widths []render.Length, at int, c stat.Cell) render.Length {
	sum := -cellMargins
	for _, w := range widths[at : at+max(1, c.Cols)] {
		sum += w
	}
	return sum
}

// wideWord is the first word of the text that is wider than the room.
func wideWord(text string, style render.Style, room render.Length) string {
	face := fonts.Default().Face(style.Bold, style.Italic)
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, "-", "- ")) {
		if render.Length(face.Width(word, int64(style.Size))) > room {
			return word
		}
	}
	return ""
}
