//go:build conformance

package docx_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanban/render"
)

// partSchemas says which schema each part follows, by the end of its name.
var partSchemas = []struct{ suffix, schema string }{
	{"[Content_Types].xml", "opc-xsd/opc-contentTypes.xsd"},
	{".rels", "opc-xsd/opc-relationships.xsd"},
	{"docProps/core.xml", "opc-xsd/opc-coreProperties.xsd"},
	{"docProps/app.xml", "shared-documentPropertiesExtended.xsd"},
	{".xml", "wml.xsd"},
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
	for name, d := range map[string]*render.Document{"decision": decision(), "report": report(t), "bare": only()} {
		t.Run(name, func(t *testing.T) {
			for _, e := range unzip(t, encode(t, d, resolve(t, d))) {
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
