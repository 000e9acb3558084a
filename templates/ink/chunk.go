package ink

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// signature is how every PNG begins (PNG, third edition, 5.2).
const signature = "\x89PNG\r\n\x1a\n"

// chunk is a part of a PNG: four bytes of length, four of type, the data, and four of checksum.
type chunk struct {
	kind string
	data []byte
	raw  []byte // all of it, as it stands in the file
}

// chunkFrame is what a chunk is longer than its data.
const chunkFrame = 12

// chunks yields the chunks of a PNG up to IEND. It ends early where one is cut off; so whoever
// needs all looks for IEND.
func chunks(png []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		rest, ok := bytes.CutPrefix(png, []byte(signature))
		for ok && len(rest) >= chunkFrame {
			n := int64(binary.BigEndian.Uint32(rest)) + chunkFrame
			if n > int64(len(rest)) {
				return
			}
			c := chunk{string(rest[4:8]), rest[8 : n-4], rest[:n]}
			if !yield(c) || c.kind == "IEND" {
				return
			}
			rest = rest[n:]
		}
	}
}

// drawn are the chunks that say which dots a PNG has. The others may hold anything: where it was scanned
// and by whom, or megabytes of packed text that a reader unpacks.
var drawn = []string{"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}
