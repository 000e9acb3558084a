package source

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"vanban/api/yaml"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// Proposal is a mapping as [Inspect] proposes it.
type Proposal struct {
	Type    Type
	Mapping Mapping
	Sure    []string // what the table itself says, in Vietnamese
	Unsure  []string // what a person has to look at
	doubts  map[int]string
}

// YAML gives the mapping as a mapping file, with comments on what is sure and what is not.
func (p Proposal) YAML() ([]byte, error) {
	comments := map[string]string{}
	for i, doubt := range p.doubts {
		comments[fmt.Sprintf("/columns/%d/field", i)] = doubt
	}
	body, err := yaml.Write(p.Mapping, comments)
	if err != nil {
		return nil, fmt.Errorf("viết bảng ghép: %w", err)
	}
	var b bytes.Buffer
	writeComments(&b, "Bảng ghép cột với trường, do “vanban inspect” đề xuất. Chắc chắn:", p.Sure)
	writeComments(&b, "CẦN XEM LẠI:", p.Unsure)
	b.Write(body)
	return b.Bytes(), nil
}

func writeComments(b *bytes.Buffer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "# %s\n", title)
	for _, line := range lines {
		fmt.Fprintf(b, "#  - %s\n", strings.Join(strings.Fields(line), " "))
	}
}

func (p *Proposal) sure(format string, args ...any) {
	p.Sure = append(p.Sure, fmt.Sprintf(format, args...))
}

func (p *Proposal) unsure(format string, args ...any) {
	p.Unsure = append(p.Unsure, fmt.Sprintf(format, args...))
}

// Inspect looks at a workbook or a CSV file and proposes how to read it. Of a workbook it takes the
// sheet that is named, or without a name the visible one with most rows.
func Inspect(ctx context.Context, path, sheet string) (Proposal, error) {
	p := Proposal{doubts: map[int]string{}}
	g, err := p.look(ctx, path, sheet)
	if err != nil {
		return Proposal{}, err
	}
	h, ok := g.likelyHeader()
	if !ok {
		return Proposal{}, flawed(path, g.place(0, -1), "Không thấy hàng tiêu đề của bảng.", "Kiểm tra trang tính: bảng cần một hàng có tên các cột.")
	}
	p.Mapping.HeaderRow, p.Mapping.HeaderRows = h.first, h.rows
	p.sure("tiêu đề ở hàng %d, %d hàng", h.first, h.rows)
	p.underHeader(g, h)
	p.ending(g, h)
	p.columns(g, h)
	return p, nil
}

// look opens the file and chooses a sheet.
func (p *Proposal) look(ctx context.Context, path, sheet string) (*grid, error) {
	if isBook, err := beginsWith(path, zipped); err != nil || !isBook {
		p.Type = CSV
		switch {
		case err != nil:
			return nil, err
		case sheet != "":
			return nil, flawed(path, path, "Tệp CSV không có trang tính.", "Bỏ tên trang tính.")
		}
		return readCSV(ctx, path, path, "")
	}
	p.Type = XLSX
	b, err := openWorkbook(ctx, path, path)
	if err != nil {
		return nil, err
	}
	if sheet != "" {
		p.Mapping.Sheet = sheet
		return b.grid(ctx, path, sheet)
	}
	return p.fullest(ctx, path, b)
}

// fullest chooses the sheet with most rows of those that are to be seen.
func (p *Proposal) fullest(ctx context.Context, path string, b *workbook) (*grid, error) {
	var best *grid
	var visible []string
	for _, s := range b.sheets {
		if s.hidden {
			continue
		}
		g, err := b.grid(ctx, path, s.name)
		if err != nil {
			return nil, err
		}
		if visible = append(visible, s.name); best == nil || len(g.rows) > len(best.rows) {
			best, p.Mapping.Sheet = g, s.name
		}
	}
	if best == nil {
		return nil, flawed(path, b.base, "Không có trang tính nào hiện ra.", "Bỏ ẩn trang tính có số liệu.")
	}
	if len(visible) > 1 {
		p.unsure("tệp có %d trang tính: %s; đã chọn “%s” vì nhiều hàng nhất; trang khác thì dùng -sheet", len(visible), quoteList(visible), p.Mapping.Sheet)
	}
	return best, nil
}

