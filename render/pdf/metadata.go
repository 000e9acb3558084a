package pdf

import (
	"bytes"
	"encoding/xml"
	"time"

	"vanban/render"
)

// xmp writes the metadata by which a file says that it is PDF/A-2a or 3a and PDF/UA-1, and
// repeats what the document says of itself. PDF/A knows nothing of pdfuaid, so that the
// schema is described beside it (ISO 19005-2, 6.6.2.3).
//
// An archive finds a document by number, date and type in the properties of Dublin Core
// (ISO 16684-1, 8.3), so that it need not read them off the page.
func xmp(info *render.Info, part, language string) []byte {
	var b bytes.Buffer
	b.WriteString(xmpHead)
	b.WriteString("<pdfaid:part>" + part + xmpIdentity)
	property(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, title(info), `</rdf:li></rdf:Alt>`)
	property(&b, "dc:creator", `<rdf:Seq><rdf:li>`, info.Author, `</rdf:li></rdf:Seq>`)
	property(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, info.Subject, `</rdf:li></rdf:Alt>`)
	property(&b, "dc:identifier", "", info.Identifier, "")
	property(&b, "dc:type", `<rdf:Bag><rdf:li>`, info.Type, `</rdf:li></rdf:Bag>`)
	property(&b, "dc:language", `<rdf:Bag><rdf:li>`, language, `</rdf:li></rdf:Bag>`)
	property(&b, "pdf:Keywords", "", info.Keywords, "")
	property(&b, "pdf:Producer", "", producer, "")
	if !info.Created.IsZero() {
		property(&b, "dc:date", `<rdf:Seq><rdf:li>`, info.Created.Format(time.DateOnly), `</rdf:li></rdf:Seq>`)
		property(&b, "xmp:CreateDate", "", info.Created.Format(time.RFC3339), "")
		property(&b, "xmp:ModifyDate", "", info.Created.Format(time.RFC3339), "")
	}
	b.WriteString(xmpTail)
	return b.Bytes()
}

// property writes a property unless it is empty.
func property(b *bytes.Buffer, name, open, value, end string) {
	if value == "" {
		return
	}
	b.WriteString("<" + name + ">" + open)
	_ = xml.EscapeText(b, []byte(plain(value))) // a buffer takes everything
	b.WriteString(end + "</" + name + ">\n")
}

const (
	xmpHead = `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
`
	xmpIdentity = "</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
	xmpTail     = `</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
)

// pdfDate writes a date as PDF does: D:20221230000000+07'00'.
func pdfDate(s *syntax, t time.Time) {
	s.str(t.Format("(D:20060102150405"))
	zone := []byte(t.Format("-0700"))
	*s = append(*s, zone[:3]...)
	s.str("'")
	*s = append(*s, zone[3:]...)
	s.str("')")
}
