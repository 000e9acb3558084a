// The race detector takes memory of its own, so that nothing can be said of the program's.
//go:build !race

package vanban_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/api/service"
	"vanban/render"
	"vanban/render/format"
	"vanban/render/layout"
	"vanban/templates"
)

// cost is what some work takes.
type cost struct {
	bytes, pieces uint64 // of memory that was asked for
	time          time.Duration
}

// costOf measures work that is done once before, so that what is made once per process is not counted.
func costOf(t testing.TB, work func() error) cost {
	t.Helper()
	if err := work(); err != nil {
		t.Fatal(err)
	}
	return costOnce(t, work)
}

// costOnce measures work. Nothing else may run in the process.
func costOnce(t testing.TB, work func() error) cost {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC() // the second empties pools, or what is in them from earlier work would be had for nothing
	runtime.ReadMemStats(&before)
	from := spent()
	if err := work(); err != nil {
		t.Fatal(err)
	}
	time := spent() - from
	runtime.ReadMemStats(&after)
	return cost{after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs, time}
}

// inProportion compares what n and times as much work take: memory exactly, but for a quarter more
// as buffers and maps grow by leaps; the processor's time by a bound that only what grows much faster
// exceeds, for it is never the same twice.
func inProportion(t *testing.T, what string, times uint64, small, large cost) {
	t.Helper()
	const fixed = 4 << 20 // of what does not grow
	if large.bytes > times*small.bytes*5/4+fixed {
		t.Errorf("%s: %d times as much takes %d bytes instead of %d", what, times, large.bytes, small.bytes)
	}
	if large.pieces > times*small.pieces*5/4+1000 {
		t.Errorf("%s: %d times as much takes %d allocations instead of %d", what, times, large.pieces, small.pieces)
	}
	if large.time > time.Duration(3*times)*small.time+50*time.Millisecond {
		t.Errorf("%s: %d times as much takes %v instead of %v", what, times, large.time, small.time)
	}
}

// longPlan is a plan with an appendix of many tasks, at each stage from its payload on.
type longPlan struct {
	kind     templates.Kind
	json     []byte
	payload  templates.Payload
	document *render.Document
}

func newLongPlan(t testing.TB, rows int) *longPlan {
	t.Helper()
	p := &longPlan{json: manyTasks(t, rows/100, 100)}
	p.payload = decodeBench(t, p.json)
	p.document = p.payload.Compose()[0]
	kind, err := doors().Kind("ke-hoach")
	if err != nil {
		t.Fatal(err)
	}
	p.kind = kind
	return p
}

// longDocument is the document of a plan with very many tasks, of which no payload could hold all.
func longDocument(t testing.TB, rows int) *render.Document {
	t.Helper()
	const most = 10_000
	d := newLongPlan(t, min(rows, most)).document
	for _, s := range d.Sections {
		for _, b := range s.Body {
			if table, ok := b.(*render.Table); ok && len(table.Rows) > most/10 {
				table.Rows = slices.Repeat(table.Rows, rows/min(rows, most))
			}
		}
	}
	return d
}

// rowStages are the stages from a payload to files.
var rowStages = []struct {
	name string
	most uint64 // bytes of memory for a row; a row of eight cells is 370 bytes of JSON
	work func(ctx context.Context, p *longPlan) error
}{
	{"decode", 3_500, func(_ context.Context, p *longPlan) error { _, err := p.kind.Decode(p.json); return err }},
	{"validate", 500, func(_ context.Context, p *longPlan) error { _ = p.payload.Validate(); return nil }},
	{"texts", 50, func(_ context.Context, p *longPlan) error {
		for range templates.Texts(p.payload) {
			continue
		}
		return nil
	}},
	{"compose", 3_000, func(_ context.Context, p *longPlan) error { _ = p.payload.Compose(); return nil }},
	{"lay out", 9_000, func(ctx context.Context, p *longPlan) error {
		_, err := layout.Compute(ctx, p.document, nil)
		return err
	}},
	{"pdf", 18_000, func(ctx context.Context, p *longPlan) error { return encodeRows(ctx, "pdf", p.document) }},
	{"docx", 7_000, func(ctx context.Context, p *longPlan) error { return encodeRows(ctx, "docx", p.document) }},
	{"preview", 30_000, func(ctx context.Context, p *longPlan) error {
		_, err := doors().Preview(ctx, service.Order{Payload: p.json}, 1)
		return err
	}},
}

func encodeRows(ctx context.Context, name string, d *render.Document) error {
	formats := doors().Formats()
	i := slices.IndexFunc(formats, func(f format.Format) bool { return f.Name == name })
	return formats[i].Encode(ctx, io.Discard, d, format.Options{})
}

// TestRowsInProportion makes tables of 500 and of 4,000 rows: each stage takes eight times as much for the
// second, and no more memory for a row than is written here.
func TestRowsInProportion(t *testing.T) {
	const rows, times = 500, 8
	few, many := newLongPlan(t, rows), newLongPlan(t, times*rows)
	for _, s := range rowStages {
		small := costOf(t, func() error { return s.work(t.Context(), few) })
		large := costOf(t, func() error { return s.work(t.Context(), many) })
		inProportion(t, s.name, times, small, large)
		if row := large.bytes / (times * rows); row > s.most {
			t.Errorf("%s: %d bytes of memory for a row, want %d at most", s.name, row, s.most)
		}
		t.Logf("%-9s %6d bytes, %4d allocations, %v for a row", s.name, large.bytes/(times*rows), large.pieces/(times*rows), large.time/(times*rows))
	}
}

