package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// rawBook is a workbook whose first sheet begins with what a test writes; the row is begun and
// ended already, and behind it comes what is to stand behind the cells.
func rawBook(t testing.TB, rows, behind string) []byte {
	t.Helper()
	return changedBook(t, "xl/worksheets/sheet1.xml",
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">`+rows+`</row></sheetData>`+behind+`</worksheet>`)
}

// part is a part of a workbook.
type part struct{ name, content string }

// emptyBook gives the parts of an empty workbook.
var emptyBook = sync.OnceValues(func() (parts []part, err error) {
	f := excelize.NewFile()
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return nil, err
	}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{entry.Name, string(content)})
	}
	return parts, f.Close()
})

// changedBook is an empty workbook with one part changed.
func changedBook(t testing.TB, name, content string) []byte {
	t.Helper()
	parts, err := emptyBook()
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		if p.name == name {
			p.content = content
		}
		entry, err := w.Create(p.name)
		must(t, err)
		_, err = io.WriteString(entry, p.content)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// TestHostileWorkbooks: each is refused, or read, in bounded time.
func TestHostileWorkbooks(t *testing.T) {
	head := `<c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c>`
	part := func(name, content string) []byte { return changedBook(t, name, content) }
	var merges strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:XFD%d"/>`, 2*i+3, 2*i+4)
	}
	cases := map[string]struct {
		book []byte
		want string // in a flaw; "" when it is read
	}{
		"sound":                 {rawBook(t, head, ""), ""},
		"XML breaks off":        {rawBook(t, head+`<c r="B2"><v>`, ""), "Không đọc được"},
		"rows go back":          {rawBook(t, head+`</row><row r="1">`, ""), "hàng “1” không đúng chỗ"},
		"cells go back":         {rawBook(t, head+`<c r="A2"><v>2</v></c>`, ""), "ô “A2” không đúng chỗ"},
		"a cell of another row": {rawBook(t, head+`<c r="B7"><v>2</v></c>`, ""), "ô “B7” không đúng chỗ"},
		"a column too far":      {rawBook(t, head+`<c r="XFE2"><v>2</v></c>`, ""), "ô “XFE2” không đúng chỗ"},
		"a row too far":         {rawBook(t, head+`</row><row r="99999999999999999999">`, ""), "không đúng chỗ"},
		"far away":              {rawBook(t, head+`</row><row r="1048576"><c r="XFD1048576"><v>2</v></c>`, ""), ""},
		"no such text":          {rawBook(t, head+`</row><row r="3"><c r="A3" t="s"><v>99</v></c>`, ""), "Ô trỏ tới chữ không có trong tệp."},
		"a number too great":    {rawBook(t, head+`</row><row r="3"><c r="A3"><v>1e999</v></c>`, ""), "số không đọc được"},
		"no number":             {rawBook(t, head+`</row><row r="3"><c r="A3"><v>0x10</v></c>`, ""), "số không đọc được"},
		"many merged cells":     {rawBook(t, head, "<mergeCells>"+merges.String()+"</mergeCells>"), ""},
		"all merged":            {rawBook(t, head, `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`), "Có 512 cột tên “a”"},
		"merged backwards":      {rawBook(t, head, `<mergeCells><mergeCell ref="C3:A1"/></mergeCells>`), "vùng gộp “C3:A1” sai"},
		"an entity bomb": {
			part("xl/worksheets/sheet1.xml", `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`),
			"XML bị hỏng",
		},
		"a number in pieces": {rawBook(t, head+`</row><row r="3"><c r="A3"><v>`+strings.Repeat("1<!---->", 40_000)+`</v></c>`, ""), "có ô dài hơn 32.767 chữ"},
		"a text in pieces":   {rawBook(t, head+`</row><row r="3"><c r="A3" t="inlineStr"><is>`+strings.Repeat("<t>1</t>", 40_000)+`</is></c>`, ""), "có ô dài hơn 32.767 chữ"},
		"a text too long":    {rawBook(t, head+`</row><row r="3"><c r="A3" t="str"><v>`+strings.Repeat("ắ", 32_768)+`</v></c>`, ""), "có ô dài hơn 32.767 chữ"},
		"a long text":        {rawBook(t, head+`</row><row r="3"><c r="A3" t="str"><v>`+strings.Repeat("ắ", 32_767)+`</v></c>`, ""), ""},
		"deep XML":           {rawBook(t, head, strings.Repeat("<x>", 200_000)+strings.Repeat("</x>", 200_000)), ""},
		"a tag too long":     {rawBook(t, head+`<c r="B2" `+strings.Repeat(`a=">" `, 20_000)+`/>`, ""), "XML bị hỏng"},
		"great styles":       {part("xl/styles.xml", strings.Repeat(" ", 17<<20)), "lớn hơn giới hạn 128 MiB"},
		"no sheet":           {part("xl/worksheets/sheet1.xml", ""), "thiếu phần của trang tính"},
		"no relations":       {part("xl/_rels/workbook.xml.rels", ""), "Không đọc được"},
		"no workbook":        {part("xl/workbook.xml", ""), "Không"},
		"broken styles":      {part("xl/styles.xml", "<styleSheet><cellXfs"), "Không"},
		"empty":              {nil, "không phải là tệp .xlsx"},
		"old or locked":      {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …"), "tệp .xls cũ hoặc tệp có mật khẩu"},
		"cut":                {rawBook(t, head, "")[:900], "bị hỏng hoặc chưa chép xong"},
		"a bomb":             {bomb(t), "lớn hơn giới hạn 128 MiB"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.xlsx", c.book)
			spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, `columns: [{column: a, field: a}]`)}
			_, err := readOnce(t.Context(), spec, quarter(folder))
			if c.want != "" {
				expectFlaws(t, source.Data{}, err, []string{c.want})
			}
			if c.want == "" && err != nil {
				t.Errorf("unexpected: %v", err)
			}
		})
	}
}

