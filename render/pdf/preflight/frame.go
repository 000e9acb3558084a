package preflight

import (
	"bytes"
	"slices"
	"strings"

	"vanban/render/pdf/cos"
)

// frame looks at what is around the objects (ISO 19005-2, 6.1.2 and 6.1.3).
func (c *Checker) frame() {
	if head := []byte("%PDF-1.7\n%"); !bytes.HasPrefix(c.data, head) || len(c.data) < len(head)+4 || !allHigh(c.data[len(head):len(head)+4]) {
		c.fail("ISO 19005-2, 6.1.2", "the header is not that of PDF 1.7, with four bytes beyond ASCII")
	}
	if !bytes.HasSuffix(c.data, []byte("%%EOF\n")) {
		c.fail("ISO 19005-2, 6.1.3", "the file does not end with its mark")
	}
	trailer := c.file.Trailer()
	c.entries("the trailer", trailer, []cos.Name{
		"Type", "Size", "Root", "Info", "ID", "W", "Index", "Filter", "DecodeParms", "Length",
	})
	id, _ := trailer["ID"].(cos.Array)
	if len(id) != 2 || !isIdentifier(id[0]) || !isIdentifier(id[1]) {
		c.fail("ISO 19005-2, 6.1.3", "the trailer has no identifier")
	}
	c.dict("the document information", trailer["Info"],
		"Title", "Subject", "Author", "Keywords", "Producer", "Creator", "CreationDate", "ModDate")
}

func allHigh(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c < 0x80 })
}

func isIdentifier(v any) bool {
	s, ok := v.(string)
	return ok && len(s) >= 16
}

// catalog looks at the catalog and all that it leads to (ISO 32000-1, 7.7.2).
func (c *Checker) catalog() {
	d := c.dict("the catalog", c.file.Trailer()["Root"],
		"Type", "Pages", "Lang", "Outlines", "PageMode", "PageLayout", "Metadata", "MarkInfo", "ViewerPreferences",
		"StructTreeRoot", "OutputIntents", "AF", "Names", "OpenAction")
	if _, isDestination := d["OpenAction"].(cos.Array); d["OpenAction"] != nil && !isDestination {
		c.fail("ISO 19005-2, 6.5.1", "the document acts when it is opened")
	}
	if lang, _ := d["Lang"].(string); lang == "" {
		c.fail("ISO 14289-1, 7.2", "the document does not say its language")
	}
	if c.dict("MarkInfo", d["MarkInfo"], "Marked")["Marked"] != true {
		c.fail("ISO 14289-1, 7.1", "the document does not say that it is tagged")
	}
	if c.dict("ViewerPreferences", d["ViewerPreferences"], "DisplayDocTitle")["DisplayDocTitle"] != true {
		c.fail("ISO 14289-1, 7.1", "readers are not to show the title")
	}
	c.attachments(d)
	c.metadata(d)
	c.intent(d["OutputIntents"])
	c.pageTree(d["Pages"])
	c.outline(d["Outlines"])
	if c.err == nil {
		c.tree(d["StructTreeRoot"])
	}
}

// metadata looks for what the file says that it is, and for its title (ISO 19005-2, 6.6.4;
// ISO 14289-1, 5 and 7.1).
func (c *Checker) metadata(catalog cos.Dict) {
	data, dict := c.stream("the metadata", catalog["Metadata"])
	if dict["Filter"] != nil {
		c.fail("ISO 19005-2, 6.6.2.1", "the metadata is compressed")
	}
	part := "2"
	if c.attached {
		part = "3"
	}
	for _, want := range []struct{ name, value, clause string }{
		{"pdfaid:part", part, "ISO 19005-" + part + ", 6.6.4"},
		{"pdfaid:conformance", "A", "ISO 19005-2, 6.6.4"},
		{"pdfuaid:part", "1", "ISO 14289-1, 5"},
	} {
		if got := property(data, want.name); got != want.value {
			c.fail(want.clause, "the metadata says %s %q, not %q", want.name, got, want.value)
		}
	}
	if title := property(data, "dc:title"); strings.TrimSpace(title) == "" {
		c.fail("ISO 14289-1, 7.1", "the document has no title")
	}
}

// property is the text of a property of XMP, without the tags in it.
func property(data []byte, name string) string {
	_, rest, _ := bytes.Cut(data, []byte("<"+name+">"))
	value, _, found := bytes.Cut(rest, []byte("</"+name+">"))
	if !found {
		return ""
	}
	var text []byte
	inside := false
	for _, b := range value {
		switch {
		case b == '<' || b == '>':
			inside = b == '<'
		case !inside:
			text = append(text, b)
		}
	}
	return string(text)
}

// intent looks for the colour space that all colours are in (ISO 19005-2, 6.2.3).
func (c *Checker) intent(v any) {
	list, _ := c.get(v).(cos.Array)
	if len(list) != 1 {
		c.fail("ISO 19005-2, 6.2.3", "%d output intents", len(list))
		return
	}
	d := c.dict("the output intent", list[0], "Type", "S", "OutputConditionIdentifier", "Info", "DestOutputProfile")
	if d["S"] != cos.Name("GTS_PDFA1") {
		c.fail("ISO 19005-2, 6.2.3", "the output intent is not for PDF/A")
	}
	profile, dict := c.stream("the colour profile", d["DestOutputProfile"], "N")
	if len(profile) < 128 || string(profile[12:20]) != "mntrRGB " || string(profile[36:40]) != "acsp" || dict["N"] != 3 {
		c.fail("ISO 19005-2, 6.2.3", "the output intent has no profile of a display with three colours")
	}
}

