package service_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/fonts"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/templates"
)

// archived makes a PDF/A-3a of a payload of the kind.
func archived(t testing.TB, kind string, payload []byte) []byte {
	t.Helper()
	file, err := service.New(service.Config{}).Render(t.Context(), service.Order{
		Kind: kind, Format: "pdf", Payload: payload, Options: service.Options{PDFA: "3a"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return file.Data
}

func sampleOf(t testing.TB, kind string) []byte {
	t.Helper()
	sample, err := service.New(service.Config{}).Sample(kind)
	if err != nil {
		t.Fatal(err)
	}
	return sample
}

// TestReopen: the payload comes back as it came, however it was written, with the kind of the order.
func TestReopen(t *testing.T) {
	sample := sampleOf(t, "thong-bao")
	var compact bytes.Buffer
	if err := json.Compact(&compact, sample); err != nil {
		t.Fatal(err)
	}
	unnamed := bytes.Replace(sample, []byte(`"kind": "thong-bao",`), nil, 1)
	if bytes.Equal(unnamed, sample) {
		t.Fatal("the sample has its kind elsewhere")
	}
	for name, payload := range map[string][]byte{
		"as it is":           sample,
		"without blanks":     compact.Bytes(),
		"with a byte mark":   append([]byte("\ufeff"), sample...),
		"with lines of DOS":  bytes.ReplaceAll(sample, []byte("\n"), []byte("\r\n")),
		"without its kind":   unnamed,
		"with blanks behind": append(bytes.Clone(sample), " \n\n"...),
	} {
		made := archived(t, "thong-bao", payload)
		got, err := service.Reopen(t.Context(), made)
		if err != nil || !bytes.Equal(got.Payload, payload) || got.Kind != "thong-bao" {
			t.Errorf("%s: kind %q, %d bytes of %d, %v", name, got.Kind, len(got.Payload), len(payload), err)
		}
		if again := archived(t, got.Kind, got.Payload); !bytes.Equal(again, made) {
			t.Errorf("%s: made again, the PDF is another", name)
		}
	}
}

// attach makes a PDF with attachments.
func attach(t testing.TB, attached ...pdf.Attachment) []byte {
	t.Helper()
	s := service.New(service.Config{})
	k, err := s.Kind("thong-bao")
	if err != nil {
		t.Fatal(err)
	}
	p, err := k.Decode(k.Sample)
	if err != nil {
		t.Fatal(err)
	}
	l, err := layout.Compute(t.Context(), p.Compose()[0], fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Encode(&b, l, pdf.Options{Attached: attached}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func attachment(name string, relationship pdf.Relationship, data string) pdf.Attachment {
	return pdf.Attachment{Name: name, MIME: "application/json", Relationship: relationship, Data: []byte(data)}
}

// encrypted adds to a file an update that says that it is encrypted.
func encrypted(file []byte) []byte {
	at := len(file)
	return fmt.Appendf(bytes.Clone(file), "xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Encrypt 2 0 R>>\nstartxref\n%d\n%%%%EOF\n", at)
}

// TestReopenRefused: what cannot be reopened is refused, and the message says why.
func TestReopenRefused(t *testing.T) {
	made := archived(t, "thong-bao", sampleOf(t, "thong-bao"))
	huge := `{"x":"` + strings.Repeat("a", templates.MaxBytes) + `"}`
	for _, c := range []struct {
		name string
		file []byte
		code service.Code
		says string
	}{
		{"empty", nil, service.PDFMalformed, "Đây không phải là tệp PDF."},
		{"the payload itself", sampleOf(t, "thong-bao"), service.PDFMalformed, "Đây không phải là tệp PDF."},
		{"the beginning", made[:5], service.PDFMalformed, "bị hỏng"},
		{"cut off", made[:len(made)/2], service.PDFMalformed, "bị hỏng"},
		{"too large", append(bytes.Clone(made), make([]byte, service.MaxPDF)...), service.PDFMalformed, "lớn hơn 32 MiB"},
		{"encrypted", encrypted(made), service.PDFEncrypted, "mật khẩu"},
		{"as issued", attach(t), service.PDFWithoutPayload, "PDF này không kèm dữ liệu để mở lại."},
		{"of another program", attach(t, attachment("hoá-đơn.xml", pdf.Source, "<a/>")), service.PDFWithoutPayload, "(“hoá-đơn.xml”) là của chương trình khác"},
		{"of several others", attach(t, attachment("a.json", pdf.Source, "1"), attachment("b", pdf.Source, "2"), attachment("c", pdf.Source, "3"), attachment("d", pdf.Source, "4")), service.PDFWithoutPayload, "(“a.json”, “b”, “c”, …)"},
		{"of no kind", attach(t, attachment(".vanban.json", pdf.Source, "{}")), service.PDFWithoutPayload, "chương trình khác"},
		{"of no name for a kind", attach(t, attachment("Thông báo.vanban.json", pdf.Source, "{}")), service.PDFWithoutPayload, "chương trình khác"},
		{"no source", attach(t, attachment("thong-bao.vanban.json", "Data", "{}")), service.PDFWithoutPayload, "chương trình khác"},
		{"merged", attach(t, attachment("thong-bao.vanban.json", pdf.Source, "{}"), attachment("quyet-dinh.vanban.json", pdf.Source, "{}")), service.PDFWithoutPayload, "2 bộ dữ liệu"},
		{"no JSON", attach(t, attachment("thong-bao.vanban.json", pdf.Source, "{")), service.PDFMalformed, "Dữ liệu kèm trong PDF này đã bị hỏng"},
		{"a bomb", bomb(), service.PDFMalformed, "bị hỏng"},
		{"larger than a payload", attach(t, attachment("thong-bao.vanban.json", pdf.Source, huge)), service.PDFMalformed, "Dữ liệu kèm trong PDF này đã bị hỏng"},
	} {
		got, err := service.Reopen(t.Context(), c.file)
		e, ok := errors.AsType[*service.Error](err)
		if !ok || e.Code != c.code || !strings.Contains(e.Message, c.says) || e.Suggestion == "" || got.Payload != nil {
			t.Errorf("%s: %q, %v, %d bytes; want %s", c.name, service.CodeOf(err), err, len(got.Payload), c.code)
		}
	}
}

// bomb is a file of few bytes with cross-references of a row that no memory holds.
func bomb() []byte {
	const head = "%PDF-1.7\n"
	return fmt.Appendf([]byte(head), "1 0 obj<</Type/XRef/W[1 4 2]/Size 0/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1048576"+
		"/Colors 1048576/BitsPerComponent 1048576>>/Length 8>>stream\n\x78\x9C\x03\x00\x00\x00\x00\x01\nendstream endobj\nstartxref\n%d\n%%%%EOF\n", len(head))
}

// TestReopenForeign: what other programs have attached spoils nothing, whatever it is.
func TestReopenForeign(t *testing.T) {
	ours := attachment("thong-bao.vanban.json", pdf.Source, "{}")
	file := attach(t, attachment("a.xml", pdf.Source, strings.Repeat("foreign", 100)), ours)
	at := bytes.Index(file, []byte("/Type/EmbeddedFile"))
	for name, spoilt := range map[string][]byte{
		"size":   bytes.Replace(file, []byte("/Size 700"), []byte("/Size 701"), 1),
		"filter": slices.Concat(file[:at], bytes.Replace(file[at:], []byte("/FlateDecode"), []byte("/CrypeDecode"), 1)),
	} {
		if got, err := service.Reopen(t.Context(), spoilt); err != nil || string(got.Payload) != "{}" || bytes.Equal(spoilt, file) {
			t.Errorf("%s: %q, %v", name, got.Payload, err)
		}
	}
}

// TestReopenGivenUp: nobody waits any more, and nothing is read.
func TestReopenGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := service.Reopen(ctx, attach(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// FuzzReopen: whatever the bytes, reopening ends, and gives JSON or says why not.
func FuzzReopen(f *testing.F) {
	made := archived(f, "thong-bao", sampleOf(f, "thong-bao"))
	f.Add(made)
	f.Add(encrypted(made))
	f.Add(attach(f))
	f.Add(bomb())
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := service.Reopen(t.Context(), file)
		switch code := service.CodeOf(err); {
		case err == nil && !json.Valid(bytes.TrimPrefix(got.Payload, []byte("\ufeff"))):
			t.Error("it gives what is no JSON")
		case err != nil && code != service.PDFMalformed && code != service.PDFEncrypted && code != service.PDFWithoutPayload:
			t.Errorf("%v", err)
		}
	})
}

// TestReopenSpoilt spoils one byte after the other, some of them, of a file: what comes back is the payload, or nothing.
func TestReopenSpoilt(t *testing.T) {
	payload := sampleOf(t, "thong-bao")
	made := archived(t, "thong-bao", payload)
	came := 0
	for at := 0; at < len(made); at += 97 {
		spoilt := bytes.Clone(made)
		spoilt[at] ^= 0x15
		got, err := service.Reopen(t.Context(), spoilt)
		switch {
		case err == nil && !bytes.Equal(got.Payload, payload):
			t.Errorf("byte %d spoilt: another payload comes back", at)
		case err == nil:
			came++
		}
	}
	if came == 0 {
		t.Error("no file with a spoilt byte can be reopened: the test says nothing")
	}
}
