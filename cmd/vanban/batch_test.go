package main

import (
	"bytes"
	"strings"
	"testing"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	"vanban/templates"
	"vanban/templates/nd30"
)

// TestBatchCrash: a fault of ours in one report is told with its stack to whoever wants it.
func TestBatchCrash(t *testing.T) {
	t.Setenv("GOTRACEBACK", "all")
	draft, err := schedule.NewDraft("mau.json", []byte(`{"kind": "thong-bao"}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := service.New(service.Config{Kinds: []templates.Kind{{
		Type:   nd30.Type{Slug: "thong-bao"},
		Decode: func([]byte) (templates.Payload, error) { panic("hỏng") },
	}}})
	var stdout, stderr bytes.Buffer
	m := &machine{}
	e := &env{ctx: t.Context(), stdout: &stdout, stderr: &stderr, now: m.clock, getenv: m.getenv}
	b := &batch{draft: draft, reader: source.NewReader(), service: s, formats: s.Formats(), names: map[string]string{"Sở A": "a"}, out: t.TempDir(), jobs: 1}
	if code := report(&stderr, e.makeAll(b, []string{"Sở A"})); code != exitProblems {
		t.Errorf("exit %d", code)
	}
	if got := stderr.String(); !strings.Contains(got, "Sở A: lỗi: Chương trình gặp lỗi của chính nó: hỏng") || !strings.Contains(got, "goroutine ") || !strings.Contains(got, "TestBatchCrash") {
		t.Error(got)
	}
}
