package part_test

import (
	"slices"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// TestMargins: head and foot follow the margins, which all sections have.
func TestMargins(t *testing.T) {
	for _, m := range []part.Margins{{}, {LeftMM: 35, RightMM: 15}, {RightMM: 15}, {LeftMM: 35}, {TopMM: 25, BottomMM: 25, LeftMM: 32, RightMM: 18}} {
		p := decision()
		p.Head.Margins = m
		if problems := p.Validate(); problems.Failed() {
			t.Fatalf("%+v: %v", m, problems)
		}
		sections := p.Compose()[0].Sections
		page := sections[0].Page
		for _, s := range sections[1:] {
			if s.Page != page {
				t.Errorf("%+v: a section has the page %+v, the first one %+v", m, s.Page, page)
			}
		}
		body := sections[0].Body
		if head := width(body[0]); head != page.TextWidth()+page.Right-nd30.RightMargin.Min {
			t.Errorf("%+v: the head is %.1f mm wide", m, head.Millimetres())
		}
		if foot := width(body[len(body)-1]); foot != page.TextWidth() {
			t.Errorf("%+v: the foot is %.1f mm wide, the text %.1f", m, foot.Millimetres(), page.TextWidth().Millimetres())
		}
	}
}

// width is that of a grid.
func width(b render.Block) (all render.Length) {
	for _, w := range b.(*render.Columns).Widths {
		all += w
	}
	return all
}

// TestAddress makes the lines of the decree's sample of what there is (PL I.V.12).
func TestAddress(t *testing.T) {
	for _, test := range []struct {
		address part.Address
		want    []string
	}{
		{part.Address{}, nil},
		{part.Address{Street: "18 Nguyễn Du, Hà Nội"}, []string{"Số: 18 Nguyễn Du, Hà Nội"}},
		{part.Address{Street: "Số 18 Nguyễn Du"}, []string{"Số: 18 Nguyễn Du"}},
		{part.Address{Street: "số: 18 Nguyễn Du"}, []string{"Số: 18 Nguyễn Du"}},
		{part.Address{Street: "Ấp 3, xã Tân Hương"}, []string{"Ấp 3, xã Tân Hương"}},
		{part.Address{Fax: "024.39436930"}, []string{"Fax: 024.39436930"}},
		{
			part.Address{Phone: "ĐT: ĐT 024.39437010", Fax: "Fax 024.39436930", Email: "a@b.vn", Website: "b.vn"},
			[]string{"ĐT: 024.39437010, Fax: 024.39436930", "E-Mail: a@b.vn, Website: b.vn"},
		},
	} {
		p := decision()
		p.Head.Address = test.address
		sections := p.Compose()[0].Sections
		var got []string
		for _, b := range sections[0].Footer {
			if line, ok := b.(*render.Paragraph); ok {
				got = append(got, line.Runs[0].Text)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q, not %q", test.address, got, test.want)
		}
		if _, ruled := firstBlock(sections[0].Footer).(*render.Line); ruled != (test.want != nil) {
			t.Errorf("%+v: a rule above is %v", test.address, ruled)
		}
		for _, s := range sections[1:] {
			if s.Footer != nil {
				t.Errorf("%+v: an attached section has an address", test.address)
			}
		}
	}
}

func firstBlock(blocks []render.Block) render.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// TestMarks: urgency and draft stand beneath the number, circulation in the margin above.
func TestMarks(t *testing.T) {
	p := decision()
	p.Head.Priority, p.Head.Draft, p.Head.Circulation = "hoa-toc", true, "xem-xong-tra-lai"
	section := p.Compose()[0].Sections[0]
	number := section.Body[0].(*render.Columns).Rows[1].Cells[0].Blocks
	if got, want := boxes(number), []string{"HỎA TỐC", "DỰ THẢO"}; !slices.Equal(got, want) {
		t.Errorf("beneath the number %q, not %q", got, want)
	}
	if got, want := boxes(section.Header), []string{"XEM XONG TRẢ LẠI"}; !slices.Equal(got, want) {
		t.Errorf("in the margin %q, not %q", got, want)
	}
	if room := section.Page.Top - section.Page.Number.Distance; section.Header[0].(*render.Box).Height > room {
		t.Errorf("the mark is higher than the margin")
	}
}

func boxes(blocks []render.Block) (texts []string) {
	for _, b := range blocks {
		if box, ok := b.(*render.Box); ok {
			texts = append(texts, box.Text.Runs[0].Text)
		}
	}
	return texts
}
