package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	typefaces "vanban/fonts"
)

// A document that carries its typeface has the four faces in parts of their own (ISO/IEC
// 29500-1, 17.8.1), whole: a clerk who goes on editing needs letters that the text has not.
//
// They stand under the name Times New Roman, which the document names, though the face is Liberation
// Serif: its licence lets it be embedded as it is and forbids to rename it. A reader takes an embedded
// font by the name in the font table and not by the one inside the font; one who has Times New Roman
// takes that, with the same widths. All four are of one family, because Word shows one embedded font
// for a name ([MS-OI29500] 2.1.260).

// embeddedFace is a face as a package holds it.
type embeddedFace struct {
	key  string // the GUID that it is obfuscated with
	data compressed
}

// embeddedFaces are the faces in the order of the elements that name them.
var embeddedFaces = sync.OnceValue(func() []embeddedFace {
	var all []embeddedFace
	for _, f := range typefaces.Default().Faces() {
		guid := contentGUID(f.File())
		all = append(all, embeddedFace{key: guidText(guid), data: compress(obfuscate(f.File(), guid))})
	}
	return all
})

// embedElements name the faces by their numbers in the family.
var embedElements = [typefaces.FaceCount]string{`<w:embedRegular`, `<w:embedBold`, `<w:embedItalic`, `<w:embedBoldItalic`}

// contentGUID is a GUID that is the same for the same content (RFC 9562, version 8).
func contentGUID(data []byte) (guid [16]byte) {
	sum := sha256.Sum256(data)
	copy(guid[:], sum[:])
	guid[6] = guid[6]&0x0F | 0x80
	guid[8] = guid[8]&0x3F | 0x80
	return guid
}

// guidText is how a GUID is written (ISO/IEC 29500-1, 22.9.2.4).
func guidText(g [16]byte) string {
	return fmt.Sprintf("{%X-%X-%X-%X-%X}", g[:4], g[4:6], g[6:8], g[8:10], g[10:])
}

// obfuscate changes the first 32 bytes of a font by its key, the last byte of the key first
// (17.8.1). The same once more gives the font.
func obfuscate(font []byte, key [16]byte) []byte {
	out := slices.Clone(font)
	for i := range min(32, len(out)) {
		out[i] ^= key[15-i%16]
	}
	return out
}

// carrier is what changes in a package when the typeface is put into it.
type carrier struct {
	tableName, linksName, settingsName string // parts
	newTable, newLinks                 bool   // the package has had none
	table                              list   // the font table without Times New Roman
	links                              list   // its relationships
	settings                           list   // its end is where the wish to embed belongs
	first                              int    // the number of the first face
}

// tablePart is the font table of a package that has had none.
const tablePart = "word/fontTable.xml"

// ownCarrier is that of the packages that are wholly ours.
var ownCarrier = sync.OnceValue(func() *carrier {
	c, err := readCarrier([]unpacked{
		{name: linksPart, data: []byte(`<r><r Type="` + relType + `fontTable" Target="fontTable.xml"/><r Type="` + relType + `settings" Target="settings.xml"/></r>`)},
		{name: tablePart, data: ownPart("fontTable.xml")},
		{name: "word/settings.xml", data: ownPart("settings.xml")},
	}, nil)
	if err != nil {
		panic(err) // our own parts are wrong
	}
	return c
})

func ownPart(file string) []byte {
	data, err := files.ReadFile("parts/" + file)
	if err != nil {
		panic(err) // the name is wrong
	}
	return data
}

// readCarrier finds in the parts of a package what changes, by the relationships of the main
// part. The faces get numbers that are not taken.
func readCarrier(all []unpacked, taken map[int]bool) (*carrier, error) {
	c := &carrier{first: 1}
	for n := c.first; n < c.first+typefaces.FaceCount; n++ {
		if taken[n] {
			c.first = n + 1
		}
	}
	part := func(name string) []byte {
		for _, p := range all {
			if partKey(p.name) == partKey(name) {
				return p.data
			}
		}
		return nil
	}
	for _, read := range []struct {
		kind string
		read func(name string, data []byte) error
	}{
		{"fontTable", c.readTable},
		{"settings", c.readSettings},
	} {
		name, err := related(part(linksPart), read.kind)
		if err != nil {
			return nil, err
		}
		if data := part(name); data != nil {
			if err := read.read(name, data); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	if c.tableName == "" {
		c.tableName, c.newTable = tablePart, true
		c.table = emptyList(`<w:fonts ` + wordSpace + `>`)
	}
	return c, c.readLinks(part)
}

// related is the part that the main part refers to by a relationship of a kind.
func related(links []byte, kind string) (name string, err error) {
	err = eachToken(unpacked{name: linksPart, data: links}, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && plainAttribute(e, "Type") == relType+kind {
			name = strings.TrimPrefix(path.Join("/word", plainAttribute(e, "Target")), "/")
			if target := plainAttribute(e, "Target"); strings.HasPrefix(target, "/") {
				name = path.Clean(target)[1:]
			}
		}
		return nil
	})
	return name, err
}

// emptyList is a list of nothing.
func emptyList(start string) list {
	name, _, _ := strings.Cut(start[len("<"):], " ")
	return list{data: []byte(xmlHead + start + "</" + name + ">"), end: len(xmlHead) + len(start)}
}

// readTable takes Times New Roman out of a font table.
func (c *carrier) readTable(name string, data []byte) (err error) {
	c.tableName = name
	data, err = without(data, func(e xml.StartElement) bool {
		return e.Name.Local == "font" && strings.EqualFold(attribute(e, "name"), typeface)
	})
	if err == nil {
		c.table, err = readList(data)
	}
	return err
}

// readLinks finds the relationships of the font table.
func (c *carrier) readLinks(part func(string) []byte) (err error) {
	folder, file := path.Split(c.tableName)
	c.linksName = folder + "_rels/" + file + ".rels"
	if data := part(c.linksName); data != nil {
		c.links, err = readList(data)
		return err
	}
	c.newLinks = true
	c.links = emptyList(`<Relationships xmlns="` + relationSpace + `">`)
	return nil
}

// The settings that stand before those of embedding, and those of embedding (CT_Settings).
var (
	beforeEmbedding = []string{
		"writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
		"displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
	}
	aboutEmbedding = []string{"embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts"}
)

// readSettings takes out of the settings what they say of embedding and finds the place for it.
func (c *carrier) readSettings(name string, data []byte) (err error) {
	c.settingsName = name
	data, err = without(data, func(e xml.StartElement) bool { return slices.Contains(aboutEmbedding, e.Name.Local) })
	if err != nil {
		return err
	}
	if c.settings, err = readList(data); err != nil {
		return err
	}
	return children(data, func(e xml.StartElement, at extent) {
		if !slices.Contains(beforeEmbedding, e.Name.Local) {
			c.settings.end = min(c.settings.end, at.from)
		}
	})
}

// children tells of each element in the root where it lies.
func children(data []byte, tell func(xml.StartElement, extent)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var child xml.StartElement
	from := 0
	for depth := 0; ; {
		at := int(d.InputOffset())
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				child, from = t.Copy(), at
			}
		case xml.EndElement:
			if depth--; depth == 1 {
				tell(child, extent{from, int(d.InputOffset())})
			}
		}
	}
}

