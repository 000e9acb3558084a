package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"path"
	"slices"
	"strings"
	"unicode"
)

// foreign are parts of names that a plain document does not have.
var foreign = []string{"vbaproject", "vbadata", "activex", "embeddings/", "afchunk"}

// checkParts refuses what is not a plain document, and notes the numbers that are taken in one.
func (b *Base) checkParts(all []unpacked) error {
	if err := checkNames(all); err != nil {
		return err
	}
	links, err := findLinks(all)
	if err != nil {
		return err
	}
	for _, p := range all {
		c := checker{links: links[partKey(p.name)]}
		b.takeName("/" + p.name)
		err := eachToken(p, func(t xml.Token) error {
			b.take(t)
			return c.token(t)
		})
		if err != nil {
			return inPart(p.name, err)
		}
	}
	return nil
}

// partKey is what names of the same part have in common: they may differ in case (OPC,
// 10.1.2.2).
func partKey(name string) string { return strings.ToLower(name) }

func checkNames(all []unpacked) error {
	seen := make(map[string]bool)
	for _, p := range all {
		if err := checkName(p.name); err != nil {
			return err
		}
		if seen[partKey(p.name)] {
			return inPart(p.name, flawed(NotWord, "there are two of it"))
		}
		seen[partKey(p.name)] = true
	}
	for _, name := range required {
		if !slices.ContainsFunc(all, func(p unpacked) bool { return p.name == name }) {
			return flawed(NotWord, "no part %s", name)
		}
	}
	return nil
}

