package service_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vanban/api/service"
	"vanban/templates"
)

// payloads are the samples of all kinds and the real documents, by name.
func payloads(t testing.TB, s *service.Service) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, k := range s.Kinds() {
		all[k.Slug] = k.Sample
	}
	files, err := filepath.Glob("../../testdata/real/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no real document: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = data
	}
	return all
}

// forEachPayload runs a test on each of them.
func forEachPayload(t *testing.T, test func(t *testing.T, s *service.Service, payload []byte)) {
	s := service.New(service.Config{})
	for name, payload := range payloads(t, s) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, s, payload)
		})
	}
}

func drawPages(t testing.TB, s *service.Service, payload []byte, want service.PagesOptions) service.Pages {
	t.Helper()
	p, err := s.Pages(t.Context(), service.Order{Payload: payload}, want)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var wholeDraft = service.PagesOptions{From: 1, To: 200}

// TestPagesArePreviews compares what the pages show with the previews of the first and the last one, and what is found
// with what a check finds.
func TestPagesArePreviews(t *testing.T) {
	forEachPayload(t, func(t *testing.T, s *service.Service, payload []byte) {
		p := drawPages(t, s, payload, wholeDraft)
		for _, n := range []int{1, len(p.Pages)} {
			preview, err := s.Preview(t.Context(), service.Order{Payload: payload}, n)
			if err != nil {
				t.Fatal(err)
			}
			if preview.Count != len(p.Pages) || preview.Document != p.Pages[n-1].Document {
				t.Errorf("page %d of %d is of document %d, want %d of %d", n, len(p.Pages), p.Pages[n-1].Document, preview.Document, preview.Count)
			}
			got, want := shown(t, p.Pages[n-1].SVG), shown(t, string(preview.SVG))
			if !slices.Equal(got, want) {
				t.Errorf("page %d shows\n%s\nwant\n%s", n, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
		report, err := s.Check(t.Context(), service.Order{Payload: payload})
		if err != nil || fmt.Sprint(report) != fmt.Sprint(p.Report) {
			t.Errorf("found is %v, want %v (%v)", p.Report, report, err)
		}
		count := 0
		for _, d := range p.Documents {
			count += d.Pages
		}
		if !p.Drawn || count != len(p.Pages) {
			t.Errorf("the documents have %d pages, want %d", count, len(p.Pages))
		}
	})
}

// shown is what an image shows, element by element, with the attributes that matter, whichever element around has them.
func shown(t testing.TB, image string) (elements []string) {
	t.Helper()
	around := []map[string]string{{}}
	for d := xml.NewDecoder(strings.NewReader(image)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		if err != nil {
			t.Fatalf("%v in %s", err, image)
		}
		switch token := token.(type) {
		case xml.StartElement:
			own := maps.Clone(around[len(around)-1])
			for _, a := range token.Attr {
				own[a.Name.Local] = a.Value
			}
			around = append(around, own)
			for _, name := range []string{"style", "class", "role", "aria-label"} {
				delete(own, name)
			}
			if name := token.Name.Local; name != "svg" && name != "g" && name != "text" {
				elements = append(elements, fmt.Sprint(name, own))
			}
		case xml.EndElement:
			around = around[:len(around)-1]
		case xml.CharData:
			if text := string(token); strings.TrimSpace(text) != "" {
				elements = append(elements, strconv.Quote(text))
			}
		}
	}
}

// TestPagesAreEmbeddable expects no style, which a strict Content-Security-Policy would drop, and a label on every page.
func TestPagesAreEmbeddable(t *testing.T) {
	s := service.New(service.Config{})
	for i, p := range drawPages(t, s, payloads(t, s)["bao-cao"], wholeDraft).Pages {
		label := fmt.Sprintf(` class="sheet" role="img" aria-label="Trang %d">`, i+1)
		if strings.Contains(p.SVG, " style=") || !strings.HasPrefix(p.SVG, "<svg ") || !strings.Contains(p.SVG, label) {
			t.Errorf("page %d is %.300s", i+1, p.SVG)
		}
	}
}

// TestPagesAskedFor expects images of the pages that are asked for and not there yet, and of that with the caret.
func TestPagesAskedFor(t *testing.T) {
	s := service.New(service.Config{})
	payload := payloads(t, s)["qd-2657-bkhcn-2022.json"]
	all := drawPages(t, s, payload, wholeDraft)
	hash := func(n int) string { return all.Pages[n-1].Hash }
	for _, c := range []struct {
		name         string
		want         service.PagesOptions
		svgs, liness []int
	}{
		{"none", service.PagesOptions{}, nil, nil},
		{"two", service.PagesOptions{From: 2, To: 3}, []int{2, 3}, []int{2, 3}},
		{"one is there", service.PagesOptions{From: 2, To: 3, Have: []string{hash(3), "x"}}, []int{2}, []int{2, 3}},
		{"beyond the last", service.PagesOptions{From: len(all.Pages), To: 99}, []int{len(all.Pages)}, []int{len(all.Pages)}},
		{"caret", service.PagesOptions{From: 3, To: 3, At: "/subject"}, []int{1, 3}, []int{1, 3}},
		{"caret on a page that is there", service.PagesOptions{At: "/subject", Have: []string{hash(1)}}, nil, []int{1}},
	} {
		got := drawPages(t, s, payload, c.want)
		var svgs, liness []int
		for i, p := range got.Pages {
			if p.SVG != "" {
				svgs = append(svgs, i+1)
			}
			if p.Lines != nil {
				liness = append(liness, i+1)
			}
			if p.Hash != hash(i+1) {
				t.Errorf("%s: page %d has another hash", c.name, i+1)
			}
		}
		if !slices.Equal(svgs, c.svgs) || !slices.Equal(liness, c.liness) {
			t.Errorf("%s: images of %v and lines of %v, want %v and %v", c.name, svgs, liness, c.svgs, c.liness)
		}
	}
}

// TestPagesHash changes a letter, which is seen on one page alone.
func TestPagesHash(t *testing.T) {
	s := service.New(service.Config{})
	payload := payloads(t, s)["kh-cchc-2023-skhcn-brvt.json"]
	before := drawPages(t, s, payload, wholeDraft)
	last := len(before.Pages) - 1
	line := before.Pages[last].Lines[0]
	after := drawPages(t, s, withText(t, payload, line.Pointer, func(s string) string {
		return s[:line.Offset] + strings.Replace(s[line.Offset:], "n", "u", 1) // which is as wide
	}), wholeDraft)
	for i, p := range after.Pages {
		same := slices.Equal(shown(t, p.SVG), shown(t, before.Pages[i].SVG))
		if (p.Hash == before.Pages[i].Hash) != same || same == (i == last) {
			t.Errorf("page %d of %d looks the same: %v; its hash is %s, was %s", i+1, last+1, same, p.Hash, before.Pages[i].Hash)
		}
	}
}

// TestLinesShowTheirField expects of every line that the part of the field that it says it shows is what it shows, but
// for labels and closing marks, and that it lies on its page.
func TestLinesShowTheirField(t *testing.T) {
	forEachPayload(t, func(t *testing.T, s *service.Service, payload []byte) {
		value := decodeAny(t, payload)
		for i, page := range drawPages(t, s, payload, wholeDraft).Pages {
			texts := printedTexts(t, page.SVG)
			for _, l := range page.Lines {
				if l.X < 0 || l.Y < 0 || l.Width < 0 || l.Height <= 0 || l.X+l.Width > page.Width || l.Y+l.Height > page.Height {
					t.Errorf("page %d: %+v lies beyond it", i+1, l)
				}
				if l.Length > 0 {
					checkLine(t, value, texts, l)
				}
			}
		}
	})
}

func checkLine(t *testing.T, payload any, texts []placedText, l service.Line) {
	t.Helper()
	field, _ := lookUp(payload, l.Pointer).(string)
	switch v := lookUp(payload, l.Pointer).(type) {
	case json.Number:
		field = v.String()
	case map[string]any: // a cell of a table
		field, _ = v["text"].(string)
	}
	field = strings.TrimSpace(norm.NFC.String(field))
	if l.Offset+l.Length > len(field) {
		t.Errorf("%+v is beyond the field, which has %d bytes", l, len(field))
		return
	}
	shown := ""
	for i, p := range texts {
		inside := p.y > l.Y && p.y < l.Y+l.Height && p.x < l.X+l.Width
		reaches := p.x >= l.X-0.02 || i+1 == len(texts) || texts[i+1].y != p.y || texts[i+1].x > l.X
		if inside && reaches {
			shown += p.text
		}
	}
	if want := letters(field[l.Offset : l.Offset+l.Length]); !strings.Contains(letters(shown), want) {
		t.Errorf("%+v shows %q, want %q", l, shown, field[l.Offset:l.Offset+l.Length])
	}
}

// letters are those of a text, and its digits, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// placedText is a word of an image and where it begins.
type placedText struct {
	text string
	x, y float64
}

func printedTexts(t testing.TB, image string) (texts []placedText) {
	t.Helper()
	var y, x float64
	for d := xml.NewDecoder(strings.NewReader(image)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				switch n, _ := strconv.ParseFloat(a.Value, 64); token.Name.Local + " " + a.Name.Local {
				case "text y":
					y = n
				case "tspan x":
					x = n
				}
			}
		case xml.CharData:
			if strings.TrimSpace(string(token)) != "" {
				texts = append(texts, placedText{string(token), x, y})
			}
		}
	}
}

// TestEveryFieldHasLines expects a line of every text of the payload that is printed as it is.
func TestEveryFieldHasLines(t *testing.T) {
	s := service.New(service.Config{})
	payload := payloads(t, s)["quyet-dinh"]
	found := map[string]bool{}
	for _, p := range drawPages(t, s, payload, wholeDraft).Pages {
		for _, l := range p.Lines {
			found[l.Pointer] = found[l.Pointer] || l.Length > 0
		}
	}
	for _, pointer := range []string{
		"/superior_name", "/organ_name", "/code_number", "/code_notation", "/place", "/subject", "/authority", "/grounds/1", "/body",
		"/to_places/0", "/archive/unit", "/drafter_code", "/signer/position", "/signer/full_name", "/attachments/0/subject", "/attachments/0/body",
		"/attachments/0/appendices/0/title", "/attachments/0/appendices/0/tasks/groups/0/title",
		"/attachments/0/appendices/0/tasks/groups/0/tasks/0/products/0/name", "/attachments/0/appendices/1/table/rows/1/cells/1",
	} {
		if !found[pointer] {
			t.Errorf("no line shows %s", pointer)
		}
	}
	if shows, known := found["/issued_date"]; shows || !known {
		t.Errorf("the date is shown as it is written: %v, at all: %v", shows, known)
	}
}

// TestCaret puts the caret into places of a decision: at the beginning of a line, into it, at the end, into a list, into what
// is not printed.
func TestCaret(t *testing.T) {
	s := service.New(service.Config{})
	payload := payloads(t, s)["quyet-dinh"]
	lines := drawPages(t, s, payload, wholeDraft).Pages[0].Lines
	at := func(pointer string, nth int) service.Line {
		for _, l := range lines {
			if l.Pointer == pointer {
				if nth == 0 {
					return l
				}
				nth--
			}
		}
		t.Fatalf("no line %d of %s", nth, pointer)
		return service.Line{}
	}
	second, end := at("/body", 1), at("/subject", 1)
	for _, c := range []struct {
		name, pointer string
		offset        int
		y             float64
		left, right   float64 // between which it stands
	}{
		{"beginning of a line", "/body", second.Offset, second.Y, second.X, second.X},
		{"in a line", "/body", second.Offset + second.Length/2, second.Y, second.X + second.Width/3, second.X + second.Width*2/3},
		{"end of the field", "/subject", end.Offset + end.Length, end.Y, end.X + end.Width, end.X + end.Width},
		{"beyond the field", "/subject", 99999, end.Y, end.X + end.Width, end.X + end.Width},
		{"a list", "/grounds", 0, at("/grounds/0", 0).Y, at("/grounds/0", 0).X, at("/grounds/0", 0).X},
		{"an object", "/signer", 0, at("/signer/competence", 0).Y, 0, 600},
		{"what we print of a field", "/issued_date", 0, at("/issued_date", 0).Y, at("/issued_date", 0).X, 600},
		{"beside what is printed", "/signer/agency_seal", 0, at("/signer/competence", 0).Y, 0, 600},
	} {
		got := drawPages(t, s, payload, service.PagesOptions{At: c.pointer, Offset: c.offset}).Caret
		if got == nil || got.Page != 1 || got.Y != c.y || got.X < c.left-0.02 || got.X > c.right+0.02 || got.Height < 10 {
			t.Errorf("%s: the caret is at %+v, want y %v and x %v to %v", c.name, got, c.y, c.left, c.right)
		}
	}
	for _, pointer := range []string{"", "/medium", "/nothing", "/grounds/77"} {
		if got := drawPages(t, s, payload, service.PagesOptions{At: pointer}); pointer != "/grounds/77" && got.Caret != nil {
			t.Errorf("the caret of %q is at %+v", pointer, got.Caret)
		}
	}
}

// TestProblemLines expects a mark on the line with the flaw, and on the first line of a field that is wrong as a whole.
func TestProblemLines(t *testing.T) {
	s := service.New(service.Config{})
	payload := withText(t, payloads(t, s)["quyet-dinh"], "/body", func(s string) string {
		return strings.Replace(s, "Cài đặt phần mềm", "Cài đặt 漢 phần mềm", 1)
	})
	p := drawPages(t, s, payload, wholeDraft)
	var marked []service.Line
	for _, page := range p.Pages {
		for _, l := range page.Lines {
			if l.Problem {
				marked = append(marked, l)
			}
		}
	}
	if p.Valid || len(marked) != 1 || marked[0].Pointer != "/body" || !within(marked[0], p.Problems[0].Offset) {
		t.Errorf("%v marks %+v", p.Problems, marked)
	}
}

func within(l service.Line, offset int) bool { return l.Offset <= offset && offset < l.Offset+l.Length }

// TestFaultyDraftIsDrawn takes each top-level field of the samples away, and empties each text, one after the other, once for
// all kinds of one form: what is left is drawn.
func TestFaultyDraftIsDrawn(t *testing.T) {
	s := service.New(service.Config{})
	done := map[string]bool{}
	first := func(k templates.Kind, what string) bool {
		what = fmt.Sprintf("%T %s", k.New(), what)
		again := done[what]
		done[what] = true
		return !again
	}
	for _, k := range s.Kinds() {
		value := decodeAny(t, k.Sample).(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			without := maps.Clone(value)
			delete(without, name)
			if name != "kind" && first(k, name) {
				expectDrawn(t, s, encodeAny(t, without), k.Slug+" without "+name)
			}
		}
		emptied(value, "", func(pointer string) {
			if pointer != "/kind" && first(k, pointer) {
				expectDrawn(t, s, encodeAny(t, value), k.Slug+" with nothing in "+pointer)
			}
		})
	}
}

func expectDrawn(t *testing.T, s *service.Service, payload []byte, what string) {
	t.Helper()
	if p := drawPages(t, s, payload, service.PagesOptions{From: 1, To: 1}); !p.Drawn || p.Pages[0].SVG == "" {
		t.Errorf("%s: not drawn: %v", what, p.Problems)
	}
}

// emptied empties each text of the value while the function is called with its pointer. Of a list the first element stands
// for all.
func emptied(v any, pointer string, do func(pointer string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if s, ok := v[name].(string); ok {
				v[name] = ""
				do(pointer + "/" + name)
				v[name] = s
			} else {
				emptied(v[name], pointer+"/"+name, do)
			}
		}
	case []any:
		for i := range v[:min(len(v), 1)] {
			if s, ok := v[i].(string); ok {
				v[i] = ""
				do(fmt.Sprintf("%s/%d", pointer, i))
				v[i] = s
			} else {
				emptied(v[i], fmt.Sprintf("%s/%d", pointer, i), do)
			}
		}
	}
}

// TestEmptyDraftIsDrawn begins with a kind and nothing else.
func TestEmptyDraftIsDrawn(t *testing.T) {
	s := service.New(service.Config{})
	for _, k := range s.Kinds() {
		p := drawPages(t, s, fmt.Appendf(nil, `{"kind":%q}`, k.Slug), wholeDraft)
		if p.Valid || len(p.Problems) == 0 || !p.Drawn || len(p.Pages) == 0 || !strings.Contains(p.Pages[0].SVG, "…") {
			t.Errorf("%s: drawn %v on %d pages, found %v", k.Slug, p.Drawn, len(p.Pages), p.Problems)
		}
	}
}

// TestDraftThatCannotBeRead expects problems and no pages.
func TestDraftThatCannotBeRead(t *testing.T) {
	s := service.New(service.Config{})
	for _, payload := range []string{``, `{`, `[]`, `{"kind":"quyet-dinh","subject":["x"]}`, `{"kind":"khong-co"}`} {
		p := drawPages(t, s, []byte(payload), service.PagesOptions{From: 1, To: 1, At: "/subject"})
		if p.Drawn || p.Valid || len(p.Problems) == 0 || p.Pages == nil || len(p.Pages) > 0 || p.Documents == nil || p.Caret != nil {
			t.Errorf("%s: %+v", payload, p)
		}
	}
}

// TestBoundlessDraft expects a draft to cost no more for numbers that no payload may have.
func TestBoundlessDraft(t *testing.T) {
	s := service.New(service.Config{})
	for _, table := range []string{
		`{"columns":[{"header":"A"},{"header":"B"}],"rows":[{"cells":[{"text":"x","cols":1000000000,"rows":1000000000}]}]}`,
		`{"columns":[{"header":"A","width_mm":1000000000,"share":-5}],"rows":[{"cells":["x","y","z"]},{"cells":[]}]}`,
		`{"columns":[],"rows":[{"cells":["x"]}]}`,
	} {
		payload := `{"kind":"quyet-dinh","issued_amount":-1,"body":[{"type":"dieu","text":"x","table":` + table + `},{"type":"sao"}]}`
		if p := drawPages(t, s, []byte(payload), wholeDraft); p.Valid || len(p.Pages) > 5 {
			t.Errorf("%s: valid %v, %d pages", table, p.Valid, len(p.Pages))
		}
	}
}

func decodeAny(t testing.TB, payload []byte) (v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(payload))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func encodeAny(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// lookUp follows a JSON pointer; nil is nothing.
func lookUp(value any, pointer string) any {
	for key := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch v := value.(type) {
		case map[string]any:
			value = v[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// withText is the payload with another text in a field.
func withText(t testing.TB, payload []byte, pointer string, change func(string) string) []byte {
	t.Helper()
	value := decodeAny(t, payload)
	i := strings.LastIndexByte(pointer, '/')
	parent := value
	if i > 0 {
		parent = lookUp(value, pointer[:i])
	}
	switch p := parent.(type) {
	case map[string]any:
		p[pointer[i+1:]] = change(p[pointer[i+1:]].(string))
	case []any:
		n, _ := strconv.Atoi(pointer[i+1:])
		p[n] = change(p[n].(string))
	}
	return encodeAny(t, value)
}

// TestLinesCountCleanText writes a field with letters and marks apart and blanks around it: what counts is the text that the
// service reads.
func TestLinesCountCleanText(t *testing.T) {
	s := service.New(service.Config{})
	plain := "Ban hành Quy chế làm việc"
	payload := withText(t, payloads(t, s)["quyet-dinh"], "/subject", func(string) string { return " \n" + norm.NFD.String(plain) + "\t" })
	p := drawPages(t, s, payload, service.PagesOptions{From: 1, To: 1, At: "/subject", Offset: len(plain)})
	i := slices.IndexFunc(p.Pages[0].Lines, func(l service.Line) bool { return l.Pointer == "/subject" })
	l := p.Pages[0].Lines[i]
	if l.Offset != 0 || l.Length != len(plain) || math.Abs(p.Caret.X-l.X-l.Width) > 0.02 {
		t.Errorf("%+v, and the caret at %v; want %d bytes", l, p.Caret.X, len(plain))
	}
}

// FuzzPages looks at drafts of any sort: whatever they are, they are answered, and every line lies in its field.
func FuzzPages(f *testing.F) {
	s := service.New(service.Config{})
	for _, k := range s.Kinds() {
		if len(k.Sample) < 4000 {
			f.Add(k.Sample, "/body", 7)
		}
	}
	f.Add([]byte(`{"kind":"quyet-dinh","body":[{"type":"dieu","table":{"columns":[{}],"rows":[{"cells":[{"cols":9}]}]}}]}`), "/body/0/table", 0)
	f.Fuzz(func(t *testing.T, payload []byte, at string, offset int) {
		if len(payload) > 8000 {
			return
		}
		p, err := s.Pages(t.Context(), service.Order{Payload: payload}, service.PagesOptions{From: 1, To: 3, At: at, Offset: offset})
		if err != nil {
			t.Fatal(err)
		}
		if p.Drawn != (len(p.Pages) > 0) || p.Valid && !p.Drawn {
			t.Errorf("valid %v, drawn %v, %d pages", p.Valid, p.Drawn, len(p.Pages))
		}
		for _, page := range p.Pages {
			for _, l := range page.Lines {
				if l.Offset < 0 || l.Length < 0 || l.Width < 0 || l.Pointer == "" {
					t.Errorf("%+v", l)
				}
			}
		}
	})
}

// TestPagesTooMany draws nothing of a draft that is longer than anybody writes, faulty or not, and says why; what is wrong is
// found all the same.
func TestPagesTooMany(t *testing.T) {
	s := service.New(service.Config{})
	sample, err := s.Sample("quyet-dinh")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"Một.\n", "Điều 9: a\n"} {
		value := decodeAny(t, sample).(map[string]any)
		value["body"] = strings.Repeat(line, 100_000)
		p := drawPages(t, s, encodeAny(t, value), wholeDraft)
		if p.Drawn || len(p.Pages) > 0 || !strings.Contains(p.Stale, "2.000 trang") || len(p.Problems) == 0 {
			t.Errorf("drawn %v, %d pages, %d problems, %q", p.Drawn, len(p.Pages), len(p.Problems), p.Stale)
		}
	}
}
