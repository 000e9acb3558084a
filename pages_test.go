package vanban_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/nd30"
)

// flow is a document on its pages, read from what layout has placed and from nothing that it knows of
// keeping things together: which lines each element has, and on which page.
type flow struct {
	document *render.Document
	layout   *layout.Layout
	tables   []*render.Table // in the order of the elements
	areas    []stretch       // the pieces of the flow, in order
}

// stretch is a piece of the flow: a paragraph of the text, a row of a table, or a cell of the head or the foot.
type stretch struct {
	node     *layout.Node
	texts    []line // of all elements in it
	table    int    // which one, from 0; -1 for none
	row      int    // of the table's body, from 0; -1 in its header
	division bool   // it is a part of the head or the foot
}

// line is a line of an element.
type line struct {
	node        *layout.Node
	page        int
	y, size     render.Length
	text        string
	left, right render.Length
	stretched   bool // its blanks are wider than they would be
}

func readFlow(d *render.Document, l *layout.Layout) *flow {
	s := &flow{document: d, layout: l}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Body {
			if t, ok := b.(*render.Table); ok {
				s.tables = append(s.tables, t)
			}
		}
	}
	lines := linesOf(l)
	table := -1
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		switch n.Kind {
		case layout.NodeTable:
			table++
			s.rows(n, table, lines)
		case layout.NodeDivision:
			s.areas = append(s.areas, stretch{node: n, texts: gather(n, lines), table: -1, division: true})
		default:
			if own := lines[n]; len(own) > 0 {
				s.areas = append(s.areas, stretch{node: n, texts: own, table: -1})
			}
			for _, c := range n.Children {
				walk(c)
			}
		}
	}
	walk(l.Tree)
	return s
}

// rows adds the rows of a table.
func (s *flow) rows(table *layout.Node, index int, lines map[*layout.Node][]line) {
	for _, part := range table.Children {
		for i, r := range part.Children {
			a := stretch{node: r, texts: gather(r, lines), table: index, row: i}
			if part.Kind == layout.NodeTableHead {
				a.row = -1
			}
			s.areas = append(s.areas, a)
		}
	}
}

// linesOf puts the pieces of text on one height into lines.
func linesOf(l *layout.Layout) map[*layout.Node][]line {
	lines := map[*layout.Node][]line{}
	for page := range l.Pages {
		for _, item := range l.Pages[page].Items {
			t, ok := item.(*layout.Text)
			if !ok || t.Node == nil || t.Node.Kind == layout.NodeFigure {
				continue
			}
			all := lines[t.Node]
			if last := len(all) - 1; last >= 0 && all[last].page == page && all[last].y == t.Y {
				all[last].add(t)
				continue
			}
			lines[t.Node] = append(all, line{node: t.Node, page: page, y: t.Y, size: t.Size, left: t.X})
			lines[t.Node][len(all)].add(t)
		}
	}
	return lines
}

// add adds a piece of text to the line.
func (l *line) add(t *layout.Text) {
	l.text += t.Text
	l.left, l.right = min(l.left, t.X), max(l.right, t.X+t.Width)
	l.stretched = l.stretched || t.WordSpace.Num > 0
}

func gather(n *layout.Node, lines map[*layout.Node][]line) []line {
	all := slices.Clone(lines[n])
	for _, c := range n.Children {
		all = append(all, gather(c, lines)...)
	}
	return all
}

// pages are the first and the last page that has something of the stretch; it must have lines.
func (a *stretch) pages() (first, last int) {
	byPage := func(x, y line) int { return cmp.Compare(x.page, y.page) }
	return slices.MinFunc(a.texts, byPage).page, slices.MaxFunc(a.texts, byPage).page
}

func (a *stretch) text() string {
	var all []string
	for _, l := range a.texts {
		all = append(all, l.text)
	}
	text := strings.Join(all, " ")
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "…"
	}
	return text
}

// role is that of the stretch's first element.
func (a *stretch) role() render.Role { return a.texts[0].node.Role }

// leading are the roles that head what follows them.
var leading = []render.Role{
	nd30.TenLoai, nd30.TrichYeu, nd30.ThamQuyen, nd30.LenhBanHanh, nd30.KinhGui,
	nd30.Phan, nd30.TieuDePhan, nd30.Chuong, nd30.TieuDeChuong, nd30.Muc, nd30.TieuDeMuc, nd30.TieuMuc, nd30.TieuDeTieuMuc,
	nd30.MucLaMa, nd30.Dieu, nd30.KhoanTieuDe, nd30.PhuLuc, nd30.TieuDePhuLuc, nd30.KemTheo, nd30.TenBang, nd30.DonViTinh,
}