// beginsWith looks at the first bytes of a file.
func beginsWith(path string, mark []byte) (bool, error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, unreachable(path, path, err)
	}
	if !info.Mode().IsRegular() {
		return false, flawed(path, path, "Không phải là tệp.", "Ghi đường dẫn của một tệp.")
	}
	f, err := os.Open(path)
	if err != nil {
		return false, unreachable(path, path, err)
	}
	defer f.Close() //nolint:errcheck // only read
	first := make([]byte, len(mark))
	n, _ := f.Read(first) // an empty file begins with nothing
	return bytes.Equal(first[:n], mark), nil
}

// likelyHeader finds the row that looks most like a header: known names count most, other texts
// less, and numbers against it.
func (g *grid) likelyHeader() (best header, ok bool) {
	most := 1
	for i, r := range g.rows {
		if i == searched {
			break
		}
		if len(r.cells) == 1 {
			continue // a title
		}
		h := g.headerAt(r.n, &Mapping{})
		if score := g.headerScore(h); score > most {
			best, most, ok = h, score, true
		}
	}
	return best, ok
}

func (g *grid) headerScore(h header) (score int) {
	for _, label := range h.labels {
		switch _, known := fieldOf(label); {
		case known:
			score += 3
		case label != "":
			score++
		}
	}
	for n := h.first; n <= h.last(); n++ {
		for _, c := range g.row(n).cells {
			if c.form != text || typed.MatchString(c.text) {
				score -= 2
			}
		}
	}
	return score
}

// underHeader finds the row that numbers the columns.
func (p *Proposal) underHeader(g *grid, h header) {
	r := g.row(h.last() + 1)
	if !r.numbersColumns() {
		return
	}
	p.Mapping.SkipRows = 1
	p.unsure("hàng %d trông như hàng đánh số cột nên được bỏ qua (skip_rows)", r.n)
}

// numbersColumns reports whether a row looks like one that numbers the columns: (A) (1) (2).
func (r row) numbersColumns() bool {
	if len(r.cells) < 3 {
		return false
	}
	expected := 0
	for _, c := range r.cells {
		name := strings.Trim(c.text, "()[] ")
		switch {
		case len(name) == 1 && 'A' <= name[0] && name[0] <= 'Z':
		case expected == 0 && name == "0", name == fmt.Sprint(expected+1):
			expected++
		default:
			return false
		}
	}
	return true
}

// ending finds rows of sums, and what stands under the table.
func (p *Proposal) ending(g *grid, h header) {
	t := &table{grid: g, mapping: &Mapping{}}
	var names []string
	for _, r := range g.rows {
		if r.n <= h.last()+p.Mapping.SkipRows {
			continue
		}
		if t.total(r) != "" {
			p.Mapping.SkipTotals = true
		} else if name := t.maybeTotal(r); name != "" && len(names) < looked && !slices.Contains(names, name) {
			names = append(names, name)
		}
		if r.after && r.n > h.last()+p.Mapping.SkipRows+1 && len(r.cells) < 3 {
			p.Mapping.Stop = "blank"
			p.unsure("bảng kết thúc ở dòng trống trước hàng %d (stop: blank)", r.n)
			break
		}
	}
	if len(names) > 0 {
		p.unsure("các hàng %s có tên như hàng tổng: ghi vào totals để bỏ qua, hoặc vào not_totals nếu là số liệu", quoteList(names))
	}
	if p.Mapping.SkipTotals {
		p.sure("các hàng “Tổng cộng”, “Tổng số”, “Cộng” được bỏ qua (skip_totals) và được so với tổng của các hàng khác")
	}
}

