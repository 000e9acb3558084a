package source

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// The limits of a workbook, beyond those of a table.
const (
	maxUnzipped = 128 << 20 // bytes of all its parts
	maxPart     = 16 << 20  // bytes of one that holds no data
	maxTag      = 64 << 10  // bytes of one tag with its attributes
	maxParts    = 10_000    // files in it
	maxAreas    = 200_000   // of merged cells
)

// book is an opened workbook. excelize opens it and knows its sheets, styles and dates; the
// cells are read here, because its rows neither tell a number from a text that looks like one nor
// an end from XML that breaks off.
type book struct {
	base   string // its name without folders
	hash   string
	sheets []sheet
	dates  map[int]format // style → what its numbers are
	from04 bool           // days are counted from 1904

	mu      sync.Mutex
	parts   map[string][]byte
	strings []string // shared by all sheets
}

// sheet is one sheet of a workbook.
type sheet struct {
	name, part string
	hidden     bool
}

// format says what the numbers of a style are.
type format uint8

const (
	asNumber format = iota
	asPercent
	asDay
)

// openBook reads a workbook.
func openBook(ctx context.Context, source, path string) (*book, error) {
	f, err := readFile(ctx, source, path)
	if err != nil {
		return nil, err
	}
	b := &book{base: f.base(), hash: f.hash(), parts: map[string][]byte{}}
	if flaw := checkPackage(f.data); flaw != nil {
		return nil, flawed(source, b.base, flaw.message, flaw.suggestion)
	}
	if err := b.open(f.data); err != nil {
		return nil, flawed(source, b.base, "Không đọc được bảng tính: "+err.Error()+".", "Mở tệp bằng Excel hay LibreOffice, lưu lại dạng .xlsx rồi thử lại.")
	}
	return b, nil
}

// The first bytes of other files that are called workbooks.
var (
	oldBook = []byte{0xd0, 0xcf, 0x11, 0xe0} // .xls, or one with a password
	zipped  = []byte("PK")
)

// checkPackage refuses what would cost more than a real workbook.
func checkPackage(data []byte) *wrong {
	switch {
	case bytes.HasPrefix(data, oldBook):
		return &wrong{"Đây là tệp .xls cũ hoặc tệp có mật khẩu.", "Lưu lại dạng .xlsx, không đặt mật khẩu."}
	case !bytes.HasPrefix(data, zipped):
		return &wrong{"Đây không phải là tệp .xlsx.", "Mở tệp bằng Excel hay LibreOffice và lưu dạng .xlsx; tệp văn bản thì ghi type: csv."}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &wrong{"Tệp .xlsx bị hỏng hoặc chưa chép xong.", "Chép lại tệp."}
	}
	var size uint64
	for _, f := range z.File {
		size += min(f.UncompressedSize64, maxUnzipped+1) // no sum can run over
		if f.UncompressedSize64 > maxPart && !holdsData(f.Name) {
			size = maxUnzipped + 1
		}
	}
	if size > maxUnzipped || len(z.File) > maxParts {
		return &wrong{fmt.Sprintf("Bảng tính giải nén ra lớn hơn giới hạn %d MiB.", maxUnzipped>>20), "Xóa hình ảnh và các trang tính không dùng, hoặc chia thành nhiều tệp."}
	}
	return nil
}

// holdsData reports whether a part may be large: sheets, their texts, and pictures, which are not
// looked at.
func holdsData(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "xl/worksheets/") || strings.HasPrefix(name, "xl/media/") || name == "xl/sharedstrings.xml"
}

// open takes from a workbook what is needed. The library may panic over what nobody would
// write: such a file is broken, and no reason to stop the program.
func (b *book) open(data []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("cấu trúc bên trong bị hỏng")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return errors.New("cấu trúc bên trong bị hỏng")
	}
	defer f.Close() //nolint:errcheck // it has no files of its own: all parts are in memory
	f.Pkg.Range(func(name, content any) bool {
		if name := name.(string); !strings.HasPrefix(name, "xl/media/") {
			b.parts[name] = content.([]byte)
		}
		return true
	})
	b.dates = formats(f)
	if f.WorkBook == nil {
		return errors.New("thiếu phần workbook.xml")
	}
	b.from04 = f.WorkBook.WorkbookPr != nil && f.WorkBook.WorkbookPr.Date1904
	return b.findSheets(f)
}

