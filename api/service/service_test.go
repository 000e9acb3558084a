package service_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// note is a payload with two texts, of which no document is made.
type note struct {
	Kind  string   `json:"kind"`
	Lines []string `json:"lines" validate:"dive"`
}

func (n *note) Validate() (ps templates.Problems) {
	if len(n.Lines) > 1 && n.Lines[1] == "" {
		ps = append(ps, templates.Problem{Path: "/lines/1", Rule: "XX01", Severity: templates.Warning, Message: "Trống."})
	}
	return ps
}

func (n *note) Compose() []*render.Document { return nil }

func notes() *service.Service {
	return service.New(service.Config{Kinds: []templates.Kind{{
		Type: nd30.Type{Slug: "ghi-chu", Name: "Ghi chú"},
		Decode: func(data []byte) (templates.Payload, error) {
			n, err := templates.Strict[note](data)
			return &n, err
		},
		New: func() templates.Payload { return new(note) },
	}}})
}

// TestCheck compares the problems of small payloads, as "path rule".
func TestCheck(t *testing.T) {
	for _, c := range []struct{ name, kind, payload, want string }{
		{"valid", "", `{"kind":"ghi-chu","lines":["một","hai"]}`, ""},
		{"kind from the order", "ghi-chu", `{"lines":["một"]}`, ""},
		{"kind nowhere", "", `{"lines":["một"]}`, "/kind json.kind"},
		{"kind unknown", "", `{"kind":"ghi-chep"}`, "/kind kind.unknown"},
		{"kind unknown and not the order's", "ghi-chu", `{"kind":"ghi-chep"}`, "/kind kind.mismatch"},
		{"kind twice", "ghi-chu", `{"kind":"ghi-chu","kind":"ghi-chu"}`, "/kind json.duplicate_key"},
		{"glyph", "", `{"kind":"ghi-chu","lines":["một","漢 hai 字 漢"]}`, "/lines/1 text.glyph, /lines/1 text.glyph"},
		{"glyph and warning, in the payload's order", "", `{"kind":"ghi-chu","lines":["漢",""]}`, "/lines/0 text.glyph, /lines/1 XX01"},
		{"TCVN3 in two fields", "", `{"kind":"ghi-chu","lines":["Céng hßa x· héi chñ nghÜa","ViÖt Nam"]}`, "/lines/0 TY02, /lines/1 TY02"},
		{"two words are not enough", "", `{"kind":"ghi-chu","lines":["hßa x·"]}`, ""},
		{"what looks like TCVN3 in Unicode", "", `{"kind":"ghi-chu","lines":["café, Müller, 5 µm, 20 °C, «Thép», façade, São Paulo, ½, Nguyễn"]}`, ""},
	} {
		r, err := notes().Check(t.Context(), service.Order{Kind: c.kind, Payload: []byte(c.payload)})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []string
		for _, p := range r.Problems {
			got = append(got, p.Path+" "+p.Rule)
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestRefused: what cannot be made yields a code and no bytes.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		order service.Order
		want  service.Code
	}{
		{"not JSON", service.Order{Format: "pdf", Payload: []byte(`{`)}, service.PayloadMalformed},
		{"empty", service.Order{Format: "pdf"}, service.PayloadMalformed},
		{"unknown field", service.Order{Format: "pdf", Payload: []byte(`{"kind":"ghi-chu","x":1}`)}, service.PayloadInvalid},
		{"unknown kind", service.Order{Format: "pdf", Kind: "ghi-chep", Payload: []byte(`{}`)}, service.KindUnknown},
		{"unknown format", service.Order{Format: "odt", Payload: []byte(`{"kind":"ghi-chu"}`)}, service.FormatUnknown},
		{"no document", service.Order{Format: "pdf", Payload: []byte(`{"kind":"ghi-chu"}`)}, service.Internal},
	} {
		f, err := notes().Render(t.Context(), c.order)
		if code := service.CodeOf(err); err == nil || code != c.want || f.Data != nil {
			t.Errorf("%s: code %q (%v) and %d bytes, want %q", c.name, code, err, len(f.Data), c.want)
		}
	}
}

// TestCancelled: nothing is made for a client who has gone.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := service.New(service.Config{})
	sample, err := s.Sample("quyet-dinh")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check(ctx, service.Order{Payload: sample}); !errors.Is(err, context.Canceled) {
		t.Errorf("Check: %v", err)
	}
	for _, f := range s.Formats() {
		if _, err := s.Render(ctx, service.Order{Format: f.Name, Payload: sample}); !errors.Is(err, context.Canceled) {
			t.Errorf("Render %s: %v", f.Name, err)
		}
	}
}

