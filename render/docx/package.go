package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"embed"
	"hash/crc32"
	"io"
	"strconv"
	"sync"
)

// compression is the level of deflate: the fastest. The next ones save a tenth of the
// bytes for twice the time.
const compression = flate.BestSpeed

// dosEpoch is 1980-01-01, the earliest date of a ZIP entry: the file tells no clock.
const dosEpoch = 1<<5 | 1

// part is a file inside the package.
type part struct {
	name  string
	file  string         // the prepared bytes, in folder parts
	write func(*encoder) // writes the part when it is not prepared
	big   bool           // worth compressing
	embed func(*encoder) // writes the part when the document carries its typeface; nil as ever
}

// parts are the files of the package in their order. The headers with a page number follow.
var parts = []part{
	{name: "[Content_Types].xml", write: (*encoder).contentTypes},
	{name: "_rels/.rels", file: "rels.xml"},
	{name: "docProps/app.xml", file: "app.xml"},
	{name: "docProps/core.xml", write: (*encoder).core},
	{name: "word/document.xml", write: (*encoder).document, big: true},
	{name: "word/_rels/document.xml.rels", write: (*encoder).relations},
	{name: "word/styles.xml", write: (*encoder).styles, big: true},
	{name: "word/settings.xml", file: "settings.xml", embed: (*encoder).settings},
	{name: "word/fontTable.xml", file: "fontTable.xml", embed: (*encoder).fontTable},
	{name: "word/header0.xml", file: "header0.xml"},
}

//go:embed parts/*.xml parts/workbook/*.xml
var files embed.FS

// compressed is a part whose bytes are deflated already.
type compressed struct {
	data []byte
	size int
	crc  uint32
}

// prepared gives the parts that are the same in every document, by name.
var prepared = sync.OnceValue(func() map[string]compressed {
	all := make(map[string]compressed)
	for _, p := range parts {
		if p.file == "" {
			continue
		}
		data, err := files.ReadFile("parts/" + p.file)
		if err != nil {
			panic(err) // a name in the table above is wrong
		}
		all[p.name] = compress(data)
	}
	return all
})

func compress(data []byte) compressed {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	// Writing to a buffer cannot fail.
	_, _ = w.Write(data)
	_ = w.Close()
	return compressed{data: b.Bytes(), size: len(data), crc: crc32.ChecksumIEEE(data)}
}

// pack writes a ZIP package.
type pack struct{ *zip.Writer }

// newPackage writes to w with the given compressor, which is nobody else's meanwhile.
func newPackage(w io.Writer, deflate *flate.Writer) *pack {
	p := &pack{zip.NewWriter(w)}
	p.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		deflate.Reset(out)
		return deflate, nil
	})
	return p
}

// entry is the header of an entry that tells nothing of when or where it was made.
func entry(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, ModifiedDate: dosEpoch} //nolint:staticcheck // CreateRaw takes the date from this field and from no other
}

// create begins a part that is compressed while it is written.
func (p *pack) create(name string) (io.Writer, error) {
	return p.CreateHeader(entry(name, zip.Deflate))
}

// copy writes a part that is compressed already.
func (p *pack) copy(name string, c compressed) error {
	return p.raw(entry(name, zip.Deflate), c)
}

// store writes a part as it is.
func (p *pack) store(name string, data []byte) error {
	return p.raw(entry(name, zip.Store), compressed{data: data, size: len(data), crc: crc32.ChecksumIEEE(data)})
}

func (p *pack) raw(h *zip.FileHeader, c compressed) error {
	h.CRC32, h.CompressedSize64, h.UncompressedSize64 = c.crc, uint64(len(c.data)), uint64(c.size)
	w, err := p.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(c.data)
	return err
}

// headerName is the name of header part i; part 0 is empty.
func headerName(i int) string { return "word/header" + strconv.Itoa(i) + ".xml" }
