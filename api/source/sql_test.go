package source_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// database makes an SQLite file of statements.
func database(t testing.TB, folder string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.Join(folder, "số liệu?#%.db")}).EscapedPath())
	must(t, err)
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
}

func TestSQLite(t *testing.T) {
	folder := t.TempDir()
	database(t, folder,
		"CREATE TABLE hs (don_vi TEXT, ten TEXT, ngay DATE, nam INTEGER, so INTEGER, diem DECIMAL(6,2), ghi TEXT)",
		`INSERT INTO hs VALUES ('Sở A', 'x', '2022-06-14', 2022, 1, 1.5, NULL), ('Sở A', 'y', '2022-06-15', 2022, 2, 80.38, 'ghi'),
			('Sở B', 'z', '2022-09-14', 2022, 3, 0.1, '')`)
	cases := map[string]struct {
		query, more, want string
		flaw              string
	}{
		"by names": {
			`SELECT ten AS "name", so AS "received/online", diem AS "received/direct", ghi AS note FROM hs WHERE ngay BETWEEN {{tu_ngay}} AND {{den_ngay}} AND don_vi = {{don_vi}}`, "",
			`[{"name":"y","note":"ghi","received":{"direct":80.38,"online":2}}]`, "",
		},
		"bound twice":      {`SELECT count(*) AS n FROM hs WHERE nam = {{nam}} AND {{nam}} = 2022 AND ngay > {{tu_ngay}} OR ngay = {{tu_ngay}}`, "", `[{"n":2}]`, ""},
		"with a mapping":   {"SELECT ten, so, ngay FROM hs WHERE so = 3", "as: object\ncolumns: [{column: ten, field: a}, {column: so, field: b, type: integer}, {column: ngay, field: c, type: date}]", `{"a":"z","b":3,"c":"2022-09-14"}`, ""},
		"sums of binaries": {"SELECT 0.1 + 0.2 AS n", "", `[{"n":0.3}]`, ""},
		"no splicing":      {"SELECT count(*) AS n FROM hs WHERE don_vi = {{don_vi}}", "", `[{"n":2}]`, ""},
		"nothing":          {"SELECT so FROM hs WHERE so = 9", "", "", "kết quả truy vấn: Không có dòng số liệu nào."},
		"an empty cell":    {"SELECT ghi FROM hs", "columns: [{column: ghi, field: a, required: true}]", "", "kết quả truy vấn, dòng 1, cột “ghi”: cột “ghi”: ô bắt buộc còn trống."},
		"a name twice":     {"SELECT so, so FROM hs", "", "", "Trường “so” đã ghép với cột khác."},
		"syntax":           {"SELEC 1", "", "", "Câu truy vấn không chạy được"},
		"no such table":    {"SELECT * FROM khong", "", "", "no such table"},
		"writing":          {"DELETE FROM hs RETURNING so", "", "", "Câu truy vấn không chạy được"},
		"quoted":           {"SELECT '{{ky}}' AS a", "", "", "Chỗ điền nằm trong dấu nháy."},
		"too many rows":    {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n", "", "", "có hơn 200000 dòng"},
		"bytes":            {"SELECT x'ff' AS a", "", "", "không phải là chữ Unicode"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			spec := source.Spec{Type: source.SQL, Driver: "sqlite", Path: "số liệu?#%.db", Query: c.query}
			if c.more != "" {
				spec.Mapping = mapping(t, c.more)
			}
			q := quarter(folder)
			q.Unit = "Sở A"
			data, err := readOnce(t.Context(), spec, q)
			if c.flaw != "" {
				expectFlaws(t, data, err, []string{c.flaw})
			} else if got := asJSON(t, data.Value); err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
	q := quarter(folder)
	q.Unit = "x' OR 'a'='a"
	data, err := readOnce(t.Context(), source.Spec{Type: source.SQL, Driver: "sqlite", Path: "số liệu?#%.db", Query: cases["no splicing"].query}, q)
	if got := asJSON(t, data.Value); err != nil || got != `[{"n":0}]` {
		t.Errorf("got %s, %v", got, err)
	}
}

// TestSameEverywhere: a table has the same records in a workbook, a CSV file and a database.
func TestSameEverywhere(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		folder := t.TempDir()
		table := randomTable(r)
		writeTable(t, folder, table)
		m := mapping(t, `
decimal: "."
columns:
  - {column: Tên, field: name, type: text, required: true}
  - {column: Số / Nguyên, field: value/whole, type: integer}
  - {column: Số / Lẻ, field: value/part, type: number}
  - {column: Số / Lẻ, field: value/rounded, type: number, divide: 1000, round: 1}
  - {column: Ngày, field: date, type: date}
`)
		specs := []source.Spec{
			{Type: source.XLSX, Path: "a.xlsx", Mapping: m},
			{Type: source.CSV, Path: "a.csv", Mapping: m},
			{Type: source.SQL, Driver: "sqlite", Path: "số liệu?#%.db", Query: `SELECT * FROM a ORDER BY rowid`, Mapping: m},
		}
		var want string
		for _, s := range specs {
			data, err := readOnce(t.Context(), s, quarter(folder))
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, s.Type, err)
			}
			got := asJSON(t, data.Value)
			if want == "" {
				want = got
			}
			if got != want || data.Rows != len(table) {
				t.Errorf("seed %d, %s:\ngot  %s\nwant %s", seed, s.Type, got, want)
			}
			if len(data.Origins) < 1+len(table) {
				t.Errorf("seed %d, %s: %d origins of %d rows", seed, s.Type, len(data.Origins), len(table))
			}
		}
	}
}

