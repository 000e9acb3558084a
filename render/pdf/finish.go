package pdf

import (
	"bytes"
	"io"
	"slices"

	"vanban/fonts"
	"vanban/render/layout"
)

// header names the version, and tells by four bytes beyond ASCII those who move the file
// that it is not text.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// resourcesObject is the number that fpdf gives to the resources that all pages share.
const resourcesObject = 2

// finisher writes fpdf's file anew, with all that fpdf cannot do. The objects keep their
// numbers; new ones come behind them.
type finisher struct {
	*objects
	layout *layout.Layout
	family *fonts.Family
	drawn  *drawing
	shell  *shell
	asked  *Options

	attached  []attachedFile
	fontList  syntax // entries of the font resources
	imageList syntax // of the resources that are no fonts
	structure int    // number of the structure tree's root
	profile   int    // number of the colour space's profile
}

// finish writes the whole file.
func (f *finisher) finish(w io.Writer) error {
	if len(f.shell.objects) <= pageObject(len(f.drawn.streams)) {
		return errShell
	}
	used, err := f.usedFonts()
	if err != nil {
		return err
	}
	f.out.str(header)
	f.reserve(len(f.shell.objects))
	f.writeFonts(used)
	f.writeProfile()
	if err := f.writeImages(); err != nil {
		return err
	}
	f.attached = f.writeAttached(f.asked.Attached)
	f.structure = f.drawn.marks.write(f.objects)
	for n, body := range f.shell.objects[1:] {
		if err := f.writeObject(n+1, body); err != nil {
			return err
		}
	}
	return f.objects.finish(w, f.shell.root, f.shell.info)
}

// writeObject writes one of fpdf's objects, with what it lacks.
func (f *finisher) writeObject(n int, body []byte) error {
	page := (n - pageObject(0)) / 2
	inPages := n >= pageObject(0) && page < len(f.drawn.streams)
	switch {
	case inPages && n != pageObject(page):
		return f.writeContent(n, page, body)
	case inPages:
		f.extend(n, body)
		f.str("/Tabs/S/StructParents ")
		f.int(page)
		f.str(">>")
	case n == resourcesObject:
		return f.writeResources(n, body)
	case n == f.shell.root:
		f.writeCatalog(n, body)
	case n == f.shell.info:
		f.writeInfo(n, body)
	case isStream(body):
		f.raw(n, body)
	default:
		f.begin(n)
		f.body = append(f.body, bytes.TrimSpace(body)...)
	}
	return nil
}

// extend begins an object with all that a dictionary of fpdf has. The caller adds entries
// and the end.
func (f *finisher) extend(n int, dictionary []byte) {
	f.begin(n)
	f.body = append(f.body, bytes.TrimSuffix(bytes.TrimSpace(dictionary), []byte(">>"))...)
}

// writeContent writes a page's content in place of fpdf's, which is only how it begins.
func (f *finisher) writeContent(n, page int, body []byte) error {
	if data, ok := streamData(body); !ok || string(data) != pageStart {
		return errShell
	}
	f.stream(n, f.drawn.streams[page], func(s *syntax) { s.str("/Filter/FlateDecode") })
	return nil
}

func (f *finisher) writeResources(n int, body []byte) error {
	before, rest, fonts := bytes.Cut(body, []byte("/Font <<"))
	between, after, others := bytes.Cut(rest, []byte("/XObject <<"))
	if !fonts || !others {
		return errShell
	}
	f.begin(n)
	for _, piece := range [][]byte{before, []byte("/Font<<"), f.fontList, between, []byte("/XObject <<"), f.imageList, bytes.TrimSpace(after)} {
		f.body = append(f.body, piece...)
	}
	return nil
}

// writeCatalog adds the structure and what identifies the colours. fpdf lists attached
// files even when there are none, which PDF/A takes for a broken list.
func (f *finisher) writeCatalog(n int, body []byte) {
	const noFiles = "/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n"
	f.extend(n, bytes.Replace(body, []byte(noFiles), nil, 1))
	f.listAttached(f.attached)
	f.str("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot ")
	f.ref(f.structure)
	f.str("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)" +
		"/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
	f.ref(f.profile)
	f.str(">>]>>")
}

// writeInfo puts the document's date in place of fpdf's, which knows no time zone and is
// there even when the document has none.
func (f *finisher) writeInfo(n int, body []byte) {
	before, _, _ := bytes.Cut(body, []byte("/CreationDate"))
	f.extend(n, before)
	if created := f.layout.Info.Created; !created.IsZero() {
		f.str("/CreationDate")
		pdfDate(&f.body, created)
		f.str("/ModDate")
		pdfDate(&f.body, created)
	}
	f.str(">>")
}

func (f *finisher) writeProfile() {
	f.profile = f.next()
	f.packed(f.profile, packedSRGB(), func(s *syntax) { s.str("/N 3/Filter/FlateDecode") })
}

// fewRunes is up to how many runes of a face a document gets a font of just these, made for
// it; beyond, it gets the prepared one. Measured on a decision of 23 pages: the prepared
// fonts alone make 104 kB, with this bound it is 93 kB in the same time, with fonts made of
// all faces 78 kB, but a quarter more time.
const fewRunes = 64

// usedFont is a font of the document with the number of its resource.
type usedFont struct {
	*program
	resource int
	runes    *[256]rune // nil for the alphabet
}

// usedFonts finds or makes the fonts that the document uses.
func (f *finisher) usedFonts() ([]usedFont, error) {
	var used []usedFont
	for i := range fonts.FaceCount {
		runes, count := f.drawn.fonts.codes(i)
		if count == 0 {
			continue
		}
		p, err := f.alphabetProgram(i, &runes, count)
		if err != nil {
			return nil, err
		}
		used = append(used, usedFont{p, i, nil})
	}
	for i := range f.drawn.fonts.extras {
		extra := &f.drawn.fonts.extras[i]
		p, err := newProgram(f.family.Faces()[extra.face], &extra.runes, f.deflate.deflate)
		if err != nil {
			return nil, err
		}
		used = append(used, usedFont{p, fonts.FaceCount + i, &extra.runes})
	}
	return used, nil
}

// alphabetProgram is the prepared font of a face, or a new one of the runes drawn with it.
func (f *finisher) alphabetProgram(i int, runes *[256]rune, count int) (*program, error) {
	if count <= fewRunes || f.family != fonts.Default() {
		return newProgram(f.family.Faces()[i], runes, f.deflate.deflate)
	}
	p, err := preparedDefault()
	if err != nil {
		return nil, err
	}
	return p[i], nil
}

// writeFonts writes the fonts and lists them as resources. Those of the alphabet share
// one character map.
func (f *finisher) writeFonts(used []usedFont) {
	alphabet := 0
	if slices.ContainsFunc(used, func(u usedFont) bool { return u.runes == nil }) {
		alphabet = f.next()
		f.writeToUnicode(alphabet, alphabetToUnicode())
	}
	for _, u := range used {
		toUnicodes, font := alphabet, f.next()
		if u.runes != nil {
			toUnicodes = f.next()
			raw := toUnicode(u.runes)
			f.writeToUnicode(toUnicodes, packed{raw, f.deflate.deflate(raw)})
		}
		u.write(f.objects, font, toUnicodes)
		f.fontList.str("/F")
		f.fontList.int(u.resource)
		f.fontList.str(" ")
		f.fontList.ref(font)
	}
}

func (f *finisher) writeToUnicode(n int, p packed) {
	f.packed(n, p, func(s *syntax) { s.str("/Filter/FlateDecode") })
}
