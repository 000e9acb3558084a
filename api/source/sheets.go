package source

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// The limits of what [Sheets] gives, which is to become tables of a document.
const (
	maxSheetRows    = 20_000
	maxSheetColumns = 30
	maxSheetBytes   = 8 << 20 // of all texts of a file: more than a payload may have
	maxNotes        = 50      // that are told one by one
)

// Sheet is a sheet of a workbook, or all of a CSV file, as a person sees it: every cell is a text as it would stand in
// a Vietnamese document. Rows and columns are counted from 0 and within Rows. Empty rows are left out, and so are
// empty columns to the left, what is hidden, and what stands above the table.
type Sheet struct {
	Name      string     `json:"name"`
	Above     []string   `json:"above"`     // titles over the table, which is a guess; a row each
	Rows      [][]string `json:"rows"`      // all of the same length
	Merged    []Merge    `json:"merged"`    // cells merged into one, whose text is at the top left; from above
	Header    int        `json:"header"`    // how many rows at the top look like the header, those that number the columns too; a guess
	Numeric   []int      `json:"numeric"`   // columns that hold nothing but numbers under the header, except those that number the rows
	Truncated bool       `json:"truncated"` // not all of it is here; Notes say what is missing
	Notes     []Note     `json:"notes"`
}

// Merge is a rectangle of merged cells.
type Merge struct {
	Row     int `json:"row"`
	Column  int `json:"column"`
	Rows    int `json:"rows"`
	Columns int `json:"columns"`
}

// Note is something that a person has to look at. It is about a cell, or about the sheet if Row is -1.
type Note struct {
	Row        int    `json:"row"`
	Column     int    `json:"column"`
	Message    string `json:"message"`
	Suggestion string `json:"suggestion"`
}

// Sheets reads a workbook or a CSV file, whose bytes are given and whose name is for messages, for people to make
// tables of. Sheets that are hidden or empty are left out. The error is [Flaws], or that of a context that has ended.
func Sheets(ctx context.Context, name string, data []byte, kind Type) ([]Sheet, error) {
	f := file{name, data}
	room := maxSheetBytes
	if kind == CSV {
		g, err := csvGrid(ctx, name, f, "", "Lưu bảng dạng .xlsx, hoặc thêm vào tệp dòng đầu tiên là sep=; nếu các cột cách nhau bằng dấu chấm phẩy.")
		if err != nil || len(g.rows) == 0 {
			return nil, cmp.Or(err, flawed(name, name, "Không có gì trong bảng.", "Kiểm tra lại tệp."))
		}
		return []Sheet{g.window().sheet("", &room)}, nil
	}
	b, err := newWorkbook(name, f)
	if err != nil {
		return nil, err
	}
	var sheets []Sheet
	for _, s := range b.sheets {
		if s.hidden || !strings.HasPrefix(s.part, "xl/worksheets/") { // there are sheets of charts, too
			continue
		}
		g, err := b.cells(ctx, name, s, b.shown, room)
		if err != nil {
			return nil, err
		}
		if w := g.window(); len(w.rows) > 0 || g.cut {
			sheets = append(sheets, w.sheet(s.name, &room))
		}
	}
	if len(sheets) == 0 {
		return nil, flawed(name, b.base, "Không có trang tính nào hiện ra và có số liệu.", "Bỏ ẩn trang tính cần lấy, hoặc chọn tệp khác.")
	}
	return sheets, nil
}

// window is the part of a grid that becomes a sheet: what is to be seen of it.
type window struct {
	full *grid
	rows []row
	cols []int // numbers of the columns
}

// window frames all that is to be seen of a grid, which may be nothing.
func (g *grid) window() window {
	w := window{full: g}
	left, right := maxCols, 0
	for _, r := range g.rows {
		if !r.hidden {
			w.rows = append(w.rows, r)
			left = min(left, int(r.cells[0].col))
			right = max(right, int(r.cells[len(r.cells)-1].col))
		}
	}
	for col := left; col <= right; col++ {
		if !slices.ContainsFunc(g.hidden, func(s span) bool { return s.first <= col && col <= s.last }) {
			w.cols = append(w.cols, col)
		}
	}
	if len(w.cols) == 0 {
		w.rows = nil
	}
	return w
}

