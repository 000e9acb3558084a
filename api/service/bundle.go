package service

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/format"
	"vanban/render/layout"
)

// MIMEBundle is the media type of a [File] that holds several documents.
const MIMEBundle = "application/zip"

// ManifestName is the name of the list in such a file.
const ManifestName = "manifest.json"

// Manifest lists what a file of several documents holds, in the order of the payload.
type Manifest struct {
	Kind   string   `json:"kind"`   // slug
	Format string   `json:"format"` // name
	Files  []Member `json:"files"`  // the document first
}

// Member is one of the documents of a [Manifest].
type Member struct {
	Name   string `json:"name"`   // of the file, in Vietnamese, with extension
	Role   string `json:"role"`   // document, appendix or attachment
	Title  string `json:"title"`  // what people call it
	Path   string `json:"path"`   // JSON pointer to what it was made of; "" is the payload
	Pages  int    `json:"pages"`  // of the PDF; a DOCX has as many
	Bytes  int    `json:"bytes"`  // of the file
	SHA256 string `json:"sha256"` // of the file, hexadecimal
}

// roleDocument is the role of the document itself.
const roleDocument = "document"

// bundler puts the files of one payload into one.
type bundler struct {
	zip      *zip.Writer
	manifest Manifest
	family   *fonts.Family
}

// bundle makes one file of several documents: the list of them, then each as it would be alone, none
// compressed, as PDF and DOCX are already. The letterhead and what is attached to a PDF are of the
// first document only: an appendix has no head, and one copy of the payload is enough.
func (s *Service) bundle(ctx context.Context, kind string, f format.Format, docs []*render.Document, o format.Options) (File, error) {
	b := bundler{family: s.family, manifest: Manifest{Kind: kind, Format: f.Name}}
	name := docs[0].Name
	files := make([][]byte, len(docs))
	for i, d := range docs {
		docs[i] = nil // it may be large
		data, err := b.add(ctx, f, d, o)
		if err != nil {
			return File{}, err
		}
		files[i] = data
		o.Base, o.Attached = nil, nil
	}
	data, err := b.write(files)
	if err != nil {
		return File{}, fmt.Errorf("bundling %s: %w", f.Name, err)
	}
	made := shape(f, len(docs))
	return File{Name: name + made.Ext, Ext: made.Ext, MIME: made.MIME, Data: data, Members: b.manifest.Files}, nil
}

// bundleExt ends the name of a file of several documents. It tells the format, as a document may be
// made in each.
func bundleExt(f format.Format) string { return "-" + f.Name + ".zip" }

// Exts are what the name of a file of the format may end with, [File.Ext]: of one document, and of
// several.
func Exts(f format.Format) []string { return []string{f.Ext, bundleExt(f)} }

// add makes the file of a document and lists it.
func (b *bundler) add(ctx context.Context, f format.Format, d *render.Document, o format.Options) ([]byte, error) {
	var file bytes.Buffer
	var pages int
	o.Pages = func(n int) { pages = n }
	err := f.Encode(ctx, &file, d, o)
	if err == nil && pages == 0 { // a DOCX has none until it is opened
		pages, err = countPages(ctx, d, b.family)
	}
	if err != nil {
		return nil, fault(ctx, f, err)
	}
	sum := sha256.Sum256(file.Bytes())
	b.manifest.Files = append(b.manifest.Files, Member{
		Name: d.Name + f.Ext, Role: cmp.Or(string(d.Part), roleDocument), Title: d.Info.Title,
		Path: d.Source.Pointer, Pages: pages, Bytes: file.Len(), SHA256: hex.EncodeToString(sum[:]),
	})
	return file.Bytes(), nil
}

// countPages lays a document out and keeps none of its pages.
func countPages(ctx context.Context, d *render.Document, family *fonts.Family) (n int, err error) {
	_, err = layout.Stream(ctx, d, family, func(*layout.Page) error { n++; return nil })
	return n, err
}

// write writes the list and the files that it lists.
func (b *bundler) write(files [][]byte) ([]byte, error) {
	var list, out bytes.Buffer
	enc := json.NewEncoder(&list)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(b.manifest); err != nil {
		return nil, err
	}
	b.zip = zip.NewWriter(&out)
	if err := b.entry(ManifestName, list.Bytes()); err != nil {
		return nil, err
	}
	for i, m := range b.manifest.Files {
		if err := b.entry(m.Name, files[i]); err != nil {
			return nil, err
		}
	}
	if err := b.zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// What an entry says: its name is UTF-8 (APPNOTE, 4.4.4, bit 11), and its date is 1980-01-01, the
// earliest there is: the file tells no clock.
const (
	nameUTF8 = 1 << 11
	dosEpoch = 1<<5 | 1
)

// isBundle tells a file that begins as one of ours of several documents does: with the list of them.
func isBundle(file []byte) bool {
	const header = 30 // bytes before the name of the first entry (APPNOTE, 4.3.7)
	return bytes.HasPrefix(file, []byte("PK\x03\x04")) && len(file) > header && bytes.HasPrefix(file[header:], []byte(ManifestName))
}

// entry writes a file with its size before it, so that it can be read as it comes.
func (b *bundler) entry(name string, data []byte) error {
	h := &zip.FileHeader{
		Name: name, Method: zip.Store, ReaderVersion: 20, Flags: nameUTF8, ModifiedDate: dosEpoch, //nolint:staticcheck // CreateRaw takes the date from this field and from no other
		CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data)),
	}
	h.SetMode(0o644) // also says that Unix made it: Info-ZIP reads a name of DOS in a code page, whatever the flag says
	w, err := b.zip.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
