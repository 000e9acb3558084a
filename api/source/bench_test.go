package source_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// bigBook is a workbook with rows of many units, and how it is read for one of them.
func bigBook(t testing.TB, units, rows int) (folder string, spec source.Spec) {
	t.Helper()
	folder = t.TempDir()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	must(t, err)
	must(t, w.SetRow("A1", []any{"STT", "Đơn vị", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Kỳ trước", "Trước hạn", "Đúng hạn", "Quá hạn", "Tỷ lệ"}))
	for i := range units * rows {
		must(t, w.SetRow(fmt.Sprintf("A%d", i+2), []any{
			i + 1, fmt.Sprintf("Xã số %d", i/rows+1), fmt.Sprintf("Lĩnh vực %d", i%rows+1), i % 97, i % 89, i % 7, i % 83, i % 79, i % 5, float64(i%10000) / 100,
		}))
	}
	must(t, w.Flush())
	must(t, f.SaveAs(filepath.Join(folder, "a.xlsx")))
	must(t, f.Close())
	return folder, source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, `
unit: Đơn vị
where: {Đơn vị: "{{don_vi}}"}
key: [name]
columns:
  - {column: Lĩnh vực, field: name, type: text, required: true}
  - {column: Trực tuyến, field: received/online, type: integer, required: true}
  - {column: Trực tiếp, field: received/direct, type: integer, required: true}
  - {column: Kỳ trước, field: received/carried_over, type: integer, required: true}
  - {column: Trước hạn, field: resolved/early, type: integer, required: true}
  - {column: Đúng hạn, field: resolved/on_time, type: integer, required: true}
  - {column: Quá hạn, field: resolved/late, type: integer, required: true}
  - {column: Tỷ lệ, field: share, type: number, required: true}
`)}
}

// TestEachUnit: a Reader reads a workbook once however many units ask, from many goroutines.
func TestEachUnit(t *testing.T) {
	folder, spec := bigBook(t, 20, 10)
	reader := source.NewReader()
	defer func() { must(t, reader.Close()) }()
	units, err := reader.Units(t.Context(), spec, "Đơn vị", quarter(folder))
	if err != nil || len(units) != 20 {
		t.Fatalf("%d units, %v", len(units), err)
	}
	put(t, folder, "a.xlsx", nil) // what is read is of one moment
	done := make(chan error, len(units))
	for _, u := range units {
		go func() {
			q := quarter(folder)
			q.Unit = u
			data, err := reader.Read(t.Context(), spec, q)
			if err == nil && data.Rows != 10 {
				err = fmt.Errorf("%d rows of %s", data.Rows, u)
			}
			done <- err
		}()
	}
	for range units {
		must(t, <-done)
	}
}

// BenchmarkEachUnit reads 200 units of 100 rows from one workbook.
func BenchmarkEachUnit(b *testing.B) {
	folder, spec := bigBook(b, 200, 100)
	runtime.GC()
	b.ReportAllocs()
	for b.Loop() {
		reader := source.NewReader()
		units, err := reader.Units(b.Context(), spec, "Đơn vị", quarter(folder))
		must(b, err)
		for _, u := range units {
			q := quarter(folder)
			q.Unit = u
			data, err := reader.Read(b.Context(), spec, q)
			must(b, err)
			if data.Rows != 100 {
				b.Fatalf("%d rows", data.Rows)
			}
		}
		must(b, reader.Close())
	}
}

// BenchmarkWorkbook opens and reads the same workbook for one unit.
func BenchmarkWorkbook(b *testing.B) {
	folder, spec := bigBook(b, 200, 100)
	q := quarter(folder)
	q.Unit = "Xã số 7"
	var before, after runtime.MemStats
	b.ReportAllocs()
	for b.Loop() {
		reader := source.NewReader()
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, err := reader.Read(b.Context(), spec, q)
		must(b, err)
		runtime.GC()
		runtime.ReadMemStats(&after)
		must(b, reader.Close())
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-held")
}
