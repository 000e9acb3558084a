package templates_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"vanban/templates"
)

// TestStrict reads every payload of testdata/strict and compares the value, or the problems.
func TestStrict(t *testing.T) {
	files, err := filepath.Glob("testdata/strict/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) { checkCase(t, name) })
	}
}

// checkCase compares what comes of a case's payload with what the case expects.
func checkCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got := outcome(t, archive.Files[0].Data)
	if os.Getenv("UPDATE") == "1" {
		archive.Files = append(archive.Files[:1], got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(archive.Files) != 2 {
		t.Fatalf("%d files, want payload.json and value.json or problems", len(archive.Files))
	}
	if want := archive.Files[1]; got.Name != want.Name || !bytes.Equal(got.Data, want.Data) {
		t.Errorf("got %s\n%s\nwant %s\n%s", got.Name, got.Data, want.Name, want.Data)
	}
}

// outcome is what Strict makes of a payload: the value, or the problems.
func outcome(t *testing.T, payload []byte) txtar.File {
	value, err := templates.Strict[letter](payload)
	if err == nil {
		data, err := json.MarshalIndent(value, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		return txtar.File{Name: "value.json", Data: append(data, '\n')}
	}
	var b bytes.Buffer
	for _, p := range problemsOf(t, err) {
		fmt.Fprintf(&b, "%s %s", p.Rule, p.Path)
		if p.Offset > 0 {
			fmt.Fprintf(&b, " +%d", p.Offset)
		}
		fmt.Fprintf(&b, "\n\t%s\n\t%s\n", p.Message, p.Suggestion)
	}
	return txtar.File{Name: "problems", Data: b.Bytes()}
}

func problemsOf(t testing.TB, err error) templates.Problems {
	t.Helper()
	var ps templates.Problems
	if !errors.As(err, &ps) || !ps.Failed() {
		t.Fatalf("error is %v, want problems", err)
	}
	return ps
}

// TestStrictLimits has what is too large, or not text, to be a file.
func TestStrictLimits(t *testing.T) {
	for name, c := range map[string]struct{ payload, rule string }{
		"9 MiB":            {`{"kind":"` + strings.Repeat("x", 9<<20) + `"}`, "json.too_large"},
		"10,000 arrays":    {strings.Repeat("[", 10000) + strings.Repeat("]", 10000), "json.depth"},
		"10,000 open":      {strings.Repeat("[", 10000), "json.depth"},
		"10,000 objects":   {strings.Repeat(`{"a":`, 10000) + "1" + strings.Repeat("}", 10000), "json.depth"},
		"65 levels":        {`{"body":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `}`, "json.depth"},
		"64 levels":        {`{"body":` + strings.Repeat("[", 63) + strings.Repeat("]", 63) + `}`, "shape.required"},
		"million values":   {`{"kind":"a","to_places":[` + strings.Repeat("[],", 1000000) + `1]}`, "json.too_large"},
		"commas in a text": {`{"kind":"a","body":"` + strings.Repeat(`\",[{`, 1000000) + `"}`, "shape.required"},
		"not UTF-8":        {"{\"kind\":\"a\",\n\"organ_name\":\"\xe9\"}", "json.utf8"},
		"UTF-16":           {"\xff\xfe{\x00}\x00", "json.utf8"},
		"empty":            {"", "json.empty"},
		"only blanks":      {" \n\t ", "json.empty"},
		"only a BOM":       {"\ufeff", "json.empty"},
		"NUL":              {"{\"kind\":\"a\x00\"}", "json.syntax"},
		"lone surrogate":   {`{"kind":"a","organ_name":"\ud83d"}`, "json.broken_text"},
		"a million digits": {`{"kind":"a","organ_name":"b","pages":` + strings.Repeat("9", 1000000) + `}`, "json.number"},
		"a long name":      {`{"kind":"a","organ_name":"b","` + strings.Repeat("ă", 100000) + `":1}`, "json.unknown_field"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := templates.Strict[letter]([]byte(c.payload))
			ps := problemsOf(t, err)
			found := false
			for _, p := range ps {
				found = found || p.Rule == c.rule
				if len(p.Message)+len(p.Path)+len(p.Suggestion) > 1000 {
					t.Errorf("a problem of %d bytes", len(p.Message)+len(p.Path)+len(p.Suggestion))
				}
			}
			if !found {
				t.Errorf("got\n%v\nwant %s", ps, c.rule)
			}
		})
	}
}

// TestUTF16: a file that says by its first bytes that it is UTF-16 is called so.
func TestUTF16(t *testing.T) {
	for _, payload := range []string{"\xff\xfe{\x00}\x00", "\xfe\xff\x00{\x00}"} {
		_, err := templates.Strict[letter]([]byte(payload))
		if ps := problemsOf(t, err); !strings.Contains(ps[0].Message, "UTF-16") {
			t.Errorf("%q: %v", payload, ps)
		}
	}
}

func TestProblemsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"kind":"a","organ_name":"b"`)
	for i := range 100000 {
		fmt.Fprintf(&b, `,"f%d":1`, i)
	}
	b.WriteString("}")
	_, err := templates.Strict[letter]([]byte(b.String()))
	if ps := problemsOf(t, err); len(ps) != templates.MaxProblems {
		t.Errorf("%d problems, want %d", len(ps), templates.MaxProblems)
	}
	persons := `{"kind":"a","organ_name":"b","readers":[{}` + strings.Repeat(",{}", 100000) + `]}`
	_, err = templates.Strict[letter]([]byte(persons))
	if ps := problemsOf(t, err); len(ps) != templates.MaxProblems {
		t.Errorf("%d problems of shape, want %d", len(ps), templates.MaxProblems)
	}
}

// Findings of shape that are about what is known already cost little, however many: eight
// times as many cost about eight times as much.
func TestKnownFindingsAreCheap(t *testing.T) {
	few, many := max(knownFindings(t, 5000), 2*time.Millisecond), knownFindings(t, 40000)
	if many > 40*few {
		t.Errorf("%v, and %v for eight times as many", few, many)
	}
}

// knownFindings is the shortest of three times that a payload with n findings about one known
// place takes to read.
func knownFindings(t *testing.T, n int) time.Duration {
	t.Helper()
	var b strings.Builder
	b.WriteString(`{"kind":"a","organ_name":"b"`)
	for i := range templates.MaxProblems - 10 {
		fmt.Fprintf(&b, `,"f%d":1`, i)
	}
	b.WriteString(`,"readers":[{}` + strings.Repeat(",{}", n) + `],"readers":[]}`)
	shortest := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		_, err := templates.Strict[letter]([]byte(b.String()))
		shortest = min(shortest, time.Since(start))
		if ps := problemsOf(t, err); len(ps) != templates.MaxProblems-9 {
			t.Errorf("%d problems, want one for each field", len(ps))
		}
	}
	return shortest
}

func TestBOMIsNoText(t *testing.T) {
	v, err := templates.Strict[letter]([]byte("\ufeff{\"kind\":\"a\",\"organ_name\":\"b\"}"))
	if err != nil || v.Organ != "b" {
		t.Errorf("got %+v, %v", v, err)
	}
}

// NFD and NFC are two spellings of one text; nothing may tell which one came in.
func TestStrictIsBlindToNormalForm(t *testing.T) {
	const nfc, nfd = "Quyết định", "Quy\u0065\u0302\u0301t đ\u0069\u0323nh"
	if nfc == nfd {
		t.Fatal("the two spellings are the same bytes")
	}
	payload := `{"kind":"a","organ_name":"%s","to_places":["%[1]s"],"body":[{"type":"khoan","text":"%[1]s"}]}`
	a, errA := templates.Strict[letter](fmt.Appendf(nil, payload, nfc))
	b, errB := templates.Strict[letter](fmt.Appendf(nil, payload, nfd))
	if errA != nil || errB != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("%+v, %v\n%+v, %v", a, errA, b, errB)
	}
}