func checkName(name string) error {
	if path.Clean("/"+name) != "/"+name || strings.Contains(name, `\`) {
		return flawed(NotWord, "%q is no name of a part", name)
	}
	for _, f := range foreign {
		if strings.Contains(partKey(name), f) {
			return inPart(name, flawed(Active, "macros and embedded objects are not allowed"))
		}
	}
	return nil
}

func isXML(name string) bool {
	return strings.HasSuffix(partKey(name), ".xml") || isDrawing(name) || isRelations(name)
}

func isDrawing(name string) bool { return strings.HasSuffix(partKey(name), ".svg") }

func isRelations(name string) bool { return strings.HasSuffix(partKey(name), ".rels") }

// eachToken reads an XML part to its end.
func eachToken(p unpacked, look func(xml.Token) error) error {
	if !isXML(p.name) {
		return nil
	}
	d := xml.NewDecoder(bytes.NewReader(p.data))
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := look(t); err != nil {
			return err
		}
	}
}

// hyperlink is the type of the only relationships that may lead out of the file: nothing is
// fetched for them unless somebody follows them.
const hyperlink = relType + "hyperlink"

// maxLinks is how many hyperlinks lead out of a letterhead, of all its parts together.
const maxLinks = 100

// linkIDs are the ids of the relationships of each part that lead out of the file. A part may have thousands of
// attributes that might be one of them.
type linkIDs map[string]map[string]bool

// findLinks finds the relationships that lead out of the file, and refuses those that are no hyperlinks, as well as those
// within the file that no plain document has.
func findLinks(all []unpacked) (linkIDs, error) {
	links, left := make(linkIDs), maxLinks
	for _, p := range all {
		if !isRelations(p.name) {
			continue
		}
		err := eachToken(p, func(t xml.Token) error {
			r, ok := t.(xml.StartElement)
			switch {
			case !ok:
				return nil
			case strings.EqualFold(plainAttribute(r, "TargetMode"), "External"):
				left--
				return links.add(p.name, r, left)
			case r.Name.Local == "Relationship":
				return checkInward(p.name, r)
			}
			return nil
		})
		if err != nil {
			return nil, inPart(p.name, err)
		}
	}
	return links, nil
}

// add notes a relationship to the outside, after which so many may come.
func (l linkIDs) add(relations string, r xml.StartElement, left int) error {
	switch {
	case plainAttribute(r, "Type") != hyperlink:
		return about(plainAttribute(r, "Target"), flawed(Outward, "%.200s leads out of the file", plainAttribute(r, "Target")))
	case left < 0:
		return flawed(TooLarge, "more than %d links", maxLinks)
	}
	folder, file := path.Split(partKey(relations))
	from := path.Join(path.Dir(path.Clean(folder)), strings.TrimSuffix(file, ".rels"))
	if l[from] == nil {
		l[from] = make(map[string]bool)
	}
	l[from][plainAttribute(r, "Id")] = true
	return nil
}

// plainAttribute is the value of an attribute without a prefix, as those of packages are.
func plainAttribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name == (xml.Name{Local: name}) {
			return a.Value
		}
	}
	return ""
}

// followed are the elements that a reader follows only when somebody asks for it. Anywhere
// else a relationship to the outside would be opened with the file, whatever type it has.
var followed = []string{"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"}

// checker looks for what in a part leads out of the file.
type checker struct {
	links   map[string]bool // ids of the part's relationships that do
	fields  []string        // the instructions of the fields that are open, as far as they were read
	inside  bool            // an instruction
	drawing bool            // SVG has begun
}

// token refuses document types, macros, links that are more than links, and fields that
// fetch something.
func (c *checker) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		return flawed(NotWord, "a document type is not allowed")
	case xml.ProcInst:
		if t.Target == "xml-stylesheet" {
			return flawed(Outward, "a style sheet leads out of the file")
		}
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		if c.inside && isInstruction(t.Name) {
			c.inside = false
			return checkField(c.fields[len(c.fields)-1])
		}
	case xml.CharData:
		if c.drawing && fetches(string(t)) {
			return flawed(Outward, "a style leads out of the file")
		}
		if c.inside {
			c.fields[len(c.fields)-1] += string(t)
		}
	}
	return nil
}

func (c *checker) start(e xml.StartElement) error {
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "ContentType":
			if err := checkType(e, a.Value); err != nil {
				return err
			}
		case c.links[a.Value] && !slices.Contains(followed, e.Name.Local):
			return flawed(Outward, "%s %s leads out of the file", e.Name.Local, a.Value)
		case a.Name.Local == "instr":
			if err := checkField(a.Value); err != nil {
				return err
			}
		}
	}
	if c.drawing = c.drawing || e.Name.Local == "svg"; c.drawing {
		if err := checkDrawing(e); err != nil {
			return err
		}
	}
	switch {
	case e.Name == xml.Name{Space: wordML2006, Local: "fldChar"}:
		c.mark(e)
	case isInstruction(e.Name):
		if len(c.fields) == 0 {
			c.fields = append(c.fields, "") // of no field, and yet somebody may take it for one
		}
		c.inside = true
	}
	return checkElement(e)
}

// isInstruction tells the elements that hold the instruction of a field, deleted or not.
func isInstruction(n xml.Name) bool {
	return n.Space == wordML2006 && (n.Local == "instrText" || n.Local == "delInstrText")
}

// mark follows a field, which may have others in it, from its beginning to its end.
func (c *checker) mark(e xml.StartElement) {
	for _, a := range e.Attr {
		switch {
		case a.Name != xml.Name{Space: wordML2006, Local: "fldCharType"}:
		case a.Value == "begin":
			c.fields = append(c.fields, "")
		case a.Value == "end" && len(c.fields) > 0:
			c.fields = c.fields[:len(c.fields)-1]
		}
	}
}

// fetching are the fields that read other files or ask other programs, in the words of
// ECMA-376, 17.16.5, and those that Word knows besides.
var fetching = []string{
	"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD",
}

// checkField looks at the first word of an instruction, as far as it was read. No other
// field begins like one of these.
func checkField(instruction string) error {
	instruction = strings.TrimSpace(instruction)
	name := instruction
	if end := strings.IndexFunc(instruction, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		name = instruction[:end]
	}
	if slices.Contains(fetching, strings.ToUpper(name)) {
		return about(strings.ToUpper(name), flawed(Outward, "the field %s leads out of the file", strings.ToUpper(name)))
	}
	return nil
}

// activeTypes are parts of the media types that macros, objects and controls have.
var activeTypes = []string{"macro", "vbaproject", "vbadata", "activex", "oleobject", "keymapcustomizations", "customui"}

// checkType refuses macros and objects, and XML under a name by which it would not be looked at.
func checkType(e xml.StartElement, contentType string) error {
	for _, active := range activeTypes {
		if strings.Contains(strings.ToLower(contentType), active) {
			return flawed(Active, "macros and embedded objects are not allowed: %.200s", contentType)
		}
	}
	name := plainAttribute(e, "PartName")
	if e.Name.Local == "Default" {
		name = "*." + plainAttribute(e, "Extension")
	}
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil || strings.HasPrefix(kind, "image/") || !strings.HasSuffix(kind, "xml") || isXML(name) {
		return nil
	}
	return flawed(NotWord, "%s is XML by another name", name)
}
