package cos_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"vanban/render/pdf/cos"
)

// hostileFile is made so that reading it costs much more than it should.
type hostileFile struct {
	name string
	data []byte
}

// hostile makes files of about the size given.
func hostile(size int) []hostileFile {
	return []hostileFile{
		{"wide predictor of nothing", predicting("/Predictor 12/Columns 256/Colors 1048576/BitsPerComponent 1048576", nil)},
		{"predictor that overflows", predicting("/Predictor 12/Columns 1048576/Colors 1048576/BitsPerComponent 1048576", nil)},
		{"widest predictor of a row", predicting("/Predictor 12/Columns 1048576/Colors 32/BitsPerComponent 16", []byte{0})},
		{"chain of lengths", chain(size, func(n int) string { return fmt.Sprintf("<</Length %d 0 R>>\nstream\n\nendstream", n+1) })},
		{"chain of counts", chainOfGroups(size)},
		{"one comment behind all objects", shared(size, "%")},
		{"one space behind all streams", shared(size, " ")},
		{"one string behind all objects", shared(size, "(")},
		{"one angle behind all objects", shared(size, "< ")},
		{"empty dictionaries", file("[" + strings.Repeat("<<>>", size/4) + "]")},
		{"small dictionaries", file("[" + strings.Repeat("<</A 1>>", size/8) + "]")},
		{"wide dictionary", file("<<" + numbered(size/10, "/%x 0") + ">>")},
		{"empty arrays", file("[" + strings.Repeat("[]", size/2) + "]")},
		{"names", file("[" + strings.Repeat("/#41", size/4) + "]")},
		{"strings", file("[" + strings.Repeat("()", size/2) + "]")},
		{"one string", file("(" + strings.Repeat("\\n", size/2) + ")")},
		{"deflated dictionaries", packedGroups(1, size, []byte(strings.Repeat("<<>>", size)))},
		{"deflated nothing, many times", packedGroups(40, size, make([]byte, 8*size))},
		{"one object stream of many numbers", sharedGroup(size)},
		{"as many objects as may be", newestFirst(size)},
		{"tables in comments", tables(size)},
	}
}

