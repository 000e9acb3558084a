package pdf

// Deflate compresses data with the code that suits the samples, or with its own when there
// are none.
func Deflate(data []byte, samples ...[]byte) []byte {
	d := new(deflater)
	if len(samples) == 0 {
		return d.deflate(data)
	}
	return d.deflateWith(d.code(samples...), data)
}
