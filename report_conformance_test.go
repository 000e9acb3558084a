//go:build conformance

package vanban_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/api/service"
)

// drawn is the data of a chart: what stands under the axis, and the numbers of each series, as
// they are written in decimal; an unknown one is empty.
type drawn struct {
	Categories []string
	Series     map[string][]string
}

// TestConformanceChartData has LibreOffice open a report with charts of all kinds and take the
// charts over as its own: the data that it then has are those of bieu-do.wanted.json, so that a
// clerk can edit them.
func TestConformanceChartData(t *testing.T) {
	s := makeDocument(t, t.TempDir(), "bieu-do", service.Order{Payload: readFile(t, "testdata/reports/bieu-do.json")})
	folder := filepath.Dir(s.docx)
	tool(t, "soffice", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "odt", "--outdir", folder, s.docx)
	odt, err := os.ReadFile(filepath.Join(folder, s.name+".odt"))
	if err != nil {
		t.Fatalf("LibreOffice did not convert the report: %v", err)
	}
	charts := odtCharts(t, odt)
	var wanted map[string]drawn
	if err := json.Unmarshal(readFile(t, "testdata/reports/bieu-do.wanted.json"), &wanted); err != nil {
		t.Fatal(err)
	}
	if len(charts) != len(wanted) {
		t.Fatalf("LibreOffice has %d charts, the report %d", len(charts), len(wanted))
	}
	for name, want := range wanted {
		if !slices.ContainsFunc(charts, func(c drawn) bool { return c.holds(want) }) {
			t.Errorf("no chart of LibreOffice's has the data of %q: %v\nthey have %v", name, want, charts)
		}
	}
}

// yearReportsMade makes the four reports of the year in both formats, of the payloads that the reporter
// has kept beside them.
func yearReportsMade(t *testing.T, folder string) (all []made) {
	t.Helper()
	year, _ := runYear(t, copyYear(t))
	for _, r := range yearReports {
		payload := readFile(t, filepath.Join(year, "cchc", r.period, "payload.json"))
		all = append(all, makeDocument(t, folder, "report-"+r.period, service.Order{Payload: payload}))
	}
	return all
}

// holds reports whether a chart has the categories and series, in any order of series.
func (d drawn) holds(want drawn) bool {
	if !slices.Equal(d.Categories, want.Categories) || len(d.Series) != len(want.Series) {
		return false
	}
	for name, values := range want.Series {
		if !slices.Equal(d.Series[name], values) {
			return false
		}
	}
	return true
}

// odtCharts reads the tables that the charts of an ODT are drawn from.
func odtCharts(t *testing.T, odt []byte) (charts []drawn) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(odt), int64(len(odt)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if match, _ := filepath.Match("Object */content.xml", f.Name); !match {
			continue
		}
		data, err := zipPart(odt, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if rows := localTable(t, data); len(rows) > 0 {
			charts = append(charts, drawnFrom(rows))
		}
	}
	return charts
}

// drawnFrom reads a table whose first row names the series and whose first column the categories.
func drawnFrom(rows [][]string) drawn {
	d := drawn{Series: map[string][]string{}}
	for _, row := range rows[1:] {
		d.Categories = append(d.Categories, row[0])
		for i, name := range rows[0][1:] {
			d.Series[name] = append(d.Series[name], row[i+1])
		}
	}
	return d
}

// localTable reads the rows of a chart's own table: numbers as they are stored, else texts.
func localTable(t *testing.T, content []byte) (rows [][]string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	var value string
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "table-row":
				rows = append(rows, nil)
			case "table-cell":
				value = attribute(e, "value")
				text.Reset()
			}
		case xml.CharData:
			text.Write(e)
		case xml.EndElement:
			if e.Name.Local == "table-cell" {
				if value == "NaN" || value == "" {
					value = strings.TrimPrefix(strings.TrimSpace(text.String()), "NaN")
				}
				rows[len(rows)-1] = append(rows[len(rows)-1], value)
			}
		}
	}
}
