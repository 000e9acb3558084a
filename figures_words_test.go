package vanban_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// This file finds the components of a document on its pages by the words of the payload, and by nothing
// that layout has made of them.

// paperWords is what is read of a payload: the words of the components.
type paperWords struct {
	Kind         string
	Preset       string
	Superior     string `json:"superior_name"`
	Organ        string `json:"organ_name"`
	Notation     string `json:"code_notation"`
	Place        string
	Subject      string
	Priority     string
	Circulation  string
	LetterName   string `json:"letter_name"`
	Salutation   string
	Address      addressWords
	Authority    string
	Addressees   []string
	Grounds      []string
	Signer       struct{ Position, Other, Name string } `json:"-"`
	SignerJSON   map[string]string                      `json:"signer"`
	ToPlaces     []string                               `json:"to_places"`
	Joint        []jointWords
	Parties      json.RawMessage // of an agreement
	Margins      json.RawMessage
	DrafterCode  string `json:"drafter_code"`
	Appendices   []appendixWords
	Attachments  []attachmentWords
	Title, Order string `json:"-"`
	VeViec       string `json:"-"`
	Called       bool   `json:"-"` // the addressees stand beneath "… điện:", not beneath Kính gửi
	Date         string `json:"-"`
	texts        []string
}

type addressWords struct{ Street, Phone, Fax, Email, Website string }

// lines are those of the decree's sample (PL I.V.12).
func (a addressWords) lines() (all []string) {
	join := func(parts ...string) {
		var words []string
		for i := 0; i < len(parts); i += 2 {
			if parts[i+1] != "" {
				words = append(words, parts[i]+parts[i+1])
			}
		}
		if words != nil {
			all = append(all, strings.Join(words, ", "))
		}
	}
	join("", a.Street)
	join("ĐT: ", a.Phone, "Fax: ", a.Fax)
	join("E-Mail: ", a.Email, "Website: ", a.Website)
	return all
}

// jointWords is an agency that issues the document too.
type jointWords struct {
	Organ string `json:"organ_name"`
}

type appendixWords struct{ Label, Title, Note string }

type attachmentWords struct {
	Kind       string
	TypeName   string `json:"type_name"`
	Subject    string
	Note       string
	Appendices []appendixWords
}

// readWords reads a payload.
func readWords(payload []byte) (*paperWords, error) {
	w := &paperWords{}
	if err := json.Unmarshal(payload, w); err != nil {
		return nil, err
	}
	var whole map[string]any
	if err := json.Unmarshal(payload, &whole); err != nil {
		return nil, err
	}
	w.texts = bodyTexts(whole, nil)
	w.Signer.Position, w.Signer.Name, w.Signer.Other = w.SignerJSON["position"], w.SignerJSON["full_name"], w.SignerJSON["other_position"]
	t, _ := nd30.TypeBySlug(w.Kind)
	w.Title = cmp.Or(w.LetterName, t.Title)
	if !t.NoDate {
		w.Date = strings.TrimRight(w.Place, ", ") + ", ngày*năm"
	}
	if t.VeViec {
		w.VeViec, w.Subject = nd30.VeViecText+" "+w.Subject, ""
	}
	if t.NoSubject {
		w.Subject = ""
	}
	w.Called = t.Addressee == nd30.AddresseeNone
	if w.Salutation != "" {
		w.Addressees = nil // beneath other words than the decree's
	}
	switch t.Slug {
	case "quyet-dinh":
		w.Order = nd30.QuyetDinhText
	case "nghi-quyet":
		w.Order = nd30.QuyetNghiText
	}
	if n := len(w.Joint); n > 0 {
		w.Superior, w.Organ = "", w.Joint[n-1].Organ // the rule is beneath the last; nothing is measured of the others
	}
	return w, nil
}

// notBody are the fields that hold no paragraph of the content: components of their own, tables, data.
var notBody = []string{
	"kind", "preset", "superior_name", "organ_name", "organ_short", "code_number", "code_notation", "place", "issued_date", "subject",
	"priority", "authority", "addressees", "grounds", "signer", "to_places", "archive", "drafter_code", "note", "type_name", "label",
	"circulation", "address", "medium", "files", "signed_at", "seal", "joint", "parties", "letter_name", "salutation", "greeting",
	// The lines of forms 1.6 to 1.10 are made of these and of the forms' own words.
	"caller", "invitees", "event", "chair", "time", "venue", "person", "destination", "purpose", "valid_until", "meeting", "participants",
	"secretary", "start_time", "end_time", "application_date", "days", "start_date", "end_date", "leave_place", "leave", "confirmation",
	"orientation", "type", "area", "outline", "period", "table", "tasks", "data", "show", "columns", "rows", "previous",
}

