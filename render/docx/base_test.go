package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"

	"vanban/render"
	"vanban/render/docx"
)

// values are those that the letterhead in testdata asks for.
var values = map[string]string{
	"superior_name": "UBND TỈNH ĐỒNG THÁP",
	"organ_name":    "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ",
	"code":          "05/KH-SKHCN",
	"place_date":    "Đồng Tháp, ngày 05 tháng 01 năm 2021",
	"ve_viec":       "V/v cải cách <hành chính> & chuyển đổi số",
	"address":       "Số 1, đường 30/4",
	"phone":         "0277 3851 000",
	"unused":        "{{unused}}",
}

// letterhead is a file that LibreOffice wrote. It cuts {{ve_viec}} into two runs, and its default
// header and footer are the second of three.
func letterhead(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("testdata/letterhead.docx")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func readBase(tb testing.TB, data []byte) *docx.Base {
	tb.Helper()
	b, err := docx.ReadBase(data)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// fill writes d into the letterhead b.
func fill(tb testing.TB, b *docx.Base, d *render.Document) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := docx.Encode(&out, d, resolve(tb, d), docx.Options{Base: b}); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func letter() *render.Document {
	d := decision()
	d.Fields = maps.Clone(values)
	d.Sections[0].Body = append([]render.Block{text("NoiDung", "Không phải {{chỗ trống}} nào.")}, d.Sections[0].Body...)
	return d
}

// TestLetterheadHead expects the letterhead's own head in place of the document's.
func TestLetterheadHead(t *testing.T) {
	d := letter()
	d.Head = 1
	head := d.Sections[0].Body[0].(*render.Paragraph).Runs[0].Text
	got := words(t, part(t, fill(t, readBase(t, letterhead(t)), d), "word/document.xml"))
	if strings.Contains(got, head) || !strings.Contains(got, "Số: 05/KH-SKHCN") {
		t.Errorf("text is\n%s", got)
	}
}

// TestLetterheadMarks expects the marks of the head that the letterhead takes the place of, wherever they stand in it.
func TestLetterheadMarks(t *testing.T) {
	d := letter()
	d.Head = 1
	box := &render.Box{Width: 30 * render.MM, Height: 8 * render.MM, Weight: render.Pt, Text: *text("Khan", "HỎA TỐC")}
	d.Sections[0].Body[0] = &render.Columns{
		Widths: []render.Length{80 * render.MM, 80 * render.MM},
		Rows:   []render.ColumnsRow{{Cells: []render.ColumnsCell{{Blocks: []render.Block{text("NoiDung", "Số của ta"), box}}, {}}}},
	}
	got := words(t, part(t, fill(t, readBase(t, letterhead(t)), d), "word/document.xml"))
	if strings.Contains(got, "Số của ta") || !strings.Contains(got, "HỎA TỐC") {
		t.Errorf("text is\n%s", got)
	}
}

func TestLetterhead(t *testing.T) {
	d := letter()
	data := fill(t, readBase(t, letterhead(t)), d)
	want := "UBND TỈNH ĐỒNG THÁP¶SỞ KHOA HỌC\nVÀ CÔNG NGHỆ¶CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶Độc lập - Tự do - Hạnh phúc¶" +
		"Số: 05/KH-SKHCN¶Đồng Tháp, ngày 05 tháng 01 năm 2021¶V/v cải cách <hành chính> & chuyển đổi số (khẩn)¶" +
		saidBy(d) + "Trụ sở: Số 1, đường 30/4¶"
	if got := words(t, part(t, data, "word/document.xml")); got != want {
		t.Errorf("text is\n%s\nwant\n%s", got, want)
	}
	if got, want := words(t, part(t, data, "word/header2.xml")), "SỞ KHOA HỌC VÀ CÔNG NGHỆ & đơn vị¶"; got != want {
		t.Errorf("header is %q, want %q", got, want)
	}
	if got, want := words(t, part(t, data, "word/footer2.xml")), "ĐT: 0277 3851 000¶"; got != want {
		t.Errorf("footer is %q, want %q", got, want)
	}
	styles := string(part(t, data, "word/styles.xml"))
	for role := range d.Styles {
		if strings.Count(styles, `w:styleId="`+string(role)+`"`) != 1 {
			t.Errorf("role %s has no style or two", role)
		}
	}
	if core := string(part(t, data, "docProps/core.xml")); !strings.Contains(core, "Quyết định &lt;5&gt;") {
		t.Errorf("core.xml is %s", core)
	}
	if got := bytes.Count(part(t, data, "word/document.xml"), []byte("<w:sectPr")); got != len(d.Sections) {
		t.Errorf("%d sections, want %d", got, len(d.Sections))
	}
}

// TestLetterheadTwice: nothing of one document turns up in the next, nor in one that is
// written at the same moment.
func TestLetterheadTwice(t *testing.T) {
	b := readBase(t, letterhead(t))
	organs := []string{"SỞ A", "SỞ B", "SỞ C", "SỞ D"}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			d := letter()
			d.Fields["organ_name"] = organs[i%4]
			data := fill(t, b, d)
			for _, name := range []string{"word/document.xml", "word/header2.xml"} {
				for j, organ := range organs {
					if got := bytes.Contains(part(t, data, name), []byte(organ)); got != (j == i%4) {
						t.Errorf("%s of document %d speaks of %s: %v", name, i, organ, got)
					}
				}
			}
			if !bytes.Equal(data, fill(t, b, d)) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	group.Wait()
}

// TestLetterheadOfOurOwn: what we wrote can be a letterhead, whose styles then meet ours.
func TestLetterheadOfOurOwn(t *testing.T) {
	d := only(text("TenLoai", "{{organ_name}} – {{ code }}"), text("NoiDung", "{{body}}"))
	d.Styles = maps.Clone(sheet)
	d.Styles["TieuDe"] = render.Style{Name: "Quốc hiệu", Size: 20 * render.Pt}
	delete(d.Styles, "QuocHieu")
	b := readBase(t, encode(t, d, resolve(t, d)))
	letter := only(text("QuocHieu", "một"), text("NoiDung", "hai"))
	letter.Fields = values
	data := fill(t, b, letter)
	if got, want := words(t, part(t, data, "word/document.xml")), "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ – 05/KH-SKHCN¶một¶hai¶"; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
	styles := string(part(t, data, "word/styles.xml"))
	for _, want := range []string{
		`w:styleId="TieuDe"><w:name w:val="Quốc hiệu"/>`, `w:styleId="QuocHieu"><w:name w:val="Quốc hiệu 2"/>`, `<w:name w:val="Nội dung"/>`,
	} {
		if strings.Count(styles, want) != 1 {
			t.Errorf("styles.xml has not one %s", want)
		}
	}
}

func TestFieldsRefused(t *testing.T) {
	b := readBase(t, letterhead(t))
	for _, test := range []struct{ name, value, want string }{
		{"code", "\x00", "character U+0000"},
		{"ve_viec", "{{organ_name}}", "{{ve_viec}} has double braces"},
		{"phone", "a\ufffeb", "character U+FFFE"},
	} {
		d := letter()
		d.Fields[test.name] = test.value
		if err := docx.Encode(io.Discard, d, resolve(t, d), docx.Options{Base: b}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: error %v, want %s", test.name, test.value, err, test.want)
		}
	}
	for _, name := range []string{"place_date", "phone"} {
		d := letter()
		delete(d.Fields, name)
		if err := docx.Encode(io.Discard, d, resolve(t, d), docx.Options{Base: b}); err == nil || !strings.Contains(err.Error(), "{{"+name+"}} has no value") {
			t.Errorf("without %s: error %v", name, err)
		}
	}
}

// change rewrites the letterhead: parts get other bytes, empty ones are left out, new ones
// are added.
func change(tb testing.TB, parts ...entry) []byte {
	tb.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	all := unzip(tb, letterhead(tb))
	for _, p := range parts {
		found := false
		for i := range all {
			if all[i].name == p.name && !found {
				all[i].data, found = p.data, true
			}
		}
		if !found {
			all = append(all, p)
		}
	}
	for _, p := range all {
		if p.data == nil {
			continue
		}
		f, err := w.Create(p.name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write(p.data); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestReadBaseRefuses(t *testing.T) {
	const main = "word/document.xml"
	document := string(part(t, letterhead(t), main))
	replaced := func(old, new string) entry {
		if !strings.Contains(document, old) {
			t.Fatalf("the letterhead has no %s", old)
		}
		return entry{main, []byte(strings.Replace(document, old, new, 1))}
	}
	rels := string(part(t, letterhead(t), "word/_rels/document.xml.rels"))
	linked := entry{"word/_rels/document.xml.rels", []byte(strings.Replace(rels, "</Relationships>", outward+"</Relationships>", 1))}
	typed := func(old, new string) entry {
		return entry{"[Content_Types].xml", []byte(strings.Replace(string(part(t, letterhead(t), "[Content_Types].xml")), old, new, 1))}
	}
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "zip"},
		{"not a ZIP file", []byte("{{body}}"), "zip"},
		{"too large", make([]byte, 17<<20), "larger than"},
		{"part that unpacks to too much", change(t, entry{"word/media/a.bin", make([]byte, 17<<20)}), "too large"},
		{"parts that unpack to too much", change(t, entry{"a", make([]byte, 15<<20)}, entry{"b", make([]byte, 15<<20)}, entry{"c", make([]byte, 15<<20)}, entry{"d", make([]byte, 15<<20)}, entry{"e", make([]byte, 15<<20)}), "too large"},
		{"too many entries", many(t), "entries"},
		{"path out of the file", change(t, entry{"../evil.xml", []byte("<a/>")}), "no name of a part"},
		{"two of a name", change(t, entry{"WORD/document.xml", []byte("<a/>")}), "two of it"},
		{"macros", change(t, entry{"word/vbaProject.bin", []byte("x")}), "macros"},
		{"macro document", change(t, entry{"[Content_Types].xml", bytes.Replace(part(t, letterhead(t), "[Content_Types].xml"), []byte("wordprocessingml.document.main"), []byte("ms-word.document.macroEnabled.main"), 1)}), "macros"},
		{"embedded object", change(t, entry{"word/embeddings/a.xlsx", []byte("x")}), "embedded"},
		{"link out of the file", change(t, entry{"word/_rels/document.xml.rels", []byte(strings.Replace(rels, `Target="theme/theme1.xml"`, `TargetMode="External" Target="http://example.org/a.dotm"`, 1))}), "http://example.org/a.dotm leads out"},
		{"link under a name in capitals", change(t, entry{"word/_rels/header1.xml.RELS", []byte(`<Relationships><Relationship Id="a" TargetMode="external" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.org/b.png"/></Relationships>`)}), "http://example.org/b.png leads out"},
		{"link behind another's attribute", change(t, entry{"word/_rels/footnotes.xml.rels", []byte(`<Relationships xmlns:x="x"><Relationship Id="a" x:TargetMode="Internal" TargetMode="External" x:Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Type="y" Target="http://example.org/c"/></Relationships>`)}), "http://example.org/c leads out"},
		{"hyperlink taken for a picture", change(t, linked, replaced("{{code}}", `</w:t><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:link="rIdOut"/></w:drawing><w:t>{{code}}`)), "blip rIdOut leads out"},
		{"field that fetches", change(t, replaced("{{code}}", `</w:t>`+instruction(" INCLUDEPIC", `TURE "http://example.org/d.png" `)+`<w:t>{{code}}`)), "INCLUDEPICTURE leads out"},
		{"field that asks a program, in another", change(t, replaced("{{code}}", `</w:t>`+instruction(" IF 1 = ", `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>ddeauto excel a`)+`<w:t>{{code}}`)), "DDEAUTO leads out"},
		{"simple field that fetches", change(t, replaced("{{code}}", `</w:t></w:r><w:fldSimple w:instr="LINK x"/><w:r><w:t>{{code}}`)), "LINK leads out"},
		{"field without a beginning", change(t, replaced("{{code}}", `</w:t><w:instrText>RD a.docx</w:instrText><w:t>{{code}}`)), "RD leads out"},
		{"field in a header", change(t, entry{"word/header1.xml", []byte(`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>IncludeText a</w:instrText></w:r></w:p></w:hdr>`)}), "INCLUDETEXT leads out"},
		{"mail merge", change(t, entry{"word/settings.xml", []byte(`<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mailMerge><w:connectString w:val="a"/></w:mailMerge></w:settings>`)}), "mail merge"},
		{"header that is not called XML", change(t, typed("</Types>", `<Override PartName="/word/header9.dat" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`)), "/word/header9.dat is XML by another name"},
		{"extension that is not called XML", change(t, typed("</Types>", `<Default Extension="dat" ContentType="text/xml; charset=utf-8"/></Types>`)), "*.dat is XML by another name"},
		{"paragraph inside a text", change(t, replaced("{{code}}", `{{a}}<w:p><w:r><w:t>{{b}}</w:t></w:r></w:p>{{a}}`)), "inside a w:t"},
		{"placeholder in the page", change(t, entry{main, []byte(strings.ReplaceAll(document, "</w:sectPr>", `<w:p><w:r><w:t>{{code}}</w:t></w:r></w:p></w:sectPr>`))}), "properties of the last section"},
		{"document type", change(t, entry{"word/theme/theme1.xml", []byte(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`)}), "document type"},
		{"broken XML", change(t, replaced("</w:body>", "")), "XML"},
		{"no styles", change(t, entry{name: "word/styles.xml"}), "no part word/styles.xml"},
		{"no main part", change(t, entry{name: main}), "no part " + main},
		{"strict OOXML", change(t, replaced("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")), "transitional"},
		{"no body", change(t, replaced("{{body}}", "")), "0 paragraphs"},
		{"two bodies", change(t, replaced("{{code}}", "{{body}}")), "2 paragraphs"},
		{"body among words", change(t, replaced("{{body}}", "Nội dung: {{body}}")), "alone"},
		{"body in a table", change(t, entry{main, []byte(strings.Replace(strings.Replace(document, "{{body}}", "", 1), "{{organ_name}}", "{{body}}", 1))}), "table"},
		{"body before the last section", change(t, replaced("Trụ sở: ", `</w:t></w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>`)), "last section"},
		{"no page", change(t, entry{main, []byte(document[:strings.LastIndex(document, "<w:sectPr")] + "</w:body></w:document>")}), "no page"},
		{"unfinished placeholder", change(t, replaced("{{code}}", "{{code")), "no placeholder"},
		{"name in capitals", change(t, replaced("{{code}}", "{{Code}}")), "no placeholder"},
		{"placeholder elsewhere", change(t, entry{"word/footnotes.xml", []byte(`<a>{<b>{c}</b>}</a>`)}), "only"},
	} {
		if _, err := docx.ReadBase(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
	}
}

// outward is a hyperlink out of the file.
const outward = `<Relationship Id="rIdOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>`

// instruction is a field whose instruction is cut into two runs.
func instruction(a, b string) string {
	return `<w:fldChar w:fldCharType="begin"/><w:instrText>` + a + `</w:instrText></w:r><w:r><w:instrText>` + b +
		`</w:instrText><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/>`
}

// TestLinkInLetterhead: an agency's letterhead names its website, as a link or as a field,
// and shows the number of the page.
func TestLinkInLetterhead(t *testing.T) {
	const rels, main = "word/_rels/document.xml.rels", "word/document.xml"
	of := func(name, old, new string) entry {
		return entry{name, []byte(strings.Replace(string(part(t, letterhead(t), name)), old, new, 1))}
	}
	b := readBase(t, change(t,
		of(rels, "</Relationships>", outward+"</Relationships>"),
		of(main, "Trụ sở: ", `</w:t></w:r><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdOut"><w:r><w:t>example.org</w:t></w:r></w:hyperlink><w:r>`+
			instruction(" HYPERLINK", ` "mailto:link@example.org" `)+instruction("PA", "GE")+`<w:t> – Trụ sở: `)))
	data := fill(t, b, letter())
	if got := words(t, part(t, data, main)); !strings.Contains(got, "example.org – Trụ sở: Số 1") {
		t.Errorf("text is %s", got)
	}
	if got := string(part(t, data, rels)); !strings.Contains(got, outward) {
		t.Errorf("relationships are %s", got)
	}
}

// many is a package of more entries than any letterhead has.
func many(tb testing.TB) []byte {
	var parts []entry
	for i := range 600 {
		parts = append(parts, entry{"word/media/" + strings.Repeat("a", i+1), []byte("x")})
	}
	return change(tb, parts...)
}

// TestPictureInLetterhead: what we know nothing of stays as it is, and folders are no parts.
func TestPictureInLetterhead(t *testing.T) {
	picture := bytes.Repeat([]byte{0x89, 'P', 'N', 'G', 0}, 1000)
	b := readBase(t, change(t, entry{"word/media/", []byte{}}, entry{"word/media/logo.png", picture}))
	if got := part(t, fill(t, b, letter()), "word/media/logo.png"); !bytes.Equal(got, picture) {
		t.Error("the picture has changed")
	}
}

// FuzzReadBase: no main part makes ReadBase or Encode panic, and what can be read can be
// filled: no placeholder is left over.
func FuzzReadBase(f *testing.F) {
	document := string(part(f, letterhead(f), "word/document.xml"))
	for _, seed := range []string{
		document, strings.ReplaceAll(document, "{{", "{<w:x/>{"), strings.ReplaceAll(document, "}}", "}</w:t><w:t>}"),
		strings.ReplaceAll(document, "{{body}}", "{{</w:t></w:r><w:r><w:t> body }}"), strings.ReplaceAll(document, "w:t>", "w:p>"),
		strings.Replace(document, "{{code}}", "{{a}}<w:p><w:r><w:t>{{b}}</w:t></w:r></w:p>{{a}}", 1),
		strings.ReplaceAll(document, "</w:sectPr>", "<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p></w:sectPr>"),
		strings.Replace(document, "{{code}}", "{{a}}{{b}}{{ a }}</w:t><w:t>{{</w:t><w:t>a</w:t><w:t>}}", 1),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, main []byte) {
		if len(main) == 0 {
			return
		}
		b, err := docx.ReadBase(change(t, entry{"word/document.xml", main}))
		if err != nil {
			return
		}
		d := only(text("NoiDung", "nội dung"))
		d.Sections = append(d.Sections, d.Sections[0])
		d.Fields = maps.Clone(values)
		for _, name := range []string{"a", "b", "c"} {
			d.Fields[name] = name
		}
		var out bytes.Buffer
		if err := docx.Encode(&out, d, resolve(t, d), docx.Options{Base: b}); err != nil {
			if strings.Contains(err.Error(), "has no value") {
				return
			}
			t.Fatal(err)
		}
		if got := words(t, part(t, out.Bytes(), "word/document.xml")); strings.Contains(got, "{{") || !strings.Contains(got, "nội dung") {
			t.Errorf("text is %q", got)
		}
	})
}
