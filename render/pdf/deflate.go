package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/adler32"
	"math/bits"
)

// The pages of a document are many short streams of the same letters. compress/zlib finds a
// Huffman code for each of them, which takes longer than to write the stream and, measured
// on a document of twenty pages, two fifths of the time from document to file. Here the
// code is found once for all pages and the rest is as simple as RFC 1950 and RFC 1951 allow:
// one block, the last place where four bytes were seen, no search for a better one. It
// compresses as much as the fastest level of compress/zlib in less than half the time.

// deflater compresses one stream after the other with the same memory.
type deflater struct {
	last   [1 << hashBits]int32 // where bytes of this hash began last, plus one
	tokens []token
	out    []byte
}

const (
	hashBits = 13
	minMatch = 4 // shorter repetitions are not worth their distance
	maxMatch = 258
	window   = 1 << 15 // how far back a repetition may lie
)

// token is a byte as it is, or a repetition of bytes: how many beyond three, and how far
// back beyond one.
type token uint32

const repetition token = 1 << 31

func repeat(length, distance int) token {
	return repetition | token(length-3)<<16 | token(distance-1)
}

// release forgets what was compressed.
func (d *deflater) release() {
	d.tokens, d.out = emptied(d.tokens, mostKept/4), emptied(d.out, mostKept)
	clear(d.last[:])
}

// deflate compresses data with its own code. The result is good until the next call.
func (d *deflater) deflate(data []byte) []byte {
	tokens := d.tokenize(data)
	var f frequencies
	f.count(tokens)
	return d.write(newCode(&f), tokens, adler32.Checksum(data))
}

// deflateWith compresses data with a code that was found before. The result is good until
// the next call.
func (d *deflater) deflateWith(c *code, data []byte) []byte {
	return d.write(c, d.tokenize(data), adler32.Checksum(data))
}

// code finds the code that suits the samples. It can write everything else, too.
func (d *deflater) code(samples ...[]byte) *code {
	var f frequencies
	for _, s := range samples {
		f.count(d.tokenize(s))
	}
	return newCode(&f)
}

// write writes a stream: zlib's header, the block, and the checksum of the data.
func (d *deflater) write(c *code, tokens []token, sum uint32) []byte {
	w := bitWriter{out: append(d.out[:0], 0x78, 0x01)}
	w.copy(&c.header)
	for _, t := range tokens {
		if t&repetition == 0 {
			w.write(c.symbols[t])
			continue
		}
		symbol, extra := lengthSymbol(t)
		w.write(c.symbols[symbol])
		w.write(extra)
		symbol, extra = distanceSymbol(t)
		w.write(c.distances[symbol])
		w.write(extra)
	}
	w.write(c.symbols[endOfBlock])
	d.out = binary.BigEndian.AppendUint32(w.end(), sum)
	return d.out
}

// tokenize finds what repeats. The result is good until the next call.
func (d *deflater) tokenize(data []byte) []token {
	clear(d.last[:])
	tokens := d.tokens[:0]
	i := 0
	for i+minMatch <= len(data) {
		here := binary.LittleEndian.Uint32(data[i:])
		hash := hashOf(here)
		j := int(d.last[hash]) - 1
		d.last[hash] = int32(i + 1)
		if j < 0 || i-j > window || binary.LittleEndian.Uint32(data[j:]) != here {
			tokens = append(tokens, token(data[i]))
			i++
			continue
		}
		n := minMatch + same(data[i+minMatch:], data[j+minMatch:], maxMatch-minMatch)
		tokens = append(tokens, repeat(n, i-j))
		d.note(data, i+1, i+n)
		i += n
	}
	for _, c := range data[i:] {
		tokens = append(tokens, token(c))
	}
	d.tokens = tokens
	return tokens
}

// note notes the places inside a repetition.
func (d *deflater) note(data []byte, from, to int) {
	for i := from; i < min(to, len(data)-minMatch+1); i++ {
		d.last[hashOf(binary.LittleEndian.Uint32(data[i:]))] = int32(i + 1)
	}
}

func hashOf(b uint32) uint32 { return b * 0x9E3779B1 >> (32 - hashBits) }

// same counts with how many equal bytes, up to a limit, two slices begin. The first is not
// longer than the second.
func same(a, b []byte, limit int) int {
	n := min(len(a), limit)
	a, b = a[:n], b[:n]
	i := 0
	for ; i+8 <= n; i += 8 {
		if x := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); x != 0 {
			return i + bits.TrailingZeros64(x)/8
		}
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// lengthSymbol gives the symbol for a repetition's length and the bits that follow it
// (RFC 1951, 3.2.5): 8 symbols for one length each, then 4 for each power of two.
func lengthSymbol(t token) (symbol int, extra word) {
	const first, longest = 257, 285
	x := uint32(t>>16) & 0xFF
	switch {
	case x < 8:
		return first + int(x), word{}
	case x == maxMatch-3:
		return longest, word{}
	}
	n := uint32(bits.Len32(x)) - 3
	return first + int(4*(n+1)+x>>n&3), word{x & (1<<n - 1), n}
}

// distanceSymbol gives the symbol for a repetition's distance and the bits that follow it:
// 4 symbols for one distance each, then 2 for each power of two.
func distanceSymbol(t token) (symbol int, extra word) {
	x := uint32(t) & (window - 1)
	if x < 4 {
		return int(x), word{}
	}
	n := uint32(bits.Len32(x)) - 2
	return int(2*(n+1) + x>>n&1), word{x & (1<<n - 1), n}
}

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	out  []byte
	bits uint64
	size uint32 // of bits, below 32
}

func (w *bitWriter) write(b word) {
	w.bits |= uint64(b.bits) << w.size
	w.size += b.size
	if w.size >= 32 {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(w.bits))
		w.bits >>= 32
		w.size -= 32
	}
}

// copy appends what another writer has written. It must be the first thing that is written.
func (w *bitWriter) copy(from *bitWriter) {
	w.out = append(w.out, from.out...)
	w.bits, w.size = from.bits, from.size
}

// end fills the last byte and gives all bytes.
func (w *bitWriter) end() []byte {
	for ; w.size > 0; w.size -= min(8, w.size) {
		w.out = append(w.out, byte(w.bits))
		w.bits >>= 8
	}
	return w.out
}

// compressWell compresses what is made once per process, as small as compress/zlib can.
func compressWell(data []byte) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression) // fails for other levels
	_, _ = w.Write(data)                                  // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// packed is bytes with what they are compressed to.
type packed struct{ raw, data []byte }

func packWell(raw []byte) packed { return packed{raw, compressWell(raw)} }