// sheet makes a sheet of a window that shows something. The room is what its texts may still have, in bytes.
func (w window) sheet(name string, room *int) Sheet {
	s := Sheet{Name: name, Above: []string{}, Merged: []Merge{}, Numeric: []int{}, Notes: []Note{}}
	w.noteHidden(&s)
	h, found := (&grid{rows: w.rows, areas: w.full.areas}).likelyHeader()
	titles := w.titles(h, found)
	for _, r := range w.rows[:titles] {
		s.Above = append(s.Above, r.line())
	}
	w.rows = w.rows[titles:]
	w.bound(&s, room)
	if found {
		s.Header = w.headed(h)
	}
	s.Rows = make([][]string, len(w.rows))
	for i, r := range w.rows {
		s.Rows[i] = w.texts(r)
		w.note(&s, i, r)
	}
	w.merge(&s)
	for i, col := range w.cols {
		if w.isNumeric(s.Header, col) && !isOrdinal(h.labels[col]) {
			s.Numeric = append(s.Numeric, i)
		}
	}
	return s
}

// noteHidden notes that something is not to be seen, and so not in the sheet.
func (w window) noteHidden(s *Sheet) {
	if n := len(w.full.rows) - len(w.rows); n > 0 {
		s.Notes = append(s.Notes, Note{-1, -1, fmt.Sprintf("Có %s hàng bị ẩn hoặc bị lọc, không lấy.", viet.Integer(int64(n))), "Cần cả những hàng ấy thì bỏ ẩn, bỏ lọc trong tệp gốc rồi chọn lại tệp."})
	}
	if len(w.full.hidden) > 0 {
		s.Notes = append(s.Notes, Note{-1, -1, "Có cột bị ẩn, không lấy.", "Cần cả những cột ấy thì bỏ ẩn trong tệp gốc rồi chọn lại tệp."})
	}
}

// titles is how many rows stand above the table: those of one cell, and before the header those that have much fewer
// cells than it. Where nothing would be left there are none.
func (w window) titles(h header, found bool) (n int) {
	if len(w.cols) == 1 {
		return 0
	}
	for n < len(w.rows) {
		r := w.rows[n]
		short := found && r.n < h.first && 2*len(r.cells) <= len(h.labels)
		if len(r.cells) > 1 && !short {
			return n
		}
		n++
	}
	return 0
}

// line gives a row as one text.
func (r row) line() string {
	texts := make([]string, len(r.cells))
	for i, c := range r.cells {
		texts[i] = c.seen()
	}
	return strings.Join(texts, " ")
}

// bound leaves out what is too much, and notes it.
func (w *window) bound(s *Sheet, room *int) {
	cut := func(message, suggestion string) {
		s.Truncated = true
		s.Notes = append(s.Notes, Note{-1, -1, message, suggestion})
	}
	if n := len(w.cols); n > maxSheetColumns {
		cut(fmt.Sprintf("Bảng có %s cột, chỉ lấy %d cột đầu.", viet.Integer(int64(n)), maxSheetColumns), "Bỏ những cột không đưa vào văn bản rồi chọn lại tệp.")
		w.cols = w.cols[:maxSheetColumns]
	}
	if n := len(w.rows); n > maxSheetRows {
		cut(fmt.Sprintf("Bảng có %s hàng, chỉ lấy %s hàng đầu.", viet.Integer(int64(n)), viet.Integer(maxSheetRows)), "Chia bảng thành nhiều phụ lục.")
		w.rows = w.rows[:maxSheetRows]
	}
	for i, r := range w.rows {
		for _, c := range r.cells {
			*room -= len(c.text)
		}
		if *room < 0 {
			w.rows = w.rows[:i]
			break
		}
	}
	if w.full.cut || *room < 0 {
		*room = 0
		cut(fmt.Sprintf("Tệp có quá nhiều chữ, chỉ lấy %s hàng đầu của trang tính này.", viet.Integer(int64(len(w.rows)))), "Chia bảng thành nhiều tệp.")
	}
}