// findSheets lists the sheets with the parts that hold them.
func (b *book) findSheets(f *excelize.File) error {
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(b.parts["xl/_rels/workbook.xml.rels"], &rels); err != nil {
		return errors.New("thiếu danh sách trang tính")
	}
	targets := map[string]string{}
	for _, r := range rels.List {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = "xl/" + target
		}
		targets[r.ID] = strings.TrimPrefix(path.Clean(target), "/")
	}
	for _, s := range f.WorkBook.Sheets.Sheet {
		b.sheets = append(b.sheets, sheet{s.Name, targets[s.ID], s.State != "" && s.State != "visible"})
	}
	return nil
}

// formats gives the styles whose numbers are days or percentages.
func formats(f *excelize.File) map[int]format {
	found := map[int]format{}
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return found
	}
	own := map[int]string{}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			if n != nil {
				own[n.NumFmtID] = n.FormatCode
			}
		}
	}
	for i, xf := range f.Styles.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		code, ok := own[*xf.NumFmtID]
		if !ok {
			code = builtIn(*xf.NumFmtID)
		}
		if f := formatOf(code); f != asNumber {
			found[i] = f
		}
	}
	return found
}

// builtIn gives a code like those of the formats that files do not spell out (ECMA-376, 18.8.30).
func builtIn(id int) string {
	switch {
	case id == 9 || id == 10:
		return "0%"
	case 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 58:
		return "dd/mm/yyyy"
	}
	return ""
}

// meaningless are the parts of a format's code whose letters mean nothing: quoted ones, colours and
// languages in brackets, and what stands behind a mark. Hours that go on counting, as "[h]", stay.
var meaningless = regexp.MustCompile(`"[^"]*"?|\[[^]hms][^]]*\]?|\[[hms][^]hms][^]]*\]?|[\\_*].?`)

// formatOf tells from a format's code what its numbers are.
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";")
	letters := meaningless.ReplaceAllString(strings.ToLower(code), "")
	switch {
	case strings.Contains(letters, "%"):
		return asPercent
	case strings.Contains(letters, "general"):
		return asNumber
	case strings.ContainsAny(letters, "yd"), strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs"):
		return asDay
	}
	return asNumber
}

// grid reads a sheet; without a name the only visible one.
func (b *book) grid(ctx context.Context, source, name string) (*grid, error) {
	s, flaw := b.sheet(name)
	if flaw != nil {
		return nil, flawed(source, b.base, flaw.message, flaw.suggestion)
	}
	if err := b.readStrings(ctx); err != nil {
		return nil, b.broken(source, "xl/sharedStrings.xml", err)
	}
	r := &sheetReader{book: b}
	if err := r.read(ctx, b.parts[s.part]); err != nil {
		return nil, b.broken(source, fmt.Sprintf("trang tính “%s”", s.name), err)
	}
	where := fmt.Sprintf("%s, trang tính “%s”", b.base, s.name)
	g := &grid{rows: r.rows, areas: newAreas(r.areas), hash: b.hash}
	g.place = func(row, col int) string {
		switch {
		case row == 0:
			return where
		case col < 0:
			return fmt.Sprintf("%s, hàng %d", where, row)
		}
		return where + ", ô " + cellName(row, col)
	}
	return g, nil
}

// broken says which part of a workbook cannot be read. Where time ran out, that is the error.
func (b *book) broken(source, part string, err error) error {
	if Transient(err) {
		return err
	}
	return flawed(source, b.base+", "+part, "Không đọc được: "+err.Error()+".", "Mở tệp bằng Excel hay LibreOffice, lưu lại dạng .xlsx rồi thử lại.")
}

func (b *book) sheet(name string) (sheet, *wrong) {
	var names, visible []string
	var only sheet
	for _, s := range b.sheets {
		if name != "" && fold(s.name) == fold(name) {
			return s, nil
		}
		names = append(names, s.name)
		if !s.hidden {
			visible = append(visible, s.name)
			only = s
		}
	}
	if name != "" {
		advice := "Các trang tính có: " + quoteList(names) + ". Sửa sheet trong bảng ghép."
		if near := nearest(name, names); near != "" {
			advice = fmt.Sprintf("Có phải “%s”? ", near) + advice
		}
		return sheet{}, &wrong{fmt.Sprintf("Không có trang tính “%s”.", name), advice}
	}
	if len(visible) != 1 {
		return sheet{}, &wrong{fmt.Sprintf("Tệp có %d trang tính: %s.", len(visible), quoteList(visible)), "Ghi sheet: tên trang tính vào bảng ghép."}
	}
	return only, nil
}

