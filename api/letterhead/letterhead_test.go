package letterhead_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/api/letterhead"
	"vanban/fonts"
	"vanban/render/docx"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// TestEveryDocumentHasFields: whatever kind of document it is, and whatever its form lacks, each placeholder gets a text
// without braces, or the document is put into no letterhead.
func TestEveryDocumentHasFields(t *testing.T) {
	put := 0
	for _, k := range all.Kinds() {
		p, err := k.Decode(k.Sample)
		if err != nil {
			t.Fatalf("%s: %v", k.Slug, err)
		}
		for _, d := range p.Compose() {
			if d.Fields == nil {
				continue
			}
			put++
			for _, name := range part.PlaceholderNames() {
				if text, ok := d.Fields[name]; !ok || strings.Contains(text, "{{") {
					t.Errorf("%s: {{%s}} becomes %q, %v", k.Slug, name, text, ok)
				}
			}
		}
	}
	if put < 20 {
		t.Errorf("only %d documents can be put into a letterhead", put)
	}
}

// TestCopiesHaveTheirOwnHead: what is copied was signed with the head it has. It stands in the copy, whatever letterhead,
// that of the agency that copies above all, comes with the request.
func TestCopiesHaveTheirOwnHead(t *testing.T) {
	data, err := os.ReadFile("../../render/docx/testdata/letterhead.docx")
	if err != nil {
		t.Fatal(err)
	}
	base, err := letterhead.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	copies := 0
	for _, k := range all.Kinds() {
		p, err := k.Decode(k.Sample)
		if err != nil {
			t.Fatalf("%s: %v", k.Slug, err)
		}
		if !slices.Contains(nd30.Copies, k.Type) {
			continue
		}
		copies++
		for _, d := range p.Compose() {
			l, err := layout.Compute(t.Context(), d, fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			var plain, put bytes.Buffer
			if err := errors.Join(docx.Encode(&plain, d, l.Resolved, docx.Options{}), docx.Encode(&put, d, l.Resolved, docx.Options{Base: base})); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(plain.Bytes(), put.Bytes()) || d.Head != 0 {
				t.Errorf("%s: %s is put into the letterhead, %d blocks of it are left to that", k.Slug, d.Name, d.Head)
			}
		}
	}
	if copies != len(nd30.Copies) {
		t.Errorf("%d kinds of copies", copies)
	}
}

func TestNoWordFile(t *testing.T) {
	for _, file := range []string{"read.go", "doc.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = letterhead.Read(data)
		ps, _ := errors.AsType[templates.Problems](err)
		if len(ps) != 1 || ps[0].Rule != "letterhead.not_word" || ps[0].Suggestion == "" {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestPlaceholdersAreTold: every placeholder says what it becomes, and has a name of its own.
func TestPlaceholdersAreTold(t *testing.T) {
	names := part.PlaceholderNames()
	for i, p := range part.Placeholders {
		if p.About == "" || slices.Contains(names[:i], p.Name) {
			t.Errorf("{{%s}}: %q", p.Name, p.About)
		}
	}
}

// TestPlace: a problem names the part of the file and shows the braces, in Vietnamese alone; the cause tells the rest.
func TestPlace(t *testing.T) {
	for _, test := range []struct{ name, old, text, want string }{
		{"word/header2.xml", "{{organ_name}}", "{{Tên cơ quan}}", "Một chỗ điền {{…}} viết không đúng hoặc đặt không đúng chỗ (“{{Tên cơ quan}} & đơn vị” ở word/header2.xml)."},
		{"word/_rels/document.xml.rels", "officeDocument/2006/relationships/theme", "officeDocument/2006/relationships/oleObject", "Mẫu có macro hoặc tệp nhúng (“theme/theme1.xml” ở word/_rels/document.xml.rels)."},
		{"word/document.xml", "{{body}}", "", "Mẫu phải có đúng một đoạn chỉ ghi {{body}}, ngoài bảng, ở phần cuối (ở word/document.xml)."},
		{"word/settings.xml", "</w:settings>", "<w:mailMerge/></w:settings>", "Mẫu lấy ảnh hoặc dữ liệu ở ngoài tệp (ở word/settings.xml)."},
	} {
		_, err := letterhead.Read(editedPart(t, test.name, test.old, test.text))
		ps, _ := errors.AsType[templates.Problems](err)
		if len(ps) != 1 || ps[0].Message != test.want {
			t.Errorf("%s: %+v, want %s", test.name, ps, test.want)
		}
		if e, ok := errors.AsType[*docx.BaseError](err); !ok || e.Part != test.name {
			t.Errorf("%s: cause %v", test.name, err)
		}
	}
}
