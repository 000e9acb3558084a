package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
)

// encode writes d without a letterhead.
func encode(tb testing.TB, d *render.Document, r layout.Resolved) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := docx.Encode(&b, d, r, docx.Options{}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// entry is a part of a package.
type entry struct {
	name string
	data []byte
}

// unzip reads a package.
func unzip(tb testing.TB, data []byte) []entry {
	tb.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var all []entry
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		all = append(all, entry{f.Name, content})
	}
	return all
}

// part finds a part of a package.
func part(tb testing.TB, data []byte, name string) []byte {
	tb.Helper()
	for _, e := range unzip(tb, data) {
		if e.name == name {
			return e.data
		}
	}
	tb.Fatalf("no part %s", name)
	return nil
}

// words is the text of a part: what stands in w:t, "\n" for w:br and "¶" after a paragraph
// that has text.
func words(tb testing.TB, data []byte) string {
	tb.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	in, paragraph := "", false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			tb.Fatal(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local
			if in == "br" {
				b.WriteString("\n")
			}
			paragraph = paragraph || in == "t"
		case xml.EndElement:
			in = ""
			if t.Name.Local == "p" && paragraph {
				b.WriteString("¶")
				paragraph = false
			}
		case xml.CharData:
			if in == "t" {
				b.Write(t)
			}
		}
	}
}

// said is the text of blocks in the form of words.
func said(blocks []render.Block) string {
	var b strings.Builder
	paragraph := func(p *render.Paragraph) {
		before := b.Len()
		for _, r := range p.Runs {
			b.WriteString(r.Text)
		}
		if b.Len() > before {
			b.WriteString("¶")
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case *render.Paragraph:
			paragraph(block)
		case *render.Columns:
			for _, row := range block.Rows {
				for _, c := range row.Cells {
					b.WriteString(said(c.Blocks))
				}
			}
		case *render.Table:
			for _, row := range append(block.Header[:len(block.Header):len(block.Header)], block.Rows...) {
				for _, c := range row.Cells {
					for _, p := range c.Blocks {
						paragraph(p)
					}
				}
			}
		case *render.Box:
			paragraph(&block.Text)
		}
	}
	return b.String()
}

func saidBy(d *render.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		b.WriteString(said(s.Body))
	}
	return b.String()
}

func TestTextStaysInOrder(t *testing.T) {
	for name, d := range map[string]*render.Document{"decision": decision(), "report": report(t)} {
		data := encode(t, d, resolve(t, d))
		if got, want := words(t, part(t, data, "word/document.xml")), saidBy(d); got != want {
			t.Errorf("%s: text is\n%.2000s\nwant\n%.2000s", name, got, want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	d := report(t)
	r := resolve(t, d)
	want := encode(t, d, r)
	first := decision()
	other := encode(t, first, resolve(t, first))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 4 {
				if !bytes.Equal(encode(t, d, r), want) {
					t.Error("the same document gave other bytes")
				}
				d := decision()
				if !bytes.Equal(encode(t, d, resolve(t, d)), other) {
					t.Error("the same document, made anew, gave other bytes")
				}
			}
		})
	}
	group.Wait()
}

// TestEntriesTellNoTime also pins the order of the entries, which is that of the parts.
func TestEntriesTellNoTime(t *testing.T) {
	d := decision()
	data := encode(t, d, resolve(t, d))
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if first := r.File[0].Name; first != "[Content_Types].xml" {
		t.Errorf("the first entry is %s", first)
	}
	for _, f := range r.File {
		if got := f.Modified.Format("2006-01-02 15:04"); got != "1980-01-01 00:00" || len(f.Extra) > 0 {
			t.Errorf("%s: time %s, extra %x", f.Name, got, f.Extra)
		}
	}
}

