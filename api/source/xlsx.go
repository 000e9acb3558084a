package source

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"path"
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

// workbook is an opened workbook. excelize opens it and knows its sheets, styles and dates; the
// cells are read here, because its rows neither tell a number from a text that looks like one nor
// an end from XML that breaks off.
type workbook struct {
	base   string // its name without folders
	hash   string
	sheets []sheet
	dates  map[int]format // style → what its numbers are
	codes  map[int]string // style → how its numbers are shown
	looks  map[int]look   // what that means
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

// openWorkbook reads a workbook.
func openWorkbook(ctx context.Context, source, path string) (*workbook, error) {
	f, err := readFile(ctx, source, path, maxFile)
	if err != nil {
		return nil, err
	}
	return newWorkbook(source, f)
}

// newWorkbook opens a workbook that has been read.
func newWorkbook(source string, f file) (*workbook, error) {
	b := &workbook{base: f.base(), hash: f.hash(), parts: map[string][]byte{}}
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
		return &wrong{"Đây không phải là tệp .xlsx.", "Mở tệp bằng Excel hay LibreOffice và lưu dạng .xlsx; tệp văn bản thì đọc như CSV (type: csv)."}
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
func (b *workbook) open(data []byte) (err error) {
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
	b.codes, b.dates = formats(f)
	b.looks = looks(b.codes)
	if f.WorkBook == nil {
		return errors.New("thiếu phần workbook.xml")
	}
	b.from04 = f.WorkBook.WorkbookPr != nil && f.WorkBook.WorkbookPr.Date1904
	return b.findSheets(f)
}

// findSheets lists the sheets with the parts that hold them.
func (b *workbook) findSheets(f *excelize.File) error {
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

// grid reads a sheet; without a name the only visible one.
func (b *workbook) grid(ctx context.Context, source, name string) (*grid, error) {
	s, flaw := b.sheet(name)
	if flaw != nil {
		return nil, flawed(source, b.base, flaw.message, flaw.suggestion)
	}
	return b.cells(ctx, source, s, b.value, math.MaxInt)
}

// cells reads the cells of a sheet, each as value gives it, until their texts have more bytes than there is room for: a
// text that is in the file once may be that of every cell. Rows from there on are left out.
func (b *workbook) cells(ctx context.Context, source string, s sheet, value func(stored) cell, room int) (*grid, error) {
	if err := b.readStrings(ctx); err != nil {
		return nil, b.broken(source, "xl/sharedStrings.xml", err)
	}
	r := &sheetReader{value: value, room: room}
	if err := r.read(ctx, b.parts[s.part]); err != nil {
		return nil, b.broken(source, fmt.Sprintf("trang tính “%s”", s.name), err)
	}
	where := fmt.Sprintf("%s, trang tính “%s”", b.base, s.name)
	g := &grid{rows: r.rows, areas: newAreas(r.areas), hash: b.hash, file: b.base, sheet: s.name, hidden: r.hidden, cut: r.full}
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
func (b *workbook) broken(source, part string, err error) error {
	if Transient(err) {
		return err
	}
	return flawed(source, b.base+", "+part, "Không đọc được: "+err.Error()+".", "Mở tệp bằng Excel hay LibreOffice, lưu lại dạng .xlsx rồi thử lại.")
}

func (b *workbook) sheet(name string) (sheet, *wrong) {
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
