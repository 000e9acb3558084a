package source

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readCSV reads a CSV file.
func readCSV(ctx context.Context, source, path, separator string) (*grid, error) {
	f, err := readFile(ctx, source, path, maxFile)
	if err != nil {
		return nil, err
	}
	return csvGrid(ctx, source, f, separator, `Ghi separator: ";" (hoặc "," hay "\t") vào bảng ghép.`)
}

// csvGrid reads a CSV file that has been read. The advice is for one whose separator cannot be told.
func csvGrid(ctx context.Context, source string, f file, separator, advice string) (*grid, error) {
	data, flaw := decodeText(f.data)
	if flaw != nil {
		return nil, flawed(source, f.base(), flaw.message, flaw.suggestion)
	}
	data, separator = declared(data, separator)
	if separator == "" {
		separator = separatorOf(data)
	}
	if separator == "" {
		return nil, flawed(source, f.base(), "Không rõ dấu phân cách các cột.", advice)
	}
	g := &grid{hash: f.hash(), file: f.base(), widest: 1}
	g.place = func(row, col int) string {
		switch {
		case row == 0:
			return f.base()
		case col < 0:
			return fmt.Sprintf("%s, dòng %d", f.base(), row)
		}
		return fmt.Sprintf("%s, dòng %d, cột %s", f.base(), row, letters(col))
	}
	rows, err := csvRows(ctx, data, separator)
	g.rows = rows
	if err != nil && !Transient(err) {
		return nil, csvFlaw(source, f.base(), err)
	}
	return g, err
}

// The marks with which texts say how they are encoded.
var (
	utf8Mark   = []byte{0xef, 0xbb, 0xbf}
	littleMark = []byte{0xff, 0xfe}
	bigMark    = []byte{0xfe, 0xff}
)

// decodeText gives a text as UTF-8. Encodings that do not say what they are are not guessed: a
// wrong guess makes other Vietnamese of it.
func decodeText(data []byte) ([]byte, *wrong) {
	switch {
	case bytes.HasPrefix(data, littleMark):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, bigMark):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, utf8Mark)
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, &wrong{"Tệp không phải là văn bản, hoặc là UTF-16 không có dấu nhận biết.", "Lưu lại dạng “CSV UTF-8”."}
	}
	if at := invalidAt(data); at < len(data) {
		return nil, &wrong{
			fmt.Sprintf("Dòng %d có byte 0x%02X không phải chữ Unicode (UTF-8).", lineOf(data, at), data[at]),
			"Tệp có lẽ dùng bảng mã Windows-1258, TCVN3 hay VNI: mở bằng Excel, kiểm tra chữ và lưu dạng “CSV UTF-8”.",
		}
	}
	return data, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) ([]byte, *wrong) {
	broken := &wrong{"Tệp UTF-16 bị hỏng.", "Lưu lại dạng “CSV UTF-8”."}
	if len(data)%2 != 0 {
		return nil, broken
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	decoded := make([]byte, 0, len(data))
	for _, c := range utf16.Decode(units) {
		if c == utf8.RuneError || c == 0 {
			return nil, broken
		}
		decoded = utf8.AppendRune(decoded, c)
	}
	return decoded, nil
}

// declared takes away the line "sep=;" by which a file tells Excel its separator. The line stays
// as an empty one, so that lines keep their numbers.
func declared(data []byte, separator string) ([]byte, string) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	mark, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("sep="))
	if bytes.HasPrefix(line, []byte("sep=\t")) {
		mark, ok = []byte("\t"), true
	}
	if !ok || len(mark) != 1 || !strings.Contains(",;\t|", string(mark)) {
		return data, separator
	}
	if separator == "" {
		separator = string(mark)
	}
	return append([]byte("\n"), rest...), separator
}

// sampled is how many records are looked at to find out what parts their cells.
const sampled = 50

// separatorOf finds what parts the cells: what parts most records into equally many. It is empty
// when two do equally well; a file with one column has any.
func separatorOf(data []byte) string {
	best, most, tied := ",", score{}, false
	for _, s := range []string{";", "\t", ","} {
		switch found := scoreOf(data, s); {
		case found.better(most):
			best, most, tied = s, found, false
		case found == most && found.records > 0:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// score tells how well a separator fits: how many records have the most frequent number of
// cells, and what that is.
type score struct{ records, cells int }

func (s score) better(than score) bool {
	return s.records > than.records || s.records == than.records && s.cells > than.cells
}

func scoreOf(data []byte, separator string) (best score) {
	if crowded(data, separator[0]) {
		return score{}
	}
	r := csvReader(data, separator)
	r.LazyQuotes = true
	frequent := map[int]int{}
	for range sampled {
		record, err := r.Read()
		if err != nil {
			break
		}
		if n := len(record); n > 1 {
			frequent[n]++
			if s := (score{frequent[n], n}); s.better(best) {
				best = s
			}
		}
	}
	return best
}

// maxMarks is how many separators a record may have: all cells of one are in memory at once.
const maxMarks = 1 << 20

// crowded reports whether a record has so many separators that nobody has written it.
func crowded(data []byte, separator byte) bool {
	marks, quoted := 0, false
	for _, c := range data {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			marks = 0
		case c == separator:
			if marks++; marks > maxMarks {
				return true
			}
		}
	}
	return false
}

func csvReader(data []byte, separator string) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = rune(separator[0])
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	return r
}

// csvRows reads all rows, by the lines on which they begin.
func csvRows(ctx context.Context, data []byte, separator string) (rows []row, err error) {
	if crowded(data, separator[0]) {
		return nil, errCrowded
	}
	r := csvReader(data, separator)
	cells, last := 0, 0
	for i := 0; ; i++ {
		if err := every(ctx, i); err != nil {
			return nil, err
		}
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		read := row{n: line, after: len(rows) > 0 && line > last+1}
		for col, field := range record {
			if c := textCell(clean(field)); c.form != empty {
				c.col = int32(col)
				read.cells = append(read.cells, c)
			}
		}
		if cells += len(read.cells); cells > maxCells || len(record) > maxCols {
			return nil, errTooMany
		}
		if len(read.cells) == 0 {
			continue
		}
		rows = append(rows, read)
		last, _ = r.FieldPos(len(record) - 1)
		last += strings.Count(record[len(record)-1], "\n")
	}
}

var (
	errTooMany = fmt.Errorf("có hơn %d ô", maxCells)
	errCrowded = fmt.Errorf("có hơn %d ô trên một dòng, hoặc có dấu ngoặc kép chưa đóng", maxMarks)
)

// csvFlaw says in Vietnamese where a CSV file is wrong.
func csvFlaw(source, base string, err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return flawed(source, base, "Tệp "+err.Error()+".", "Kiểm tra dấu ngoặc kép, hoặc chia số liệu thành nhiều tệp.")
	}
	return flawed(source, fmt.Sprintf("%s, dòng %d", base, at.Line), "Dấu ngoặc kép không đúng chỗ.",
		`Ô có dấu ngoặc kép phải nằm trong ngoặc kép và viết đôi dấu bên trong: "tên ""A""".`)
}
