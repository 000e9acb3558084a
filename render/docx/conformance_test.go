//go:build conformance

package docx_test

import (
	"context"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// partSchemas says which schema each part follows, by the end of its name.
var partSchemas = []struct{ suffix, schema string }{
	{"[Content_Types].xml", "opc-xsd/opc-contentTypes.xsd"},
	{".rels", "opc-xsd/opc-relationships.xsd"},
	{"docProps/core.xml", "opc-xsd/opc-coreProperties.xsd"},
	{"docProps/app.xml", "shared-documentPropertiesExtended.xsd"},
	{"xl/workbook.xml", "sml.xsd"},
	{"xl/worksheets/sheet1.xml", "sml.xsd"},
	{"xl/styles.xml", "sml.xsd"},
	{".xml", "wml.xsd"}, // charts too, whose schema it imports
}

// run calls a tool; one that is missing is a failure.
func run(t *testing.T, dir, tool string, args ...string) string {
	t.Helper()
	catalog, err := filepath.Abs("testdata/ooxml-xsd/catalog.xml")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(tool, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "XML_CATALOG_FILES="+catalog)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", tool, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestSchemas validates every part against the schemas of ECMA-376.
func TestSchemas(t *testing.T) {
	schemas, err := filepath.Abs("testdata/ooxml-xsd")
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*render.Document{"decision": decision(), "report": report(t), "bare": only(), "charts": charted(), "signed": signed()} {
		t.Run(name, func(t *testing.T) {
			for _, e := range xmlParts(t, encode(t, d, resolve(t, d))) {
				for _, s := range partSchemas {
					if !strings.HasSuffix(e.name, s.suffix) {
						continue
					}
					file := filepath.Join(t.TempDir(), "part.xml")
					if err := os.WriteFile(file, e.data, 0o600); err != nil {
						t.Fatal(err)
					}
					run(t, "", "xmllint", "--nonet", "--noout", "--schema", filepath.Join(schemas, s.schema), file)
					break
				}
			}
		})
	}
}

// TestLibreOffice opens what we write, with and without a letterhead.
func TestLibreOffice(t *testing.T) {
	d := decision()
	for name, test := range map[string]struct {
		data  []byte
		pages string
		want  []string
	}{
		"plain":      {encode(t, d, resolve(t, d)), "4", []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HỎA TỐC", "Thời gian", "Trang cuối."}},
		"letterhead": {fill(t, readBase(t, letterhead(t)), letter()), "4", []string{"SỞ KHOA HỌC VÀ CÔNG NGHỆ & đơn vị", "ĐT: 0277 3851 000", "Trang cuối.", "Trụ sở: Số 1, đường 30/4"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "a.docx"), test.data, 0o600); err != nil {
				t.Fatal(err)
			}
			run(t, dir, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "a.docx")
			if info := run(t, dir, "pdfinfo", "a.pdf"); !strings.Contains(strings.Join(strings.Fields(info), " "), "Pages: "+test.pages+" ") {
				t.Errorf("want %s pages:\n%s", test.pages, info)
			}
			got := run(t, dir, "pdftotext", "-layout", "a.pdf", "-")
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("LibreOffice shows no %q:\n%s", want, got)
				}
			}
		})
	}
}

// convert has LibreOffice write a file in another format.
func convert(t *testing.T, data []byte, from, to string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a."+from), data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", "out", "a."+from)
	out, err := os.ReadFile(filepath.Join(dir, "out", "a."+to))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// odtChart is the table in a chart of an ODT file.
type odtChart struct {
	Header []odtCell `xml:"body>chart>chart>table>table-header-rows>table-row>table-cell"`
	Rows   []struct {
		Cells []odtCell `xml:"table-cell"`
	} `xml:"body>chart>chart>table>table-rows>table-row"`
}

type odtCell struct {
	Kind  string `xml:"value-type,attr"`
	Value string `xml:"value,attr"`
	Text  string `xml:"p"`
}

// content is what the cell says; nothing is not a number.
func (c odtCell) content() string {
	if c.Kind == "float" {
		return number(c.Value)
	}
	return c.Text
}

