package vanban_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The workbook of the mass run: figures of many units, as a province's one-stop system and
// its departments would hand them in. Every figure follows from its row, so that the
// workbook is the same each time.

// unitSheet is a sheet of the workbook: its header and the rows of a unit.
type unitSheet struct {
	name   string
	header []any
	rows   int // of each unit
	row    func(unit, i int) []any
}

// unitSheets are the sheets. Each begins with the column of the unit.
var unitSheets = []unitSheet{
	{
		"TTHC",
		[]any{"Đơn vị", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Kỳ trước chuyển sang", "Trước hạn", "Đúng hạn", "Quá hạn", "Còn trong hạn", "Đã quá hạn"},
		unitFields, dossierRow,
	},
	{
		"Chỉ tiêu",
		[]any{"Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Trong kỳ", "Kỳ trước", "Cùng kỳ năm trước"},
		unitFigures, figureRow,
	},
	{
		"Cập nhật",
		[]any{"Đơn vị", "Mã sản phẩm", "Ngày", "Trạng thái"},
		unitUpdates, updateRow,
	},
}

// How much each unit has.
const (
	unitFields  = 12
	unitFigures = 20
	unitUpdates = 24
)

func unitName(unit int) string { return fmt.Sprintf("Ủy ban nhân dân xã Số %03d", unit+1) }

// vary gives a number from 0 to below n that follows from the others.
func vary(n int, from ...int) int {
	h := uint32(2166136261)
	for _, f := range from {
		h = (h ^ uint32(f+1)) * 16777619
		h ^= h >> 15
	}
	return int(h % uint32(n))
}

func dossierRow(unit, i int) []any {
	online, direct, carried := vary(900, unit, i, 1), vary(300, unit, i, 2), vary(60, unit, i, 3)
	all := online + direct + carried
	pending := vary(all/4+1, unit, i, 4)
	resolved := all - pending
	late := vary(resolved/30+1, unit, i, 5)
	early := vary(resolved-late+1, unit, i, 6)
	overdue := vary(pending/10+1, unit, i, 7)
	return []any{
		unitName(unit), fmt.Sprintf("Lĩnh vực giải quyết số %d", i+1), online, direct, carried,
		early, resolved - late - early, late, pending - overdue, overdue,
	}
}

func figureRow(unit, i int) []any {
	units := []string{"văn bản", "cuộc", "lượt người", "triệu đồng"}
	row := []any{unitName(unit), fmt.Sprintf("Chỉ tiêu cải cách hành chính số %d của đơn vị", i+1), units[i%len(units)]}
	for k := range 3 {
		value := float64(vary(100_000, unit, i, 10+k))
		if i%len(units) == 3 {
			value /= 4
		}
		row = append(row, value)
	}
	return row
}

func updateRow(unit, i int) []any {
	states := []string{"done", "in_progress", "done", "not_started"}
	return []any{
		unitName(unit), fmt.Sprintf("%d.%d.1", i/6+1, i%6+1),
		fmt.Sprintf("2023-%02d-%02d", vary(8, unit, i, 20)+1, vary(28, unit, i, 21)+1),
		states[vary(len(states), unit, i, 22)],
	}
}

// writeUnits writes the workbook of that many units.
func writeUnits(t testing.TB, file string, units int) {
	t.Helper()
	book := excelize.NewFile()
	for _, s := range unitSheets {
		if err := writeSheet(book, s, units); err != nil {
			t.Fatalf("writing the sheet %s: %v", s.name, err)
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
}

// writeSheet writes the header and the rows of all units.
func writeSheet(book *excelize.File, s unitSheet, units int) error {
	if _, err := book.NewSheet(s.name); err != nil {
		return err
	}
	w, err := book.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if err := w.SetRow("A1", s.header); err != nil {
		return err
	}
	for n := range units * s.rows {
		if err := w.SetRow(fmt.Sprintf("A%d", n+2), s.row(n/s.rows, n%s.rows)); err != nil {
			return err
		}
	}
	return w.Flush()
}

// TestUnits makes a report for each unit of a small workbook with the program, and compares the rows and sums of
// its table of dossiers with those of the workbook: no unit has figures of another.
func TestUnits(t *testing.T) {
	const units = 5
	book, out := filepath.Join(t.TempDir(), "so-lieu.xlsx"), filepath.Join(t.TempDir(), "reports")
	writeUnits(t, book, units)
	cmd := exec.CommandContext(t.Context(), buildCommand(t), reportsOfUnits(book, out)...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if docx, _ := countReports(t, out); docx != units {
		t.Fatalf("%d documents, want %d", docx, units)
	}
	for unit := range units {
		file := filepath.Join(out, fmt.Sprintf("uy-ban-nhan-dan-xa-so-%03d.docx", unit+1))
		want := reckoned{tables: map[string][][]string{"Lĩnh vực giải quyết": unitDossiers(unit)}}
		want.compareTable(t, readDocx(t, readFile(t, file)), "Lĩnh vực giải quyết")
	}
}

// unitDossiers are the rows of a unit's table of dossiers.
func unitDossiers(unit int) [][]string {
	var rows []dossiers
	var total dossiers
	for i := range unitFields {
		r := dossierRow(unit, i)
		n := func(column int) int { return r[column].(int) }
		d := dossiers{
			name: r[1].(string), online: n(2), direct: n(3), carried: n(4), early: n(5), onTime: n(6), late: n(7), pendingInTime: n(8), pendingOverdue: n(9),
		}
		d.received, d.resolved, d.pendingBoth = d.online+d.direct+d.carried, d.early+d.onTime+d.late, d.pendingInTime+d.pendingOverdue
		rows, total = append(rows, d), total.add(d)
	}
	return dossierRows(rows, total)
}

// unitsFolder is what the reports of units are made with, beside the workbook.
const unitsFolder = "testdata/reports/units"

// unitSources says where the figures of each sheet go in the template.
var unitSources = []struct{ mapping, into string }{
	{"tthc.yaml", "/data/dossiers/0/rows"},
	{"chi-tieu.yaml", "/data/figures/0/rows"},
	{"cap-nhat.yaml", "/data/progress/0/updates"},
}

// reportsOfUnits are the arguments of the command that makes a report for each unit of a workbook.
func reportsOfUnits(book, out string) []string {
	args := []string{"report", "-template", filepath.Join(unitsFolder, "mau-bao-cao.json"), "-from", book}
	for _, s := range unitSources {
		args = append(args, "-mapping", filepath.Join(unitsFolder, s.mapping), "-into", s.into)
	}
	return append(args, "-each", "Đơn vị", "-period", "2023-Q3", "-o", out)
}

// countReports counts the Word files of a folder, and the pages of its PDFs.
func countReports(t testing.TB, folder string) (docx, pages int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		switch filepath.Ext(e.Name()) {
		case ".docx":
			docx++
		case ".pdf":
			f, err := readPDF(readFile(t, filepath.Join(folder, e.Name())))
			if err != nil {
				t.Fatalf("%s: %v", e.Name(), err)
			}
			pages += len(f.pages())
		}
	}
	return docx, pages
}