func TestKindOf(t *testing.T) {
	for payload, want := range map[string]string{
		`{"kind":"quyet-dinh"}`:                                 "quyet-dinh",
		"\ufeff{\"x\":{\"kind\":\"a\"},\"kind\":\" ke-hoach\"}": "ke-hoach",
		`{"kind":"a","kind":"b"`:                                "a", // Strict says what is wrong behind it
	} {
		if got, err := templates.KindOf([]byte(payload)); err != nil || got != want {
			t.Errorf("KindOf(%s) = %q, %v; want %q", payload, got, err, want)
		}
	}
	for payload, rule := range map[string]string{
		``:                         "json.empty",
		`[1]`:                      "json.type",
		`"kind"`:                   "json.type",
		`null`:                     "json.type",
		`{}`:                       "json.kind",
		`{"a":1,"kind":"a"} {}`:    "json.trailing",
		`{"a":1,"kind":"a"`:        "json.syntax",
		`{"Kind":"a"}`:             "json.kind",
		`{"kind":5}`:               "json.type",
		`{"kind":null}`:            "json.type",
		strings.Repeat("[", 10000): "json.depth",
	} {
		_, err := templates.KindOf([]byte(payload))
		if ps := problemsOf(t, err); len(ps) != 1 || ps[0].Rule != rule || ps[0].Suggestion == "" {
			t.Errorf("KindOf(%.20s) gives %+v, want %s", payload, ps, rule)
		}
	}
}

func TestSort(t *testing.T) {
	payload := []byte(`{"b":{"c":["x","y"]},"a":"z","~/":1}`)
	at := func(path string, offset int) templates.Problem {
		return templates.Problem{Path: path, Offset: offset, Severity: templates.Warning, Message: path}
	}
	ps := templates.Problems{at("/~0~1", 0), at("/a", 5), at("/a", 2), at("/b/c/1", 0), at("/b/d", 0), at("/a", 5), at("", 0), at("/b/c/9", 0)}
	var got []string
	for _, p := range ps.Sort(payload) {
		got = append(got, fmt.Sprint(p.Path, "+", p.Offset))
	}
	const want = "+0 /b/d+0 /b/c/9+0 /b/c/1+0 /a+2 /a+5 /~0~1+0"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if got := ps.Sort([]byte("{")); len(got) != len(ps) {
		t.Errorf("of an unreadable payload %d problems remain of %d", len(got), len(ps))
	}
}

// FuzzStrict: nothing panics; what is accepted is written down and read again as the same.
func FuzzStrict(f *testing.F) {
	files, err := filepath.Glob("testdata/strict/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := templates.Strict[letter](data)
		if err != nil {
			_ = problemsOf(t, err) // fails when it is another error
			return
		}
		again, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		second, err := templates.Strict[letter](again)
		if err != nil || !reflect.DeepEqual(first, second) {
			t.Errorf("%s\nis read as %+v\nand again as %+v\n%v", data, first, second, err)
		}
	})
}