// without gives a part without those elements in its root that are unwanted.
func without(data []byte, unwanted func(xml.StartElement) bool) ([]byte, error) {
	var out []byte
	done := 0
	err := children(data, func(e xml.StartElement, at extent) {
		if unwanted(e) {
			out = append(out, data[done:at.from]...)
			done = at.to
		}
	})
	return append(out, data[done:]...), err
}

// carrier is what changes in the package that is written.
func (e *encoder) carrier() *carrier {
	if e.base != nil {
		return e.base.carrier
	}
	return ownCarrier()
}

// typeface is what all text is set in.
const typeface = "Times New Roman"

// fontTable writes the font table with Times New Roman and its faces.
func (e *encoder) fontTable() {
	c := e.carrier()
	e.extend(&c.table, func() {
		e.raw(`<w:font ` + wordSpace + ` ` + relSpace + ` w:name="` + typeface + `">` + substitution())
		for i, f := range embeddedFaces() {
			e.raw(embedElements[i])
			e.num(` r:id="rIdFont`, c.first+i, `" w:fontKey="`+f.key+`"/>`)
		}
		e.raw(`</w:font>`)
	})
}

// substitution is what our font table says of Times New Roman, for readers that have to find
// another font.
func substitution() string {
	_, rest, _ := bytes.Cut(ownPart("fontTable.xml"), []byte(`<w:font w:name="`+typeface+`">`))
	inner, _, _ := bytes.Cut(rest, []byte(`</w:font>`))
	return string(inner)
}

// fontLinks writes the relationships of the font table.
func (e *encoder) fontLinks() {
	c := e.carrier()
	e.extend(&c.links, func() {
		for i := range embeddedFaces() {
			e.num(`<Relationship xmlns="`+relationSpace+`" Id="rIdFont`, c.first+i, `" Type="`+relType+`font" `)
			e.num(`Target="fonts/font`, c.first+i, `.odttf"/>`)
		}
	})
}

// facePart is the part of a face. Word takes no blanks in its name.
func (c *carrier) facePart(i int) string {
	return path.Join(path.Dir(c.tableName), "fonts", "font"+strconv.Itoa(c.first+i)+".odttf")
}

// settings writes the settings with the wish that the faces stay in the file when it is saved.
// Word holds Times New Roman to be a font that everybody has.
func (e *encoder) settings() {
	e.extend(&e.carrier().settings, func() {
		e.raw(`<w:embedTrueTypeFonts ` + wordSpace + `/><w:embedSystemFonts ` + wordSpace + `/>`)
	})
}

// fontTypes writes the content types of the faces, and of a font table that is new.
func (e *encoder) fontTypes(space string) {
	if !e.embeds {
		return
	}
	c := e.carrier()
	if c.newTable {
		e.raw(`<Override` + space + ` PartName="/` + tablePart + `" ContentType="` + wordML + `fontTable+xml"/>`)
	}
	for i := range embeddedFaces() {
		e.raw(`<Override` + space + ` PartName="/` + c.facePart(i) + `" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>`)
	}
}

// fontRelations writes the relationship of the main part to a font table that is new.
func (e *encoder) fontRelations(space string) {
	if e.embeds && e.carrier().newTable {
		e.raw(`<Relationship` + space + ` Id="rIdFontTable" Type="` + relType + `fontTable" Target="/` + tablePart + `"/>`)
	}
}

// fontParts writes the faces, and what the package has no part for.
func (e *encoder) fontParts(p *pack) error {
	if !e.embeds {
		return nil
	}
	c := e.carrier()
	for _, s := range []struct {
		missing bool
		part
	}{
		{c.newTable, part{name: c.tableName, write: (*encoder).fontTable}},
		{c.newLinks, part{name: c.linksName, write: (*encoder).fontLinks}},
	} {
		if s.missing {
			if err := e.part(p, s.part); err != nil {
				return err
			}
		}
	}
	for i, f := range embeddedFaces() {
		if err := p.copy(c.facePart(i), f.data); err != nil {
			return err
		}
	}
	return nil
}