// bodyTexts gives every line of text in the content of a payload. The title of an appendix is no
// content, that of a node is.
func bodyTexts(v any, texts []string) []string {
	switch v := v.(type) {
	case string:
		for line := range strings.Lines(v) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "{{") {
				texts = append(texts, line)
			}
		}
	case []any:
		for _, item := range v {
			texts = bodyTexts(item, texts)
		}
	case map[string]any:
		for key, field := range v {
			_, node := v["type"]
			if !slices.Contains(notBody, key) && (key != "title" || node) {
				texts = bodyTexts(field, texts)
			}
		}
	}
	return texts
}

// printed is a document on its pages, with its components found.
type printed struct {
	name   string
	words  *paperWords
	sheets []*sheet
	text   *reading
	roles  map[component][]*passage
	body   []*passage // of the content, in reading order
	lost   []string   // paragraphs of the content that were not found
	areas  map[bool]area
	// sections are the pages that each section begins on: the document, its attachments, appendices.
	sections []int
}

// component is a part of the document by the decree's own name.
type component string

// The components, in the order in which a document has them.
const (
	quocHieu  component = "Quốc hiệu"
	tieuNgu   component = "Tiêu ngữ"
	chuQuan   component = "cơ quan chủ quản"
	banHanh   component = "cơ quan ban hành"
	soKyHieu  component = "số, ký hiệu"
	thoiGian  component = "địa danh, thời gian"
	veViec    component = "trích yếu công văn"
	mucKhan   component = "mức độ khẩn"
	luuHanh   component = "phạm vi lưu hành"
	diaChi    component = "địa chỉ"
	tenLoai   component = "tên loại"
	trichYeu  component = "trích yếu"
	kinhGui   component = "Kính gửi"
	kinhGuiTo component = "nơi nhận ở Kính gửi"
	thamQuyen component = "thẩm quyền"
	canCu     component = "căn cứ"
	lenh      component = "QUYẾT ĐỊNH:"
	noiNhan   component = "Nơi nhận"
	nhanDong  component = "một nơi nhận"
	luu       component = "dòng Lưu"
	chucVu    component = "chức vụ"
	hoTen     component = "họ tên"
	phuLuc    component = "Phụ lục"
	tenPhuLuc component = "tên phụ lục"
	kemTheo   component = "(Kèm theo …)"
)

// area is where the text of pages of one orientation lies, between its left and right edge.
type area struct{ left, right float64 }

// newPrinted is a document of which nothing is found yet.
func newPrinted(name string, words *paperWords, sheets []*sheet) *printed {
	return &printed{name: name, words: words, sheets: sheets, text: readThrough(sheets), roles: map[component][]*passage{}, areas: map[bool]area{}}
}

// findAll finds the components of a document behind a place of its text.
func (d *printed) findAll(from int) error {
	words := d.words
	d.margins(from)
	end, err := d.head(from, words.Organ, words.Superior)
	if err != nil {
		return err
	}
	end = d.take(tenLoai, words.Title, end)
	end = d.take(trichYeu, words.Subject, end)
	end = d.addressees(end)
	end = d.take(thamQuyen, words.Authority, end)
	for _, g := range words.Grounds {
		end = d.take(canCu, strings.TrimRight(strings.TrimLeft(g, "-–+ "), ".;,: "), end)
	}
	end = d.take(lenh, words.Order, end)
	end = d.foot(end)
	end = d.appendices(words.Appendices, end)
	for _, a := range words.Attachments {
		if end, err = d.head(end, words.Organ, words.Superior); err != nil {
			return err
		}
		title, _ := nd30.TypeBySlug(a.Kind)
		end = d.take(tenLoai, cmp.Or(a.TypeName, title.Title), end)
		end = d.take(trichYeu, a.Subject, end)
		end = d.take(kemTheo, cmp.Or(a.Note, noteWords), end)
		end = d.appendices(a.Appendices, end)
	}
	d.findBody()
	d.measureAreas()
	d.findSections()
	return nil
}

