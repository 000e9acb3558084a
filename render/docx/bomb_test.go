package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"vanban/render/docx"
)

// bomb is a file made to keep whoever reads it busy.
type bomb struct {
	name string
	data []byte
	flaw docx.Flaw
}

const mainPart = "word/document.xml"

// bombs are small files that unpack to much, or take long to parse.
func bombs(tb testing.TB) []bomb {
	tb.Helper()
	document := string(part(tb, letterhead(tb), mainPart))
	inMain := func(xml string) []byte {
		return change(tb, entry{mainPart, []byte(strings.Replace(document, "{{code}}", xml, 1))})
	}
	const paragraph = `</w:t></w:r></w:p><w:p><w:r><w:t>`
	return []bomb{
		{"zeros in a picture", change(tb, entry{"word/media/a.bmp", make([]byte, 15<<20)}), docx.TooLarge},
		{"zeros in many pictures", change(tb, zeros(30)...), docx.TooLarge},
		{"zeros in the text", inMain(strings.Repeat(" ", 15<<20)), docx.TooLarge},
		{"zeros in a part of XML that nobody reads", change(tb, entry{"customXml/item1.xml", bytes.Repeat([]byte("<a/>"), 1<<20)}), docx.TooLarge},
		{"many parts of XML", change(tb, xmls(400)...), docx.Tangled},
		{"a size that is a lie", lie(tb, change(tb, entry{"word/media/a.bmp", make([]byte, 15<<20)})), docx.NotWord},
		{"thousands of entries", entries(tb, 5000), docx.TooLarge},
		{"a directory of 16 MiB", directory(16 << 20), docx.TooLarge},
		{"entries that share their bytes", overlapping(tb), docx.NotWord},
		{"laughs", change(tb, entry{"word/theme/theme1.xml", laughs()}), docx.NotWord},
		{"laughs in the text", change(tb, entry{mainPart, laughs()}), docx.NotWord},
		{"elements inside each other", inMain(strings.Repeat("<w:x>", 100_000)), docx.Tangled},
		{"text boxes inside each other", inMain(strings.Repeat("<w:p><w:r><w:txbxContent>", 30_000)), docx.Tangled},
		{"a long attribute", inMain(`<w:x w:a="` + strings.Repeat("a", 900<<10) + `"/>`), docx.Tangled},
		{"many attributes", inMain(`<w:x` + manyAttributes(20_000) + `/>`), docx.Tangled},
		{"many namespaces", inMain("</w:t>" + strings.Repeat(`<w:x`+manySpaces(190)+`/>`, 140) + "<w:t>{{a}}"), docx.Unknown},
		{"a text in many pieces", inMain(strings.Repeat("a<!---->", 100_000)), docx.Tangled},
		{"a text in pieces", inMain(strings.Repeat("aaaaaaaaaa<!---->", 20_000) + "{{a}}"), docx.Unknown},
		{"many runs", inMain(strings.Repeat(`</w:t><w:t>{`, 60_000)), docx.Tangled},
		{"many braces in runs", inMain(strings.Repeat(`</w:t><w:t>{`, 9_000)), docx.Misplaced},
		{"many paragraphs", inMain(strings.Repeat(paragraph+"a", 3_000) + "{{a}}"), docx.Unknown},
		{"braces without end", inMain(strings.Repeat("{{ ", 70_000)), docx.Misplaced},
		{"blanks in a placeholder", inMain(strings.Repeat("{{"+strings.Repeat(" ", 1000), 250)), docx.Misplaced},
		{"many names", inMain(names(20_000)), docx.TooLarge},
		{"as many names as there may be", inMain(names(900)), docx.Unknown},
		{"a comment without end", inMain("<!--" + strings.Repeat("-", 900<<10)), docx.Tangled},
		{"angles", inMain(strings.Repeat("<", 900<<10)), docx.Tangled},
		{"quotes", inMain(strings.Repeat(`<a "`, 200<<10)), docx.Tangled},
		{"as much text as there may be", inMain(manyWords(240<<10) + "{{a}}"), docx.Unknown},
		{"many links", change(tb, manyLinks(tb), manyReferences(tb)), docx.TooLarge},
		{"more text", inMain(manyWords(900 << 10)), docx.Tangled},
	}
}

// manyWords is text that is packed to a few percent only.
func manyWords(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "%x ", i*i)
	}
	return b.String()
}