// pageRule is something that must hold on every page.
type pageRule struct {
	name  string
	check func(s *flow, fault func(page int, format string, args ...any))
}

// pageRules are what makes pages good.
var pageRules = []pageRule{
	{"heading alone", headingAlone},
	{"line alone", lineAlone},
	{"signature alone", signatureAlone},
	{"signature divided", signatureDivided},
	{"row divided", rowDivided},
	{"group torn", groupTorn},
	{"row unkept", rowUnkept},
	{"header missing", headerMissing},
	{"page empty", pageEmpty},
	{"narrow cell stretched", narrowStretched},
	{"page left early", pageLeftEarly},
}

// headingAlone: what heads something has the beginning of it on its page (a chart has no lines).
func headingAlone(s *flow, fault func(int, string, ...any)) {
	charts := s.figures()
	for i := range s.areas {
		a := &s.areas[i]
		if len(a.texts) == 0 || a.table >= 0 || a.division || !slices.Contains(leading, a.role()) {
			continue
		}
		first, last := a.pages()
		next := s.next(i)
		if first != last {
			fault(last, "the heading %q is divided", a.text())
		}
		if next == nil || charts[last] {
			continue
		}
		if from, _ := next.pages(); from != last {
			fault(last, "%q stands last on its page, before %q", a.text(), next.text())
		}
	}
}

// figures are the pages with a chart.
func (s *flow) figures() map[int]bool {
	pages := map[int]bool{}
	for i := range s.layout.Pages {
		for _, item := range s.layout.Pages[i].Items {
			if p, ok := item.(*layout.Path); ok && p.Node != nil {
				pages[i] = true
			}
		}
	}
	return pages
}

// next is the next stretch with lines.
func (s *flow) next(i int) *stretch {
	for i++; i < len(s.areas); i++ {
		if len(s.areas[i].texts) > 0 {
			return &s.areas[i]
		}
	}
	return nil
}

// lineAlone: of a paragraph that goes over two pages each has two lines at least.
func lineAlone(s *flow, fault func(int, string, ...any)) {
	for i := range s.areas {
		for node, all := range byNode(s.areas[i].texts) {
			count := map[int]int{}
			for _, l := range all {
				count[l.page]++
			}
			for page, n := range count {
				if n == 1 && len(count) > 1 {
					fault(page, "one line of %s %q alone", node.Role, all[0].text)
				}
			}
		}
	}
}

func byNode(lines []line) map[*layout.Node][]line {
	all := map[*layout.Node][]line{}
	for _, l := range lines {
		all[l.node] = append(all[l.node], l)
	}
	return all
}

// foot is the place of the first part of the foot, -1 when there is none.
func (s *flow) foot() int {
	return slices.IndexFunc(s.areas, func(a stretch) bool {
		return a.division && len(a.texts) > 0 && a.role() == nd30.NoiNhan
	})
}

// mostWhole is up to how many letters the last paragraph of the content is whole, about thirty lines.
const mostWhole = 2500

// signatureAlone: above the signature stands the last paragraph of the content, whole, or the last row.
func signatureAlone(s *flow, fault func(int, string, ...any)) {
	foot := s.foot()
	if foot <= 0 {
		return
	}
	page, _ := s.areas[foot].pages()
	last := foot - 1
	for last > 0 && len(s.areas[last].texts) == 0 {
		last--
	}
	a := &s.areas[last]
	from, to := a.pages()
	if to != page && !s.figures()[page] {
		fault(page, "the signature stands alone, without %q", a.text())
	}
	letters := 0
	for _, l := range a.texts {
		letters += utf8.RuneCountInString(l.text)
	}
	if from != to && a.table < 0 && letters < mostWhole {
		fault(to, "the last paragraph %q is divided", a.text())
	}
}

// signatureDivided: "Nơi nhận:", authority, position and name stand on one page. A copy has its own, behind a head,
// beside those of what is copied.
func signatureDivided(s *flow, fault func(int, string, ...any)) {
	pages := map[int]bool{}
	for i := range s.areas {
		before := len(pages)
		for _, l := range s.areas[i].texts {
			switch l.node.Role {
			case nd30.CoQuanBanHanh:
				clear(pages)
				before = 0
			case nd30.NoiNhan, nd30.QuyenHan, nd30.ChucVu, nd30.ChucVuKhac, nd30.HoTen, nd30.HoTenLien:
				pages[l.page] = true
			}
		}
		if len(pages) > max(1, before) {
			fault(0, "the signature stands on %d pages", len(pages))
		}
	}
}

