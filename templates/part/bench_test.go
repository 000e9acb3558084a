package part_test

import (
	"testing"

	"vanban/templates/part"
)

// A table of 10,000 rows: what checking and composing cost beside the encoders.
func BenchmarkRows(b *testing.B) {
	p := decision()
	table := &part.Table{Columns: []part.TableColumn{{Header: "STT", WidthMM: 14}, {Header: "A"}, {Header: "B"}, {Header: "C"}, {Header: "D"}, {Header: "E"}}}
	for range 10000 {
		table.Rows = append(table.Rows, part.TableRow{Cells: []part.Cell{{Text: "1"}, {Text: "Rà soát văn bản"}, {Text: "Vụ Pháp chế"}, {Text: "Quý I/2023"}, {Text: "Kinh phí tự chủ"}, {}}})
	}
	p.Appendices[0].Table = table
	b.ReportAllocs()
	for b.Loop() {
		if p.Validate().Failed() || len(p.Compose()) != 1 {
			b.Fatal("the table is refused")
		}
	}
}