// line is a row of a random table; a nil is an empty cell.
type line struct {
	name  string
	whole *int64
	part  *float64
	date  *time.Time
}

func randomTable(r *rand.Rand) []line {
	names := []string{"Sở Nội vụ", `"ngoặc"`, "a;b,c", "1.250", "Đắk Lắk\nhai dòng", "14/09/2022", "TRUE", "'=1+1", "Tổng cục"}
	table := make([]line, 1+r.IntN(20))
	for i := range table {
		table[i].name = names[r.IntN(len(names))]
		if r.IntN(4) > 0 {
			n := r.Int64N(2e9) - 1e9
			table[i].whole = &n
		}
		if r.IntN(4) > 0 {
			f := float64(r.Int64N(1e8)) / []float64{1, 10, 100, 1e3, 1e4}[r.IntN(5)]
			table[i].part = &f
		}
		if r.IntN(4) > 0 {
			d := time.Date(1990+r.IntN(60), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
			table[i].date = &d
		}
	}
	return table
}

// writeTable writes a table three times.
func writeTable(t *testing.T, folder string, table []line) {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Tên", "Số / Nguyên", "Số / Lẻ", "Ngày"}))
	csv := "Tên;Số / Nguyên;Số / Lẻ;Ngày\n"
	values := make([]string, 0, len(table))
	for i, l := range table {
		row, text, sql := []any{l.name, nil, nil, nil}, []string{`"` + strings.ReplaceAll(l.name, `"`, `""`) + `"`, "", "", ""}, []string{"'" + strings.ReplaceAll(l.name, "'", "''") + "'", "NULL", "NULL", "NULL"}
		if l.whole != nil {
			row[1], text[1], sql[1] = *l.whole, fmt.Sprint(*l.whole), fmt.Sprint(*l.whole)
		}
		if l.part != nil {
			row[2], text[2], sql[2] = *l.part, fmt.Sprintf("%.6f", *l.part), fmt.Sprintf("%v", *l.part)
		}
		if l.date != nil {
			row[3], text[3], sql[3] = *l.date, l.date.Format("02/01/2006"), l.date.Format("'2006-01-02'")
		}
		must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &row))
		csv += strings.Join(text, ";") + "\n"
		values = append(values, "("+strings.Join(sql, ",")+")")
	}
	must(t, f.SaveAs(filepath.Join(folder, "a.xlsx")))
	must(t, f.Close())
	put(t, folder, "a.csv", []byte(csv))
	database(t, folder, `CREATE TABLE a ("Tên" TEXT, "Số / Nguyên" INTEGER, "Số / Lẻ" REAL, "Ngày" DATE)`, "INSERT INTO a VALUES "+strings.Join(values, ","))
}
