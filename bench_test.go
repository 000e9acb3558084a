// The race detector takes time and memory of its own, so that nothing can be said of the program's.
//go:build !race

package vanban_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"vanban/render"
	"vanban/render/format"
	"vanban/templates"
)

// The benchmarks of the whole: a payload is decoded once, then composed, laid out and
// encoded again and again, in memory. What a plain use of fpdf and docx costs for the same
// document stands beside their writers, in render/pdf and render/docx.
//
//	go test -run '^$' -bench . -benchmem -cpu 1 .

// decodeBench reads a payload for a benchmark.
func decodeBench(b testing.TB, payload []byte) templates.Payload {
	b.Helper()
	slug, err := templates.KindOf(payload)
	if err != nil {
		b.Fatal(err)
	}
	kind, err := doors().Kind(slug)
	if err != nil {
		b.Fatal(err)
	}
	p, err := kind.Decode(payload)
	if err != nil {
		b.Fatal(err)
	}
	if problems := p.Validate(); problems.Failed() {
		b.Fatal(problems)
	}
	return p
}

// formatBench finds a format by its name.
func formatBench(b testing.TB, name string) format.Format {
	b.Helper()
	formats := doors().Formats()
	i := slices.IndexFunc(formats, func(f format.Format) bool { return f.Name == name })
	if i < 0 {
		b.Fatalf("no format %s", name)
	}
	return formats[i]
}

// BenchmarkReal makes qd-2657, about 21 pages with 77 rows of a table.
func BenchmarkReal(b *testing.B) {
	p := decodeBench(b, readReal(b, "qd-2657-bkhcn-2022.json"))
	b.Run("compose", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Compose()
		}
	})
	for _, name := range []string{"pdf", "docx"} {
		f := formatBench(b, name)
		b.Run("compose+"+name, func(b *testing.B) { benchFormat(b, f, p.Compose) })
		document := p.Compose()
		b.Run(name, func(b *testing.B) {
			benchFormat(b, f, func() []*render.Document { return document })
		})
	}
}

// benchFormat encodes what compose gives.
func benchFormat(b *testing.B, f format.Format, compose func() []*render.Document) {
	var size counter
	b.ReportAllocs()
	for b.Loop() {
		size = 0
		if err := f.Encode(b.Context(), &size, compose()[0], format.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// BenchmarkRows makes a plan with an appendix of 1,000, 10,000 and 100,000 tasks, and reports what a
// row takes: of time, of memory asked for, and of memory in use beyond the document when the file is complete.
func BenchmarkRows(b *testing.B) {
	for _, rows := range []int{1_000, 10_000, 100_000} {
		document := longDocument(b, rows)
		for _, name := range []string{"pdf", "docx"} {
			f := formatBench(b, name)
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) { benchRows(b, f, document, rows) })
		}
	}
}

func benchRows(b *testing.B, f format.Format, d *render.Document, rows int) {
	live := liveOf(b, f, d)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		if err := f.Encode(b.Context(), new(counter), d, format.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	made := float64(b.N * rows)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/made, "ns/row")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/made, "B/row")
	b.ReportMetric(live/float64(rows), "live-B/row")
}

// manyTasks makes the payload of a real plan with other tasks in its appendix.
func manyTasks(b testing.TB, groups, each int) []byte {
	b.Helper()
	var payload map[string]any
	if err := json.Unmarshal(readReal(b, "kh-cchc-2021-skhcn-dong-thap.json"), &payload); err != nil {
		b.Fatal(err)
	}
	appendices, ok := payload["appendices"].([]any)
	if !ok || len(appendices) == 0 {
		b.Fatal("the plan has no appendix")
	}
	table, ok := appendices[0].(map[string]any)["tasks"].(map[string]any)
	if !ok {
		b.Fatal("the appendix has no table of tasks")
	}
	table["groups"] = taskGroups(groups, each)
	data, err := json.Marshal(payload)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// taskGroups makes groups of tasks of about the length that tasks have.
func taskGroups(groups, each int) (all []any) {
	for g := range groups {
		var tasks []any
		for n := range each {
			tasks = append(tasks, map[string]any{
				"name": fmt.Sprintf("Nhiệm vụ %d.%d: rà soát, hoàn thiện quy trình giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên thông", g+1, n+1),
				"products": []any{map[string]any{
					"name": "Quyết định công bố danh mục", "lead_unit": "Văn phòng Sở", "coordinating_units": "Các phòng, đơn vị",
					"time": "Tháng 6/2021", "budget": "Kinh phí tự chủ", "notes": "CV",
				}},
			})
		}
		all = append(all, map[string]any{"title": fmt.Sprintf("Nhóm nhiệm vụ thứ %d", g+1), "tasks": tasks})
	}
	return all
}