// linkID is one of the ids of many links; they differ in the last bytes only.
func linkID(i int) string { return fmt.Sprintf("%s%05d", strings.Repeat("x", 40), i) }

func manyLinks(tb testing.TB) entry {
	var b strings.Builder
	for i := range 2900 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%shyperlink" Target="h" TargetMode="External"/>`, linkID(i), linkType)
	}
	return inserted(tb, mainLinks, "</Relationships>", b.String())
}

// manyReferences are attributes that might refer to a link, and do not.
func manyReferences(tb testing.TB) entry {
	var tag strings.Builder
	for i := range 190 {
		fmt.Fprintf(&tag, ` a%d="%s"`, i, linkID(99999))
	}
	return inserted(tb, mainPart, "<w:sectPr", strings.Repeat("<w:p><w:r"+tag.String()+"/></w:p>", 70))
}

func zeros(n int) (parts []entry) {
	for i := range n {
		parts = append(parts, entry{fmt.Sprintf("word/media/%d.bmp", i), make([]byte, 1<<20)})
	}
	return append(parts, entry{"word/media/last.bmp", make([]byte, 3<<20)})
}

func xmls(n int) (parts []entry) {
	for i := range n {
		parts = append(parts, entry{fmt.Sprintf("customXml/item%d.xml", i), bytes.Repeat([]byte("<a/>"), 1000)})
	}
	return parts
}

// lie lets the directory say that the last picture is small.
func lie(tb testing.TB, data []byte) []byte {
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	if at < 0 {
		tb.Fatal("no directory")
	}
	binary.LittleEndian.PutUint32(data[at+24:], 1000)
	return data
}

func entries(tb testing.TB, n int) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		if _, err := w.Create(fmt.Sprint(i)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// directory is a package with nothing but a directory of empty entries.
func directory(size int) []byte {
	one := make([]byte, 46)
	copy(one, "PK\x01\x02")
	end := make([]byte, 22)
	copy(end, "PK\x05\x06")
	n := (size - len(end)) / len(one)
	binary.LittleEndian.PutUint16(end[8:], uint16(n))
	binary.LittleEndian.PutUint16(end[10:], uint16(n))
	binary.LittleEndian.PutUint32(end[12:], uint32(n*len(one)))
	return append(bytes.Repeat(one, n), end...)
}

// overlapping is a package whose directory names one large entry many times.
func overlapping(tb testing.TB) []byte {
	data := change(tb, entry{"word/media/a.bin", noise(300 << 10)})
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return again(out.Bytes(), 50)
}

// again repeats the last entry of the directory under other names.
func again(data []byte, n int) []byte {
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	last := bytes.LastIndex(data[:end], []byte("PK\x01\x02"))
	one := data[last:end]
	out := bytes.Clone(data[:end])
	for i := range n {
		other := bytes.Replace(one, []byte("a.bin"), fmt.Appendf(nil, "%c.%03d", 'b', i), 1)
		out = append(out, other...)
	}
	tail := bytes.Clone(data[end:])
	count := binary.LittleEndian.Uint16(tail[8:]) + uint16(n)
	binary.LittleEndian.PutUint16(tail[8:], count)
	binary.LittleEndian.PutUint16(tail[10:], count)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(out))-binary.LittleEndian.Uint32(tail[16:]))
	return append(out, tail...)
}

// noise is what does not get smaller when it is packed.
func noise(n int) []byte {
	out, x := make([]byte, n), uint32(1)
	for i := range out {
		x = x*1664525 + 1013904223
		out[i] = byte(x >> 24)
	}
	return out
}

// laughs are entities of entities.
func laughs() []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">`)
	for i := range 30 {
		fmt.Fprintf(&b, `<!ENTITY a%d "&a%d;&a%d;">`, i+1, i, i)
	}
	b.WriteString(`]><a>&a30;</a>`)
	return []byte(b.String())
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` a%d=""`, i)
	}
	return b.String()
}

func manySpaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` xmlns:a%d="b"`, i)
	}
	return b.String()
}

func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{{a%d}}", i)
	}
	return b.String()
}

