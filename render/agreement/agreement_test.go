package agreement_test

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"vanban/render/agreement"
)

// page is lines of words, as a test writes them: each line begins 20 points below the one before it,
// each word 30 points to the right of the one before it, unless it begins with a place "x,y@".
type page []string

// read has the package read pages as poppler shows them.
func read(t *testing.T, pages ...page) agreement.Reading {
	t.Helper()
	var b strings.Builder
	for _, p := range pages {
		b.WriteString("  <page width=\"595\" height=\"842\">\n")
		for i, line := range p {
			x, y := 85.0, 80+20*float64(i)
			if place, rest, found := strings.Cut(line, "@"); found {
				if _, err := fmt.Sscanf(place, "%g,%g", &x, &y); err != nil {
					t.Fatal(err)
				}
				line = rest
			}
			for _, w := range strings.Fields(line) {
				fmt.Fprintf(&b, "    <word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%s</word>\n", x, y-14, x+25, y, html.EscapeString(w))
				x += 30
			}
		}
		b.WriteString("  </page>\n")
	}
	r, err := agreement.Read(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// mark makes paragraphs of the words of ours: each of so many words, none for furniture.
func mark(t *testing.T, r *agreement.Reading, lengths ...int) {
	t.Helper()
	var pieces []agreement.Piece
	number := 0
	for _, w := range r.Words {
		p := agreement.Piece{Page: w.Page, Left: w.Left, Top: w.Top, Right: w.Right, Bottom: w.Bottom, Paragraph: agreement.Furniture}
		if w.Bottom > 60 && number < len(lengths) {
			p.Paragraph = number
			if lengths[number]--; lengths[number] == 0 {
				number++
			}
		}
		pieces = append(pieces, p)
	}
	if err := r.Mark(pieces); err != nil {
		t.Fatal(err)
	}
}

// TestCompare compares pages that differ in one thing.
func TestCompare(t *testing.T) {
	ours := []page{{"297,40@1", "Căn cứ Luật Tổ chức", "chính quyền địa phương;", "Theo đề nghị của", "Chánh Văn phòng,"}, {"297,40@2", "QUYẾT ĐỊNH:"}}
	lengths := []int{9, 7, 2}
	for _, test := range []struct {
		name   string
		theirs []page
		broken []int    // paragraphs
		off    []string // texts of lines
		lost   string
		added  string
	}{
		{name: "nothing", theirs: ours},
		{
			name:   "nothing but 0.9 mm",
			theirs: []page{{"299.5,40@1", "87.5,100@Căn cứ Luật Tổ chức", "85,122.5@chính quyền địa phương;", "Theo đề nghị của", "Chánh Văn phòng,"}, {"297,40@2", "QUYẾT ĐỊNH:"}},
		},
		{
			name:   "a word taken to the next line",
			theirs: []page{{"297,40@1", "Căn cứ Luật Tổ", "chức chính quyền địa phương;", "Theo đề nghị của", "Chánh Văn phòng,"}, {"297,40@2", "QUYẾT ĐỊNH:"}},
			broken: []int{0}, off: []string{"chính quyền địa phương;"},
		},
		{
			name:   "1.1 mm lower",
			theirs: []page{{"297,40@1", "Căn cứ Luật Tổ chức", "85,123.2@chính quyền địa phương;", "Theo đề nghị của", "Chánh Văn phòng,"}, {"297,40@2", "QUYẾT ĐỊNH:"}},
			off:    []string{"chính quyền địa phương;"},
		},
		{
			name:   "1.1 mm further left",
			theirs: []page{{"297,40@1", "81.8,100@Căn cứ Luật Tổ chức", "chính quyền địa phương;", "Theo đề nghị của", "Chánh Văn phòng,"}, {"293.8,40@2", "QUYẾT ĐỊNH:"}},
			off:    []string{"2", "Căn cứ Luật Tổ chức"},
		},
		{
			name:   "on the next page",
			theirs: []page{{"297,40@1", "Căn cứ Luật Tổ chức", "chính quyền địa phương;", "Theo đề nghị của"}, {"297,40@2", "85,80@Chánh Văn phòng,", "85,100@QUYẾT ĐỊNH:"}},
			off:    []string{"Chánh Văn phòng,"},
		},
		{
			name:   "drawn in another order, numbers last",
			theirs: []page{{"85,100@Căn cứ Luật Tổ chức", "85,120@chính quyền địa phương;", "85,140@Theo đề nghị của", "85,160@Chánh Văn phòng,", "297,40@1"}, {"297,40@2", "QUYẾT ĐỊNH:"}},
		},
		{
			name:   "words lost and added",
			theirs: []page{{"297,40@1", "Căn cứ Luật Tổ chức", "chính quyền địa phương;", "Theo nghị của", "Chánh Văn phòng,"}, {"297,40@2", "QUYẾT ĐỊNH: mới"}},
			broken: []int{1}, lost: "đề", added: "mới",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := read(t, ours...), read(t, test.theirs...)
			mark(t, &a, slices.Clone(lengths)...)
			d := agreement.Compare("one", a, b)
			var broken []int
			for _, p := range d.Broken {
				broken = append(broken, p.Paragraph)
			}
			var off []string
			for _, o := range d.Off {
				off = append(off, o.Text)
			}
			if d.Paragraphs != 3 || d.Lines != 7 || d.Pages != 2 || d.TheirPages != 2 {
				t.Errorf("%d paragraphs, %d lines, %d and %d pages", d.Paragraphs, d.Lines, d.Pages, d.TheirPages)
			}
			if !slices.Equal(broken, test.broken) || !slices.Equal(off, test.off) {
				t.Errorf("broken %v, want %v; off %q, want %q\n%v", broken, test.broken, off, test.off, d)
			}
			if strings.Join(d.Lost, " ") != test.lost || strings.Join(d.Added, " ") != test.added {
				t.Errorf("lost %q, want %q; added %q, want %q", d.Lost, test.lost, d.Added, test.added)
			}
		})
	}
}

// TestRepeatedHeader: a header that stands before another row takes no row with it.
func TestRepeatedHeader(t *testing.T) {
	ours := read(t, page{"STT Tên", "1 a"}, page{"STT Tên", "2 b", "3 c"})
	var pieces []agreement.Piece
	for i, w := range ours.Words {
		p := agreement.Piece{Page: w.Page, Left: w.Left, Top: w.Top, Right: w.Right, Bottom: w.Bottom, Paragraph: i}
		if i == 4 || i == 5 {
			p.Paragraph = agreement.Furniture
		}
		pieces = append(pieces, p)
	}
	if err := ours.Mark(pieces); err != nil {
		t.Fatal(err)
	}
	d := agreement.Compare("table", ours, read(t, page{"STT Tên", "1 a", "2 b"}, page{"STT Tên", "3 c"}))
	if len(d.Lost)+len(d.Added)+len(d.Broken) > 0 || len(d.Off) != 4 || d.Off[0].TheirPage != 1 || d.Off[2].TheirPage != 2 {
		t.Errorf("want both words of row 2 on page 1, both of row 3 elsewhere on page 2:\n%v", d)
	}
}

// TestDrawing: words of drawings are compared with nothing, and words of nothing are an error.
func TestDrawing(t *testing.T) {
	r := read(t, page{"một hai", "ba"})
	all := agreement.Piece{Page: 1, Left: 0, Top: 0, Right: 595, Bottom: 842, Paragraph: agreement.Drawing}
	second := agreement.Piece{Page: 1, Left: 0, Top: 85, Right: 595, Bottom: 110}
	if err := r.Mark([]agreement.Piece{second, all}); err != nil {
		t.Fatal(err)
	}
	if len(r.Words) != 1 || r.Words[0].Text != "ba" || r.Words[0].Paragraph != 0 {
		t.Errorf("left are %v", r.Words)
	}
	r = read(t, page{"một hai", "ba"})
	if err := r.Mark([]agreement.Piece{second}); err == nil {
		t.Error("words that stand nowhere pass")
	}
	if err := r.Mark([]agreement.Piece{{Page: 2}}); err == nil {
		t.Error("a piece on a page that is not there passes")
	}
}

// TestExceptions: what Word does otherwise is told from all else.
func TestExceptions(t *testing.T) {
	long := strings.Repeat("a", 65)
	for _, test := range []struct {
		ours, theirs []string
		excepted     bool
	}{
		{[]string{"Quý I-", "IV/2024"}, []string{"Quý", "I-IV/2024"}, true},
		{[]string{"trục (VNPT-", "eOffice/iOffice), nền", "tảng"}, []string{"trục", "(VNPT-eOffice/iOffice),", "nền tảng"}, true},
		{[]string{"https://a.vn/dieu-", "hanh/2027 và"}, []string{"https://a.vn/dieu-hanh/", "2027 và"}, true},
		{[]string{"tại https://a.vn/dieu-", "hanh/2027 và"}, []string{"tại https://a.vn/dieu-hanh/", "2027 và"}, false},
		{[]string{"tại https://a.vn/dieu-", "hanh?id=2027 và"}, []string{"tại https://a.vn/dieu-hanh?", "id=2027 và"}, true},
		{[]string{"https://dichvucong.l", "aocai.gov.vn"}, []string{"https://", "dichvucong.laocai.gov.", "vn"}, true},
		{[]string{"https://laocai.gov.vn tại", "tỉnh"}, []string{"https://", "laocai.gov.vn tại", "tỉnh"}, false},
		{[]string{"một", "https://laocai.g", "ov.vn"}, []string{"một", "https://", "laocai.gov.v", "n"}, false},
		{[]string{"một", long + "/laocai.g", "ov.vn"}, []string{"một", long + "/", "laocai.gov.v", "n"}, true},
		{[]string{"một", long[1:] + "/laocai.g", "ov.vn"}, []string{"một", long[1:] + "/", "laocai.gov.v", "n"}, false},
		{[]string{"đi / về", "nhà"}, []string{"đi /", "về nhà"}, false},
		{[]string{"Quý I-", "IV"}, []string{"Quý", "I-IV"}, false},
		{[]string{"Quý năm", "2024/2"}, []string{"Quý", "năm 2024/2"}, false},
		{[]string{"một hai", "ba"}, []string{"một", "hai ba"}, false},
		{[]string{"một", "hai/ ba"}, []string{"một hai/", "ba"}, false},
		{[]string{"một", "hai ba", "Quý I-", "IV/2024"}, []string{"một hai", "ba", "Quý", "I-IV/2024"}, false},
	} {
		ours := read(t, test.ours)
		mark(t, &ours, 100)
		d := agreement.Compare("one", ours, read(t, test.theirs))
		if len(d.Broken) != 1 || (d.Broken[0].Exception != nil) != test.excepted {
			t.Errorf("%q and %q: excepted is not %v:\n%v", test.ours, test.theirs, test.excepted, d)
			continue
		}
		sum := agreement.Sum([]agreement.Document{d})
		if sum.Broken+sum.BrokenExcepted != 1 || (sum.BrokenExcepted == 1) != test.excepted || (sum.OffExcepted > 0) != test.excepted {
			t.Errorf("%q: %+v", test.ours, sum)
		}
	}
}

// TestItalic: a justified line that ends in italic letters may have a word less in theirs, and no more than one, when ours
// has no room left.
func TestItalic(t *testing.T) {
	const wide, narrow, plain = 8.0, 2.5, 3.16 // blanks between letters that are 14 points high
	for _, test := range []struct {
		ours, theirs float64
		theirLines   []string
		upright      bool
		excepted     int
	}{
		{narrow, wide, []string{"của Sở Nội", "vụ)"}, false, 1},
		{narrow, wide, []string{"của Sở Nội", "vụ)"}, true, 0},
		{narrow, wide, []string{"của Sở", "Nội vụ)"}, false, 0},
		{narrow, plain, []string{"của Sở Nội", "vụ)"}, false, 0},
		{3, wide, []string{"của Sở Nội", "vụ)"}, false, 0}, // 0.63 points of each of three blanks are left
		{wide, wide, []string{"của Sở Nội", "vụ)"}, false, 0},
	} {
		ours := read(t, justified(test.ours, "của Sở Nội vụ)"))
		all := agreement.Piece{Page: 1, Right: 595, Bottom: 842, Italic: !test.upright}
		if err := ours.Mark([]agreement.Piece{all}); err != nil {
			t.Fatal(err)
		}
		d := agreement.Compare("one", ours, read(t, justified(test.theirs, test.theirLines...)))
		if sum := agreement.Sum([]agreement.Document{d}); sum.BrokenExcepted != test.excepted || len(d.Broken) != 1 {
			t.Errorf("%+v: %+v\n%v", test, sum, d)
		}
	}
}

// justified is lines of words with blanks of that width between them. The words stand one by one in the page,
// which is how it knows them by their places.
func justified(blank float64, lines ...string) page {
	var p page
	for i, line := range lines {
		x := 85.0
		for w := range strings.FieldsSeq(line) {
			p = append(p, fmt.Sprintf("%g,%d@%s", x, 80+20*i, w))
			x += 25 + blank
		}
	}
	return p
}

// TestConsequences: what stands below a paragraph that an exception explains is explained where it stands lower by
// the lines that the paragraph has more, on the next page by what has come there, and nowhere else.
func TestConsequences(t *testing.T) {
	const own = 1 // the second line of the paragraph itself
	for _, test := range []struct {
		what     string
		theirs   []page
		off      int
		excepted int
	}{
		{"a line lower", []page{{"https://", "dichvucong.laocai.gov.", "vn", "hai"}, {"ba", "tư"}, {"85,83.2@bốn"}}, 1, own + 1},
		{"lower by more than a line", []page{{"https://", "dichvucong.laocai.gov.", "vn", "85,143.2@hai"}, {"ba", "tư"}, {"bốn"}}, 1, own},
		{"two lines lower", []page{{"https://", "dichvucong.laocai.gov.", "vn", "85,160@hai"}, {"ba", "tư"}, {"bốn"}}, 1, own},
		{"a line higher", []page{{"https://", "dichvucong.laocai.gov.", "vn", "85,100@hai"}, {"ba", "tư"}, {"bốn"}}, 1, own},
		{"to the right", []page{{"https://", "dichvucong.laocai.gov.", "vn", "89,140@hai"}, {"ba", "tư"}, {"bốn"}}, 1, own},
		{"as many lines", []page{{"https://", "dichvucong.laocai.gov.vn", "85,140@hai"}, {"ba", "tư"}, {"bốn"}}, 1, own},
		{"on the next page", []page{{"https://", "dichvucong.laocai.gov.", "vn"}, {"hai", "ba", "tư"}, {"85,83.2@bốn"}}, 1, own + 3},
		{"on the next page, not at its top", []page{{"https://", "dichvucong.laocai.gov.", "vn"}, {"85,90@hai", "85,110@ba", "85,130@tư"}, {"bốn"}}, 2, own + 1},
		{"on the next page, one of its lines lower", []page{{"https://", "dichvucong.laocai.gov.", "vn"}, {"hai", "ba", "85,124@tư"}, {"bốn"}}, 1, own + 2},
		{"on the page after the next", []page{{"https://", "dichvucong.laocai.gov.", "vn"}, {"hai", "ba"}, {"tư", "bốn"}}, 2, own + 2},
	} {
		ours := read(t, page{"https://dichvucong.l", "aocai.gov.vn", "hai"}, page{"ba", "tư"}, page{"bốn"})
		mark(t, &ours, 2, 1, 1, 1, 1)
		d := agreement.Compare("one", ours, read(t, test.theirs...))
		if sum := agreement.Sum([]agreement.Document{d}); sum.Off != test.off || sum.OffExcepted != test.excepted || sum.BrokenExcepted != 1 {
			t.Errorf("%s: %+v\n%v", test.what, sum, d)
		}
	}
}

// TestAlone: a paragraph that ours keeps with the next one explains that it ends the page before in theirs, and that
// what stands below it is higher by just its height, or has found room on that page then, from page to page.
func TestAlone(t *testing.T) {
	ours := []page{{"một"}, {"II.", "hai", "ba"}, {"tư", "năm", "sáu"}, {"bảy"}}
	for _, test := range []struct {
		what     string
		theirs   []page
		off      int
		excepted int
	}{
		{"alone", []page{{"một", "II."}, {"hai", "ba"}, ours[2], ours[3]}, 0, 3},
		{"alone, with room for more", []page{{"một", "II."}, {"hai", "ba", "tư"}, {"năm", "sáu"}, ours[3]}, 0, 6},
		{"alone, with room up to the end", []page{{"một", "II."}, {"hai", "ba", "tư"}, {"năm", "sáu", "bảy"}}, 0, 7},
		{"one below it lower", []page{{"một", "II."}, {"hai", "85,104@ba"}, ours[2], ours[3]}, 1, 2},
		{"all below it much higher than it was", []page{{"một", "II."}, {"85,40@hai", "85,60@ba"}, ours[2], ours[3]}, 2, 1},
		{"a page that lost nothing", []page{{"một", "II."}, {"hai", "ba"}, {"85,60@tư", "85,80@năm", "85,100@sáu"}, ours[3]}, 3, 3},
		{"on the page before with the next one", []page{{"một", "II.", "hai"}, {"ba"}, ours[2], ours[3]}, 3, 0},
		{"alone on the next page", []page{{"một"}, {"85,100@hai"}, {"II.", "85,100@ba", "85,120@tư", "85,140@năm", "85,160@sáu"}, ours[3]}, 5, 0},
	} {
		a := read(t, ours...)
		var pieces []agreement.Piece
		for i, w := range a.Words {
			pieces = append(pieces, agreement.Piece{Page: w.Page, Left: w.Left, Top: w.Top, Right: w.Right, Bottom: w.Bottom, Paragraph: i, KeepNext: w.Text == "II."})
		}
		if err := a.Mark(pieces); err != nil {
			t.Fatal(err)
		}
		d := agreement.Compare("one", a, read(t, test.theirs...))
		sum := agreement.Sum([]agreement.Document{d})
		if sum.Off != test.off || sum.OffExcepted != test.excepted || (len(d.Alone) > 0) != (test.excepted > 0) {
			t.Errorf("%s: %d off, want %d; %d excepted, want %d\n%v", test.what, sum.Off, test.off, sum.OffExcepted, test.excepted, d)
		}
	}
}

// TestFurniture: where theirs has more pages, their numbers and headers are no words that were added.
func TestFurniture(t *testing.T) {
	ours := read(t, page{"297,40@2", "STT Tên", "1 a"})
	mark(t, &ours, 1, 1, 1, 1)
	pieces := []agreement.Piece{{Page: 1, Right: 595, Bottom: 105, Paragraph: agreement.Furniture}, {Page: 1, Right: 595, Bottom: 842}}
	if err := ours.Mark(pieces); err != nil {
		t.Fatal(err)
	}
	one, two := page{"297,40@2", "STT Tên", "1 a"}, page{"STT Tên", "b"}
	if d := agreement.Compare("one", ours, read(t, one, two)); !slices.Equal(d.Added, []string{"b"}) {
		t.Errorf("added is %q", d.Added)
	}
	if d := agreement.Compare("one", ours, read(t, slices.Concat(one, page{"STT b"}))); !slices.Equal(d.Added, []string{"STT", "b"}) {
		t.Errorf("added is %q", d.Added)
	}
}

// TestReport sums up and puts the worst first.
func TestReport(t *testing.T) {
	off := []agreement.Off{{}, {TheirPage: 1}}
	documents := []agreement.Document{
		{Name: "a-1", Pages: 2, TheirPages: 2, Paragraphs: 10, Lines: 50, Farthest: 1},
		{Name: "a-2", Pages: 2, TheirPages: 2, Paragraphs: 30, Lines: 100, Broken: make([]agreement.Broken, 1)},
		{Name: "b-1", Pages: 2, TheirPages: 3, Paragraphs: 60, Lines: 50, Off: off},
	}
	sum := agreement.Sum(documents)
	if sum.SamePagesShare() < 66 || sum.SamePagesShare() > 67 || sum.AlikeShare() != 99 || sum.NearShare() != 99 || sum.OtherPage != 1 || sum.BrokenExceptedShare() != 0 || sum.OffExceptedShare() != 0 {
		t.Errorf("%+v: %g %g %g", sum, sum.SamePagesShare(), sum.AlikeShare(), sum.NearShare())
	}
	if w := agreement.Worst(documents, 2); w[0].Name != "b-1" || w[1].Name != "a-2" {
		t.Errorf("the worst are %s and %s", w[0].Name, w[1].Name)
	}
	text := agreement.Markdown(documents, []agreement.Set{{Prefix: "a-", Title: "first"}, {Prefix: "b-", Title: "second"}})
	for _, want := range []string{
		"| first | 2 of 2 (100.0 %) | 39 of 40 (97.50 %) | 150 of 150 (100.00 %) | 0.35 mm | 0 paragraphs, 0 lines |",
		"| **all** | 2 of 3 (66.7 %) |", "| b-1 | 2, 3 | 0 of 60 | 2 of 50, 1 |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestRead refuses what is no reading.
func TestRead(t *testing.T) {
	for _, text := range []string{"", "<page >", `<word xMin="1" yMin="1" xMax="2" yMax="2">a</word>`, "<page >\n" + `<word xMin="1.1.1" yMin="1" xMax="2" yMax="2">a</word>`} {
		if r, err := agreement.Read(strings.NewReader(text)); err == nil && r.Pages > 0 {
			t.Errorf("%q gives %v", text, r)
		}
	}
	r := read(t, page{"a&b <c>"})
	if len(r.Words) != 2 || r.Words[0].Text != "a&b" || r.Words[1].Text != "<c>" {
		t.Errorf("the words are %v", r.Words)
	}
}