// TestMarkup looks at the markup that says something special.
func TestMarkup(t *testing.T) {
	d := decision()
	data := encode(t, d, resolve(t, d))
	for _, test := range []struct{ name, part, want string }{
		{"style", "word/styles.xml", `w:customStyle="1" w:styleId="Treo"><w:name w:val="Gạch đầu dòng"/><w:basedOn w:val="Normal"/>`},
		{"hanging indent", "word/styles.xml", `<w:ind w:left="850" w:right="283" w:hanging="283"/>`},
		{"exact spacing", "word/styles.xml", `<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="exact"/>`},
		{"spacing in percent", "word/styles.xml", `<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/>`},
		{"heading", "word/styles.xml", `<w:keepNext/><w:widowControl/><w:spacing w:before="400" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>`},
		{"colour", "word/styles.xml", `<w:color w:val="FF0000"/>`},
		{"size", "word/styles.xml", `<w:sz w:val="22"/><w:szCs w:val="22"/>`},
		{"language", "word/styles.xml", `<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>`},
		{"compatibility", "word/settings.xml", `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>`},
		{"no hyphenation", "word/settings.xml", `<w:autoHyphenation w:val="0"/>`},
		{"differences only", "word/document.xml", `<w:pStyle w:val="NoiDung"/><w:keepNext/><w:keepLines/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Điều` + "\u00a0" + `1. </w:t></w:r>`},
		{"nothing of what the style says", "word/document.xml", `<w:pStyle w:val="TenLoai"/></w:pPr>`},
		{"what stands above a rule keeps with it", "word/document.xml", `<w:pStyle w:val="QuocHieu"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Độc lập`},
		{"escapes", "word/document.xml", `- Lưu: VT, &lt;TCCB&gt; &amp; “QLKH”.`},
		{"break", "word/document.xml", `GIÁM ĐỐC</w:t><w:br/><w:t xml:space="preserve"></w:t><w:br/>`},
		{"overhanging columns", "word/document.xml", `<w:tblInd w:w="-283" w:type="dxa"/><w:tblLayout w:type="fixed"/>`},
		{"box", "word/document.xml", `<w:trHeight w:val="454" w:hRule="exact"/>`},
		{"table", "word/document.xml", `<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>`},
		{"heading knows its level", "word/styles.xml", `w:styleId="TenLoai"><w:name w:val="Tên loại"/><w:basedOn w:val="Heading1"/>`},
		{"heading of the word processor", "word/styles.xml", `<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>`},
		{"style that is like another but for its face", "word/styles.xml", `<w:name w:val="Khoản"/><w:basedOn w:val="NoiDung"/><w:next w:val="NoiDung"/><w:uiPriority w:val="2"/><w:qFormat/><w:pPr></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr></w:style>`},
		{"heading that is like another style", "word/styles.xml", `<w:name w:val="Điều"/><w:basedOn w:val="Heading2"/><w:uiPriority w:val="99"/><w:pPr><w:keepNext w:val="0"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>`},
		{"its level has that style below it", "word/styles.xml", `<w:name w:val="heading 2"/><w:basedOn w:val="NoiDung"/>`},
		{"other styles are hidden", "word/styles.xml", `<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"`},
		{"table with a header", "word/document.xml", `<w:tblLook w:val="0620" w:firstRow="1"`},
		{"caption", "word/document.xml", `<w:tblCaption w:val="Nhiệm vụ &amp; sản phẩm"/>`},
		{"header row that a cell joins with the next", "word/document.xml", `<w:trPr><w:cantSplit/><w:trHeight w:val="316" w:hRule="atLeast"/><w:tblHeader/></w:trPr>`},
		{"cell over columns", "word/document.xml", `<w:gridSpan w:val="2"/>`},
		{"cell over rows", "word/document.xml", `<w:vMerge w:val="restart"/>`},
		{"cell from above", "word/document.xml", `<w:vMerge/>`},
		{"cell in the middle", "word/document.xml", `<w:vAlign w:val="center"/>`},
		{"landscape", "word/document.xml", `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`},
		{"restart", "word/document.xml", `<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/>`},
		{"page number", "word/header1.xml", `<w:instrText xml:space="preserve"> PAGE </w:instrText>`},
		{"title", "docProps/core.xml", `<dc:title>Quyết định &lt;5&gt;</dc:title>`},
		{"identifier", "docProps/core.xml", `<dc:identifier>15/QĐ-SKHCN</dc:identifier>`},
		{"type", "docProps/core.xml", `<cp:category>Quyết định</cp:category>`},
		{"created", "docProps/core.xml", `<dcterms:created xsi:type="dcterms:W3CDTF">2021-01-05T00:00:00Z</dcterms:created>`},
	} {
		if !bytes.Contains(part(t, data, test.part), []byte(test.want)) {
			t.Errorf("%s: %s has no %s", test.name, test.part, test.want)
		}
	}
	for _, unwanted := range []string{"w:kern", "<w:br/></w:t>"} {
		for _, e := range unzip(t, data) {
			if bytes.Contains(e.data, []byte(unwanted)) {
				t.Errorf("%s has %s", e.name, unwanted)
			}
		}
	}
}