var errXML = errors.New("XML bị hỏng")

// decoder reads a part of a workbook. One with a tag of a size that nobody writes is refused: the
// decoder would keep many times as much for its attributes.
func decoder(part []byte) (*xml.Decoder, error) {
	begin, quote := -1, byte(0)
	for i, c := range part {
		switch {
		case begin >= 0 && i-begin > maxTag:
			return nil, errXML
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case begin < 0 && c == '<':
			begin = i
		case begin >= 0 && c == '>':
			begin = -1
		case begin >= 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	return xml.NewDecoder(bytes.NewReader(part)), nil
}

// token gives the next token of a part. The end of a part is io.EOF; XML that breaks off is an
// error of its own.
func token(d *xml.Decoder) (xml.Token, error) {
	t, err := d.Token()
	if err == nil || errors.Is(err, io.EOF) {
		return t, err
	}
	return nil, errXML
}

// readStrings reads the texts that the sheets share.
func (b *book) readStrings(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.strings != nil {
		return nil
	}
	list := []string{}
	part := b.parts["xl/sharedStrings.xml"]
	d, err := decoder(part)
	if err != nil {
		return err
	}
	for len(part) > 0 {
		t, err := token(d)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "si" {
			if err := every(ctx, len(list)); err != nil {
				return err
			}
			s, err := richText(d)
			if err != nil {
				return err
			}
			if list = append(list, clean(s)); len(list) > maxCells {
				return fmt.Errorf("tệp có hơn %d chữ", maxCells)
			}
		}
	}
	b.strings = list
	return nil
}

// richText reads a text with its runs up to the end of its element; how it is to be read aloud
// (rPh) is not part of it.
func richText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth, inText := 1, false; depth > 0; {
		t, err := token(d)
		if err != nil {
			return "", errXML
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", errXML
				}
				continue
			}
			depth++
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	book  *book
	rows  []row
	areas []area
	cells int
	last  int // number of the last row, empty or not
}

func (r *sheetReader) read(ctx context.Context, part []byte) error {
	if len(part) == 0 {
		return errors.New("thiếu phần của trang tính")
	}
	d, err := decoder(part)
	if err != nil {
		return err
	}
	for {
		t, err := token(d)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			err = r.row(ctx, d, start)
		case "mergeCell":
			err = r.merge(attr(start, "ref"))
		}
		if err != nil {
			return err
		}
	}
}

// attr gives an attribute, "" when there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// row reads a row up to its end.
func (r *sheetReader) row(ctx context.Context, d *xml.Decoder, start xml.StartElement) error {
	if err := every(ctx, len(r.rows)); err != nil {
		return err
	}
	n := r.last + 1
	if own := attr(start, "r"); own != "" {
		var err error
		if n, err = strconv.Atoi(own); err != nil || n <= r.last || n > maxLine {
			return fmt.Errorf("hàng “%s” không đúng chỗ", own)
		}
	}
	r.last = n
	read := row{n: n}
	for {
		t, err := token(d)
		if err != nil {
			return errXML
		}
		switch t := t.(type) {
		case xml.EndElement:
			r.keep(read)
			return nil
		case xml.StartElement:
			if t.Name.Local != "c" {
				if d.Skip() != nil {
					return errXML
				}
				continue
			}
			if err := r.cell(d, t, &read); err != nil {
				return err
			}
		}
	}
}

// keep keeps a row that holds something.
func (r *sheetReader) keep(read row) {
	held := read.cells[:0]
	for _, c := range read.cells {
		if c.form != empty {
			held = append(held, c)
		}
	}
	if len(held) == 0 {
		return
	}
	read.cells = held
	read.after = len(r.rows) > 0 && r.rows[len(r.rows)-1].n+1 < read.n
	r.rows = append(r.rows, read)
}

// stored is a cell as the sheet has it.
type stored struct {
	kind            string // s, str, inlineStr, b, e, d, n or nothing
	style           int
	value           string
	valued, formula bool
}