// liveAtFirst is a writer that finds how much memory is in use when the first byte arrives: when all
// pages are drawn and the file is complete.
type liveAtFirst struct{ bytes uint64 }

func (l *liveAtFirst) Write(data []byte) (int, error) {
	if l.bytes == 0 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		l.bytes = m.HeapAlloc
	}
	return len(data), nil
}

// liveOf makes a file and gives how much memory is in use when it is complete, beyond the document, in bytes.
func liveOf(t testing.TB, f format.Format, d *render.Document) float64 {
	t.Helper()
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var live liveAtFirst
	if err := f.Encode(t.Context(), &live, d, format.Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(d)
	return float64(live.bytes) - float64(before.HeapAlloc)
}

// TestPagesAreForgotten finds how much memory a PDF has in use when it is complete: less than its pages
// with all that lies on them would take.
func TestPagesAreForgotten(t *testing.T) {
	const rows, most = 4_000, 3_000
	row := liveOf(t, formatBench(t, "pdf"), newLongPlan(t, rows).document) / rows
	if row > most {
		t.Errorf("a row keeps %.0f bytes until the file is complete, want %d at most", row, most)
	}
	t.Logf("%.0f bytes of each row are in use", row)
}

// shapes are documents that are long in other ways than by plain rows, of a size that grows with n.
var shapes = []struct {
	name string
	make func(n int) []render.Block
}{
	{"30 columns", func(n int) []render.Block { return []render.Block{grid(30, 20*n)} }},
	{"groups of 1,000 rows", func(n int) []render.Block { return []render.Block{groups(1000, n)} }},
	{"one group", func(n int) []render.Block { return []render.Block{groups(1000*n, 1)} }},
	{"one row", func(n int) []render.Block {
		t := grid(2, 1)
		t.Rows[0].Cells[1] = textCell(strings.Repeat("Một dòng của ô.\n", 375*n))
		return []render.Block{t}
	}},
	{"paragraphs", func(n int) (blocks []render.Block) {
		for i := range 500 * n {
			blocks = append(blocks, rowText(fmt.Sprintf("%d. %s", i+1, strings.Repeat("Cơ quan, tổ chức thực hiện. ", 8))))
		}
		return blocks
	}},
	{"tables", func(n int) (blocks []render.Block) {
		for range 60 * n {
			blocks = append(blocks, rowText("Bảng:"), grid(4, 4))
		}
		return blocks
	}},
}

const rowRole = "NoiDung"

func rowText(s string) *render.Paragraph {
	return &render.Paragraph{Role: rowRole, Runs: []render.Run{{Text: s}}}
}

func textCell(s string) render.Cell { return render.Cell{Blocks: []*render.Paragraph{rowText(s)}} }

// grid is a table of short texts.
func grid(columns, rows int) *render.Table {
	t := &render.Table{Columns: make([]render.Column, columns), Header: make([]render.Row, 1)}
	for i := range t.Columns {
		t.Columns[i].Share = 1
		t.Header[0].Cells = append(t.Header[0].Cells, textCell(fmt.Sprint(i+1)))
	}
	for i := range rows {
		var row render.Row
		for range columns {
			row.Cells = append(row.Cells, textCell(fmt.Sprint(i+1)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// groups is a table of rows of which so many each are joined by a cell.
func groups(rows, count int) *render.Table {
	t := grid(5, rows*count)
	for i := range t.Rows {
		if i%rows == 0 {
			t.Rows[i].Cells[0].Rows = rows
		} else {
			t.Rows[i].Cells = t.Rows[i].Cells[1:]
		}
	}
	return t
}

func documentOf(blocks []render.Block) *render.Document {
	page := render.Page{
		Width: 297 * render.MM, Height: 210 * render.MM,
		Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 20 * render.MM, Right: 20 * render.MM,
	}
	return &render.Document{
		Name: "dai", Info: render.Info{Title: "Dài"},
		Styles:   render.Sheet{rowRole: {Name: "Nội dung", Size: 12 * render.Pt, Align: render.AlignJustify}},
		Sections: []render.Section{{Page: page, Body: blocks}},
	}
}

// TestShapesInProportion makes documents that are long in other ways, once and eight times as long.
func TestShapesInProportion(t *testing.T) {
	for _, shape := range shapes {
		few, many := documentOf(shape.make(1)), documentOf(shape.make(8))
		for _, f := range doors().Formats() {
			work := func(d *render.Document) func() error {
				return func() error { return f.Encode(t.Context(), io.Discard, d, format.Options{}) }
			}
			small, large := costOf(t, work(few)), costOf(t, work(many))
			inProportion(t, shape.name+" as "+f.Name, 8, small, large)
			t.Logf("%s as %s: %v and %v", shape.name, f.Name, small, large)
		}
	}
}