// looked is how many rows are looked at to tell what a column holds.
const looked = 500

// data gives the first rows under a header.
func (p *Proposal) data(g *grid, h header) []row {
	t := &table{grid: g, mapping: &p.Mapping, header: h}
	wanted, _ := t.wanted(context.Background(), nil) // it cannot run out of time
	var rows []row
	for _, i := range wanted[:min(len(wanted), looked)] {
		rows = append(rows, g.rows[i])
	}
	return rows
}

// columns proposes what every column is.
func (p *Proposal) columns(g *grid, h header) {
	rows := p.data(g, h)
	taken := map[string]bool{}
	decimals := map[string]bool{}
	for col := range h.width() {
		label := h.labels[col]
		if label == "" || isOrdinal(label) && !g.hasLevels(rows, col) {
			continue
		}
		if isReckoned(label) {
			p.unsure("cột “%s” là tỷ lệ tính được từ các cột khác nên được bỏ qua; báo cáo tự tính", label)
			continue
		}
		c := Column{Column: label, Required: true}
		c.Type = g.kindOf(rows, col, decimals)
		if len(h.find(label)) > 1 {
			c.Column, c.Letter = "", letters(col)
		}
		if p.special(g, c, rows, col) {
			continue
		}
		p.field(&c, label, taken)
		p.rounding(g, &c, rows, col)
		p.blanks(g, &c, rows, col)
		if c.Type == Text {
			p.values(&c, g.words(rows, col))
		}
		p.Mapping.Columns = append(p.Mapping.Columns, c)
	}
	p.labels()
	p.decimal(decimals)
}

// needed are the fields without which a record says nothing.
var needed = []string{"name", "product", "status"}

// blanks tells from the empty cells of a column whether it may have any.
func (p *Proposal) blanks(g *grid, c *Column, rows []row, col int) {
	missing, first := 0, 0
	for _, r := range rows {
		held, _ := g.merged(r.n, col)
		switch {
		case held.form == text && isDash(held.text):
			if !slices.Contains(p.Mapping.Blank, held.text) {
				p.Mapping.Blank = append(p.Mapping.Blank, held.text)
				p.unsure("ô ghi “%s” được coi là ô trống (blank); nếu nghĩa là không phát sinh thì sửa trong tệp thành 0", held.text)
			}
			c.Required = false
		case held.form != empty:
		case slices.Contains(needed, c.Field):
			if missing++; first == 0 {
				first = r.n
			}
		default:
			c.Required = false
		}
	}
	if missing > 0 {
		p.unsure("cột “%s” dòng nào cũng cần có mà %d ô còn trống, ô đầu ở %s", c.Column, missing, g.place(first, col))
	}
}