// noteWords begin the line that says what an appendix comes with.
const noteWords = "(" + nd30.KemTheoText + "*)"

// margins finds what stands above and below the text of the first page, which is drawn before it.
func (d *printed) margins(from int) {
	d.take(luuHanh, markText(nd30.Circulations, d.words.Circulation), from)
	for _, line := range d.words.Address.lines() {
		d.take(diaChi, line, from)
	}
}

// markText is the mark's text.
func markText(marks []nd30.Mark, slug string) string {
	for _, m := range marks {
		if m.Slug == slug {
			return m.Text
		}
	}
	return ""
}

// take finds the component behind a place of the text and gives where it ends. Without words there is
// no such component.
func (d *printed) take(c component, words string, from int) int {
	if words == "" {
		return from
	}
	p, _, end := d.text.find(words, from)
	if p == nil {
		return from
	}
	d.roles[c] = append(d.roles[c], p)
	return end
}

// head finds the components 1 to 4: the agency stands before Quốc hiệu, number and date behind it. An
// attached document has no number and no date.
func (d *printed) head(from int, organ, superior string) (int, error) {
	nation, at, end := d.text.find(nd30.QuocHieuText, from)
	// The forms write both HÒA and HOÀ.
	if other, otherAt, otherEnd := d.text.find(strings.ReplaceAll(nd30.QuocHieuText, "HÒA", "HOÀ"), from); other != nil && (nation == nil || otherAt < at) {
		nation, at, end = other, otherAt, otherEnd
	}
	if nation == nil {
		return 0, fmt.Errorf("%s: no Quốc hiệu", d.name)
	}
	d.roles[quocHieu] = append(d.roles[quocHieu], nation)
	left := from
	for _, c := range []struct {
		name  component
		words string
	}{{chuQuan, superior}, {banHanh, organ}} {
		if p, _, after := d.text.find(c.words, left); p != nil && after <= at {
			d.roles[c.name] = append(d.roles[c.name], p)
			left = after
		}
	}
	end = d.take(tieuNgu, nd30.TieuNguText, end)
	if len(d.roles[soKyHieu]) > 0 {
		return end, nil
	}
	number := d.take(soKyHieu, nd30.SoText+"*", left) // the forms draw the left column first
	number = d.take(veViec, d.words.VeViec, number)
	number = d.take(mucKhan, markText(nd30.Urgencies, d.words.Priority), number)
	return max(number, d.take(thoiGian, d.words.Date, end)), nil
}

// addressees finds component 9a: the word, and the list beneath it when there are several.
func (d *printed) addressees(from int) int {
	switch {
	case len(d.words.Addressees) == 0:
		return from
	case d.words.Called:
	case len(d.words.Addressees) == 1:
		return d.take(kinhGui, nd30.KinhGuiText+strings.TrimLeft(d.words.Addressees[0], "-+ "), from)
	}
	if !d.words.Called {
		from = d.take(kinhGui, nd30.KinhGuiText, from)
	}
	for _, a := range d.words.Addressees {
		from = d.take(kinhGuiTo, strings.TrimRight(strings.TrimLeft(a, "-+ "), ".;,: "), from)
	}
	return from
}

// foot finds the components 7 and 9b.
func (d *printed) foot(from int) int {
	end := d.take(noiNhan, nd30.NoiNhanText, from)
	if len(d.roles[noiNhan]) == 0 {
		end = d.take(chucVu, strings.TrimRight(d.words.Signer.Position, ".,;: "), from)
		return d.take(hoTen, d.words.Signer.Name, end)
	}
	for _, to := range d.words.ToPlaces {
		end = d.take(nhanDong, strings.TrimRight(strings.TrimLeft(to, "-+•*–—·− "), ",:;. "), end)
	}
	end = d.take(luu, "- "+nd30.LuuText+"*", end)
	post := strings.TrimRight(d.words.Signer.Position, ".,;: ")
	if p, _, _ := d.text.find(post, end); p == nil || p.first().sheet != d.one(noiNhan).first().sheet {
		end = from // some forms draw the right column first
	}
	end = d.take(chucVu, post, end)
	return d.take(hoTen, d.words.Signer.Name, end)
}

