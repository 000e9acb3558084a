package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
)

// shell is the file that fpdf made, taken apart.
type shell struct {
	objects    [][]byte // by number, each what stands between "obj" and "endobj"
	root, info int      // numbers of the catalog and of the document information
}

var errShell = errors.New("fpdf wrote a file of an unknown shape")

// readShell takes a file apart by its cross-reference table. What it gives are parts of file.
func readShell(file []byte) (*shell, error) {
	const row = len("0000000000 65535 f \n")
	start, ok := numberAfter(file[max(0, len(file)-64):], "startxref\n")
	if !ok || start >= len(file) {
		return nil, errShell
	}
	table := file[start:]
	count, ok1 := numberAfter(table, "xref\n0 ")
	root, ok2 := numberAfter(table, "/Root ")
	info, ok3 := numberAfter(table, "/Info ")
	rows := table[bytes.IndexByte(table[len("xref\n"):], '\n')+len("xref\n")+1:]
	if !ok1 || !ok2 || !ok3 || count < 1 || len(rows) < count*row || root >= count || info >= count {
		return nil, errShell
	}
	s := &shell{objects: make([][]byte, count), root: root, info: info}
	starts := make([]int, count)
	for n := range starts {
		starts[n], _ = strconv.Atoi(string(rows[n*row : n*row+10]))
	}
	ends := append(slices.Sorted(slices.Values(starts)), start)
	for n := 1; n < count; n++ {
		next, _ := slices.BinarySearch(ends, starts[n]+1)
		if next == len(ends) || !s.cut(n, file[starts[n]:ends[next]]) {
			return nil, errShell
		}
	}
	return s, nil
}

// cut keeps an object's body.
func (s *shell) cut(n int, object []byte) bool {
	var begin, end bool
	object, begin = bytes.CutPrefix(object, []byte(strconv.Itoa(n)+" 0 obj\n"))
	s.objects[n], end = bytes.CutSuffix(object, []byte("endobj\n"))
	return begin && end
}

// numberAfter reads the number behind the first occurrence of a key.
func numberAfter(b []byte, key string) (int, bool) {
	_, b, found := bytes.Cut(b, []byte(key))
	end := bytes.IndexFunc(b, func(r rune) bool { return r < '0' || r > '9' })
	if !found || end < 0 {
		return 0, false
	}
	n, err := strconv.Atoi(string(b[:end]))
	return n, err == nil
}

// streamData is what a stream object holds.
func streamData(object []byte) ([]byte, bool) {
	_, data, begin := bytes.Cut(object, []byte("stream\n"))
	data, end := bytes.CutSuffix(data, []byte("\nendstream\n"))
	return data, begin && end
}

// isStream says whether an object has a stream.
func isStream(object []byte) bool { return bytes.HasSuffix(object, []byte("\nendstream\n")) }
