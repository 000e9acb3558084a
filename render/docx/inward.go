package docx

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"path"
	"slices"
	"strings"
)

// The extensions of parts by what is in them.
var (
	markupParts  = []string{".xml"}
	pictureParts = []string{".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg"}
	fontParts    = []string{".odttf", ".ttf", ".otf", ".fntdata"}
	printerParts = []string{".bin"}
)

const (
	packageType   = "http://schemas.openxmlformats.org/package/2006/relationships/"
	microsoftType = "http://schemas.microsoft.com/office/"
)

// fromPackage are the relationships that the package of a plain document has, with the extensions that their targets
// may have (ECMA-376, 15.2).
var fromPackage = map[string][]string{
	relType + "officeDocument":               markupParts,
	relType + "extended-properties":          markupParts,
	relType + "custom-properties":            markupParts,
	packageType + "metadata/core-properties": markupParts,
	packageType + "metadata/thumbnail":       pictureParts,
	"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties": markupParts, // LibreOffice's
	microsoftType + "2020/02/relationships/classificationlabels":                                   markupParts,
}

// fromPart are those that its parts have: no macros, embedded objects, controls, other documents, sounds and films
// (ECMA-376, 11.3, 14.2 and 15.2; [MS-DOCX], 2.1).
var fromPart = map[string][]string{
	relType + "styles":                                         markupParts,
	relType + "settings":                                       markupParts,
	relType + "webSettings":                                    markupParts,
	relType + "fontTable":                                      markupParts,
	relType + "theme":                                          markupParts,
	relType + "themeOverride":                                  markupParts,
	relType + "numbering":                                      markupParts,
	relType + "header":                                         markupParts,
	relType + "footer":                                         markupParts,
	relType + "footnotes":                                      markupParts,
	relType + "endnotes":                                       markupParts,
	relType + "comments":                                       markupParts,
	relType + "glossaryDocument":                               markupParts,
	relType + "bibliography":                                   markupParts,
	relType + "customXml":                                      markupParts,
	relType + "customXmlProps":                                 markupParts,
	relType + "chart":                                          markupParts,
	relType + "chartUserShapes":                                markupParts,
	relType + "diagramData":                                    markupParts,
	relType + "diagramLayout":                                  markupParts,
	relType + "diagramQuickStyle":                              markupParts,
	relType + "diagramColors":                                  markupParts,
	relType + "image":                                          pictureParts,
	relType + "font":                                           fontParts,
	relType + "printerSettings":                                printerParts,
	relType + "metadata/thumbnail":                             pictureParts,
	microsoftType + "2007/relationships/stylesWithEffects":     markupParts,
	microsoftType + "2007/relationships/diagramDrawing":        markupParts,
	microsoftType + "2007/relationships/hdphoto":               pictureParts,
	microsoftType + "2011/relationships/chartStyle":            markupParts,
	microsoftType + "2011/relationships/chartColorStyle":       markupParts,
	microsoftType + "2011/relationships/commentsExtended":      markupParts,
	microsoftType + "2011/relationships/people":                markupParts,
	microsoftType + "2014/relationships/chartEx":               markupParts,
	microsoftType + "2016/09/relationships/commentsIds":        markupParts,
	microsoftType + "2018/08/relationships/commentsExtensible": markupParts,
	microsoftType + "2019/05/relationships/documenttasks":      markupParts,
}

// checkInward refuses a relationship within the file that a plain document does not have. A hyperlink leads to a place
// in the text.
func checkInward(relations string, r xml.StartElement) error {
	kind, target := plainAttribute(r, "Type"), plainAttribute(r, "Target")
	known := fromPart
	if partKey(relations) == "_rels/.rels" {
		known = fromPackage
	}
	extensions, ok := known[kind]
	switch {
	case kind == hyperlink:
		return nil
	case !ok:
		return about(target, flawed(Active, "a relationship of the type %.200q is not allowed", kind))
	case !slices.Contains(extensions, extension(target)):
		return about(target, flawed(Active, "a relationship of the type %.200q does not lead to %.200q", kind, target))
	}
	return nil
}

// extension is that of the part that a relationship leads to; empty where readers might disagree on the part.
func extension(target string) string {
	name, err := url.PathUnescape(target)
	if err != nil || strings.ContainsAny(name, "?#\x00") {
		return ""
	}
	return path.Ext(partKey(name))
}

// The namespaces of old drawings and objects in WordprocessingML.
const (
	vml       = "urn:schemas-microsoft-com:vml"
	vmlOffice = "urn:schemas-microsoft-com:office:office"
)

// objects are the elements that bring other programs or documents into the text (ECMA-376, 17.3.3 and 17.17.2).
var objects = []xml.Name{
	{Space: wordML2006, Local: "altChunk"},
	{Space: wordML2006, Local: "control"},
	{Space: wordML2006, Local: "object"},
	{Space: wordML2006, Local: "subDoc"},
	{Space: vmlOffice, Local: "OLEObject"},
}

// checkElement refuses elements that a plain document does not have, and old pictures that name their file.
func checkElement(e xml.StartElement) error {
	switch {
	case slices.Contains(objects, e.Name):
		return flawed(Active, "%s: embedded objects are not allowed", e.Name.Local)
	case e.Name.Local == "mailMerge":
		return flawed(Outward, "a mail merge leads out of the file")
	case e.Name.Space == vml && plainAttribute(e, "src") != "":
		return about(plainAttribute(e, "src"), flawed(Outward, "%s %.200q leads out of the file", e.Name.Local, plainAttribute(e, "src")))
	}
	return nil
}

// checkDrawing refuses what makes a reader of SVG fetch or run something: readers go by the names alone, so that this
// looks at nothing else.
func checkDrawing(e xml.StartElement) error {
	switch e.Name.Local {
	case "script", "foreignObject":
		return flawed(Active, "%s in a drawing is not allowed", e.Name.Local)
	case "a": // is followed, like a hyperlink
		return nil
	}
	for _, a := range e.Attr {
		if a.Name.Local == "href" && !staysInside(a.Value) || fetches(a.Value) {
			return about(a.Value, flawed(Outward, "%s %.200q leads out of the file", e.Name.Local, a.Value))
		}
	}
	return nil
}

// staysInside tells references to the drawing itself, and pictures that it carries. These are no drawings, which might
// have references again.
func staysInside(reference string) bool {
	reference = strings.ToLower(strings.TrimSpace(reference))
	return reference == "" || strings.HasPrefix(reference, "#") ||
		strings.HasPrefix(reference, "data:image/") && !strings.HasPrefix(reference, "data:image/svg")
}

// fetches reports whether a style names anything outside the drawing.
func fetches(style string) bool {
	style = strings.ToLower(style)
	if strings.Contains(style, "@import") {
		return true
	}
	for _, rest := range strings.Split(style, "url(")[1:] {
		if !staysInside(strings.TrimLeft(rest, " \t\r\n\"'")) {
			return true
		}
	}
	return false
}

// blanks are the bytes that may stand before XML: the marks of its order of bytes, and white space, also of UTF-16.
const blanks = "\xef\xbb\xbf\xff\xfe\x00 \t\r\n"

// gzipMark begins what gzip has packed.
const gzipMark = "\x1f\x8b"

// isDisguised tells XML and packed drawings, by their first bytes, in what is neither by its name: readers go by what
// they find.
func isDisguised(head []byte) bool {
	at := 0
	for at < len(head) && strings.IndexByte(blanks, head[at]) >= 0 {
		at++
	}
	return at < len(head) && head[at] == '<' || bytes.HasPrefix(head, []byte(gzipMark))
}