// high is how high the cells are that lines of a table stand in: on each page from the highest line that is drawn
// above one of them to the lowest one below.
func (s *flow) high(lines []line) (sum render.Length) {
	type extent struct{ top, bottom render.Length }
	pages := map[int]*extent{}
	for i := range lines {
		top, bottom := s.around(&lines[i])
		e := pages[lines[i].page]
		if e == nil {
			e = &extent{top, bottom}
			pages[lines[i].page] = e
		}
		e.top, e.bottom = min(e.top, top), max(e.bottom, bottom)
	}
	for _, e := range pages {
		sum += e.bottom - e.top
	}
	return sum
}

// around gives the drawn lines next above and below a line of text; without one, where its letters end.
func (s *flow) around(l *line) (top, bottom render.Length) {
	above, below := render.Length(0), render.Length(math.MaxInt64)
	middle := (l.left + l.right) / 2
	for _, item := range s.layout.Pages[l.page].Items {
		r, ok := item.(*layout.Rule)
		if !ok || r.Y1 != r.Y2 || middle < min(r.X1, r.X2) || middle > max(r.X1, r.X2) {
			continue
		}
		if r.Y1 < l.y-l.size/4 {
			above = max(above, r.Y1)
		} else {
			below = min(below, r.Y1)
		}
	}
	if above == 0 || below == math.MaxInt64 {
		return l.y - l.size, l.y
	}
	return above, below
}

// room is how high the text of a page may be.
func (s *flow) room(page int) render.Length {
	return s.document.Sections[s.layout.Pages[page].Section].Page.TextHeight()
}

// rowDivided: a row that goes over two pages is higher than half of one.
func rowDivided(s *flow, fault func(int, string, ...any)) {
	for i := range s.areas {
		a := &s.areas[i]
		if a.table < 0 || len(a.texts) == 0 {
			continue
		}
		if first, last := a.pages(); first != last && !s.joined(a.table, a.row) && s.high(a.texts) <= s.room(first)/2 {
			fault(last, "the row %q is divided, which is no higher than %v", a.text(), s.high(a.texts))
		}
	}
}

// joined reports whether a cell joins a row of a table's body with another.
func (s *flow) joined(table, row int) bool {
	if row < 0 {
		return false
	}
	first, end := groupOf(s.tables[table].Rows, row)
	return end-first > 1
}

// groupOf are the rows that cells join with the given one.
func groupOf(rows []render.Row, row int) (first, end int) {
	for first = 0; first < len(rows); first = end {
		end = first + 1
		for i := first; i < end; i++ {
			for _, c := range rows[i].Cells {
				end = max(end, i+c.Rows)
			}
		}
		if row < end {
			return first, end
		}
	}
	return row, row + 1
}

// groupTorn: rows that a cell joins stand on one page, if they fit on one.
func groupTorn(s *flow, fault func(int, string, ...any)) {
	for i := 0; i < len(s.areas); i++ {
		a := &s.areas[i]
		if a.table < 0 || a.row < 0 {
			continue
		}
		first, end := groupOf(s.tables[a.table].Rows, a.row)
		if first != a.row || end-first < 2 {
			continue
		}
		var all []line
		for j := i; j < i+end-first; j++ {
			all = append(all, s.areas[j].texts...)
		}
		if len(all) == 0 {
			continue
		}
		joined := stretch{texts: all}
		// Beneath the repeated header; the rules between which rows are measured, and the air within them, are theirs, too.
		room := s.room(all[0].page) - s.header(a.table) - 2*(layout.CellPadding+layout.GridWeight)
		if from, to := joined.pages(); from != to && s.high(all) <= room {
			fault(to, "the group %q is torn, which is no higher than %v of %v", joined.text(), s.high(all), room)
		}
	}
}

// header is how high the header of a table is.
func (s *flow) header(table int) render.Length {
	var all []line
	for i := range s.areas {
		if s.areas[i].table == table && s.areas[i].row < 0 {
			all = append(all, s.areas[i].texts...)
		}
	}
	return s.high(all)
}

