//go:build conformance

package vanban_test

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// schemaFolder has the transitional schemas of ECMA-376.
const schemaFolder = "render/docx/testdata/ooxml-xsd"

// schemas says which schema a part must be valid against, by a pattern of its name.
var schemas = []struct{ part, schema string }{
	{"[[]Content_Types].xml", "opc-xsd/opc-contentTypes.xsd"},
	{"_rels/*.rels", "opc-xsd/opc-relationships.xsd"},
	{"word/_rels/*.rels", "opc-xsd/opc-relationships.xsd"},
	{"docProps/core.xml", "opc-xsd/opc-coreProperties.xsd"},
	{"docProps/app.xml", "shared-documentPropertiesExtended.xsd"},
	{"word/*.xml", "wml.xsd"},
	{"word/charts/*.xml", "wml.xsd"}, // which imports the schema of charts
	{"word/charts/_rels/*.rels", "opc-xsd/opc-relationships.xsd"},
	{"xl/*.xml", "sml.xsd"},
	{"xl/worksheets/*.xml", "sml.xsd"},
	{"xl/_rels/*.rels", "opc-xsd/opc-relationships.xsd"},
}

// workbooks are the parts that are packages themselves: the numbers of charts.
const workbooks = "word/embeddings/*.xlsx"

// faceParts are the parts that are no XML: the typeface.
const faceParts = "word/fonts/*.odttf"

// checkSchemas checks every part of every DOCX, many at once.
func checkSchemas(t *testing.T, all []made, folder string) string {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XML_CATALOG_FILES", catalog(t, folder))
	parts := map[string][]string{} // files by schema
	for _, m := range all {
		into := filepath.Join(folder, "parts", m.name)
		unpackParts(t, m.docx, into, parts)
	}
	checked := 0
	for _, schema := range slices.Sorted(maps.Keys(parts)) {
		checked += len(parts[schema])
		for files := range slices.Chunk(parts[schema], 200) {
			validate(t, schema, files)
		}
	}
	return fmt.Sprintf("Valid against the transitional schemas of ECMA-376: %d parts, those of workbooks in charts included; %d schemas.\n\n", checked, len(parts))
}

// validate checks files against a schema and tells of those that are not valid.
func validate(t *testing.T, schema string, files []string) {
	t.Helper()
	out, err := exec.Command("xmllint", append([]string{"--noout", "--nonet", "--schema", filepath.Join(schemaFolder, schema)}, files...)...).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if !strings.HasSuffix(line, " validates\n") {
			t.Errorf("%s: %s", schema, strings.TrimSpace(line))
		}
	}
	if got := strings.Count(string(out), " validates\n"); err != nil || got != len(files) {
		t.Errorf("%s: %d of %d files are valid: %v", schema, got, len(files), err)
	}
}

// unpackParts unpacks a package into a folder, and the packages in it, and notes the files by
// their schemas.
func unpackParts(t *testing.T, name, folder string, files map[string][]string) {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		file := filepath.Join(folder, fmt.Sprintf("%02d-%s", i, path.Base(f.Name)))
		unpack(t, f, file)
		if ok, err := path.Match(workbooks, f.Name); ok && err == nil {
			unpackParts(t, file, file+"-parts", files)
			continue
		}
		if ok, err := path.Match(faceParts, f.Name); ok && err == nil {
			continue
		}
		schema := schemaOf(f.Name)
		if schema == "" {
			t.Errorf("%s: no schema is known for %s", filepath.Base(name), f.Name)
			continue
		}
		files[schema] = append(files[schema], file)
	}
}

// schemaOf gives the schema of a part, "" when it has none.
func schemaOf(part string) string {
	for _, s := range schemas {
		if ok, err := path.Match(s.part, part); ok && err == nil {
			return s.schema
		}
	}
	return ""
}

func unpack(t *testing.T, f *zip.File, file string) {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// catalog writes an XML catalog by which the schemas' references to the web are looked up in
// testdata.
func catalog(t *testing.T, folder string) string {
	t.Helper()
	var entries strings.Builder
	for _, e := range []struct{ address, file string }{
		{"http://dublincore.org/schemas/xmls/qdc/2003/04/02/dc.xsd", "testdata/dublin-core/dc.xsd"},
		{"http://dublincore.org/schemas/xmls/qdc/2003/04/02/dcterms.xsd", "testdata/dublin-core/dcterms.xsd"},
		{"http://www.w3.org/XML/1998/namespace", schemaFolder + "/xml.xsd"},
	} {
		file, err := filepath.Abs(e.file)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&entries, "<system systemId=%q uri=%q/><uri name=%[1]q uri=%[2]q/>\n", e.address, "file://"+file)
	}
	name := filepath.Join(folder, "catalog.xml")
	data := `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">` + entries.String() + "</catalog>\n"
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
