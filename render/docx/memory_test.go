//go:build !race

package docx_test

import (
	"bytes"
	"io"
	"maps"
	"runtime"
	"testing"

	"vanban/render/docx"
)

// TestPicturesAreNotCopied: a letterhead takes its size and little more, and a document on it takes none of the memory of
// its pictures.
func TestPicturesAreNotCopied(t *testing.T) {
	const size = 15 << 20
	data := change(t, entry{"word/media/logo.png", append([]byte("\x89PNG"), noise(size)...)})
	var before, read, written runtime.MemStats
	runtime.ReadMemStats(&before)
	b := readBase(t, data)
	runtime.ReadMemStats(&read)
	d := letter()
	d.Fields = maps.Clone(values)
	if err := docx.Encode(io.Discard, d, resolve(t, d), docx.Options{Base: b}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&written)
	if took := read.TotalAlloc - before.TotalAlloc; took > size+8<<20 {
		t.Errorf("reading took %d bytes", took)
	}
	if took := written.TotalAlloc - read.TotalAlloc; took > 8<<20 {
		t.Errorf("writing took %d bytes", took)
	}
	if got := part(t, fill(t, b, letter()), "word/media/logo.png"); !bytes.HasSuffix(got, noise(size)) {
		t.Error("the picture has changed")
	}
}