// rowUnkept: the header, and a row that heads others or stands above a total, ends on the page on
// which the next row begins.
func rowUnkept(s *flow, fault func(int, string, ...any)) {
	for i := range s.areas {
		a, next := &s.areas[i], s.next(i)
		if a.table < 0 || len(a.texts) == 0 || next == nil || next.table != a.table {
			continue
		}
		last := s.lastPage(i)
		if first, _ := next.pages(); first != last && (a.row < 0 || s.tables[a.table].Rows[a.row].Group) {
			fault(last, "the row %q is without the next, %q", a.text(), next.text())
		}
	}
}

// lastPage is the last page of a row of a table, also of the cells that rows above it share with it.
func (s *flow) lastPage(i int) int {
	a := &s.areas[i]
	_, last := a.pages()
	for j := i - 1; j >= 0 && a.row >= 0 && s.areas[j].table == a.table; j-- {
		b := &s.areas[j]
		shared := func(c render.Cell) bool { return b.row+c.Rows > a.row }
		rows := s.tables[b.table].Rows
		if 0 <= b.row && b.row < len(rows) && len(b.texts) > 0 && slices.ContainsFunc(rows[b.row].Cells, shared) {
			_, to := b.pages()
			last = max(last, to)
		}
	}
	return last
}

// headerMissing: each page on which a table goes on begins with the table's header.
func headerMissing(s *flow, fault func(int, string, ...any)) {
	headers := map[int]string{}
	begun := map[int]int{} // the last page of each table so far
	for i := range s.areas {
		a := &s.areas[i]
		if a.table < 0 || len(a.texts) == 0 {
			continue
		}
		first, last := a.pages()
		if a.row < 0 {
			for _, l := range a.texts {
				headers[a.table] += l.text
			}
			begun[a.table] = last
			continue
		}
		if _, ok := begun[a.table]; !ok {
			begun[a.table] = first
		}
		for page := begun[a.table] + 1; page <= last; page++ {
			if s.header(a.table) <= s.room(page)/2 && !strings.Contains(s.repeated(page), letters(headers[a.table])) {
				fault(page, "the page does not begin with the header %q", headers[a.table])
			}
		}
		begun[a.table] = max(begun[a.table], last)
	}
}

// repeated is what stands on a page and means nothing itself, without blanks.
func (s *flow) repeated(page int) string {
	var b strings.Builder
	for _, item := range s.layout.Pages[page].Items {
		if t, ok := item.(*layout.Text); ok && t.Node == nil {
			b.WriteString(t.Text)
		}
	}
	return letters(b.String())
}

func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// pageEmpty: every page has something that means something.
func pageEmpty(s *flow, fault func(int, string, ...any)) {
	for i := range s.layout.Pages {
		if !slices.ContainsFunc(s.layout.Pages[i].Items, func(item layout.Item) bool {
			t, ok := item.(*layout.Text)
			return ok && t.Node != nil
		}) && !s.figures()[i] {
			fault(i, "nothing stands on the page")
		}
	}
}

// pageLeftEarly: a row that may be divided, being higher than half a page, begins beneath the row
// above it where there is room.
func pageLeftEarly(s *flow, fault func(int, string, ...any)) {
	for i := range s.areas {
		a, next := &s.areas[i], s.next(i)
		if a.table < 0 || a.row < 0 || len(a.texts) == 0 || next == nil || next.table != a.table || s.high(next.texts) <= s.room(0)/2 {
			continue
		}
		_, last := a.pages()
		first, _ := next.pages()
		if left := s.left(last); first > last && left > s.room(last)/4 && !s.fits(next) {
			fault(last, "%v are left beneath %q, though %q might begin there", left, a.text(), next.text())
		}
	}
}

// left is how much of a page is empty at its end.
func (s *flow) left(page int) render.Length {
	end := s.layout.Pages[page].Height - 20*render.MM
	for _, item := range s.layout.Pages[page].Items {
		if t, ok := item.(*layout.Text); ok {
			end = min(end, s.layout.Pages[page].Height-20*render.MM-t.Y)
		}
	}
	return end
}

// fits reports whether the rows that cells join with a row may fit on a page, which keeps them together.
func (s *flow) fits(a *stretch) bool {
	first, end := groupOf(s.tables[a.table].Rows, a.row)
	var all []line
	for i := range s.areas {
		if b := &s.areas[i]; b.table == a.table && b.row >= first && b.row < end {
			all = append(all, b.texts...)
		}
	}
	return end-first > 1 && s.high(all) <= s.room(0)
}