// predicting has cross-references behind a predictor.
func predicting(parameters string, rows []byte) []byte {
	m := newMaker()
	m.object(1, deflated("/Type/XRef/W[1 4 2]/Size 0/Root 1 0 R/DecodeParms<<"+parameters+">>", rows))
	m.end(m.at[1])
	return m.Bytes()
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// chain has each object need the next one.
func chain(size int, body func(n int) string) []byte {
	var objects []string
	for n := 1; n <= size/100; n++ {
		objects = append(objects, body(n))
	}
	return file(append(objects, "0")...)
}

// chainOfGroups has each object stream need an object of the next one to know how many it has.
func chainOfGroups(size int) []byte {
	m, count := newMaker(), min(size/100, 30000)
	list := make([][3]int, 2*count+2)
	for i := range count {
		number := 2*i + 1
		m.object(number, stream(fmt.Sprintf("/Type/ObjStm/First 10/N %d 0 R", number+3), fmt.Sprintf("%09d 0 1", number+1)))
		list[number], list[number+1] = [3]int{1, m.at[number], 0}, [3]int{2, number, 0}
	}
	at := m.Len()
	m.object(len(list), stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d/Root 2 0 R", len(list)), string(rows(list...))))
	m.end(at)
	return m.Bytes()
}

// shared has very many beginnings of objects before one run of bytes without end.
func shared(size int, run string) []byte {
	m, numbers := newMaker(), []int(nil)
	for n := 1; n <= size/40; n++ {
		m.at[n] = m.Len()
		fmt.Fprintf(m, "%d 0 obj<<>>%%", n)
		if run != "%" {
			m.Truncate(m.Len() - 1)
			m.WriteString(run)
		}
		numbers = append(numbers, n)
	}
	m.WriteString(strings.Repeat(run[len(run)-1:], size/2))
	m.WriteByte('\n')
	m.table(fmt.Sprintf("/Size %d/Root 1 0 R", len(numbers)+1), numbers...)
	return m.Bytes()
}

// packedGroups has object streams of the same bytes, each with one object, and some of size.
func packedGroups(count, size int, body []byte) []byte {
	m, list := newMaker(), [][3]int{{0, 0, 0}}
	for i := range count {
		number := 2*i + 1
		m.object(number, deflated("/Type/ObjStm/N 1/First 10", append(fmt.Appendf(nil, "%08d 0[", number+1), body...)))
		list = append(list, [3]int{1, m.at[number], 0}, [3]int{2, number, 0})
	}
	at := m.Len()
	m.object(len(list), stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d/Root 2 0 R/Filler(%s)", len(list), strings.Repeat("x", size/8)), string(rows(list...))))
	m.end(at)
	return m.Bytes()
}

// sharedGroup has one object stream at very many numbers.
func sharedGroup(size int) []byte {
	m, list := newMaker(), [][3]int{{0, 0, 0}}
	at := m.Len()
	m.WriteString("1 0 obj\n" + deflated("/Type/ObjStm/N 1/First 4", append([]byte("1 0 "), make([]byte, size)...)) + "\nendobj\n")
	for i := range min(size/20, 500_000) {
		list = append(list, [3]int{1, at, 0}, [3]int{2, 2*i + 1, 0})
	}
	end := m.Len()
	m.object(len(list), stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R", len(list)), string(rows(list...))))
	m.end(end)
	return m.Bytes()
}

// newestFirst grows the list of objects with each update.
func newestFirst(size int) []byte {
	m, prev := newMaker(), 0
	for i := range 250 {
		at := m.Len()
		fmt.Fprintf(m, "xref\n%d 1\n0000000000 00000 n \ntrailer<</Size 1/Root 1 0 R", cos.MostObjects-1-i*8000)
		if prev > 0 {
			fmt.Fprintf(m, "/Prev %d", prev)
		}
		m.WriteString(">>\n")
		prev = at
	}
	m.WriteString(strings.Repeat("\n", size/2))
	m.end(prev)
	return m.Bytes()
}

// tables has updates each of which begins in a comment of the one before, before a long one.
func tables(size int) []byte {
	m := newMaker()
	var at []int
	for range 255 {
		at = append(at, m.Len())
		m.WriteString("xref %")
	}
	m.WriteString(strings.Repeat(" ", size))
	fmt.Fprintf(m, "\n0 0\ntrailer<</Size 1/Root 1 0 R/Prev %d>>\n", at[1])
	m.end(at[0])
	return m.Bytes()
}

// readAll reads all that a file has, for as long as ctx lasts.
func readAll(ctx context.Context, data []byte) error {
	f, err := cos.OpenContext(ctx, data)
	if err != nil {
		return err
	}
	_, err = f.Catalog()
	for n := range f.Len() {
		if _, _, there := f.Where(n); !there {
			continue
		}
		v, failed := f.Resolve(cos.Ref{Number: n})
		if s, ok := v.(*cos.Stream); ok && failed == nil {
			_, failed = f.Data(s)
		}
		err = cmp.Or(err, failed)
	}
	return err
}

// allocated gives how long something takes, and how many bytes it allocates.
func allocated(do func()) (time.Duration, uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	do()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}

// TestHostile reads all of files that are made to take time and memory. Larger ones may take no more
// memory than these. Their time is compared with that of a harmless file, since others may be using the machine.
func TestHostile(t *testing.T) {
	const size, mostTimes, mostBytes = 1 << 20, 20, 110 << 20
	usualFile := file("[" + strings.Repeat("0 ", size/2) + "]")
	usual, _ := allocated(func() { _ = readAll(t.Context(), usualFile) })
	for _, h := range hostile(size) {
		var err error
		took, bytes := allocated(func() { err = readAll(t.Context(), h.data) })
		if took > mostTimes*usual || bytes > mostBytes || err != nil && len(err.Error()) > 200 {
			t.Errorf("%s: %d bytes take %v and %d MB; error %.500v", h.name, len(h.data), took, bytes>>20, err)
		}
	}
}

// TestGivenUp stops reading when nobody waits any more.
func TestGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	data := file(deflated("", make([]byte, 1<<20)))
	f, err := cos.OpenContext(ctx, data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := cos.As[*cos.Stream](f, cos.Ref{Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := f.Data(s); !errors.Is(err, context.Canceled) {
		t.Errorf("inflating: error %v", err)
	}
	if _, err := cos.OpenContext(ctx, bytes.Clone(data)); !errors.Is(err, context.Canceled) {
		t.Errorf("opening: error %v", err)
	}
}