// TestItalicBlanks: the no-break spaces of italic text are upright, whether the run or the style is italic, and
// nothing else is.
func TestItalicBlanks(t *testing.T) {
	const space = "\u00a0"
	d := decision()
	d.Sections[0].Body = append(d.Sections[0].Body, &render.Paragraph{Role: "NoiDung", Runs: []render.Run{
		{Text: "một" + space + "hai"}, {Text: space + "ba" + space + space, Italic: true},
	}})
	text := func(face, text string) string {
		return `<w:r>` + face + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	const italic = `<w:rPr><w:i/><w:iCs/></w:rPr>`
	want := text("", "một"+space+"hai") + text("", space) + text(italic, "ba") + text("", space+space) + `</w:p>`
	if got := part(t, encode(t, d, resolve(t, d)), "word/document.xml"); !bytes.Contains(got, []byte(want)) {
		t.Errorf("no %s", want)
	}
	style := d.Styles["NoiDung"]
	style.Italic = true
	d.Styles = maps.Clone(d.Styles)
	d.Styles["NoiDung"] = style
	const upright = `<w:rPr><w:i w:val="0"/><w:iCs w:val="0"/></w:rPr>`
	want = text("", "một") + text(upright, space) + text("", "hai") + text(upright, space) + text("", "ba") + text(upright, space+space) + `</w:p>`
	if got := part(t, encode(t, d, resolve(t, d)), "word/document.xml"); !bytes.Contains(got, []byte(want)) {
		t.Errorf("no %s", want)
	}
}

// TestBlankRoom: what is typed into the room that is left for a number or a day is italic where the text is, and the room
// is as wide as before; unless a line would end there.
func TestBlankRoom(t *testing.T) {
	const room = "\u00a0\u00a0\u00a0"
	date := text("DiaDanh", "Hà Nội, ngày"+room+"tháng"+room+"năm\u00a02026")
	long := text("DiaDanh", "một "+strings.Repeat("d", 62)+room+"ba") // the room is in the second line's first word
	d := only(date)
	d.Sections[0].Body = append(d.Sections[0].Body, long)
	r := func(face, text string) string {
		return `<w:r>` + face + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	const upright = `<w:rPr><w:i w:val="0"/><w:iCs w:val="0"/></w:rPr>`
	got := string(part(t, encode(t, d, resolve(t, d)), "word/document.xml"))
	for _, want := range []string{
		r("", "Hà Nội, ngày") + r("", "   ") + r("", "tháng") + r("", "   ") + r("", "năm") + r(upright, "\u00a0") + r("", "2026"),
		r(upright, room) + r("", "ba"),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestNoBreakHyphen: a hyphen that no line ends behind is an element in text that is divided into lines, and
// a plain hyphen elsewhere.
func TestNoBreakHyphen(t *testing.T) {
	d := decision()
	d.Info.Title = "Quyết định 15/QĐ\u2011SNV"
	number := text("DiaDanh", "Số: 15/QĐ\u2011SNV") // one line: who searches for "QĐ-SNV" finds it
	d.Sections[0].Body = append(d.Sections[0].Body, &render.Paragraph{Role: "NoiDung", Runs: []render.Run{
		{Text: "số\u00a048/2013/NĐ\u2011CP, \u2011 &"}, {Text: "\u2011", Italic: true},
	}}, number)
	data := encode(t, d, resolve(t, d))
	const hyphen = `</w:t><w:noBreakHyphen/><w:t xml:space="preserve">`
	for want, name := range map[string]string{
		"số\u00a048/2013/NĐ" + hyphen + "CP, " + hyphen + ` &amp;</w:t></w:r>` +
			`<w:r><w:t xml:space="preserve">` + hyphen + `</w:t></w:r>`: "word/document.xml",
		`<w:t xml:space="preserve">Số: 15/QĐ-SNV</w:t>`: "word/document.xml",
		`<dc:title>Quyết định 15/QĐ-SNV</dc:title>`:     "docProps/core.xml",
	} {
		if got := part(t, data, name); !bytes.Contains(got, []byte(want)) || bytes.Contains(got, []byte("\u2011")) {
			t.Errorf("%s has no %s", name, want)
		}
	}
}

// TestParagraphAfterTable: Word holds two tables without a paragraph between them to be one,
// and calls a cell or a section that ends with a table damaged.
func TestParagraphAfterTable(t *testing.T) {
	d := decision()
	document := string(part(t, encode(t, d, resolve(t, d)), "word/document.xml"))
	for _, bad := range []string{"</w:tbl><w:tbl>", "</w:tbl></w:tc>", "</w:tbl><w:sectPr>", "</w:tcPr></w:tc>"} {
		if strings.Contains(document, bad) {
			t.Errorf("the document has %s", bad)
		}
	}
	if got, want := strings.Count(document, "<w:sectPr>"), len(d.Sections); got != want {
		t.Errorf("%d sections, want %d", got, want)
	}
}

// TestUnknownDate: without a date the file tells none, not today's.
func TestUnknownDate(t *testing.T) {
	d := decision()
	d.Info = render.Info{}
	core := string(part(t, encode(t, d, resolve(t, d)), "docProps/core.xml"))
	for _, unwanted := range []string{"created", "title", "subject", "creator", "keywords", "identifier", "category"} {
		if strings.Contains(core, unwanted) {
			t.Errorf("core.xml speaks of %s: %s", unwanted, core)
		}
	}
}

// only is a document of one section.
func only(blocks ...render.Block) *render.Document {
	return &render.Document{Styles: sheet, Sections: []render.Section{{Page: portrait, Body: blocks}}}
}

func TestRefused(t *testing.T) {
	// table is a document with a table of two columns and what layout says of it.
	type resolved struct {
		doc *render.Document
		r   layout.Resolved
	}
	table := func(rows ...render.Row) resolved {
		t := &render.Table{Columns: make([]render.Column, 2), Rows: rows, Source: render.Source{Pointer: "/table"}}
		return resolved{only(t), evenly(t, portrait)}
	}
	short := table(render.Row{Cells: make([]render.Cell, 1)})
	long := table(render.Row{Cells: make([]render.Cell, 3)})
	above := table(render.Row{Cells: []render.Cell{{}, {Rows: 2}}}, render.Row{Cells: []render.Cell{{Cols: 2}}})
	hollow := table(render.Row{Cells: []render.Cell{{Blocks: []*render.Paragraph{nil}, Cols: 2}}})
	endless := table(render.Row{Cells: []render.Cell{{}, {Cols: math.MaxInt}}})
	skew := only()
	skew.Styles = render.Sheet{"A": {Align: 9}}
	twoNames := only()
	twoNames.Styles = render.Sheet{"A": {Name: "Một"}, "B": {Name: "Một"}}
	heading := only()
	heading.Styles = render.Sheet{"A": {Name: "heading 1"}}
	comma, lengthy := only(), only()
	comma.Styles = render.Sheet{"A": {Name: "Số, ký hiệu"}}
	lengthy.Styles = render.Sheet{"A": {Name: strings.Repeat("Ộ", 254)}}
	builtin := only()
	builtin.Styles = render.Sheet{"Normal": {Name: "Thường"}}
	for _, test := range []struct {
		name string
		doc  *render.Document
		r    layout.Resolved
		want string
	}{
		{"control character", only(text("NoiDung", "a\x01b")), layout.Resolved{}, `"/NoiDung": character U+0001`},
		{"not UTF-8", only(text("NoiDung", "a\xffb")), layout.Resolved{}, `"/NoiDung": character U+FFFD`},
		{"role without style", only(text("Lạ", "a")), layout.Resolved{}, `role "Lạ" has no style`},
		{"line without length", only(rule(nil, 1, 3)), layout.Resolved{}, `no length`},
		{"table without widths", table().doc, layout.Resolved{}, `"/table"`},
		{"row too short", short.doc, short.r, `do not fill`},
		{"row too long", long.doc, long.r, `do not fill`},
		{"cell into one from above", above.doc, above.r, `do not fill`},
		{"columns and cells", only(&render.Columns{Widths: []render.Length{render.MM}, Rows: []render.ColumnsRow{{}}}), layout.Resolved{}, `0 cells for 1 columns`},
		{"two styles of one name", twoNames, layout.Resolved{}, `both named`},
		{"nothing", &render.Document{}, layout.Resolved{}, `no sections`},
		{"no document", nil, layout.Resolved{}, `no document`},
		{"no block", only(nil), layout.Resolved{}, `unknown block`},
		{"nil paragraph", only((*render.Paragraph)(nil)), layout.Resolved{}, `nil`},
		{"nil line", only((*render.Line)(nil)), layout.Resolved{}, `nil`},
		{"nil columns", only((*render.Columns)(nil)), layout.Resolved{}, `nil`},
		{"nil table", only((*render.Table)(nil)), layout.Resolved{}, `nil`},
		{"nil box", only((*render.Box)(nil)), layout.Resolved{}, `nil`},
		{"nil in a column", only(&render.Columns{Widths: []render.Length{render.MM}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{cell((*render.Paragraph)(nil))}}}}), layout.Resolved{}, `nil`},
		{"nil in a cell", hollow.doc, hollow.r, `"": a paragraph of a cell: it is nil`},
		{"cell of all columns there are", endless.doc, endless.r, `do not fill`},
		{"alignment of a style", skew, layout.Resolved{}, `role "A": unknown alignment 9`},
		{"alignment of a box", only(&render.Box{Align: 9, Text: *text("Khan", "a")}), layout.Resolved{}, `unknown alignment 9`},
		{"head of less than nothing", &render.Document{Head: -1, Sections: make([]render.Section, 1)}, layout.Resolved{}, `-1 blocks`},
		{"heading of Word's own", heading, layout.Resolved{}, `cannot name a style`},
		{"style of two names", comma, layout.Resolved{}, `cannot be called "Số, ký hiệu"`},
		{"style of a long name", lengthy, layout.Resolved{}, `cannot be called`},
		{"no PNG", only(stamped(&render.Image{PNG: []byte("GIF89a"), Alt: "Dấu"})), layout.Resolved{}, `"/seal": reading an image`},
		{"image without words", only(stamped(&render.Image{PNG: dots(1, 1)})), layout.Resolved{}, `"/seal": an image without a description`},
		{"image without size", only(&render.Paragraph{Role: "ChucVu", Places: []render.Place{{Image: &render.Image{PNG: dots(1, 1), Alt: "Dấu"}}}}), layout.Resolved{}, `an image without size`},
		{"no block in a header", &render.Document{Sections: []render.Section{{Header: []render.Block{nil}}}}, layout.Resolved{}, `header or footer`},
		{"chart in a footer", &render.Document{Sections: []render.Section{{Footer: []render.Block{charts()["bars"]}}}}, layout.Resolved{}, `a chart stands in a header or footer`},
		{"style of Word's own", builtin, layout.Resolved{}, `"Normal"`},
	} {
		err := docx.Encode(io.Discard, test.doc, test.r, docx.Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
	}
}

func TestTextErrorNamesThePlace(t *testing.T) {
	err := docx.Encode(io.Discard, only(text("NoiDung", "Điều\uffff")), layout.Resolved{}, docx.Options{})
	if want := `"/NoiDung": character U+FFFF at byte 7`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v", err)
	}
}

// TestAllocation: a document of about 21 pages may take 2 MB, a table of 10,000 rows hardly
// more, because it is streamed.
func TestAllocation(t *testing.T) {
	d := report(t)
	_, rows := realText(t)
	table := tasks(slices.Repeat(rows, 130))
	for _, test := range []struct {
		name string
		doc  *render.Document
		r    layout.Resolved
		most uint64
	}{
		{"report", d, resolve(t, d), 2 << 20},
		{"10,000 rows", only(table), evenly(table, portrait), 4 << 20},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := docx.Encode(io.Discard, test.doc, test.r, docx.Options{}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if got := after.TotalAlloc - before.TotalAlloc; got > test.most {
			t.Errorf("%s: %d bytes allocated, want at most %d", test.name, got, test.most)
		}
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// TestWriteErrors: wherever the writer fails, Encode says so.
func TestWriteErrors(t *testing.T) {
	d := decision()
	r := resolve(t, d)
	size := len(encode(t, d, r))
	for after := 0; after < size; after += 97 {
		if err := docx.Encode(&failing{after}, d, r, docx.Options{}); !errors.Is(err, io.ErrShortWrite) {
			t.Fatalf("after %d bytes: error %v", after, err)
		}
	}
}

// FuzzText: a text is either written so that a parser reads it again, or refused.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"Điều\u00a01. ", "a < b && c > \"d\"", "dòng 1\ndòng 2\n", "\x00", "\t", "\r\n", "\x7f", "\u0085", "\ufffe", "\uffff", "\ufffd", "\xc3", "\xe1\xba", "\xed\xa0\x80", "\xe0\x80\x80", "\xf0\x9f\x98\x80", "\xf4\x90\x80\x80", "]]>", "  ", "e\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		err := docx.Encode(&b, only(text("NoiDung", s)), layout.Resolved{}, docx.Options{})
		if legal(s) != (err == nil) {
			t.Fatalf("%q: error %v", s, err)
		}
		if err != nil || s == "" {
			return
		}
		if got := words(t, part(t, b.Bytes(), "word/document.xml")); got != s+"¶" {
			t.Errorf("%q became %q", s, got)
		}
	})
}

// legal reports, the slow way, whether a text has only characters that can be written.
func legal(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' || r == 0xFFFE || r == 0xFFFF
	})
}
