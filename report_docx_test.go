package vanban_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// docxContent is what the body of a DOCX says: its paragraphs outside tables, and its tables.
type docxContent struct {
	paragraphs []docxParagraph
	tables     []docxTable
}

// docxParagraph is a paragraph with the name of its style.
type docxParagraph struct{ role, text string }

// docxTable is the text of a table's cells, row by row. A cell that goes on from the row above is
// empty; one over several columns stands once.
type docxTable [][]string

// readDocx reads the body of a DOCX. Blanks are single, no-break spaces are blanks.
func readDocx(t *testing.T, docx []byte) docxContent {
	t.Helper()
	body, err := zipPart(docx, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var r docxReader
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return r.content
		}
		if err != nil {
			t.Fatal(err)
		}
		r.take(token)
	}
}

// docxReader gathers the content as the tokens come.
type docxReader struct {
	content docxContent
	depth   int // of tables
	role    string
	text    strings.Builder
	cell    []string // paragraphs of the cell
	inText  bool
}

func (r *docxReader) take(token xml.Token) {
	switch e := token.(type) {
	case xml.StartElement:
		r.open(e)
	case xml.EndElement:
		r.close(e.Name.Local)
	case xml.CharData:
		if r.inText {
			r.text.Write(e)
		}
	}
}

func (r *docxReader) open(e xml.StartElement) {
	switch e.Name.Local {
	case "tbl":
		r.depth++
		r.content.tables = append(r.content.tables, nil)
	case "tr":
		t := &r.content.tables[len(r.content.tables)-1]
		*t = append(*t, nil)
	case "tc":
		r.cell = nil
	case "pStyle":
		r.role = attribute(e, "val")
	case "t":
		r.inText = true
	default:
		r.text.WriteString(marks[e.Name.Local])
	}
}

func (r *docxReader) close(name string) {
	switch name {
	case "t":
		r.inText = false
	case "p":
		text := strings.Join(strings.Fields(r.text.String()), " ")
		r.text.Reset()
		if r.depth > 0 {
			r.cell = append(r.cell, text)
		} else {
			r.content.paragraphs = append(r.content.paragraphs, docxParagraph{r.role, text})
		}
		r.role = ""
	case "tc":
		t := r.content.tables[len(r.content.tables)-1]
		t[len(t)-1] = append(t[len(t)-1], strings.Join(r.cell, "\n"))
	case "tbl":
		r.depth--
	}
}