// signing are the rows of the signature's column from the first one of the authority to the position:
// those on the right half, from the height of "Nơi nhận:" downwards.
func (d *printed) signing() []*row {
	to, post := d.one(noiNhan), d.one(chucVu)
	if to == nil || post == nil {
		return nil
	}
	var rows []*row
	for _, r := range d.text.rows {
		if r.sheet == post.last().sheet && r.middle() > r.sheet.width/2 && r.y > to.first().top() && r.y <= post.last().y {
			rows = append(rows, r)
		}
	}
	return rows
}

// appendices finds label, title and note of each.
func (d *printed) appendices(list []appendixWords, from int) int {
	for i, a := range list {
		label := cmp.Or(a.Label, nd30.PhuLucText+" "+viet.Roman(i+1))
		if a.Label == "" && len(list) == 1 {
			label = nd30.PhuLucText
		}
		from = d.take(phuLuc, label, from)
		from = d.take(tenPhuLuc, a.Title, from)
		from = d.take(kemTheo, cmp.Or(a.Note, noteWords), from)
	}
	return from
}

// missing gives the components that the payload names and that were not found. Without it, a page on which
// nothing is found would be right in every figure.
func (d *printed) missing() (all []string) {
	w := d.words
	appendices, notes := w.Appendices, len(w.Appendices)+len(w.Attachments)
	for _, a := range w.Attachments {
		appendices = slices.Concat(appendices, a.Appendices)
		notes += len(a.Appendices)
	}
	heads := 1 + len(w.Attachments)
	for _, want := range []struct {
		c    component
		many int
	}{
		{quocHieu, heads},
		{tieuNgu, heads},
		{chuQuan, heads * some(w.Superior)},
		{banHanh, heads},
		{soKyHieu, some(w.Notation)},
		{thoiGian, some(w.Date)},
		{veViec, some(w.VeViec)},
		{mucKhan, some(w.Priority)},
		{luuHanh, some(w.Circulation)},
		{diaChi, len(w.Address.lines())},
		{tenLoai, some(w.Title) + len(w.Attachments)},
		{trichYeu, some(w.Subject) + len(w.Attachments)},
		{kinhGui, w.wordsOfAddress()},
		{kinhGuiTo, w.listedAddressees()},
		{thamQuyen, some(w.Authority)},
		{canCu, len(w.Grounds)},
		{lenh, some(w.Order)},
		{noiNhan, min(1, len(w.ToPlaces))},
		{nhanDong, len(w.ToPlaces)},
		{luu, min(1, len(w.ToPlaces))},
		{chucVu, some(w.Signer.Position)},
		{hoTen, some(w.Signer.Name)},
		{phuLuc, len(appendices)},
		{kemTheo, notes},
	} {
		if got := len(d.roles[want.c]); got != want.many {
			all = append(all, fmt.Sprintf("%s: %d of %d found", want.c, got, want.many))
		}
	}
	for _, text := range d.lost {
		all = append(all, fmt.Sprintf("content: %q not found", text))
	}
	return all
}

// wordsOfAddress is how many times "Kính gửi:" is printed.
func (w *paperWords) wordsOfAddress() int {
	if w.Called {
		return 0
	}
	return min(1, len(w.Addressees))
}

// listedAddressees is how many addressees have a line of their own.
func (w *paperWords) listedAddressees() int {
	if len(w.Addressees) == 1 && !w.Called {
		return 0
	}
	return len(w.Addressees)
}

// some is 1 for words and 0 for none.
func some(words string) int { return min(1, len(words)) }

// one is the only passage of a component, the first of several; nil when there is none.
func (d *printed) one(c component) *passage {
	if all := d.roles[c]; len(all) > 0 {
		return all[0]
	}
	return nil
}

// typedLabel is a label at the head of a line: another may be printed, as the order wants it.
var typedLabel = regexp.MustCompile(`^(?:[-+] *|Điều \d+\. *|[IVXLC]+\. *|\d+(?:\.\d+)*\. *|\p{Ll}\) *)`)

