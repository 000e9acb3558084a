package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	model "vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// runBatch makes a report of one unit, whose payload is decoded so, and gives the exit status, what was printed and the
// folder for the files.
func runBatch(t *testing.T, decode func([]byte) (templates.Payload, error)) (code int, printed, folder string) {
	t.Helper()
	draft, err := schedule.NewDraft("mau.json", []byte(`{"kind": "thong-bao"}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := service.New(service.Config{Kinds: []templates.Kind{{Type: nd30.Type{Slug: "thong-bao"}, Decode: decode}}})
	var stdout, stderr bytes.Buffer
	m := &machine{}
	e := &env{ctx: t.Context(), stdout: &stdout, stderr: &stderr, now: m.clock, getenv: m.getenv}
	b := &batch{draft: draft, reader: source.NewReader(), service: s, formats: s.Formats(), names: map[string]string{"Sở A": "a"}, out: t.TempDir(), jobs: 1}
	code = report(&stderr, e.makeAll(b, []string{"Sở A"}))
	return code, stdout.String() + stderr.String(), b.out
}

// TestBatchCrash: a fault of ours in one report is told with its stack to whoever wants it.
func TestBatchCrash(t *testing.T) {
	t.Setenv("GOTRACEBACK", "all")
	code, got, _ := runBatch(t, func([]byte) (templates.Payload, error) { panic("hỏng") })
	if code != exitProblems {
		t.Errorf("exit %d", code)
	}
	if !strings.Contains(got, "Sở A: lỗi: Chương trình gặp lỗi của chính nó: hỏng") || !strings.Contains(got, "goroutine ") || !strings.Contains(got, "TestBatchCrash") {
		t.Error(got)
	}
}

// undrawn is a payload whose document no PDF may be made of: the typeface lacks its one character.
type undrawn struct{}

func (undrawn) Validate() templates.Problems { return nil }

func (undrawn) Compose() []*model.Document {
	return []*model.Document{{
		Styles: model.Sheet{"Chu": {Name: "Chữ", Size: 14 * model.Pt}},
		Sections: []model.Section{{
			Page: model.Page{Width: 210 * model.MM, Height: 297 * model.MM},
			Body: []model.Block{&model.Paragraph{Role: "Chu", Runs: []model.Run{{Text: "漢"}}}},
		}},
	}}
}

// TestFileRefused: of a file that must not leave nothing is written, and the fault is told as ours.
func TestFileRefused(t *testing.T) {
	code, got, folder := runBatch(t, func([]byte) (templates.Payload, error) { return undrawn{}, nil })
	files, err := os.ReadDir(folder)
	if err != nil || len(files) > 0 || code != exitProblems {
		t.Errorf("%d files, exit %d, %v", len(files), code, err)
	}
	if !strings.Contains(got, "Sở A: lỗi: Không tạo được tệp pdf vì lỗi của chương trình, không phải của dữ liệu: ") || !strings.Contains(got, "cannot draw U+6F22") {
		t.Error(got)
	}
}