// words are the different texts of a column, the first few of them.
func (g *grid) words(rows []row, col int) (words []string) {
	const most = 20
	for _, r := range rows {
		held, _ := g.merged(r.n, col)
		if word := held.words(); word != "" && len(words) < most && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// isOrdinal reports whether a column only numbers the rows.
func isOrdinal(label string) bool {
	return slices.Contains([]string{"stt", "tt", "so-tt", "so-thu-tu"}, viet.Slug(label))
}

// field chooses the field of a column.
func (p *Proposal) field(c *Column, label string, taken map[string]bool) {
	name, known := fieldOf(label)
	if isOrdinal(label) {
		name, known, c.Type, c.Required = labelField, true, Text, false
	}
	at := len(p.Mapping.Columns)
	if !known || taken[name] {
		name = strings.ReplaceAll(viet.Slug(label), "-", "_")
		if name == "" || taken[name] {
			name = fmt.Sprintf("cot_%d", at+1)
		}
		p.doubts[at] = "chưa rõ: sửa tên trường, hoặc bỏ cột này"
		p.unsure("cột “%s” ghép với trường nào", label)
	} else {
		p.sure("cột “%s” là %s", label, name)
	}
	taken[name] = true
	c.Field = name
}

// special takes the columns by which rows are chosen: the unit's, where it has several rows, and
// the period's.
func (p *Proposal) special(g *grid, c Column, rows []row, col int) bool {
	slug := viet.Slug(c.Column)
	where := func(value string) {
		if p.Mapping.Where == nil {
			p.Mapping.Where = map[string]string{}
		}
		p.Mapping.Where[c.Column] = value
	}
	different, periods := map[string]bool{}, true
	for _, r := range rows {
		held, _ := g.merged(r.n, col)
		different[fold(held.words())] = true
		if _, err := period.Parse(spelt(held.words())); err != nil {
			periods = false
		}
	}
	switch {
	case c.Column == "" || len(rows) == 0:
	case periods:
		where("{{ky}}")
		p.unsure("chỉ lấy các hàng có “%s” là kỳ báo cáo (where)", c.Column)
		return true
	case isUnit(slug) && p.Mapping.Unit == "":
		p.Mapping.Unit = c.Column
		p.sure("cột “%s” ghi đơn vị", c.Column)
		if len(different) < len(rows) {
			where("{{don_vi}}")
			p.unsure("mỗi đơn vị có nhiều hàng nên chỉ lấy hàng của đơn vị đang lập báo cáo (where); bỏ đi nếu lập một báo cáo chung")
			return true
		}
	}
	return false
}

func isUnit(slug string) bool {
	return slices.Contains([]string{"don-vi", "ten-don-vi", "co-quan", "co-quan-don-vi", "don-vi-thuc-hien", "don-vi-bao-cao", "dia-phuong", "phong-ban"}, slug)
}

// kindOf tells what a column holds.
func (g *grid) kindOf(rows []row, col int, decimals map[string]bool) Kind {
	numbers, fractions, days, others := 0, 0, 0, 0
	for _, r := range rows {
		switch c := r.at(col); {
		case c.form == empty || c.form == fault || c.form == text && isDash(c.text):
		case c.form == number:
			numbers++
			if c.percent || strings.Contains(c.text, ".") {
				fractions++
			}
		case c.form == day:
			days++
		case c.form == text && typed.MatchString(c.text):
			numbers++
			mark := decimalOf(typed.FindStringSubmatch(c.text)[2], false)
			decimals[mark] = true
			if c.isShare() || mark == "," || mark == "." {
				fractions++
			}
		default:
			if _, wrong := parseDate(c.text); wrong == nil {
				days++
			} else {
				others++
			}
		}
	}
	switch {
	case others > 0 || numbers > 0 && days > 0 || numbers+days == 0:
		return Text
	case days > 0:
		return Date
	case fractions > 0:
		return Number
	}
	return Integer
}

// decimal proposes what stands before the decimals of numbers that are texts.
func (p *Proposal) decimal(found map[string]bool) {
	switch {
	case found[","] && found["."]:
		p.unsure("số viết lẫn dấu phẩy và dấu chấm thập phân: chưa ghi decimal")
	case found[","]:
		p.Mapping.Decimal = ","
		p.sure("số thập phân viết dấu phẩy")
	case found["."]:
		p.Mapping.Decimal = "."
		p.sure("số thập phân viết dấu chấm")
	case found["?"]:
		p.Mapping.Decimal = ","
		p.unsure(`số như “1.250” được hiểu theo kiểu Việt Nam là 1250; nếu là 1,25 thì ghi decimal: "."`)
	}
}

// synonym is a field of the data of a report, with what its column's header has in it: all
// of the words, without diacritics.
type synonym struct {
	field string
	words []string
}

// synonyms are looked through in their order: the more special ones stand first.
var synonyms = []synonym{
	{"received/online", []string{"truc-tuyen"}},
	{"received/carried_over", []string{"ky-truoc", "chuyen"}},
	{"received/carried_over", []string{"ton", "ky-truoc"}},
	{"received/carried_over", []string{"tu-ky-truoc"}},
	{"received/carried_over", []string{"tiep-nhan", "ky-truoc"}},
	{"received/direct", []string{"truc-tiep"}},
	{"received/direct", []string{"buu-chinh"}},
	{"received/total", []string{"tiep-nhan", "tong"}},
	{"resolved/in_time", []string{"dung-va-truoc-han"}},
	{"resolved/in_time", []string{"truoc-va-dung-han"}},
	{"resolved/early", []string{"truoc-han"}},
	{"resolved/on_time", []string{"dung-han"}},
	{"pending/overdue", []string{"dang-giai-quyet", "qua-han"}},
	{"pending/overdue", []string{"chua-giai-quyet", "qua-han"}},
	{"pending/overdue", []string{"qua-han", "dang"}},
	{"pending/in_time", []string{"trong-han"}},
	{"pending/in_time", []string{"chua-den-han"}},
	{"pending/total", []string{"dang-giai-quyet", "tong"}},
	{"resolved/late", []string{"qua-han"}},
	{"resolved/total", []string{"giai-quyet", "tong"}},
	{"", []string{"luy-ke", "cung-ky"}},
	{"", []string{"luy-ke", "ky-truoc"}},
	{"", []string{"ke-hoach", "quy"}},
	{"", []string{"ke-hoach", "thang"}},
	{"", []string{"ke-hoach", "nam-truoc"}},
	{"year_before", []string{"cung-ky"}},
	{"previous", []string{"ky-truoc"}},
	{"previous", []string{"quy-truoc"}},
	{"cumulative", []string{"luy-ke"}},
	{"cumulative", []string{"cong-don"}},
	{"cumulative", []string{"tu-dau-nam"}},
	{"estimate", []string{"uoc", "ca-nam"}},
	{"estimate", []string{"uoc", "nam"}},
	{"plan", []string{"ke-hoach"}},
	{"plan", []string{"kh", "nam"}},
	{"plan", []string{"du-toan"}},
	{"max", []string{"diem", "toi-da"}},
	{"max", []string{"diem-chuan"}},
	{"self", []string{"tu-danh-gia"}},
	{"self", []string{"tu-cham"}},
	{"reached", []string{"diem", "dat"}},
	{"reached", []string{"tham-dinh"}},
	{"reason", []string{"ly-do"}},
	{"reason", []string{"nguyen-nhan"}},
	{"product", []string{"san-pham"}},
	{"status", []string{"tinh-trang"}},
	{"status", []string{"trang-thai"}},
	{"date", []string{"ngay"}},
	{"note", []string{"ghi-chu"}},
	{"unit", []string{"don-vi-tinh"}},
	{"unit", []string{"dvt"}},
	{"name", []string{"chi-tieu"}},
	{"name", []string{"linh-vuc"}},
	{"name", []string{"thu-tuc"}},
	{"name", []string{"tieu-chi"}},
	{"name", []string{"nhiem-vu"}},
	{"name", []string{"noi-dung"}},
	{"name", []string{"ten"}},
	{"name", []string{"don-vi"}},
	{"name", []string{"co-quan"}},
	{"value", []string{"thuc-hien"}},
	{"value", []string{"ky-bao-cao"}},
	{"value", []string{"ky-nay"}},
	{"value", []string{"so-lieu"}},
	{"value", []string{"so-luong"}},
	{"value", []string{"gia-tri"}},
	{"value", []string{"ket-qua"}},
}

// fieldOf gives the field that a column with a header is probably about.
func fieldOf(label string) (string, bool) {
	slug := "-" + viet.Slug(label) + "-"
	for _, s := range synonyms {
		if !slices.ContainsFunc(s.words, func(w string) bool { return !strings.Contains(slug, "-"+w+"-") }) {
			return s.field, s.field != ""
		}
	}
	return "", false
}
