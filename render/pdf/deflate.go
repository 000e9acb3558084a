package pdf

import "compress/zlib"

// deflater compresses one piece after the other with the same writer: making a writer
// costs more than compressing a page with it.
type deflater struct {
	zlib *zlib.Writer
	out  sink
}

// sink is a slice to write to.
type sink []byte

func (s *sink) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

// newDeflater gives a deflater of a level of compress/zlib.
func newDeflater(level int) *deflater {
	d := new(deflater)
	d.zlib, _ = zlib.NewWriterLevel(&d.out, level) // fails for levels that do not exist
	return d
}

// deflate compresses data. The result is good until the next call.
func (d *deflater) deflate(data []byte) []byte {
	d.out = d.out[:0]
	d.zlib.Reset(&d.out)
	// A sink takes everything, so neither call can fail.
	_, _ = d.zlib.Write(data)
	_ = d.zlib.Close()
	return d.out
}
