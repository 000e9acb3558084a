package part

import "slices"

// Section is a division of a report: its heading, what it says, the data that it shows, and the
// divisions below it.
type Section struct {
	Label *string   `json:"label,omitempty" validate:"omitempty,max=30" title:"Số thứ tự" doc:"Bỏ trường này thì hệ thống đánh số I., 1., a); chuỗi rỗng là không đánh số." example:"1."`
	Title *string   `json:"title,omitempty" validate:"omitempty,max=2000" title:"Tiêu đề" doc:"Tiêu đề, in đậm; bỏ trường này thì dùng tiêu đề thông dụng của mục hoặc tên lĩnh vực ở “area”; chuỗi rỗng là không có tiêu đề." example:"Kết quả thực hiện"`
	Area  string    `json:"area,omitempty" validate:"max=40" title:"Lĩnh vực" doc:"Lĩnh vực của đề cương ở “outline”; tên lĩnh vực là tiêu đề của mục." example:"thu-tuc"`
	Body  Body      `json:"body,omitzero" title:"Nội dung" doc:"Văn bản thường hoặc cây. Dòng {{mã}}, {{mã table}} đứng riêng in số liệu có mã đó tại chỗ."`
	Show  []Show    `json:"show,omitempty" validate:"max=50,dive" title:"Số liệu" doc:"Số liệu in sau nội dung của mục, trước các mục con."`
	Items []Section `json:"items,omitempty" validate:"max=200,dive" title:"Các mục con" doc:"Các mục con, theo thứ tự."`
}

// TopSection is a section of the highest level where the document has it.
type TopSection struct {
	*Section
	Pointer string // to the section
	Usual   string // its title when the payload says none
}

// Area is a division of a ready outline: the word of a payload for it and its title.
type Area struct{ Slug, Title string }

// sectionLevels are how sections of each depth are labelled (PL I.II.6c); below a) they are not.
var sectionLevels = []string{deMuc, khoan, diem, doan}

// mostRoman is up to what a Roman numeral is read as the label of a section: of "C." and "D.",
// behind "A." and "B.", it is not.
const mostRoman = 49

// level is how a section of the depth is labelled: as its label says, else as the depth has it.
// A label of another sort is printed as it is.
func (s *Section) level(depth int) *level {
	usual := &levels[levelOf(sectionLevels[min(depth, len(sectionLevels)-1)])]
	if s.Label == nil {
		return usual
	}
	at, label, _ := cutLabel(*s.Label + " x")
	l := &levels[at]
	if !l.numbered() || l.name == deMuc && !isCounted(label) {
		return usual.literal(*s.Label)
	}
	return l
}

// isCounted reports whether a Roman numeral is small enough to be the number of a section.
func isCounted(label string) bool {
	n, _ := levels[levelOf(deMuc)].number(label, "")
	return n <= mostRoman
}

// literal is the level with a label that does not count.
func (l *level) literal(label string) *level {
	plain := *l
	plain.prefix, plain.suffix, plain.write, plain.read, plain.rule = label, "", nil, nil, ""
	return &plain
}

// heading is the title of a section with the field that it comes from; empty for none.
func (s *Section) heading(usual string, areas []Area) (title, from string) {
	switch i := slices.IndexFunc(areas, func(a Area) bool { return a.Slug == s.Area }); {
	case s.Title != nil:
		return *s.Title, "/title"
	case s.Area != "" && i >= 0:
		return areas[i].Title, "/area"
	}
	return usual, "/title"
}

// sections lists the headings and texts of the document's sections and numbers them.
func (p *Paper) sections() []entry {
	o := newOutliner()
	local := make([]int, len(levels))
	for _, s := range p.Sections {
		o.section(sectionAt{s.Section, s.Pointer, s.Usual, 0}, p.Areas, local, "", "")
	}
	return o.entries
}

// sectionAt is a section where it stands.
type sectionAt struct {
	*Section
	pointer string
	usual   string // its title when the payload says none
	depth   int
}

// section takes one section: its heading, its body, what it shows, and its items, which are
// counted together with the divisions of its body.
func (o *outliner) section(s sectionAt, areas []Area, local []int, parent, in string) {
	if e, ok := o.sectionHeading(s, areas, local, parent, in); ok {
		o.entries = append(o.entries, e)
		parent, in = e.label, e.name()
	}
	inner := make([]int, len(levels))
	o.body(s.Body, s.pointer+"/body", inner, parent, in)
	if len(s.Show) > 0 {
		o.entries = append(o.entries, entry{
			level: &levels[paragraphLevel], node: &Node{Type: doan, Show: s.Show}, path: s.pointer, in: in,
		})
	}
	for i := range s.Items {
		o.section(sectionAt{&s.Items[i], item(s.pointer+"/items", i), "", s.depth + 1}, areas, inner, parent, in)
	}
}

// sectionHeading is the entry of the heading; a section without label and title has none.
func (o *outliner) sectionHeading(s sectionAt, areas []Area, local []int, parent, in string) (e entry, ok bool) {
	title, from := s.heading(s.usual, areas)
	literal := s.Label != nil && *s.Label != ""
	if title == "" && !literal {
		return entry{}, false
	}
	e = entry{level: s.level(s.depth), path: s.pointer, in: in}
	e.node = &Node{Type: e.level.name, Title: title}
	if literal && e.level.numbered() {
		e.node.Label = *s.Label
	}
	e.mark, e.title, e.text = field(s.pointer+"/label"), field(s.pointer+from), field(s.pointer+"/body")
	o.number(&e, parent, local)
	return e, true
}

// sectionList are all sections with their pointers, each before its items.
func (p *Paper) sectionList() []sectionAt {
	var all []sectionAt
	var add func(s sectionAt)
	add = func(s sectionAt) {
		all = append(all, s)
		for i := range s.Items {
			add(sectionAt{&s.Items[i], item(s.pointer+"/items", i), "", s.depth + 1})
		}
	}
	for _, s := range p.Sections {
		add(sectionAt{s.Section, s.Pointer, s.Usual, 0})
	}
	return all
}

// says reports whether the section or one below it has something to say.
func (s *Section) says() bool {
	return !s.Body.IsZero() || len(s.Show) > 0 || slices.ContainsFunc(s.Items, func(i Section) bool { return i.says() })
}

// mentions reports whether the section or one below it has a text of that kind.
func (s *Section) mentions(is func(string) bool) bool {
	return s.Title != nil && is(*s.Title) || s.Body.has(is) ||
		slices.ContainsFunc(s.Items, func(i Section) bool { return i.mentions(is) })
}
