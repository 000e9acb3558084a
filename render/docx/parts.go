package docx

import (
	"time"

	"vanban/render"
)

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relSpace      = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType       = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	typeSpace     = `http://schemas.openxmlformats.org/package/2006/content-types`
	relationSpace = `http://schemas.openxmlformats.org/package/2006/relationships`

	wordML = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

// contentTypes writes [Content_Types].xml.
func (e *encoder) contentTypes() {
	e.raw(xmlHead + `<Types xmlns="` + typeSpace + `">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordML + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordML + `styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + wordML + `settings+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="` + wordML + `fontTable+xml"/>`)
	for i := range len(e.headers) + 1 {
		e.num(`<Override PartName="/word/header`, i, `.xml" ContentType="`+wordML+`header+xml"/>`)
	}
	e.marginTypes()
	e.chartTypes("")
	e.pictureTypes("")
	e.fontTypes("")
	e.raw(`</Types>`)
}

// firstHeader is the number in the relationship id of header part 0.
const firstHeader = 4

// relations writes the relationships of the main part.
func (e *encoder) relations() {
	e.raw(xmlHead + `<Relationships xmlns="` + relationSpace + `">` +
		`<Relationship Id="rId1" Type="` + relType + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relType + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="` + relType + `fontTable" Target="fontTable.xml"/>`)
	for i := range len(e.headers) + 1 {
		e.num(`<Relationship Id="rId`, firstHeader+i, `" Type="`+relType+`header" `)
		e.num(`Target="header`, i, `.xml"/>`)
	}
	e.marginRelations()
	e.chartRelations("")
	e.pictureRelations("")
	e.raw(`</Relationships>`)
}

// core writes what the document says about itself.
func (e *encoder) core() {
	info := &e.doc.Info
	e.raw(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range []struct{ open, text, close string }{
		{`<dc:title>`, info.Title, `</dc:title>`},
		{`<dc:subject>`, info.Subject, `</dc:subject>`},
		{`<dc:creator>`, info.Author, `</dc:creator>`},
		{`<cp:keywords>`, info.Keywords, `</cp:keywords>`},
		{`<dc:identifier>`, info.Identifier, `</dc:identifier>`},
		{`<cp:category>`, info.Type, `</cp:category>`},
	} {
		if p.text != "" {
			e.attr(p.open, p.text, p.close)
		}
	}
	if !info.Created.IsZero() {
		e.raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`)
		// Programs tell these properties in UTC, where the day of Viet Nam begins on the day before; so
		// both tell the same day.
		e.buf = info.Created.AppendFormat(e.buf, time.DateOnly+"T15:04:05Z")
		e.raw(`</dcterms:created>`)
	}
	e.raw(`<dc:language>vi-VN</dc:language></cp:coreProperties>`)
}

// header writes the header that shows the page number in the style of role, but centred, as
// [render.PageNumber] has it.
func (e *encoder) header(role render.Role) {
	e.raw(xmlHead + `<w:hdr ` + wordSpace + `>`)
	e.pageNumber(role)
	e.raw(`</w:hdr>`)
}

// pageNumber writes a paragraph with the number of the page.
func (e *encoder) pageNumber(role render.Role) {
	style, ok := e.style(role)
	if !ok {
		return
	}
	e.raw(`<w:p><w:pPr>`)
	e.styled(role)
	e.flag(style.Align != render.AlignCenter, `<w:jc w:val="center"/>`)
	e.raw(`</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>` +
		`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
}