func (r *sheetReader) cell(d *xml.Decoder, start xml.StartElement, in *row) error {
	col := int32(0)
	if n := len(in.cells); n > 0 {
		col = in.cells[n-1].col + 1
	}
	if ref := attr(start, "r"); ref != "" {
		c, n, ok := parseRef(ref)
		if !ok || n != in.n || int32(c) < col {
			return fmt.Errorf("ô “%s” không đúng chỗ", ref)
		}
		col = int32(c)
	}
	if r.cells++; r.cells > maxCells || col >= maxCols {
		return fmt.Errorf("trang tính có hơn %d ô", maxCells)
	}
	s := stored{kind: attr(start, "t")}
	s.style, _ = strconv.Atoi(attr(start, "s")) // none is 0
	if err := s.read(d); err != nil {
		return err
	}
	c := r.book.value(s)
	c.col = col
	in.cells = append(in.cells, c)
	return nil
}

// read reads what is in a cell up to its end.
func (s *stored) read(d *xml.Decoder) error {
	for {
		t, err := token(d)
		if err != nil {
			return errXML
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				s.valued = true
				s.value, err = charData(d)
			case "is":
				s.valued = true
				s.value, err = richText(d)
			case "f":
				s.formula = true
				err = d.Skip()
			default:
				err = d.Skip()
			}
			if err != nil {
				return errXML
			}
		}
	}
}

// charData reads the text of an element up to its end.
func charData(d *xml.Decoder) (string, error) {
	value := ""
	for {
		t, err := token(d)
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			value += string(t)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return value, nil
		}
	}
}

// value gives what a cell holds.
func (b *book) value(s stored) cell {
	if s.formula && (!s.valued || s.value == "" && s.kind != "str") {
		return cell{form: fault, text: "Công thức trong ô chưa được tính."}
	}
	switch s.kind {
	case "s":
		i, err := strconv.Atoi(s.value)
		if err != nil || i < 0 || i >= len(b.strings) {
			return cell{form: fault, text: "Ô trỏ tới chữ không có trong tệp."}
		}
		return textCell(b.strings[i])
	case "str", "inlineStr":
		return textCell(clean(s.value))
	case "b":
		return cell{form: boolean, text: map[bool]string{true: "TRUE", false: "FALSE"}[s.value == "1"]}
	case "e":
		return cell{form: fault, text: fmt.Sprintf("Ô báo lỗi %s.", s.value)}
	case "d":
		if date, wrong := parseDate(s.value); wrong == nil {
			return cell{form: day, text: date.(string)}
		}
		return cell{form: fault, text: fmt.Sprintf("Ô có ngày không đọc được: %s.", s.value)}
	}
	return b.numeric(s)
}

func textCell(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{form: text, text: s}
}

// numeric gives what a cell with a number holds.
func (b *book) numeric(s stored) cell {
	value := strings.TrimSpace(s.value)
	if value == "" {
		return cell{}
	}
	shift := 0
	switch b.dates[s.style] {
	case asDay:
		date, ok := serialDay(value, b.from04)
		if !ok {
			return cell{form: fault, text: fmt.Sprintf("Ô có định dạng ngày nhưng %s không phải là ngày.", value)}
		}
		return cell{form: day, text: date}
	case asPercent:
		shift = 2
	}
	if f, err := strconv.ParseFloat(value, 64); err == nil && !math.IsInf(f, 0) {
		if digits, ok := plainBinary(value, shift); ok {
			return cell{form: number, text: digits}
		}
	}
	return cell{form: fault, text: fmt.Sprintf("Ô có số không đọc được: %s.", value)}
}

// parseRef reads the name of a cell, as "D14".
func parseRef(ref string) (col, row int, ok bool) {
	i := strings.IndexAny(ref, "0123456789")
	if i <= 0 {
		return 0, 0, false
	}
	col, ok = column(ref[:i])
	row, err := strconv.Atoi(ref[i:])
	return col, row, ok && err == nil && 0 < row && row <= maxLine
}

// merge keeps an area of merged cells.
func (r *sheetReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	left, top, ok1 := parseRef(from)
	right, bottom, ok2 := parseRef(to)
	if !ok || !ok1 || !ok2 || right < left || bottom < top {
		return fmt.Errorf("vùng gộp “%s” sai", ref)
	}
	if len(r.areas) == maxAreas {
		return fmt.Errorf("có hơn %d vùng gộp", maxAreas)
	}
	r.areas = append(r.areas, area{top, left, bottom, right})
	return nil
}
