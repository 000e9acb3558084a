package source_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"vanban/api/source"
)

// FuzzCSV: whatever a CSV file holds, it is read or refused; what is read can be written as JSON.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"", "a;b\n1;2\n", "\ufeffa,b\n\"x\ny\",\"1.250,5\"\n", "sep=;\na;b\n;\n", "\xff\xfea\x00;\x00", "a\tb\n\"", "a;b\nTổng cộng;1\n\n\n3;14/09/2022\n"} {
		f.Add([]byte(seed))
	}
	m := &source.Mapping{SkipTotals: true, Columns: []source.Column{{Column: "a", Field: "x/y", Type: source.Number}, {Letter: "B", Field: "b", Type: source.Date}, {Letter: "C", Field: "c"}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := t.TempDir()
		put(t, folder, "a.csv", data)
		read, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
		if source.Transient(err) {
			t.Fatalf("a file that is there may pass: %v", err)
		}
		if err == nil {
			if b, err := json.Marshal(read.Value); err != nil || !utf8.Valid(b) {
				t.Fatalf("%v of %q", err, data)
			}
		}
		if p, err := source.Inspect(t.Context(), folder+"/a.csv", ""); err == nil {
			checkProposal(t, p)
		}
	})
}

// checkProposal: every proposal is a mapping file that is sound.
func checkProposal(t *testing.T, p source.Proposal) {
	t.Helper()
	b, err := p.YAML()
	must(t, err)
	m, err := source.ParseMapping(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	spec := source.Spec{Type: source.CSV, Path: "a", Mapping: m}
	if flaws := spec.Check(); len(flaws) > 0 && len(m.Columns) > 0 {
		t.Fatalf("%v\n%s", flaws, b)
	}
}

// FuzzMapping: whatever a mapping file holds, it is refused or read, and then used or told to be
// wrong.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(dossierMapping))
	f.Add([]byte("columns: [{column: a, field: b}]\nheader_row: 1000000\nheader_rows: 7\nskip_rows: 3\nwhere: {a: '{{ky}}'}"))
	f.Add([]byte("columns: &a [{letter: XFD, field: a/b, type: date}]\nkey: [a/b]\nas: object"))
	f.Add([]byte("a: [*b, {"))
	f.Add([]byte("columns: [{letter: A, field: a}]\nkey: !0 0"))
	folder := f.TempDir()
	put(f, folder, "a.csv", []byte("x;y;;\na;b;c;d\n1;2;3;4\n5;6;7;8\n\nTổng;1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := source.ParseMapping(data)
		if err != nil {
			return
		}
		spec := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}
		flaws := spec.Check()
		_, err = readOnce(t.Context(), spec, quarter(folder))
		if len(flaws) > 0 && err == nil || source.Transient(err) {
			t.Fatalf("%v, then %v", flaws, err)
		}
	})
}

// FuzzSheet: whatever stands in a sheet, it is read or refused.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2" s="1"><v>44818.5</v></c><c t="e"><v>#N/A</v></c>`))
	f.Add([]byte(`<c t="inlineStr"><is><r><t>a</t></r></is></c></row><row><c><f>1</f></c>`))
	f.Add([]byte(`</row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells><sheetData><row>`))
	f.Fuzz(func(t *testing.T, rows []byte) {
		folder := t.TempDir()
		put(t, folder, "a.xlsx", rawBook(t, string(rows), ""))
		spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: &source.Mapping{Columns: []source.Column{{Column: "a", Field: "a"}, {Letter: "B", Field: "b", Type: source.Date}}}}
		if _, err := readOnce(t.Context(), spec, quarter(folder)); source.Transient(err) {
			t.Fatal(err)
		}
	})
}