// narrowStretched: in a narrow column no line is stretched.
func narrowStretched(s *flow, fault func(int, string, ...any)) {
	for i := range s.areas {
		for _, l := range s.areas[i].texts {
			if s.areas[i].table >= 0 && l.stretched && l.right-l.left < 49*render.MM {
				fault(l.page, "%q is stretched to %v", l.text, l.right-l.left)
			}
		}
	}
}

// faultsOf are the faults of a document's pages, by rule.
func faultsOf(d *render.Document, l *layout.Layout) map[string][]string {
	s := readFlow(d, l)
	found := map[string][]string{}
	for _, r := range pageRules {
		r.check(s, func(page int, format string, args ...any) {
			found[r.name] = append(found[r.name], fmt.Sprintf("page %d: ", page+1)+fmt.Sprintf(format, args...))
		})
	}
	return found
}

// lookAtPages lays a document out and reports the faults of its pages.
func lookAtPages(t *testing.T, d *render.Document) *layout.Layout {
	t.Helper()
	l, err := layout.Compute(t.Context(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	for name, faults := range faultsOf(d, l) {
		t.Errorf("%s: %s", name, strings.Join(faults, "\n"))
	}
	return l
}

// TestPages looks at the pages of the generated documents, the samples, the real documents and the cases
// of testdata/limits.
func TestPages(t *testing.T) {
	payloads := map[string][]byte{}
	for name, payload := range generatedPayloads(generated) {
		payloads[name] = payload
	}
	for _, k := range doors().Kinds() {
		payloads["sample "+k.Slug] = k.Sample
	}
	for _, name := range realNames(t) {
		payloads[name] = readReal(t, name+".json")
	}
	for _, c := range payloadCases(t, "limits") {
		payloads[c.name] = c.payload
	}
	for name, payload := range payloads {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, d := range composed(t, payload) {
				lookAtPages(t, d)
			}
		})
	}
}

// decision is a decision with other values for some of its fields.
func decision(t *testing.T, fields map[string]any) []byte {
	t.Helper()
	payload := map[string]any{
		"kind": "quyet-dinh", "organ_name": "Sở Nội vụ", "code_number": 15, "code_notation": "QĐ-SNV",
		"place": "Đồng Tháp", "issued_date": "2022-12-28", "subject": "Thành lập Tổ công tác", "authority": "Giám đốc Sở Nội vụ",
		"grounds": []string{"Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"},
		"body":    "Điều 1. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.",
		"signer":  map[string]any{"position": "Giám đốc", "full_name": "Lê Thị Hồng Gấm"}, "to_places": []string{"Như Điều 1"},
	}
	maps.Copy(payload, fields)
	data, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sentence is a sentence of two lines or so.
const sentence = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao để tổ chức thực hiện Quyết định này và báo cáo kết quả."

// articles are so many articles of one to three sentences.
func articles(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Điều %d. %s\n", i+1, strings.TrimSpace(strings.Repeat(sentence+" ", 1+i%3)))
	}
	return b.String()
}

// TestPagesOfArticles looks at documents of 1 to 30 articles in both sizes of type.
func TestPagesOfArticles(t *testing.T) {
	for n := 1; n <= 30; n++ {
		for _, preset := range []string{"large", "small"} {
			lookAtPages(t, composed(t, decision(t, map[string]any{"preset": preset, "body": articles(n)}))[0])
		}
	}
}

// TestPagesOfRecipients looks at the foot with lists of recipients of all lengths beneath a last
// paragraph of all lengths, wherever on the page it begins. What a DOCX is made of is the same
// whether the pages are made or not.
func TestPagesOfRecipients(t *testing.T) {
	for n := 1; n < 160; n += 1 + n/7 {
		for last := 1; last < 60; last += 1 + last/3 {
			list := slices.Repeat([]string{"Ủy ban nhân dân các xã, phường (để phối hợp)"}, n)
			body := articles(n%9) + fmt.Sprintf("Điều %d. ", n%9+1) + strings.Repeat(sentence+" ", last)
			d := composed(t, decision(t, map[string]any{"to_places": list, "body": body}))[0]
			l := lookAtPages(t, d)
			resolved, err := layout.Resolve(t.Context(), d, fonts.Default())
			if err != nil || !reflect.DeepEqual(resolved, l.Resolved) {
				t.Errorf("%d recipients, %d sentences: a DOCX is divided otherwise (error %v)", n, last, err)
			}
		}
	}
}

