package service_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/api/service"
	"vanban/render/docx"
)

// decisionCase is the payload of a case of the form quyết định.
func decisionCase(t testing.TB, name string) []byte {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("../../templates/quyetdinh/testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return archive.Files[0].Data
}

// unzipped reads a file of several documents: the list in it, and the files by name in their order.
func unzipped(t testing.TB, data []byte) (m service.Manifest, names []string, files map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if year := f.Modified.Year(); year != 1980 || f.NonUTF8 {
			t.Errorf("%s: of %d, not UTF-8: %v", f.Name, year, f.NonUTF8)
		}
		names = append(names, f.Name)
	}
	if err := json.Unmarshal(files[service.ManifestName], &m); err != nil {
		t.Fatal(err)
	}
	return m, names, files
}

// TestBundle makes a document and the files that accompany it in every format: one file with all, each
// as the list says, and the same bytes each time.
func TestBundle(t *testing.T) {
	s := service.New(service.Config{})
	order := service.Order{Payload: decisionCase(t, "electronic-separate")}
	made, err := s.RenderAll(t.Context(), order, "pdf", "docx")
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.RenderAll(t.Context(), order, "pdf", "docx")
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04"}
	for i, format := range []string{"pdf", "docx"} {
		f := made[i]
		if !bytes.Equal(f.Data, again[i].Data) {
			t.Errorf("%s: not the same bytes", format)
		}
		if f.Name != "15-QĐ-SKHCN Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ-"+format+".zip" || f.Ext != "-"+format+".zip" || f.MIME != service.MIMEBundle {
			t.Errorf("%s: %q, %q, %q", format, f.Name, f.Ext, f.MIME)
		}
		m, names, files := unzipped(t, f.Data)
		if m.Kind != "quyet-dinh" || m.Format != format || !slices.Equal(m.Files, f.Members) {
			t.Errorf("%s: the list is %+v, that of the file %+v", format, m, f.Members)
		}
		want := []string{service.ManifestName}
		for _, member := range m.Files {
			want = append(want, member.Name)
			data := files[member.Name]
			sum := sha256.Sum256(data)
			if member.Bytes != len(data) || member.SHA256 != hex.EncodeToString(sum[:]) || !bytes.HasPrefix(data, []byte(begins[format])) {
				t.Errorf("%s: %+v is not %d bytes %.4q", format, member, len(data), data)
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: there are %q, listed are %q", format, names, want)
		}
	}
}

// TestManifest tells of each file what it is, where its data stands and how many pages it has.
func TestManifest(t *testing.T) {
	f, err := service.New(service.Config{}).Render(t.Context(), service.Order{Format: "pdf", Payload: decisionCase(t, "paper-separate")})
	if err != nil {
		t.Fatal(err)
	}
	want := []service.Member{
		{Name: "15-QĐ-SKHCN Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ.pdf", Role: "document", Title: "Quyết định ban hành Quy chế làm việc của Sở Khoa học và Công nghệ", Pages: 1},
		{Name: "Phụ lục I - 15-QĐ-SKHCN.pdf", Role: "appendix", Title: "Phụ lục I: Phân công công việc của Ban Giám đốc", Path: "/appendices/0", Pages: 1},
		{Name: "Phụ lục II - 15-QĐ-SKHCN.pdf", Role: "appendix", Title: "Phụ lục II: Lịch họp định kỳ", Path: "/appendices/1", Pages: 1},
		{Name: "Quy chế - 15-QĐ-SKHCN.pdf", Role: "attachment", Title: "Quy chế làm việc của Sở Khoa học và Công nghệ", Path: "/attachments/0", Pages: 2},
	}
	for i := range f.Members {
		f.Members[i].Bytes, f.Members[i].SHA256 = 0, ""
	}
	if !slices.Equal(f.Members, want) {
		t.Errorf("listed are %+v", f.Members)
	}
}

// TestBundleArchived: the document alone carries the payload; what accompanies it is as issued.
func TestBundleArchived(t *testing.T) {
	payload := decisionCase(t, "electronic-separate")
	bundle := archived(t, "quyet-dinh", payload)
	if _, err := service.Reopen(t.Context(), bundle); service.CodeOf(err) != service.PDFMalformed || !strings.Contains(err.Error(), "tệp nén") {
		t.Errorf("the zip as it is: %v", err)
	}
	m, _, files := unzipped(t, bundle)
	for i, member := range m.Files {
		r, err := service.Reopen(t.Context(), files[member.Name])
		switch {
		case i == 0 && (err != nil || !bytes.Equal(r.Payload, payload) || r.Kind != "quyet-dinh"):
			t.Errorf("%s: %d bytes of %q, %v", member.Name, len(r.Payload), r.Kind, err)
		case i > 0 && service.CodeOf(err) != service.PDFWithoutPayload:
			t.Errorf("%s: %v", member.Name, err)
		}
	}
}

// TestBundleLetterhead: the letterhead is the document's; an appendix begins with its own title.
func TestBundleLetterhead(t *testing.T) {
	base, err := docx.ReadBase(letterhead(t))
	if err != nil {
		t.Fatal(err)
	}
	order := service.Order{Format: "docx", Payload: decisionCase(t, "electronic-separate")}
	headed, err1 := service.New(service.Config{Base: base}).Render(t.Context(), order)
	plain, err2 := service.New(service.Config{}).Render(t.Context(), order)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	for i := range headed.Members {
		if same := headed.Members[i].SHA256 == plain.Members[i].SHA256; same != (i > 0) {
			t.Errorf("%s is the same without the letterhead: %v", headed.Members[i].Name, same)
		}
	}
}

// letterhead is one with placeholders that every document fills in.
func letterhead(t testing.TB) []byte {
	t.Helper()
	file, err := os.ReadFile("../../render/docx/testdata/letterhead.docx")
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err1 := f.Open()
		part, err2 := io.ReadAll(r)
		to, err3 := w.Create(f.Name)
		_, err4 := to.Write([]byte(strings.NewReplacer("{{address}}", "Số 12 Đào Tấn", "{{phone}}", "024.3766.5015").Replace(string(part))))
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestPreviewBundle: the pages of the files that accompany a document follow its own, and tell which
// file they are of.
func TestPreviewBundle(t *testing.T) {
	s := service.New(service.Config{})
	order := service.Order{Payload: decisionCase(t, "electronic-signed")}
	var got []int
	for n := 1; ; n++ {
		p, err := s.Preview(t.Context(), order, n)
		if service.CodeOf(err) == service.PageUnknown {
			break
		}
		if err != nil || p.Count != 3 || len(p.SVG) == 0 {
			t.Fatalf("page %d: one of %d and %v", n, p.Count, err)
		}
		if line := strings.Contains(string(p.SVG), "+07:00"); line != (n > 1) {
			t.Errorf("page %d has a signing line: %v", n, line)
		}
		got = append(got, p.Document)
	}
	if !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("the pages are of documents %d", got)
	}
}

// TestFits: who orders is asked about the shape that the file then has, once for each format, and a refusal is what the order
// ends with.
func TestFits(t *testing.T) {
	s := service.New(service.Config{})
	for _, name := range []string{"electronic-separate", "electronic-one"} {
		var asked []service.Shape
		order := service.Order{Payload: decisionCase(t, name), Fits: func(f service.Shape) error {
			asked = append(asked, f)
			return nil
		}}
		files, err := s.RenderAll(t.Context(), order, "pdf", "docx")
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range files {
			if want := (service.Shape{Ext: f.Ext, MIME: f.MIME, Documents: max(len(f.Members), 1)}); asked[i] != want {
				t.Errorf("%s: asked about %+v, made %+v", name, asked[i], want)
			}
		}
		no := errors.New("no")
		order.Fits = func(service.Shape) error { return no }
		if _, err := s.RenderAll(t.Context(), order, "pdf"); !errors.Is(err, no) {
			t.Errorf("%s: refused, and yet %v", name, err)
		}
	}
}