// TestBombs: each is refused for what it is, after little work. Work is told by the memory that it took: a clock
// would fail on a busy machine. The race detector has memory of its own.
func TestBombs(t *testing.T) {
	const most = 24 << 20 // bytes
	for _, b := range bombs(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := docx.ReadBase(b.data, "code")
		runtime.ReadMemStats(&after)
		e, ok := errors.AsType[*docx.BaseError](err)
		switch took := after.TotalAlloc - before.TotalAlloc; {
		case !ok:
			t.Errorf("%s: error %v", b.name, err)
		case e.Flaw != b.flaw:
			t.Errorf("%s: flaw %d (%v), want %d", b.name, e.Flaw, e, b.flaw)
		case took > most && !raced:
			t.Errorf("%s: took %d bytes, at most %d", b.name, took, most)
		}
	}
}

// BenchmarkBombs tells the time that each bomb takes.
func BenchmarkBombs(b *testing.B) {
	for _, one := range bombs(b) {
		b.Run(strings.ReplaceAll(one.name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				if _, err := docx.ReadBase(one.data, "code"); err == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}

// FuzzLetterhead: no bytes make ReadBase or Encode panic, what is refused is refused for a reason, and of what is accepted
// nothing is left to be filled in.
func FuzzLetterhead(f *testing.F) {
	f.Add(letterhead(f))
	for _, b := range bombs(f) {
		if len(b.data) < 1<<16 {
			f.Add(b.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := docx.ReadBase(data)
		if err != nil {
			if e, ok := errors.AsType[*docx.BaseError](err); !ok || e.Flaw == 0 || b != nil {
				t.Fatalf("error %v", err)
			}
			return
		}
		d := only(text("NoiDung", "nội dung"))
		d.Fields = map[string]string{}
		for _, name := range b.Names() {
			d.Fields[name] = "x"
		}
		var out bytes.Buffer
		if err := docx.Encode(&out, d, resolve(t, d), docx.Options{Base: b}); err != nil {
			t.Fatal(err)
		}
		for _, p := range unzip(t, out.Bytes()) {
			if strings.HasPrefix(p.name, "word/") && strings.HasSuffix(p.name, ".xml") && strings.Contains(words(t, p.data), "{{") {
				t.Errorf("%s has braces: %s", p.name, words(t, p.data))
			}
		}
	})
}

// TestTextBox: placeholders in text boxes of the text and of a header are filled, also where Word has written the box twice
// and cut the names into runs; braces in attributes, comments and fields are refused.
func TestTextBox(t *testing.T) {
	const box = `</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>{{or</w:t></w:r><w:proofErr/><w:r><w:t>gan_name}}</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{{organ_name}}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>`
	within := func(name, xml string) entry {
		data := string(part(t, letterhead(t), name))
		at := strings.Index(data, "{{organ_name}}")
		if at < 0 {
			t.Fatalf("%s has no {{organ_name}}", name)
		}
		return entry{name, []byte(data[:at] + xml + data[at:])}
	}
	b := readBase(t, change(t, within(mainPart, box), within("word/header2.xml", box)))
	filled := fill(t, b, letter())
	for name, want := range map[string]int{mainPart: 4, "word/header2.xml": 3} {
		if got := strings.Count(words(t, part(t, filled, name)), "SỞ KHOA HỌC"); got != want {
			t.Errorf("%s names the agency %d times, want %d", name, got, want)
		}
	}
	for _, xml := range []string{
		`</w:t><w:x w:descr="{{organ_name}}"/><w:t>`, `</w:t><!--{{organ_name}}--><w:t>`, `</w:t><w:instrText> QUOTE {{organ_name}} </w:instrText><w:t>`,
		`</w:t><w:x w:descr="&#123;{organ_name}}"/><w:t>`,
	} {
		_, err := docx.ReadBase(change(t, within(mainPart, xml)))
		if e, ok := errors.AsType[*docx.BaseError](err); !ok || e.Flaw != docx.Misplaced {
			t.Errorf("%s: %v", xml, err)
		}
	}
}

// TestManyStyles: what Word 2010 writes of the styles of its tables, twice over, is no bomb. A file that is saved by python-docx
// has it.
func TestManyStyles(t *testing.T) {
	styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + strings.Repeat(`<w:style w:type="table"/>`, 13_000) + `</w:styles>`
	if _, err := docx.ReadBase(change(t, entry{"word/stylesWithEffects.xml", []byte(styles)}, entry{"word/glossary/styles.xml", []byte(styles)})); err != nil {
		t.Error(err)
	}
}