// TestPagesBySize makes documents of 1, 2 and 300 pages.
func TestPagesBySize(t *testing.T) {
	for _, test := range []struct{ articles, least, most int }{{1, 1, 1}, {10, 2, 2}, {3260, 295, 305}} {
		l := lookAtPages(t, composed(t, decision(t, map[string]any{"body": articles(test.articles)}))[0])
		if n := len(l.Pages); n < test.least || n > test.most {
			t.Errorf("%d articles take %d pages, want %d to %d", test.articles, n, test.least, test.most)
		}
	}
}

// spoils break the pages of a case of testdata/limits, each so that one rule finds it.
var spoils = []struct {
	rule, in string
	spoil    func(s *flow)
}{
	{"heading alone", "headings-before-table", func(s *flow) {
		i := slices.IndexFunc(s.areas, func(a stretch) bool { return len(a.texts) > 0 && a.role() == nd30.TieuDeMuc })
		s.move(s.next(i).texts, 1)
	}},
	{"line alone", "headings-before-table", func(s *flow) {
		i := slices.IndexFunc(s.areas, func(a stretch) bool { return len(a.texts) > 3 && a.table < 0 && !a.division })
		s.move(s.areas[i].texts[:1], 2)
	}},
	{"signature alone", "signature-moves", func(s *flow) { s.move(s.areas[s.foot()-1].texts, 0) }},
	{"signature divided", "signature-moves", func(s *flow) {
		s.move(s.areas[s.foot()].texts[:1], 0)
	}},
	{"row divided", "headings-before-table", func(s *flow) { s.move(s.row(1, 0).texts[:1], 2) }},
	{"group torn", "table-of-groups", func(s *flow) { s.move(s.row(2, 0).texts, 4) }},
	{"row unkept", "table-of-groups", func(s *flow) { s.move(s.row(0, 0).texts, 0) }},
	{"header missing", "table-of-groups", func(s *flow) { s.layout.Pages[3].Items = s.layout.Pages[3].Items[60:] }},
	{"page empty", "two-pages", func(s *flow) { s.layout.Pages = append(s.layout.Pages, layout.Page{}) }},
	{"page left early", "tall-cell", func(s *flow) { s.move(s.row(1, 0).texts, 2) }},
	{"narrow cell stretched", "table-of-groups", func(s *flow) {
		for i := range s.layout.Pages {
			for _, item := range s.layout.Pages[i].Items {
				if t, ok := item.(*layout.Text); ok && t.Node != nil && t.Node.Role == nd30.BangDeu {
					t.WordSpace = layout.Frac{Num: 1, Den: 1}
				}
			}
		}
	}},
}

// row is the n-th row of a table's body.
func (s *flow) row(n, table int) *stretch {
	i := slices.IndexFunc(s.areas, func(a stretch) bool { return a.table == table && a.row == n })
	return &s.areas[i]
}

// move puts lines onto another page.
func (s *flow) move(lines []line, to int) {
	for i := range s.layout.Pages {
		p := &s.layout.Pages[i]
		var moved []layout.Item
		if i == to {
			continue
		}
		p.Items = slices.DeleteFunc(p.Items, func(item layout.Item) bool {
			t, ok := item.(*layout.Text)
			gone := ok && slices.ContainsFunc(lines, func(l line) bool { return l.node == t.Node && l.y == t.Y && l.page == i })
			if gone {
				moved = append(moved, item)
			}
			return gone
		})
		s.layout.Pages[to].Items = append(s.layout.Pages[to].Items, moved...)
	}
}

// TestPagesSpoilt expects each rule to find what breaks it, on pages that are good otherwise.
func TestPagesSpoilt(t *testing.T) {
	cases := map[string][]byte{}
	for _, c := range payloadCases(t, "limits") {
		cases[c.name] = c.payload
	}
	var tried []string
	for _, spoil := range spoils {
		d := composed(t, cases[spoil.in])[0]
		l := lookAtPages(t, d)
		spoil.spoil(readFlow(d, l))
		if len(faultsOf(d, l)[spoil.rule]) == 0 {
			t.Errorf("%s: not found", spoil.rule)
		}
		tried = append(tried, spoil.rule)
	}
	for _, r := range pageRules {
		if !slices.Contains(tried, r.name) {
			t.Errorf("%s is not tried", r.name)
		}
	}
}

// composed are the documents of a payload.
func composed(t *testing.T, payload []byte) []*render.Document {
	t.Helper()
	slug, err := templates.KindOf(payload)
	if err != nil {
		t.Fatal(err)
	}
	kind, err := doors().Kind(slug)
	if err != nil {
		t.Fatal(err)
	}
	p, err := kind.Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	return p.Compose()
}
