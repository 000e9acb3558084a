package cos_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"vanban/render/pdf/cos"
)

// maker writes a file piece by piece, and notes where its objects lie.
type maker struct {
	bytes.Buffer
	at map[int]int
}

func newMaker() *maker {
	m := &maker{at: map[int]int{}}
	m.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return m
}

func (m *maker) object(number int, body string) {
	m.at[number] = m.Len()
	fmt.Fprintf(m, "%d 0 obj\n%s\nendobj\n", number, body)
}

func stream(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func deflated(entries string, data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return stream(entries+"/Filter/FlateDecode", b.String())
}

// table ends the file with a cross-reference table of the objects given. Number 0 is free, and
// so is one with a minus.
func (m *maker) table(trailer string, numbers ...int) int {
	at := m.Len()
	m.WriteString("xref\n")
	for _, n := range numbers {
		if n <= 0 {
			fmt.Fprintf(m, "%d 1\n0000000000 65535 f \n", -n)
			continue
		}
		fmt.Fprintf(m, "%d 1\n%010d 00000 n \n", n, m.at[n])
	}
	fmt.Fprintf(m, "trailer\n<<%s>>\n", trailer)
	m.end(at)
	return at
}

func (m *maker) end(at int) { fmt.Fprintf(m, "startxref\n%d\n%%%%EOF\n", at) }

// rows are rows of a cross-reference stream with widths 1 4 2.
func rows(fields ...[3]int) (b []byte) {
	for _, f := range fields {
		b = append(b, byte(f[0]), byte(f[1]>>24), byte(f[1]>>16), byte(f[1]>>8), byte(f[1]), byte(f[2]>>8), byte(f[2]))
	}
	return b
}

// plain is a file with a table, and updates, each of which says who wrote it.
func plain() *maker {
	m := newMaker()
	m.object(1, "<</Type/Catalog/By(us)/Two 2 0 R>>")
	m.object(2, "(two)")
	return m
}

func (m *maker) updated() *maker {
	prev := m.table("/Size 3/Root 1 0 R", 0, 1, 2)
	m.object(1, "<</Type/Catalog/By(a signer)/Two 2 0 R/New 3 0 R>>")
	m.object(3, "[3]")
	m.table(fmt.Sprintf("/Size 4/Root 1 0 R/Prev %d", prev), 1, 3)
	return m
}

// updatedByStream is signed by one who writes cross-reference streams.
func (m *maker) updatedByStream() *maker {
	prev := m.table("/Size 3/Root 1 0 R", 0, 1, 2)
	m.object(5, deflated("/Type/ObjStm/N 2/First 8", []byte("1 0 3 59 <</Type/Catalog/By(a signer)/Two 2 0 R/New 3 0 R>>        [3]")))
	at := m.Len()
	body := rows([3]int{2, 5, 0}, [3]int{2, 5, 1}, [3]int{1, m.at[5], 0}, [3]int{1, at, 0})
	m.object(6, deflated(fmt.Sprintf("/Type/XRef/W[1 4 2]/Index[1 1 3 1 5 2]/Size 7/Root 1 0 R/Prev %d", prev), body))
	m.end(at)
	return m
}

// hybrid hides object 3 from readers that know no cross-reference streams.
func (m *maker) hybrid() *maker {
	m.object(1, "<</Type/Catalog/By(a signer)/Two 2 0 R/New 3 0 R>>")
	m.object(5, deflated("/Type/ObjStm/N 1/First 4", []byte("3 0 [3]")))
	at := m.Len()
	m.object(6, deflated("/Type/XRef/W[1 4 2]/Index[3 1 2 1]/Size 7", rows([3]int{2, 5, 0}, [3]int{1, 0, 0})))
	m.table(fmt.Sprintf("/Size 7/Root 1 0 R/XRefStm %d", at), 0, 1, 2, -3, 5)
	return m
}

// predicted has its cross-references behind PNG's predictors, each row another.
func predicted() *maker {
	m := plain()
	m.object(3, "[3]")
	at := m.Len()
	want := rows([3]int{0, 0, 65535}, [3]int{1, m.at[1], 0}, [3]int{1, m.at[2], 0}, [3]int{1, m.at[3], 0}, [3]int{1, at, 0})
	data, above := []byte{}, make([]byte, 7)
	for filter := range 5 {
		row := want[7*filter:][:7]
		data = append(append(data, byte(filter)), filtered(filter, row, above)...)
		above = row
	}
	m.object(4, deflated("/Type/XRef/W[1 4 2]/Size 5/Root 1 0 R/DecodeParms<</Predictor 15/Columns 7>>", data))
	m.end(at)
	return m
}

// filtered applies a filter of PNG to a row of pixels of one byte.
func filtered(filter int, row, above []byte) []byte {
	out := make([]byte, len(row))
	for i := range row {
		left, corner := 0, 0
		if i > 0 {
			left, corner = int(row[i-1]), int(above[i-1])
		}
		up := int(above[i])
		guess := []int{0, left, up, (left + up) / 2, nearest(left, up, corner)}[filter]
		out[i] = row[i] - byte(guess)
	}
	return out
}

func nearest(left, up, corner int) int {
	best := left
	for _, n := range []int{up, corner} {
		if abs(left+up-corner-n) < abs(left+up-corner-best) {
			best = n
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

func open(t testing.TB, data []byte) *cos.File {
	t.Helper()
	f, err := cos.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOpen(t *testing.T) {
	closed := plain()
	closed.table("/Size 3/Root 1 0 R", 0, 1, 2)
	signed := cos.Dict{"Type": cos.Name("Catalog"), "By": "a signer", "Two": cos.Ref{Number: 2}, "New": cos.Ref{Number: 3}}
	ours := cos.Dict{"Type": cos.Name("Catalog"), "By": "us", "Two": cos.Ref{Number: 2}}
	for _, test := range []struct {
		name    string
		file    *maker
		catalog cos.Dict
		three   any
	}{
		{"table", closed, ours, nil},
		{"stream with predictors", predicted(), ours, cos.Array{3}},
		{"updated by a table", plain().updated(), signed, cos.Array{3}},
		{"updated by a stream", plain().updatedByStream(), signed, cos.Array{3}},
		{"hybrid", plain().hybrid(), signed, cos.Array{3}},
	} {
		f := open(t, test.file.Bytes())
		catalog, err := f.Catalog()
		if err != nil || !reflect.DeepEqual(catalog, test.catalog) {
			t.Errorf("%s: catalog %v, %v, want %v", test.name, catalog, err, test.catalog)
		}
		if two, err := cos.As[string](f, catalog["Two"]); two != "two" || err != nil {
			t.Errorf("%s: object 2 is %q, %v", test.name, two, err)
		}
		if three, err := f.Resolve(cos.Ref{Number: 3}); err != nil || !reflect.DeepEqual(three, test.three) {
			t.Errorf("%s: object 3 is %v, %v, want %v", test.name, three, err, test.three)
		}
	}
}

// file is a file of which the objects say all.
func file(objects ...string) []byte {
	m := newMaker()
	numbers := []int{0}
	for i, o := range objects {
		m.object(i+1, o)
		numbers = append(numbers, i+1)
	}
	m.table(fmt.Sprintf("/Size %d/Root 1 0 R", len(objects)+1), numbers...)
	return m.Bytes()
}

func TestOpenRefuses(t *testing.T) {
	good := string(file("<<>>"))
	circle := newMaker()
	circle.object(1, "<<>>")
	at := circle.Len()
	circle.table(fmt.Sprintf("/Size 2/Root 1 0 R/Prev %d", at), 0, 1)
	encrypted := newMaker()
	encrypted.object(1, "<<>>")
	encrypted.table("/Size 2/Root 1 0 R/Encrypt<</Filter/Standard>>", 0, 1)
	xref := func(entries string, rows []byte) string {
		m := newMaker()
		m.object(1, deflated("/Type/XRef"+entries, rows))
		m.end(m.at[1])
		return m.String()
	}
	one := rows([3]int{1, 0, 0})
	for _, test := range []struct{ name, data, want string }{
		{"nothing", "", "does not begin as a PDF file"},
		{"another format", "PK\x03\x04", "does not begin as a PDF file"},
		{"cut off", good[:len(good)-30], "cut off"},
		{"startxref beyond", strings.Replace(good, "startxref\n", "startxref\n9", 1), "out of the file"},
		{"startxref elsewhere", strings.Replace(good, "startxref\n", "startxref\n1 ", 1), "does not begin at byte 1"},
		{"circle", circle.String(), "circle"},
		{"encrypted", encrypted.String(), cos.ErrEncrypted.Error()},
		{"no trailer", strings.Replace(good, "trailer", "tailer", 1), "no trailer"},
		{"trailer of words", strings.Replace(good, "<</Size", "<<Size", 1), "trailer"},
		{"row cut off", strings.Replace(good, " n \n", "   \n", 1), "neither in use nor free"},
		{"row of letters", strings.Replace(good, "00000 n", "0000x n", 1), "no row for object 1"},
		{"too many objects", strings.Replace(good, "\n1 1\n", "\n1 9999999\n", 1), "too many objects"},
		{"no columns", xref("/Size 1", one), "W"},
		{"wide column", xref("/W[1 9 2]/Size 1", one), "9 bytes wide"},
		{"no places", xref("/W[1 0 6]/Size 1", one), "places is missing"},
		{"rows missing", xref("/W[1 4 2]/Size 2", one), "wrong head"},
		{"rows left", xref("/W[1 4 2]/Size 1", append(one, 0)), "behind the last row"},
		{"odd index", xref("/W[1 4 2]/Index[0]", one), "pairs"},
		{"another stream", strings.Replace(xref("/W[1 4 2]/Size 1", one), "XRef", "XObj", 1), "neither table nor stream"},
		{"another predictor", xref("/W[1 4 2]/Size 1/DecodeParms<</Predictor 2>>", one), "unknown predictor 2"},
		{"another filter of a row", xref("/W[1 4 2]/Size 1/DecodeParms<</Predictor 12/Columns 6>>", append([]byte{7}, one[1:]...)), "unknown filter 7"},
		{"rows of another length", xref("/W[1 4 2]/Size 1/DecodeParms<</Predictor 12/Columns 5>>", one), "in rows of 5"},
	} {
		if _, err := cos.Open([]byte(test.data)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
	}
	if _, err := cos.Open(encrypted.Bytes()); !errors.Is(err, cos.ErrEncrypted) {
		t.Errorf("encrypted: error %v", err)
	}
}

func TestResolveRefuses(t *testing.T) {
	deep := strings.Repeat("[", 1000) + strings.Repeat("]", 1000)
	for _, test := range []struct {
		name, object string
		want         string
	}{
		{"itself", "<</Length 1 0 R>>\nstream\n\nendstream", "object 1 is no number"},
		{"nested", deep, "nested deeper"},
		{"array without end", "[1 2", "at byte"},
		{"string without end", "(1 2", "no value"},
		{"dictionary without end", "<</A 1", "does not end"},
		{"key without value", "<</A>>", "no value"},
		{"key twice", "<</A 1/A 2>>", `two entries "A"`},
		{"word", "wahr", "is no value"},
		{"hexadecimal", "<0g>", "hexadecimal"},
		{"two values", "1 2", "does not end"},
		{"stream of a number", "1 stream\n\nendstream", "does not end"},
		{"stream without length", "<<>>\nstream\n\nendstream", "length"},
		{"length below nothing", "<</Length -1>>\nstream\n\nendstream", "beyond the file"},
		{"length beyond", "<</Length 99999>>\nstream\n\nendstream", "beyond the file"},
		{"length too small", "<</Length 1>>\nstream\n12\nendstream", "does not end after 1 bytes"},
		{"stream on the same line", "<</Length 1>>\nstream 1\nendstream", "no line ends"},
	} {
		f := open(t, file(test.object))
		if v, err := f.Resolve(cos.Ref{Number: 1}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, error %v, want %s", test.name, v, err, test.want)
		}
	}
}

// TestMoved has an object lie elsewhere than the cross-references say.
func TestMoved(t *testing.T) {
	f := open(t, bytes.Replace(file("(one)", "(two)"), []byte("2 0 obj"), []byte("3 0 obj"), 1))
	if _, err := f.Resolve(cos.Ref{Number: 2}); err == nil || !strings.Contains(err.Error(), "does not begin") {
		t.Errorf("error %v", err)
	}
}

func TestMembersRefused(t *testing.T) {
	for name, group := range map[string]string{
		"no object stream":  deflated("/N 1/First 4", []byte("3 0 [3]")),
		"no count":          deflated("/Type/ObjStm/First 4", []byte("3 0 [3]")),
		"first beyond":      deflated("/Type/ObjStm/N 1/First 99", []byte("3 0 [3]")),
		"too many":          deflated("/Type/ObjStm/N 9/First 4", []byte("3 0 [3]")),
		"another number":    deflated("/Type/ObjStm/N 1/First 4", []byte("4 0 [3]")),
		"offset beyond":     deflated("/Type/ObjStm/N 1/First 4", []byte("3 9 [3]")),
		"not inflatable":    stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "3 0 [3]"),
		"unknown filter":    stream("/Type/ObjStm/N 1/First 4/Filter/LZWDecode", "3 0 [3]"),
		"another's filters": stream("/Type/ObjStm/N 1/First 4/Filter[[][][][][]]", "3 0 [3]"),
		"a value cut off":   deflated("/Type/ObjStm/N 1/First 4", []byte("3 0 [3")),
	} {
		m := newMaker()
		m.object(5, group)
		at := m.Len()
		m.object(6, deflated("/Type/XRef/W[1 4 2]/Index[3 1 5 2]/Size 7", rows([3]int{2, 5, 0}, [3]int{1, m.at[5], 0}, [3]int{1, at, 0})))
		m.end(at)
		if v, err := open(t, m.Bytes()).Resolve(cos.Ref{Number: 3}); err == nil {
			t.Errorf("%s: read as %v", name, v)
		}
	}
}

// TestBomb has a file of 20 kB inflate to 20 MB, twice over.
func TestBomb(t *testing.T) {
	data := file(deflated("", make([]byte, 20<<20)))
	f := open(t, data)
	s, err := cos.As[*cos.Stream](f, cos.Ref{Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Data(s); err == nil || !strings.Contains(err.Error(), "inflates to more") {
		t.Errorf("%d bytes inflate to 20 MB: error %v", len(data), err)
	}
}

func TestValues(t *testing.T) {
	for source, want := range map[string]any{
		"null": nil, "true": true, "false": false,
		"12": 12, "-7": -7, "+3": 3, "1.5": 1.5, "-.25": -0.25, "4.": 4.0,
		"12 0 R": cos.Ref{Number: 12}, "12 3 R": cos.Ref{Number: 12, Generation: 3},
		"[12 0 13 0 R]":         cos.Array{12, 0, cos.Ref{Number: 13}},
		"[0 0 R]":               "error",
		"/A#20b#zz":             cos.Name("A b#zz"),
		"/":                     cos.Name(""),
		"(a(b)\\)c\\\\)":        "a(b))c\\",
		"(\\101\\7z\\n\\\r\nx)": "A\az\nx",
		"(a\r\nb\rc)":           "a\nb\nc",
		"<48 65 6>":             "He`",
		"<</A[/B]/C<</D 1>>>>":  cos.Dict{"A": cos.Array{cos.Name("B")}, "C": cos.Dict{"D": 1}},
		"% comment\n 5":         5,
		"99999999999999999999":  "error",
		"1.2.3":                 "error",
		"--1":                   "error",
		"":                      "error",
		"]":                     "error",
		">":                     "error",
		"(\\":                   "error",
	} {
		got, err := cos.NewLexer([]byte(source), 0).Value()
		if err != nil {
			got = "error"
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %#v (%v), want %#v", source, got, err, want)
		}
	}
}

func TestText(t *testing.T) {
	for s, want := range map[string]string{
		"\xFE\xFF\x1E\xA4n":    "Ấ\uFFFD"[:len("Ấ")],
		"\xEF\xBB\xBFẤn":       "Ấn",
		"plain \x92 \xE9 \x18": "plain ™ é ˘",
		"\xA0":                 "€",
	} {
		if got := cos.Text(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

// FuzzOpen reads all that a file has, whatever it is.
func FuzzOpen(f *testing.F) {
	for _, m := range []*maker{plain().updated(), plain().updatedByStream(), plain().hybrid(), predicted()} {
		f.Add(m.Bytes())
	}
	for _, h := range hostile(1 << 12) {
		f.Add(h.data)
	}
	f.Add(file("<</Length 1 0 R>>\nstream\n\nendstream", "[1 0 R(\\", "<</A<48>/B 1.5>>"))
	f.Fuzz(func(_ *testing.T, data []byte) { _ = readAll(context.Background(), data) })
}

// FuzzValue reads values: what is read ends, and tokens lie where they say.
func FuzzValue(f *testing.F) {
	for _, s := range []string{"<</A[1 0 R(a\\)b)<48>]>>", "[[[", "(\\", "1 0 obj", "-.5 +1. /A#2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := cos.NewLexer(data, 0)
		for token := l.Next(); token.Kind != cos.End; token = l.Next() {
			if token.Pos < 0 || token.Pos >= l.Pos() || l.Pos() > len(data) {
				t.Fatalf("a token from %d to %d of %d", token.Pos, l.Pos(), len(data))
			}
		}
		_, _ = cos.NewLexer(data, 0).Value()
	})
}
