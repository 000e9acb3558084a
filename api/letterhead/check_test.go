package letterhead_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/api/letterhead"
	"vanban/templates"
)

// edited is the letterhead of package docx with other texts in its main part, in pairs of old and new.
func edited(t *testing.T, pairs ...string) []byte {
	t.Helper()
	return editedPart(t, "word/document.xml", pairs...)
}

func editedPart(t *testing.T, name string, pairs ...string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../render/docx/testdata/letterhead.docx")
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err1 := f.Open()
		part, err2 := io.ReadAll(in)
		if f.Name == name {
			for pair := range slices.Chunk(pairs, 2) {
				if !bytes.Contains(part, []byte(pair[0])) {
					t.Fatalf("the letterhead has no %q", pair[0])
				}
				part = bytes.ReplaceAll(part, []byte(pair[0]), []byte(pair[1]))
			}
		}
		to, err3 := w.Create(f.Name)
		_, err4 := to.Write(part)
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What the letterhead has in its main part.
const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
	paper  = `<w:pgSz w:w="11906" w:h="16838"/>`
	left   = `w:left="1701"`
	top    = `w:top="1134"`
)

// TestDecree looks whether a letterhead is held to the decree as a document is.
func TestDecree(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits []string
		want  string // rules, with their clauses
	}{
		{"as it is", nil, ""},
		{"Word's A4", []string{paper, `<w:pgSz w:w="11907" w:h="16840"/>`}, ""},
		{"margins of Google", []string{left, `w:left="1700.787401574803"`}, ""},
		{"a binding edge", []string{left, `w:left="1134"`, `w:gutter="0"`, `w:gutter="567"`}, ""},
		{"units", []string{left, `w:left="35mm"`, top, `w:top="2.5cm"`}, ""},
		{"a header that may not push", []string{top, `w:top="-1134"`}, ""},
		{"margins of Word", []string{left, `w:left="1440"`, top, `w:top="1440"`}, "margin PL I.I.3, margin PL I.I.3"},
		{"no margins", []string{"w:pgMar", "w:pgRam"}, "margin PL I.I.3, margin PL I.I.3, margin PL I.I.3, margin PL I.I.3"},
		{"Letter", []string{paper, `<w:pgSz w:w="12240" w:h="15840"/>`}, "paper PL I.I.1"},
		{"across", []string{paper, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`}, "paper PL I.I.1"},
		{"no size", []string{paper, ""}, "paper PL I.I.1"},
		{"a page before", []string{"<w:body>", `<w:body><w:p><w:pPr><w:sectPr><w:pgSz w:w="8391" w:h="11906"/></w:sectPr></w:pPr></w:p>`}, "paper PL I.I.1"},
		{"a former page", []string{
			"</w:sectPr>", `<w:sectPrChange w:id="1" w:author="a"><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:sectPrChange></w:sectPr>`,
		}, ""},
		{"no Quốc hiệu", []string{nation, "SỞ NỘI VỤ"}, "nation PL I.II.1"},
		{"neither of the two", []string{nation, "", motto, ""}, "nation PL I.II.1, nation PL I.II.1"},
		{"the tone on the second vowel", []string{nation, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, ""},
		{"lines broken, decomposed", []string{nation, "CỘNG HO\u0300A XÃ HỘI</w:t><w:br/><w:t>CHỦ NGHĨA VIỆT NAM", motto, "Độc lập – Tự do – Hạnh phúc"}, ""},
		{"no tones", []string{nation, "CONG HOA XA HOI CHU NGHIA VIET NAM"}, "nation PL I.II.1"},
		{"twice", []string{"{{code}}", "1"}, "nation PL I.II.1, nation PL I.II.1"},
		{"a letterhead without a head", []string{"{{code}}", "1", nation, "", motto, ""}, ""},
		{"the title", []string{"{{address}}", "{{type_name}} {{subject}}"}, "twice PL I.II.5, twice PL I.II.5"},
		{"the signature", []string{"{{address}}", "{{full_name}} {{to_places}}"}, "twice PL I.II.7, twice PL I.II.9"},
		{"no date", []string{"{{place_date}}", ""}, "lost "},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := letterhead.Read(edited(t, test.edits...))
			ps, _ := errors.AsType[templates.Problems](err)
			var got []string
			for _, p := range ps {
				got = append(got, strings.TrimPrefix(p.Rule, "letterhead.")+" "+p.Clause)
				if p.Suggestion == "" || p.Severity != templates.Error {
					t.Errorf("nothing to do, or no error: %+v", p)
				}
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q\n%v", strings.Join(got, ", "), test.want, err)
			}
		})
	}
}

// TestWhy: one thing that is wrong is a sentence, several are lines.
func TestWhy(t *testing.T) {
	for _, test := range []struct {
		edits []string
		lines int
	}{
		{[]string{nation, ""}, 1},
		{[]string{left, "", top, ""}, 3},
	} {
		_, err := letterhead.Read(edited(t, test.edits...))
		if why := letterhead.Why(err); len(strings.Split(why, "\n")) != test.lines {
			t.Errorf("%q", why)
		}
	}
}