// TestCancelledBetween: a client who goes while the payload is read waits for nothing else.
func TestCancelledBetween(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	checked := false
	s := service.New(service.Config{Kinds: []templates.Kind{{
		Type: nd30.Type{Slug: "ghi-chu"},
		Decode: func([]byte) (templates.Payload, error) {
			cancel()
			return &witness{checked: &checked}, nil
		},
	}}})
	if _, err := s.Check(ctx, service.Order{Payload: []byte(`{"kind":"ghi-chu"}`)}); !errors.Is(err, context.Canceled) || checked {
		t.Errorf("the error is %v, checked: %v", err, checked)
	}
}

// witness is a payload that tells whether it was checked.
type witness struct {
	note
	checked *bool
}

func (w *witness) Validate() templates.Problems {
	*w.checked = true
	return nil
}

// TestWordsWithErrors: what the words alone show is told beside the errors, by whichever door.
func TestWordsWithErrors(t *testing.T) {
	s := service.New(service.Config{})
	payload := []byte(`{"kind":"thong-bao","place":"Lào Cai","body":"Điều 1. Theo quy định tại điều 5 của Luật, tại thành phố Hồ Chí Minh.\nĐiều 3. Trực tết Nguyên Đán."}`)
	r, err := s.Check(t.Context(), service.Order{Payload: payload})
	pages, pagesErr := s.Pages(t.Context(), service.Order{Payload: payload}, service.PagesOptions{})
	if err != nil || pagesErr != nil || r.Valid {
		t.Fatal(r.Valid, err, pagesErr)
	}
	for door, ps := range map[string]templates.Problems{"check": r.Problems, "pages": pages.Problems} {
		var told []string
		for _, p := range ps {
			if p.Path == "/body" {
				told = append(told, fmt.Sprintf("%s %v", p.Rule, p.Edit.Text))
			}
		}
		for _, want := range []string{"BC04 ", "VH01 Điều 5", "VH03 Thành phố Hồ Chí Minh", "VH04 tết Nguyên đán"} {
			if !slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%s: %q is not among %q", door, want, told)
			}
		}
	}
}

// TestManyProblems: an answer is bounded, says so, and counts all errors.
func TestManyProblems(t *testing.T) {
	s := service.New(service.Config{})
	payload := []byte(`{"kind":"thong-bao","body":"` + strings.Repeat(`a) b\n`, 50000) + `"}`)
	r, err := s.Check(t.Context(), service.Order{Payload: payload})
	if err != nil || r.Valid || len(r.Problems) != templates.MaxProblems || r.Problems[len(r.Problems)-1].Rule != "problems.more" {
		t.Errorf("%d problems, valid: %v, %v", len(r.Problems), r.Valid, err)
	}
	_, err = s.Render(t.Context(), service.Order{Format: "pdf", Payload: payload})
	e, ok := errors.AsType[*service.Error](err)
	if !ok || len(e.Problems) != templates.MaxProblems || !strings.Contains(e.Message, " 500") {
		t.Errorf("refused with %d problems: %.80v", len(e.Problems), err)
	}
}