// findBody finds the paragraphs of the content. The order of a JSON object's fields is nobody's, hence
// they are put in the order in which they were found.
func (d *printed) findBody() {
	found := map[*row]*passage{}
	for _, text := range d.words.texts {
		words := strings.TrimRight(typedLabel.ReplaceAllString(text, ""), ".;,/: ")
		for from := 0; ; {
			p, _, end := d.text.find(words, from)
			if p == nil {
				d.lost = append(d.lost, text)
				break
			}
			from = end
			if found[p.first()] == nil && !p.first().inTable() && d.componentOf(p) == "" {
				found[p.first()] = p
				break
			}
		}
	}
	for _, r := range d.text.rows {
		if p := found[r]; p != nil {
			d.body = append(d.body, p)
		}
	}
}

// componentOf says which component the passage is, if any.
func (d *printed) componentOf(p *passage) component {
	for c, all := range d.roles {
		for _, q := range all {
			if q.first() == p.first() {
				return c
			}
		}
	}
	return ""
}

// measureAreas finds the edges of the text: upright, where the lines of justified paragraphs begin
// and end; across, where the outer borders of tables lie.
func (d *printed) measureAreas() {
	for _, across := range []bool{false, true} {
		a := area{math.Inf(1), math.Inf(-1)}
		for _, p := range slices.Concat(d.body, d.roles[canCu]) {
			for i, r := range p.rows {
				if r.sheet.across() != across || p.centred() {
					continue
				}
				if i > 0 {
					a.left = min(a.left, r.x)
				}
				if i < len(p.rows)-1 {
					a.right = max(a.right, r.end)
				}
			}
		}
		for _, s := range d.sheets {
			for _, l := range s.strokes {
				if s.across() == across && across && l.horizontal() && s.grid() {
					a.left, a.right = min(a.left, l.left()), max(a.right, l.right())
				}
			}
		}
		if a.left < a.right {
			d.areas[across] = a
		}
	}
}

func (s *sheet) across() bool { return s.width > s.height }

// grid reports whether a table is drawn on the page.
func (s *sheet) grid() bool { return slices.ContainsFunc(s.strokes, stroke.vertical) }

// area is where the text of the row's page lies; false when no page of that orientation has shown it.
func (d *printed) area(r *row) (area, bool) {
	a, ok := d.areas[r.sheet.across()]
	return a, ok
}

// The divisions of the content by what they begin with (PL I.II.6đ).
var divisions = map[string]*regexp.Regexp{
	"Phần, Chương":    regexp.MustCompile(`^(?:Phần|Chương) [IVXLC]+$`),
	"Mục, Tiểu mục":   regexp.MustCompile(`^(?:Mục|Tiểu mục) \d+$`),
	"Điều":            regexp.MustCompile(`^Điều \d+\.`),
	"mục I.":          regexp.MustCompile(`^[IVXLC]+\. `),
	"khoản":           regexp.MustCompile(`^\d+\. `),
	"điểm":            regexp.MustCompile(`^\p{Ll}\) `),
	"gạch đầu dòng":   regexp.MustCompile(`^- `),
	"dấu cộng":        regexp.MustCompile(`^\+ `),
	"đoạn có dấu câu": regexp.MustCompile(`[.;:,]$`),
}

// plain is the text with common blanks.
func (p *passage) plain() string { return strings.Join(strings.Fields(p.text()), " ") }

// is reports whether the paragraph is a division of that name.
func (p *passage) is(division string) bool { return divisions[division].MatchString(p.plain()) }

// centred reports whether the paragraph is one that the decree puts in the middle: the label of a phần,
// chương, mục or tiểu mục, and its title.
func (p *passage) centred() bool {
	return p.is("Phần, Chương") || p.is("Mục, Tiểu mục") || p.capitals() && p.label == "" && !p.is("mục I.")
}

// capitals reports whether the text is all in capitals.
func (p *passage) capitals() bool { return strings.ToUpper(p.plain()) == p.plain() }

// findSections finds the pages on which a section begins: the first, those with a head, those with the
// label of an appendix.
func (d *printed) findSections() {
	d.sections = []int{1}
	for _, p := range slices.Concat(d.roles[quocHieu], d.roles[phuLuc]) {
		d.sections = append(d.sections, p.first().sheet.number)
	}
	slices.Sort(d.sections)
	d.sections = slices.Compact(d.sections)
}
