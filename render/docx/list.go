package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// list is a part of a letterhead whose root can be given more elements.
type list struct {
	data []byte
	end  int // where the root ends: before its end tag
}

// readList finds the end of the root. A root that is one tag, because it has no elements,
// becomes two.
func readList(data []byte) (list, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	l := list{data: data}
	for depth, root := 0, 0; ; {
		at := int(d.InputOffset())
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return l, nil
		case err != nil:
			return l, err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				root = at
			}
		case xml.EndElement:
			if depth--; depth > 0 {
				continue
			}
			l.end = at
			if at == int(d.InputOffset()) {
				l.data, l.end = twoTags(data, root, at)
			}
		}
	}
}

// twoTags makes a start tag and an end tag of the empty-element tag between two offsets, and
// returns where the latter begins.
func twoTags(data []byte, from, to int) ([]byte, int) {
	name := data[from+len("<") : to-len("/>")]
	if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	end := to - len("/")
	return bytes.Join([][]byte{data[:to-len("/>")], []byte("></"), name, []byte(">"), data[to:]}, nil), end
}

// numberedNames are the two ends of each name that has the number of a chart, a face or an image in it.
var numberedNames = []struct{ before, after string }{
	{"/word/charts/chart", ".xml"},
	{"/word/charts/_rels/chart", ".xml.rels"},
	{"/word/embeddings/microsoft_excel_sheet", ".xlsx"},
	{"ridchart", ""},
	{"/word/fonts/font", ".odttf"},
	{"ridfont", ""},
	{"/word/media/picture", ".png"},
	{"ridpicture", ""},
}

// take notes the numbers in a part that no chart, face or image can have, because they are in the name of
// a part or a relationship, or are that of a drawing.
func (b *Base) take(t xml.Token) {
	e, ok := t.(xml.StartElement)
	if !ok {
		return
	}
	switch e.Name.Local {
	case "docPr":
		b.takeNumber(strings.TrimSpace(attribute(e, "id")))
	case "Relationship":
		b.takeName(plainAttribute(e, "Id"))
	case "Override":
		b.takeName(plainAttribute(e, "PartName"))
	}
}

// takeName notes the number in a name. Names may differ in case.
func (b *Base) takeName(name string) {
	for _, c := range numberedNames {
		if rest, ok := strings.CutPrefix(partKey(name), c.before); ok {
			b.takeNumber(strings.TrimSuffix(rest, c.after))
		}
	}
}

func (b *Base) takeNumber(s string) {
	if n, err := strconv.Atoi(s); err == nil {
		b.taken[n] = true
	}
}