// TestHostileGrowth: what is twice as long takes about twice as long, not four times.
func TestHostileGrowth(t *testing.T) {
	head := `<c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c>`
	times := strings.Repeat
	cases := map[string]func(n int) []byte{
		"a number in pieces": func(n int) []byte {
			return rawBook(t, head+`</row><row r="3"><c r="A3" t="str"><v>`+times("1<!---->", n)+`</v></c>`, "")
		},
		"a text in pieces": func(n int) []byte {
			return rawBook(t, head+`</row><row r="3"><c r="A3" t="inlineStr"><is><t>`+times("<!---->", 4*n)+`x</t></is></c>`, "")
		},
		"many values of a cell": func(n int) []byte {
			return rawBook(t, head+`</row><row r="3"><c r="A3">`+times("<v>1</v>", n)+`</c>`, "")
		},
		"deep XML":   func(n int) []byte { return rawBook(t, head, times("<x>", 2*n)+times("</x>", 2*n)) },
		"empty rows": func(n int) []byte { return rawBook(t, head+times("</row><row>", 2*n), "") },
		"full rows":  func(n int) []byte { return rawBook(t, head+times("</row><row><c><v>1</v></c>", n), "") },
		"merged cells": func(n int) []byte {
			var merges strings.Builder
			for i := range 2 * n {
				fmt.Fprintf(&merges, `<mergeCell ref="A%d:XFD%d"/>`, 2*i+3, 2*i+4)
			}
			return rawBook(t, head, "<mergeCells>"+merges.String()+"</mergeCells>")
		},
	}
	for name, book := range cases {
		t.Run(name, func(t *testing.T) {
			once, twice := book(10_000), book(20_000)
			var short, long time.Duration
			for range 24 { // others may be using the processors: the shortest times count
				short, long = shorter(short, timeOf(t, once)), shorter(long, timeOf(t, twice))
				if long < 3*short {
					return
				}
			}
			t.Errorf("took %v, and %v when twice as long", short, long)
		})
	}
}

// timeOf is how long reading a workbook takes.
func timeOf(t *testing.T, book []byte) time.Duration {
	t.Helper()
	folder := t.TempDir()
	put(t, folder, "a.xlsx", book)
	spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: &source.Mapping{Columns: []source.Column{{Column: "a", Field: "a"}}}}
	start := time.Now()
	_, err := readOnce(t.Context(), spec, quarter(folder))
	took := time.Since(start)
	must(t, err)
	return took
}

// shorter is the shorter of two times; nought is none yet.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// bomb is a small file that grows to 130 MiB.
func bomb(t testing.TB) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	p, err := w.Create("xl/worksheets/sheet1.xml")
	must(t, err)
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	for range 130 {
		_, err := p.Write(blanks)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// TestLyingSizes: an entry that says it is small, or greater than there are numbers, does no harm.
func TestLyingSizes(t *testing.T) {
	for _, size := range []uint64{1, 1 << 62, 1<<64 - 1} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		p, err := w.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Store, UncompressedSize64: size, CompressedSize64: 4})
		must(t, err)
		_, err = p.Write([]byte("<a/>"))
		must(t, err)
		must(t, w.Close())
		folder := t.TempDir()
		put(t, folder, "a.xlsx", out.Bytes())
		spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, `columns: [{column: a, field: a}]`)}
		_, err = readOnce(t.Context(), spec, quarter(folder))
		expectFlaws(t, source.Data{}, err, []string{"a.xlsx"})
	}
}

// TestSheetsSharedText names one long text in a hundred thousand cells: the file is small, and its texts together would
// be three gigabytes.
func TestSheetsSharedText(t *testing.T) {
	const most = 1 << 30 // bytes allocated from first to last; most of it is free again at once
	for _, text := range []string{strings.Repeat("x", 30_000), strings.Repeat("x_x000D_", 3_750)} {
		data := sharedBook(t, text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		sheets, err := source.Sheets(t.Context(), "bom.xlsx", data, source.XLSX)
		runtime.ReadMemStats(&after)
		must(t, err)
		if s := sheets[0]; !s.Truncated || len(s.Rows) == 0 || len(s.Rows) > 50 || len(s.Notes) != 1 {
			t.Errorf("%d rows, cut %v, %v", len(s.Rows), s.Truncated, s.Notes)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > most {
			t.Errorf("a file of %d kB takes %d MB", len(data)>>10, n>>20)
		}
	}
}

// sharedBook is a workbook of which every cell is the same text, in the file once.
func sharedBook(t testing.TB, text string) []byte {
	t.Helper()
	var rows strings.Builder
	for row := range 4000 {
		fmt.Fprintf(&rows, `<row r="%d">%s</row>`, row+1, strings.Repeat(`<c t="s"><v>0</v></c>`, 26))
	}
	f := excelize.NewFile()
	must(t, f.SetCellStr("Sheet1", "A1", text)) // makes the part of the shared texts
	b, err := f.WriteToBuffer()
	must(t, err)
	must(t, f.Close())
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, entry := range z.File {
		if entry.Name != "xl/worksheets/sheet1.xml" {
			must(t, w.Copy(entry))
		}
	}
	sheet, err := w.Create("xl/worksheets/sheet1.xml")
	must(t, err)
	_, err = io.WriteString(sheet, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows.String()+`</sheetData></worksheet>`)
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}