// attachments looks at the files inside the document (ISO 19005-3, 6.8).
func (c *Checker) attachments(catalog cos.Dict) {
	if catalog["AF"] == nil && catalog["Names"] == nil {
		return
	}
	c.attached = true
	names := c.dict("the tree of embedded files", c.dict("Names", catalog["Names"], "EmbeddedFiles")["EmbeddedFiles"], "Names")
	pairs, _ := names["Names"].(cos.Array)
	associated, _ := c.get(catalog["AF"]).(cos.Array)
	if len(pairs) == 0 || len(pairs) != 2*len(associated) {
		c.fail("ISO 19005-3, 6.8", "%d files are embedded, %d associated with the document", len(pairs)/2, len(associated))
		return
	}
	for i, file := range associated {
		if !slices.Contains(pairs, file) {
			c.fail("ISO 19005-3, 6.8", "an associated file is not embedded")
		}
		c.attachment(i, file)
	}
}

func (c *Checker) attachment(i int, v any) {
	d := c.dict("a file specification", v, "Type", "F", "UF", "Desc", "AFRelationship", "EF")
	if name, _ := d["UF"].(string); name == "" || d["F"] != d["UF"] {
		c.fail("ISO 19005-3, 6.8", "attachment %d has not the same name twice", i+1)
	}
	if relationship, _ := d["AFRelationship"].(cos.Name); relationship == "" {
		c.fail("ISO 19005-3, 6.8", "attachment %d does not say what it is to the document", i+1)
	}
	embedded := c.dict("an embedded file", d["EF"], "F", "UF")
	_, dict := c.stream("an attachment", embedded["F"], "Params")
	if mime, _ := dict["Subtype"].(cos.Name); mime == "" {
		c.fail("ISO 19005-3, 6.8", "attachment %d has no media type", i+1)
	}
}

// outline looks at the bookmarks: they lead to pages and do nothing else.
func (c *Checker) outline(v any) {
	if v == nil {
		return
	}
	next := c.dict("the outline", v, "Type", "First", "Last", "Count")["First"]
	for n := 0; next != nil && c.err == nil; n++ {
		if n > len(c.bodies) {
			c.fail("ISO 32000-1, 12.3.3", "the bookmarks go in a circle")
		}
		next = c.bookmark(next)
	}
}

// bookmark looks at a bookmark and gives the one that follows it: the first below it, or else the
// next beside it or beside one that it is below.
func (c *Checker) bookmark(v any) (next any) {
	known := []cos.Name{"Title", "Parent", "Prev", "Next", "First", "Last", "Count", "Dest"}
	d := c.dict("a bookmark", v, known...)
	title, _ := d["Title"].(string)
	dest, _ := d["Dest"].(cos.Array)
	if title == "" || len(dest) == 0 {
		c.fail("ISO 32000-1, 12.3.3", "a bookmark has no title or leads nowhere")
		return nil
	}
	if page, _ := dest[0].(cos.Ref); c.pageIndex(page.Number) < 0 {
		c.fail("ISO 32000-1, 12.3.2", "the bookmark %q leads to no page", cos.Text(title))
	}
	if d["First"] != nil {
		return d["First"]
	}
	for range maxDepth {
		if d["Next"] != nil || d["Parent"] == nil {
			return d["Next"]
		}
		parent, ok := c.get(d["Parent"]).(cos.Dict)
		if !ok {
			break
		}
		d = parent
	}
	return nil
}

// objects compares where objects lie with what was handed over, and sees to it that every stream
// is used as something that was looked at.
func (c *Checker) objects() {
	for n := 1; n < c.file.Len() && c.err == nil; n++ {
		group, index, there := c.file.Where(n)
		switch {
		case !there:
			c.fail("ISO 32000-1, 7.5.4", "object %d is not there", n)
		case group == 0:
			c.inFile(n)
		default:
			if numbers := c.groups[group]; index >= len(numbers) || int(numbers[index]) != n {
				c.fail("ISO 32000-1, 7.5.7", "object %d is not number %d of object stream %d", n, index, group)
			}
		}
	}
}

// inFile looks at an object that is not in an object stream: it is a stream of a known use.
func (c *Checker) inFile(n int) {
	s, ok := c.get(cos.Ref{Number: n}).(*cos.Stream)
	if !ok {
		c.fail("ISO 32000-1, 7.5.7", "object %d is neither a stream nor in one", n)
		return
	}
	kind := s.Dict["Type"]
	if c.used[n] == "" && c.groups[n] == nil && kind != cos.Name("XRef") {
		c.fail("ISO 19005-2, 6.1", "nothing says what the stream %d is for", n)
	}
	if filter := s.Dict["Filter"]; filter != nil && filter != cos.Name("FlateDecode") {
		c.fail("ISO 19005-2, 6.1.7.2", "stream %d has the filter %v", n, filter)
	}
}