// headed is how many of the rows are the header with what numbers its columns, 0 when the rows do not begin with it.
func (w window) headed(h header) (n int) {
	if len(w.rows) == 0 || w.rows[0].n < h.first {
		return 0
	}
	for n < len(w.rows) && w.rows[n].n <= h.last() {
		n++
	}
	if n < len(w.rows) && w.rows[n].numbersColumns() {
		n++
	}
	return n
}

// texts gives the cells of a row.
func (w window) texts(r row) []string {
	texts := make([]string, len(w.cols))
	for i, col := range w.cols {
		texts[i] = r.at(col).seen()
	}
	return texts
}

// faultShown is what a spreadsheet shows in a cell that has an error: #REF!, #N/A, #DIV/0!
var faultShown = regexp.MustCompile(`#[A-Z0-9/_]+[!?]?`)

// seen is what a cell shows.
func (c cell) seen() string {
	if c.form == fault {
		return faultShown.FindString(c.text)
	}
	return c.text
}

// note notes the cells of a row that hold nothing that can be used.
func (w window) note(s *Sheet, i int, r row) {
	for at, col := range w.cols {
		c := r.at(col)
		if c.form != fault || len(s.Notes) > maxNotes {
			continue
		}
		if len(s.Notes) == maxNotes {
			s.Notes = append(s.Notes, Note{-1, -1, "Còn những ô khác có lỗi chưa kể ở đây.", "Sửa các công thức trong tệp gốc rồi chọn lại tệp."})
			continue
		}
		s.Notes = append(s.Notes, Note{i, at, cellName(r.n, col) + ": " + c.text, "Sửa ô đó trong tệp gốc rồi chọn lại tệp, hoặc điền vào bảng."})
	}
}

// merge gives the merged cells that lie within the rows, and empties those that are not to be seen. Areas that overlap,
// as only broken files have them, are left out.
func (w window) merge(s *Sheet) {
	covered := make([]bool, len(w.rows)*len(w.cols))
	left := len(covered) // more cells than these cannot be merged
	for _, column := range w.full.areas.lefts {
		for _, a := range w.full.areas.tops[column] {
			m := w.within(a)
			size := m.Rows * m.Columns
			if size < 2 || size > left {
				continue
			}
			left -= size
			if m.cover(covered, len(w.cols)) {
				m.fill(s.Rows, w.full.row(a.top).at(a.left).seen())
				s.Merged = append(s.Merged, m)
			}
		}
	}
	slices.SortFunc(s.Merged, func(a, b Merge) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column)) })
}

// within gives an area in the rows and columns of the window; what lies outside is cut off.
func (w window) within(a area) Merge {
	byNumber := func(r row, n int) int { return cmp.Compare(r.n, n) }
	top, _ := slices.BinarySearchFunc(w.rows, a.top, byNumber)
	end, _ := slices.BinarySearchFunc(w.rows, a.bottom+1, byNumber)
	left, _ := slices.BinarySearch(w.cols, a.left)
	right, _ := slices.BinarySearch(w.cols, a.right+1)
	return Merge{top, left, end - top, right - left}
}

// cover marks the cells of a rectangle, unless one of them belongs to another one.
func (m Merge) cover(covered []bool, width int) bool {
	for r := m.Row; r < m.Row+m.Rows; r++ {
		if slices.Contains(covered[r*width+m.Column:r*width+m.Column+m.Columns], true) {
			return false
		}
	}
	for r := m.Row; r < m.Row+m.Rows; r++ {
		for c := m.Column; c < m.Column+m.Columns; c++ {
			covered[r*width+c] = true
		}
	}
	return true
}

// fill puts a text into the first cell of a rectangle, and nothing into the others.
func (m Merge) fill(rows [][]string, text string) {
	for _, r := range rows[m.Row : m.Row+m.Rows] {
		clear(r[m.Column : m.Column+m.Columns])
	}
	rows[m.Row][m.Column] = text
}

// isNumeric reports whether a column has numbers under the header, and nothing else.
func (w window) isNumeric(header, col int) bool {
	numbers := false
	for _, r := range w.rows[header:] {
		switch c := r.at(col); {
		case c.form == empty || c.form == fault || c.form == text && isDash(c.text):
		case c.form == number || c.form == text && typed.MatchString(c.text):
			numbers = true
		default:
			return false
		}
	}
	return numbers
}
