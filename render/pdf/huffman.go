package pdf

import (
	"math/bits"
	"slices"
)

const (
	numSymbols   = 286 // bytes, the end of the block, lengths
	numDistances = 30
	endOfBlock   = 256
)

// word is what a symbol is written as: up to 16 bits, the lowest first.
type word struct{ bits, size uint32 }

// code is a Huffman code for the symbols of deflate, with the beginning of a block that
// uses it.
type code struct {
	symbols   [numSymbols]word
	distances [numDistances]word
	header    bitWriter
}

// frequencies is how often each symbol comes.
type frequencies struct {
	symbols   [numSymbols]int32
	distances [numDistances]int32
}

// count adds the symbols of a stream.
func (f *frequencies) count(tokens []token) {
	for _, t := range tokens {
		if t&repetition == 0 {
			f.symbols[t]++
			continue
		}
		symbol, _ := lengthSymbol(t)
		distance, _ := distanceSymbol(t)
		f.symbols[symbol]++
		f.distances[distance]++
	}
	f.symbols[endOfBlock]++
}

// newCode finds the code for the frequencies. Symbols that do not come get long words, so
// that the code can write what the samples did not have.
func newCode(f *frequencies) *code {
	const longest = 15
	sizes := make([]uint8, numSymbols+numDistances)
	wordSizes(sizes[:numSymbols], f.symbols[:], longest)
	wordSizes(sizes[numSymbols:], f.distances[:], longest)
	c := new(code)
	assignWords(c.symbols[:], sizes[:numSymbols])
	assignWords(c.distances[:], sizes[numSymbols:])
	c.writeHeader(sizes)
	return c
}

// wordSizes finds how long each symbol's word is by Huffman's method. Where a word would be
// longer than the limit, the frequencies are drawn together until none is.
func wordSizes(sizes []uint8, counts []int32, limit uint8) {
	n := len(counts)
	weights := make([]int32, 2*n-1) // the symbols', then those of the nodes above them
	for i, f := range counts {
		weights[i] = f + 1
	}
	parents := make([]int, 2*n-1)
	depths := make([]uint8, 2*n-1)
	for {
		joinTree(weights, parents, n)
		for i := 2*n - 3; i >= 0; i-- {
			depths[i] = depths[parents[i]] + 1
		}
		if slices.Max(depths[:n]) <= limit {
			copy(sizes, depths)
			return
		}
		for i := range n {
			weights[i] = weights[i]/2 + 1
		}
	}
}

// joinTree joins the two lightest nodes until one is left. Nodes are made in the order of
// their weights, so that the lightest are always at the front of the symbols, which are
// sorted, or of the nodes made.
func joinTree(weights []int32, parents []int, n int) {
	const symbolBits = 16
	order := make([]int64, n) // weights, and behind them the symbols, which decide between equals
	for i := range order {
		order[i] = int64(weights[i])<<symbolBits | int64(i)
	}
	slices.Sort(order)
	made := n
	lightest := func(end int) int {
		if len(order) > 0 && (made == end || order[0]>>symbolBits <= int64(weights[made])) {
			i := int(order[0] & (1<<symbolBits - 1))
			order = order[1:]
			return i
		}
		made++
		return made - 1
	}
	for node := n; node < 2*n-1; node++ {
		a := lightest(node)
		b := lightest(node)
		weights[node] = weights[a] + weights[b]
		parents[a], parents[b] = node, node
	}
}

// assignWords gives words of the sizes to the symbols, in order (RFC 1951, 3.2.2).
func assignWords(words []word, sizes []uint8) {
	var next [17]uint32
	for _, size := range sizes {
		next[size+1]++
	}
	next[1] = 0 // symbols without a word
	for size := 1; size < len(next); size++ {
		next[size] = (next[size-1] + next[size]) << 1
	}
	for i, size := range sizes {
		if size > 0 {
			words[i] = word{bits.Reverse32(next[size]) >> (32 - size), uint32(size)}
			next[size]++
		}
	}
}

// repeatSize is the symbol of a header that repeats the size before it.
const repeatSize = 16

// writeHeader writes the beginning of the block: that it is the last one, and the sizes of
// all words, written in a code of their own (RFC 1951, 3.2.7).
func (c *code) writeHeader(sizes []uint8) {
	const symbols = 19
	list := runs(sizes)
	var counts [symbols]int32
	for _, r := range list {
		counts[r.symbol]++
	}
	var own [symbols]uint8
	var words [symbols]word
	wordSizes(own[:], counts[:], 7)
	assignWords(words[:], own[:])
	w := &c.header
	w.write(word{1, 1}) // the last block
	w.write(word{2, 2}) // with codes of its own
	w.write(word{numSymbols - 257, 5})
	w.write(word{numDistances - 1, 5})
	w.write(word{symbols - 4, 4})
	for _, symbol := range [symbols]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		w.write(word{uint32(own[symbol]), 3})
	}
	for _, r := range list {
		w.write(words[r.symbol])
		w.write(r.extra)
	}
}

// run is a symbol of the header's own code and the bits that follow it.
type run struct {
	symbol uint8
	extra  word
}

// runs shortens repetitions of a size: the size once, then how often it comes again, three
// to six times.
func runs(sizes []uint8) []run {
	list := make([]run, 0, len(sizes))
	for i := 0; i < len(sizes); {
		list = append(list, run{symbol: sizes[i]})
		same := 1
		for i+same < len(sizes) && sizes[i+same] == sizes[i] {
			same++
		}
		i++
		for same--; same >= 3; {
			n := min(same, 6)
			list = append(list, run{repeatSize, word{uint32(n - 3), 2}})
			same, i = same-n, i+n
		}
	}
	return list
}