// number writes a number as all programs would; "" is none.
func number(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != f {
		return ""
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// table is a chart as rows: the names of the series, then each category with its values.
type table [][]string

func tableOf(c *render.Chart) table {
	rows := table{{""}}
	for i, name := range c.Categories {
		row := []string{name}
		for _, s := range c.Series {
			if i == 0 {
				rows[0] = append(rows[0], s.Name)
			}
			value := ""
			if v := s.Values[i]; !v.Unknown {
				value = number(decimal(v.Unscaled, c.Scale))
			}
			row = append(row, value)
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *odtChart) table() table {
	rows := table{{}}
	for _, cell := range c.Header {
		rows[0] = append(rows[0], cell.content())
	}
	for _, r := range c.Rows {
		var row []string
		for _, cell := range r.Cells {
			row = append(row, cell.content())
		}
		rows = append(rows, row)
	}
	return rows
}

func (c *chartXML) table() table {
	rows := table{{""}}
	for k, s := range c.series() {
		rows[0] = append(rows[0], s.Name.Strings[0].Value)
		for _, p := range s.Categories.Strings {
			if k == 0 {
				rows = append(rows, append([]string{p.Value}, make([]string, len(c.series()))...))
			}
		}
		for _, p := range s.Values.Numbers {
			rows[1+p.Index][1+k] = number(p.Value)
		}
	}
	return rows
}

// TestLibreOfficeCharts: LibreOffice finds all names and numbers of the charts, and keeps them
// when it saves the document.
func TestLibreOfficeCharts(t *testing.T) {
	d := charted()
	data := encode(t, d, resolve(t, d))
	letter := charted()
	letter.Fields = values
	var fromODT, fromDOCX, fromLetter []table
	for _, e := range unzip(t, convert(t, data, "docx", "odt")) {
		if c := new(odtChart); strings.HasPrefix(e.name, "Object ") && strings.HasSuffix(e.name, "/content.xml") {
			if err := xml.Unmarshal(e.data, c); err != nil {
				t.Fatal(err)
			}
			fromODT = append(fromODT, c.table())
		}
	}
	parts := func(data []byte) (all []table) {
		for _, e := range unzip(t, convert(t, data, "docx", "docx")) {
			if strings.HasPrefix(e.name, "word/charts/chart") {
				all = append(all, readChart(t, e.data).table())
			}
		}
		return all
	}
	fromDOCX, fromLetter = parts(data), parts(fill(t, readBase(t, letterhead(t)), letter))
	for kept, all := range map[string][]table{"ODT": fromODT, "DOCX": fromDOCX, "a letterhead": fromLetter} {
		if len(all) != 5 {
			t.Errorf("%d charts in %s, want 5", len(all), kept)
		}
		for name, c := range charts() {
			want := tableOf(c)
			if !slices.ContainsFunc(all, func(got table) bool { return reflect.DeepEqual(got, want) }) {
				t.Errorf("%s is not in %s: want\n%q\ngot\n%q", name, kept, want, all)
			}
		}
	}
}

// TestLibreOfficeShowsCharts: what is printed of charts is on the page.
func TestLibreOfficeShowsCharts(t *testing.T) {
	d := charted()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), convert(t, encode(t, d, resolve(t, d)), "docx", "pdf"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(run(t, dir, "pdftotext", "-layout", "a.pdf", "-")), " ")
	for name, c := range charts() {
		want := []string{c.Title, c.Unit}
		for _, s := range append(c.Categories, "") {
			want = append(want, strings.Fields(s)...)
		}
		for _, s := range c.Series {
			want = append(want, s.Name)
			for _, v := range s.Values {
				if v.Unknown || c.Kind == render.ChartLines {
					continue // of several lines no values are printed
				}
				want = append(want, c.Number(v.Unscaled))
			}
		}
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: LibreOffice shows no %q in\n%s", name, w, got)
			}
		}
	}
}

// word matches a word that begins a paragraph of charted in what pdftotext writes.
var word = regexp.MustCompile(`yMin="([0-9.]+)" xMax="[0-9.]+" yMax="[0-9.]+">Đoạn<`)

// TestLibreOfficeChartHeight: what stands below a chart stands there where layout has it. A
// line that holds a drawing has nothing below it in LibreOffice, and in Word a quarter of a point.
func TestLibreOfficeChartHeight(t *testing.T) {
	d := charted()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), convert(t, encode(t, d, resolve(t, d)), "docx", "pdf"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got, want []float64
	for _, m := range word.FindAllStringSubmatch(run(t, dir, "pdftotext", "-l", "1", "-bbox", "a.pdf", "-"), -1) {
		y, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, y)
	}
	l, err := layout.Compute(context.Background(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range l.Pages[0].Items {
		if i, ok := item.(*layout.Text); ok && strings.HasPrefix(i.Text, "Đoạn") {
			want = append(want, i.Y.Points())
		}
	}
	if len(got) != 3 || len(want) != 3 {
		t.Fatalf("paragraphs at %v, want %v", got, want)
	}
	for i := range got {
		if off := got[i] - got[0] - (want[i] - want[0]); math.Abs(off) > 0.6 {
			t.Errorf("paragraph %d is %.2f points too low", i, off)
		}
	}
}
