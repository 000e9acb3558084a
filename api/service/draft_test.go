package service_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/api/service"
	"vanban/templates/all"
)

// without is a payload without some of its fields.
func without(t *testing.T, payload []byte, fields ...string) []byte {
	t.Helper()
	var p map[string]any
	if err := json.Unmarshal(payload, &p); err != nil {
		t.Fatal(err)
	}
	for _, name := range fields {
		delete(p, name)
	}
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parts are those of a DOCX by their names.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
	}
	return all
}

// marked reports whether a part of a DOCX has the mark of a draft.
func marked(parts map[string]string) bool {
	for _, content := range parts {
		if strings.Contains(content, "DỰ THẢO<") {
			return true
		}
	}
	return false
}

// pictured reports whether a DOCX has a picture.
func pictured(parts map[string]string) bool {
	for name := range parts {
		if strings.HasPrefix(name, "word/media/") {
			return true
		}
	}
	return false
}

// TestDraft makes drafts of the sample of every kind that lacks something, in each format: without being asked for a
// draft the service refuses it.
func TestDraft(t *testing.T) {
	s := service.New(service.Config{})
	for _, k := range all.Kinds() {
		o := service.Order{Kind: k.Slug, Payload: without(t, k.Sample, "organ_name")}
		if _, err := s.RenderAll(t.Context(), o, "pdf", "docx"); service.CodeOf(err) != service.PayloadInvalid {
			t.Errorf("%s: a document with errors: %v", k.Slug, err)
		}
		o.Draft = true
		files, err := s.RenderAll(t.Context(), o, "pdf", "docx")
		if !k.Has("/draft") {
			if service.CodeOf(err) != service.OptionUnknown {
				t.Errorf("%s, which is no draft ever: %v", k.Slug, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", k.Slug, err)
			continue
		}
		for _, f := range files {
			if !strings.HasPrefix(f.Name, service.DraftPrefix) || !f.Problems.Failed() {
				t.Errorf("%s: %q with %d problems", k.Slug, f.Name, len(f.Problems))
			}
		}
		if !marked(parts(t, files[1].Data)) {
			t.Errorf("%s: the DOCX has no mark", k.Slug)
		}
	}
}

// TestDraftOfFiles makes drafts of a document with files of their own: each has the mark and the name of a draft.
func TestDraftOfFiles(t *testing.T) {
	payload := without(t, decisionCase(t, "electronic-separate"), "signer")
	f, err := service.New(service.Config{}).Render(t.Context(), service.Order{Payload: payload, Format: "docx", Options: service.Options{Draft: true}})
	if err != nil {
		t.Fatal(err)
	}
	m, _, files := unzipped(t, f.Data)
	if len(m.Files) < 2 {
		t.Fatalf("%d files", len(m.Files))
	}
	for _, member := range m.Files {
		if !strings.HasPrefix(member.Name, service.DraftPrefix) || !marked(parts(t, files[member.Name])) {
			t.Errorf("%q is not marked as a draft", member.Name)
		}
	}
}

// TestDraftUnsigned makes a draft of a payload with pictures of a signature and a seal, and leaves them out.
func TestDraftUnsigned(t *testing.T) {
	s, o := service.New(service.Config{}), service.Order{Payload: decisionCase(t, "electronic-stamped"), Format: "docx"}
	for _, draft := range []bool{false, true} {
		o.Draft = draft
		f, err := s.Render(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if p := parts(t, f.Data); pictured(p) == draft || marked(p) != draft {
			t.Errorf("draft %v: pictures %v, mark %v", draft, pictured(p), marked(p))
		}
	}
}

// TestDraftRefused asks for drafts that cannot be made.
func TestDraftRefused(t *testing.T) {
	sample := all.Kinds()[1].Sample
	s := service.New(service.Config{})
	for _, c := range []struct {
		name, payload string
		options       service.Options
		want          service.Code
	}{
		{"no JSON", `{"kind": "quyet-dinh"`, service.Options{}, service.PayloadMalformed},
		{"what no typeface has", strings.Replace(string(sample), `"subject": "`, `"subject": "漢 `, 1), service.Options{}, service.PayloadInvalid},
		{"the payload inside", string(sample), service.Options{PDFA: "3a"}, service.OptionUnknown},
	} {
		c.options.Draft = true
		_, err := s.Render(t.Context(), service.Order{Kind: "quyet-dinh", Payload: []byte(c.payload), Format: "pdf", Options: c.options})
		if service.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestDraftOfCases makes a draft of every payload of the case files, most of which have errors, in each format or refuses it
// as a document is refused: none fails in another way.
func TestDraftOfCases(t *testing.T) {
	s := service.New(service.Config{})
	files, err := filepath.Glob("../../templates/*/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	made := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name != "payload.json" {
				continue
			}
			_, err := s.RenderAll(t.Context(), service.Order{Payload: f.Data, Options: service.Options{Draft: true}}, "pdf", "docx")
			switch code := service.CodeOf(err); {
			case err == nil:
				made++
			case code == service.Internal:
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	if made < len(files)/2 {
		t.Errorf("of %d cases %d are drafts", len(files), made)
	}
}
