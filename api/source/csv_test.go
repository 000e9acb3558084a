package source_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"vanban/api/source"
)

// encode16 writes a text as Excel saves "Unicode Text".
func encode16(s string, order binary.AppendByteOrder) []byte {
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestCSV(t *testing.T) {
	const good = `[{"name":"Sở Nội vụ","value":1250.5},{"name":"Đắk Lắk","value":80.38}]`
	semicolons := "Báo cáo\nTên;Số\nSở Nội vụ;1.250,5\n\"Đắk Lắk\";80,38\n"
	cases := map[string]struct {
		file []byte
		more string   // of the mapping
		want string   // value
		flaw []string // or flaws
	}{
		"UTF-8":           {[]byte(semicolons), "", good, nil},
		"with a mark":     {[]byte("\ufeff" + semicolons), "", good, nil},
		"UTF-16 little":   {encode16(semicolons, binary.LittleEndian), "", good, nil},
		"UTF-16 big":      {encode16(semicolons, binary.BigEndian), "", good, nil},
		"tabs":            {encode16(strings.ReplaceAll(semicolons, ";", "\t"), binary.LittleEndian), "", good, nil},
		"CR LF":           {[]byte(strings.ReplaceAll(semicolons, "\n", "\r\n")), "", good, nil},
		"commas":          {[]byte("Tên,Số\nSở Nội vụ,\"1.250,5\"\nĐắk Lắk,\"80,38\""), "", good, nil},
		"declared":        {[]byte("sep=;\nTên;Số\nSở Nội vụ;1.250,5\nĐắk Lắk;80,38"), "", good, nil},
		"NFD":             {[]byte("Te\u0302n;So\u0302\u0301\nSo\u031b\u0309 No\u0323\u0302i vu\u0323;1250,5\nĐa\u0306\u0301k La\u0306\u0301k;80,38"), "", good, nil},
		"header found":    {[]byte("a;b\n\n\nTÊN ;số\nSở Nội vụ;1250,5\nĐắk Lắk;80,38"), "", good, nil},
		"stops":           {[]byte("Tên;Số\nSở Nội vụ;1250,5\nĐắk Lắk;80,38\n;\nNgười lập;"), "stop: blank", good, nil},
		"stops at none":   {[]byte("Tên;Số\nSở Nội vụ;1250,5\nĐắk Lắk;80,38\n\nNgười lập"), "stop: blank", good, nil},
		"many lines":      {[]byte("Tên;Số\n\"Sở Nội\nvụ\";1250,5\nĐắk Lắk;80,38\n"), "stop: blank", strings.Replace(good, "Nội vụ", `Nội\nvụ`, 1), nil},
		"sums":            {[]byte("Tên;Số\nSở Nội vụ;1250,5\nĐắk Lắk;80,38\nTỔNG CỘNG:;1330,88\nToàn tỉnh;1\n"), "skip_totals: true\ntotals: [Toàn tỉnh]", good, nil},
		"no sums":         {[]byte("Tên;Số\nTổng cục Thuế;1\n"), "skip_totals: true", `[{"name":"Tổng cục Thuế","value":1}]`, nil},
		"dashes":          {[]byte("Tên;Số\nA;-\n"), "blank: ['-']", `[{"name":"A"}]`, nil},
		"an object":       {[]byte("Tên;Số\nA;1\nB;2\n"), "as: object\nwhere: {Tên: b}", `{"name":"B","value":2}`, nil},
		"by day":          {[]byte("Tên;Số;Ngày\nA;1;14/09/2022\nB;2;2022-09-14\nC;3;15/09/2022\n"), "where: {Ngày: '{{den_ngay}}'}", `[{"name":"A","value":1},{"name":"B","value":2}]`, nil},
		"by period":       {[]byte("Tên;Số;Kỳ\nA;1;2022-Q2\nB;2;2022-q3\n"), "where: {Kỳ: '{{ky}}'}", `[{"name":"B","value":2}]`, nil},
		"separator given": {[]byte("Tên|Số\nA|1,5\n"), `separator: "|"`, `[{"name":"A","value":1.5}]`, nil},
		"two rows":        {[]byte(";Nhóm;\nTên;Số;Khác\nA;1;2\n"), "header_rows: 2", `[{"name":"A","value":1}]`, nil},

		"sums asked for": {[]byte("Tên;Số\nA;1\nTổng số:;2\n"), "where: {Tên: 'Tổng số:'}\nas: object", `{"name":"Tổng số:","value":2}`, nil},

		"sums unasked":     {[]byte("TT;Tên;Số\n1;A;1\nI;Cộng;1\n"), "", "", []string{"dòng 3: Đây là dòng tổng, không phải dòng số liệu. Ghi skip_totals: true"}},
		"Windows-1258":     {[]byte("T\xean;S\xd4\nA;1"), "", "", []string{"Dòng 1 có byte 0xEA", "Windows-1258"}},
		"no text":          {[]byte("T\x00e\x00n\x00"), "", "", []string{"không phải là văn bản"}},
		"half UTF-16":      {encode16("Tên", binary.LittleEndian)[:7], "", "", []string{"UTF-16 bị hỏng"}},
		"half a pair":      {[]byte{0xff, 0xfe, 0x00, 0xd8}, "", "", []string{"UTF-16 bị hỏng"}},
		"a loose quote":    {[]byte("Tên;Số\nA;\"1\"2\n"), "", "", []string{"dòng 2: Dấu ngoặc kép không đúng chỗ."}},
		"a loose comma":    {[]byte("Tên,Số\nA,1\nB,80,38\n"), "", "", []string{"dòng 3: Dòng có 3 ô, hàng tiêu đề có 2."}},
		"which separator":  {[]byte("Tên;a,Số\nA;b,1\n"), "", "", []string{"Không rõ dấu phân cách các cột."}},
		"which number":     {[]byte("Tên;Số\nA;1.250\nB;1,250\n"), "", "", []string{"dòng 2, cột B: cột “Số”: “1.250” có thể là 1250 hoặc 1,250.", "dòng 3"}},
		"empty":            {nil, "", "", []string{"Không có gì trong bảng."}},
		"only a header":    {[]byte("Tên;Số\n"), "", "", []string{"Không có dòng số liệu nào."}},
		"no header":        {[]byte("1;2\n3;4\n"), "", "", []string{"Không có cột “Tên”.", "Không có cột “Số”."}},
		"behind the blank": {[]byte("Tên;Số\nA;1\n\nB;2\n"), "stop: blank", "", []string{"dòng 4: Sau dòng trống vẫn còn dòng có đủ số liệu."}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.csv", c.file)
			m := mapping(t, "columns: [{column: Tên, field: name, required: true}, {column: Số, field: value, type: number}]\n"+c.more)
			data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
			if c.flaw != nil {
				expectFlaws(t, data, err, c.flaw)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := asJSON(t, data.Value); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestTypedNumbers: numbers typed as text mean what clerks mean, or are told.
func TestTypedNumbers(t *testing.T) {
	cases := []struct{ decimal, kind, text, want string }{ // an empty want is a flaw
		{"", "number", "12", "12"},
		{"", "number", "007", "7"},
		{"", "number", "80,38", "80.38"},
		{"", "number", "80.38", "80.38"},
		{"", "number", "80,30", "80.3"},
		{"", "number", "-0,0", "0"},
		{"", "number", "−5", "-5"},
		{"", "number", "0,125", "0.125"},
		{"", "number", "1.250", ""},
		{"", "number", "1,250", ""},
		{"", "number", "12.500", ""},
		{"", "number", "1250,125", "1250.125"},
		{"", "number", "1.250.000", "1250000"},
		{"", "number", "1,250,000", "1250000"},
		{"", "number", "1.250,5", "1250.5"},
		{"", "number", "1,250.5", "1250.5"},
		{"", "number", "1 250 000,5", "1250000.5"},
		{"", "number", "1\u00a0250", "1250"},
		{"", "number", "100%", "100"},
		{"", "number", "98,5 %", "98.5"},
		{"", "integer", "1.250", "1250"},
		{"", "integer", "1,250", "1250"},
		{"", "integer", "1,5", ""},
		{"", "integer", "7,0", "7"},
		{",", "number", "1.250", "1250"},
		{",", "number", "1,250", "1.25"},
		{",", "number", "1.25", ""},
		{",", "number", "1.250.00", ""},
		{",", "number", "1,250,5", ""},
		{".", "number", "1.250", "1.25"},
		{".", "number", "1,250", "1250"},
		{".", "integer", "1,250", "1250"},
		{"", "number", "1..2", ""},
		{"", "number", "1.2.3", ""},
		{"", "number", "12.34.567", ""},
		{"", "number", "1e5", ""},
		{"", "number", "0x1F", ""},
		{"", "number", "mười", ""},
		{"", "number", "-", ""},
		{"", "number", "1/2", ""},
		{"", "number", "٣", ""},
		{"", "number", "123456789012345678901234567890", "123456789012345678901234567890"},
		{"", "date", "14/09/2022", `"2022-09-14"`},
		{"", "date", "1-9-2022", `"2022-09-01"`},
		{"", "date", "2022-09-14T00:00:00", `"2022-09-14"`},
		{"", "date", "Ngày 14 tháng 9 năm 2022", `"2022-09-14"`},
		{"", "date", "09/14/2022", ""},
		{"", "date", "29/02/2022", ""},
		{"", "date", "44818", ""},
		{"", "date", "14/9/22", ""},
	}
	for _, c := range cases {
		folder := t.TempDir()
		put(t, folder, "a.csv", []byte("a\n\""+c.text+"\"\n"))
		m := mapping(t, fmt.Sprintf("columns: [{column: a, field: a, type: %s}]\ndecimal: %q\nas: object\nseparator: ';'", c.kind, c.decimal))
		data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
		got := ""
		if err == nil {
			got = asJSON(t, data.Value.(map[string]any)["a"])
		}
		if got != c.want {
			t.Errorf("%q as %s with decimals behind %q gives %s, want %s (%v)", c.text, c.kind, c.decimal, got, c.want, err)
		}
	}
}