// TestLongText: of a text that is longer than any may be that alone is told. What it says is not looked at, which would take the room
// of many other documents.
func TestLongText(t *testing.T) {
	s := service.New(service.Config{})
	payload := []byte(`{"kind":"thong-bao","body":"` + strings.Repeat(`Điều 9: a\n`, 200_001) + `"}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := s.Check(t.Context(), service.Order{Payload: payload})
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	const most = 50 // times the payload; to look at it all takes some hundred times
	if took := after.TotalAlloc - before.TotalAlloc; took > most*uint64(len(payload)) {
		t.Errorf("%d bytes took %d", len(payload), took)
	}
	var told []string
	for _, p := range r.Problems {
		if p.Path == "/body" {
			told = append(told, p.Rule)
		}
	}
	if !slices.Equal(told, []string{"shape.max"}) {
		t.Errorf("of the body is told %q", told)
	}
}

// FuzzCheck: whatever the payload, the check neither panics nor calls valid what cannot be
// made.
func FuzzCheck(f *testing.F) {
	s := service.New(service.Config{})
	for _, kind := range []string{"quyet-dinh", "ke-hoach", "to-trinh"} {
		sample, err := s.Sample(kind)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(sample)
	}
	f.Add([]byte(`{"kind":"thong-bao","subject":"ViÖt Nam 漢"}`))
	f.Add([]byte(`[`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		r, err := s.Check(t.Context(), service.Order{Payload: payload})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Render(t.Context(), service.Order{Format: "docx", Payload: payload})
		if r.Valid != (err == nil) {
			t.Errorf("valid: %v, but making the document: %v", r.Valid, err)
		}
	})
}

// TestRenderAll makes one document in both formats: the files are those that are made alone. With
// a format that there is none of, there is no file at all.
func TestRenderAll(t *testing.T) {
	s := service.New(service.Config{})
	sample, err := s.Sample("bao-cao")
	if err != nil {
		t.Fatal(err)
	}
	order := service.Order{Payload: sample}
	files, err := s.RenderAll(t.Context(), order, "docx", "pdf")
	if err != nil {
		t.Fatal(err)
	}
	for i, format := range []string{"docx", "pdf"} {
		order.Format = format
		alone, err := s.Render(t.Context(), order)
		if err != nil {
			t.Fatal(err)
		}
		if files[i].Name != alone.Name || files[i].MIME != alone.MIME || !bytes.Equal(files[i].Data, alone.Data) {
			t.Errorf("%s: not the file that is made alone", format)
		}
	}
	files, err = s.RenderAll(t.Context(), order, "pdf", "doc")
	if service.CodeOf(err) != service.FormatUnknown || files != nil {
		t.Errorf("a format that is not there: %d files and %v", len(files), err)
	}
}

// TestOptions: each option is for one format; where there are two, each takes its own.
func TestOptions(t *testing.T) {
	archive, fonts := service.Options{PDFA: "3a"}, service.Options{EmbedFonts: true}
	for _, c := range []struct {
		name    string
		options service.Options
		formats string
		says    string // "" for nothing
	}{
		{"none", service.Options{}, "pdf docx", ""},
		{"the default by its name", service.Options{PDFA: "2a"}, "pdf", ""},
		{"each its own", service.Options{PDFA: "3a", EmbedFonts: true}, "docx pdf", ""},
		{"no such conformance", service.Options{PDFA: "3b"}, "pdf", "Không có mức PDF/A “3b”."},
		{"no PDF", archive, "docx", "Mức PDF/A chỉ có ở tệp pdf."},
		{"no PDF, the default by its name", service.Options{PDFA: "2a"}, "docx", "Mức PDF/A chỉ có ở tệp pdf."},
		{"no Word file", fonts, "pdf", "Chỉ tệp docx mới cần nhúng phông chữ; tệp pdf luôn có phông chữ bên trong."},
	} {
		order := service.Order{Payload: sampleOf(t, "thong-bao"), Options: c.options}
		files, err := service.New(service.Config{}).RenderAll(t.Context(), order, strings.Fields(c.formats)...)
		e, _ := errors.AsType[*service.Error](err)
		switch {
		case c.says == "" && (err != nil || len(files) != len(strings.Fields(c.formats))):
			t.Errorf("%s: %d files, %v", c.name, len(files), err)
		case c.says != "" && (e == nil || e.Code != service.OptionUnknown || e.Message != c.says || e.Suggestion == "" || files != nil):
			t.Errorf("%s: %d files, %v", c.name, len(files), err)
		}
	}
}

// TestOptionsHave: what is asked for is in the file, and not in one that it was not asked for.
func TestOptionsHave(t *testing.T) {
	s := service.New(service.Config{})
	order := service.Order{Payload: sampleOf(t, "thong-bao")}
	plain, err1 := s.RenderAll(t.Context(), order, "pdf", "docx")
	order.Options = service.Options{PDFA: "3a", EmbedFonts: true}
	full, err2 := s.RenderAll(t.Context(), order, "pdf", "docx")
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	if _, err := service.Reopen(t.Context(), full[0].Data); err != nil {
		t.Error(err)
	}
	if _, err := service.Reopen(t.Context(), plain[0].Data); service.CodeOf(err) != service.PDFWithoutPayload {
		t.Errorf("a document as issued: %v", err)
	}
	if more := len(full[1].Data) - len(plain[1].Data); more < 100<<10 {
		t.Errorf("with its typeface the Word file has %d bytes more", more)
	}
}

// TestPreview draws each page of a sample; there is none before the first and behind the last.
func TestPreview(t *testing.T) {
	s := service.New(service.Config{})
	sample, err := s.Sample("bao-cao")
	if err != nil {
		t.Fatal(err)
	}
	order := service.Order{Payload: sample}
	first, err := s.Preview(t.Context(), order, 1)
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for page := range first.Count + 2 {
		p, err := s.Preview(t.Context(), order, page)
		if outside := page < 1 || page > first.Count; outside {
			if service.CodeOf(err) != service.PageUnknown {
				t.Errorf("page %d of %d: %v", page, first.Count, err)
			}
			continue
		}
		if err != nil || p.Count != first.Count {
			t.Fatalf("page %d: one of %d and %v", page, p.Count, err)
		}
		drawn[string(p.SVG)] = true
	}
	if len(drawn) != first.Count {
		t.Errorf("%d different pages of %d", len(drawn), first.Count)
	}
}

// TestKindLeftOut: a type of the decree that the service was not given is told apart from what is none.
func TestKindLeftOut(t *testing.T) {
	for word, want := range map[string]string{
		"cong-van": "Chưa hỗ trợ loại văn bản “Công văn”.",
		"QĐ":       "Chưa hỗ trợ loại văn bản “Quyết định”.",
		"ghi-chep": "Không có loại văn bản “ghi-chep”.",
	} {
		_, err := notes().Kind(word)
		e, ok := errors.AsType[*service.Error](err)
		if !ok || e.Code != service.KindUnknown || e.Message != want || e.Suggestion == "" {
			t.Errorf("%s: %v", word, err)
		}
	}
}
