//go:build conformance

package docx_test

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// converted has LibreOffice make PDFs of documents, by name, in one go, and returns their folder.
func converted(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf"}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name+".docx")
	}
	run(t, dir, "soffice", args...)
	return dir
}

// linesOf are the lines of each page of a layout, in the order in which they are drawn.
func linesOf(l *layout.Layout) string {
	var b strings.Builder
	for i := range l.Pages {
		last := render.Length(-1)
		for _, item := range l.Pages[i].Items {
			text, ok := item.(*layout.Text)
			switch {
			case !ok:
				continue
			case text.Y != last && last >= 0:
				b.WriteString("\n")
			}
			last = text.Y
			b.WriteString(text.Text)
		}
		b.WriteString("\n\f")
	}
	return b.String()
}

// bodyOf are the lines without those of headers and footers, which programs draw before the body or behind it.
func bodyOf(pages string) string {
	var b strings.Builder
	for line := range strings.Lines(pages) {
		plain := strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " "))
		if _, err := strconv.Atoi(plain); err != nil && !strings.HasPrefix(plain, "Trụ sở") && !strings.HasPrefix(plain, "15/QĐ") {
			b.WriteString(plain + "\n")
		}
		if strings.HasSuffix(line, "\f") || strings.HasPrefix(line, "\f") {
			b.WriteString("---\n")
		}
	}
	return b.String()
}

// TestLibreOfficeFirstPage: with a header and a footer on the first page, the lines and pages of one page, of two
// and of many end where ours do, upright and across; only the first page is shorter.
func TestLibreOfficeFirstPage(t *testing.T) {
	files, want := map[string][]byte{}, map[string]*layout.Layout{}
	pages := map[int]int{}
	for _, page := range []render.Page{portrait, landscape} {
		for _, paragraphs := range []int{2, 9, 10, 11, 12, 13, 20, 21, 22, 45} {
			d := only()
			s := &d.Sections[0]
			s.Page = page
			s.Header = []render.Block{text("KyGhiChu", "15/QĐ-SKHCN; 05-01-2021")}
			if paragraphs%2 == 0 {
				s.Header = []render.Block{&render.Box{Width: 50 * render.MM, Height: 8 * render.MM, Weight: render.Pt, Align: render.AlignRight, Text: *text("ChucVu", "15/QĐ")}}
			}
			s.Footer = []render.Block{rule(nil, 1, 1), text("DiaChi", "Trụ sở: Số 1, đường 30/4"), text("DiaChi", "Trụ sở thứ hai"), text("DiaChi", "Trụ sở thứ ba")}
			for i := range paragraphs {
				s.Body = append(s.Body, text("NoiDung", strconv.Itoa(i)+". "+strings.Repeat("Thủ trưởng các đơn vị thuộc Sở có trách nhiệm tổ chức thực hiện. ", 1+i%4)))
			}
			s.Body = append(s.Body, foot())
			l, err := layout.Compute(t.Context(), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%.0f-%d", page.Width.Millimetres(), paragraphs)
			want[name], files[name] = l, encode(t, d, l.Resolved)
			pages[len(l.Pages)]++
		}
	}
	if pages[1] < 2 || pages[2] < 2 || len(pages) < 3 {
		t.Fatalf("documents by pages: %v", pages)
	}
	dir := converted(t, files)
	for name, l := range want {
		got := bodyOf(run(t, dir, "pdftotext", "-raw", name+".pdf", "-"))
		if want := bodyOf(linesOf(l)); got != want {
			t.Errorf("%s: LibreOffice has the lines\n%s\nand we\n%s", name, got, want)
		}
	}
}

// TestLibreOfficeShowsPictures: an image lies in the file that LibreOffice makes where it lies in ours, within
// half a millimetre, in a paragraph and in a column, on the first page and on another.
func TestLibreOfficeShowsPictures(t *testing.T) {
	const dpi, most = 200, 0.5 // millimetres
	files, want := map[string][]byte{}, map[string]layout.Placed{}
	pages := map[string]int{}
	solid := &render.Image{PNG: red(40, 20), Alt: "Chữ ký"}
	for name, above := range map[string]int{"first": 3, "other": 30} {
		for _, grid := range []bool{false, true} {
			sign := &render.Paragraph{Role: "ChucVu", Places: []render.Place{{
				Left: -25 * render.MM, Top: 3 * render.MM, Width: 40 * render.MM, Height: 20 * render.MM, Image: solid,
			}}}
			d := only()
			for range above {
				d.Sections[0].Body = append(d.Sections[0].Body, text("NoiDung", strings.Repeat("một hai ba ", 20)))
			}
			var block render.Block = sign
			if grid {
				foot := foot()
				foot.Rows[0].Cells[1].Blocks = []render.Block{text("ChucVu", "GIÁM ĐỐC"), sign, text("ChucVu", "Lê Văn A")}
				block = foot
			}
			d.Sections[0].Body = append(d.Sections[0].Body, block)
			l, err := layout.Compute(t.Context(), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			file := fmt.Sprintf("%s-%t", name, grid)
			last := &l.Pages[len(l.Pages)-1]
			files[file], want[file], pages[file] = encode(t, d, l.Resolved), last.Places[0], len(l.Pages)
		}
	}
	dir := converted(t, files)
	for name, w := range want {
		n := strconv.Itoa(pages[name])
		run(t, dir, "pdftoppm", "-r", strconv.Itoa(dpi), "-f", n, "-l", n, "-singlefile", "-png", name+".pdf", name)
		got := redArea(t, filepath.Join(dir, name+".png"))
		for i, edge := range []struct {
			dots int
			want render.Length
		}{{got.Min.X, w.X}, {got.Min.Y, w.Y}, {got.Max.X, w.X + w.Width}, {got.Max.Y, w.Y + w.Height}} {
			if mm := float64(edge.dots) * 25.4 / dpi; mm < edge.want.Millimetres()-most || mm > edge.want.Millimetres()+most {
				t.Errorf("%s: edge %d of the image is at %.2f mm, want %.2f", name, i, mm, edge.want.Millimetres())
			}
		}
	}
}

// red is a PNG of so many red dots.
func red(width, height int) []byte { return filled(width, height, func(int) bool { return true }) }

// redArea is where a picture of a page is red.
func redArea(t *testing.T, file string) image.Rectangle {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	var area image.Rectangle
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, g, _, _ := m.At(x, y).RGBA(); r > 0xC000 && g < 0x4000 {
				area = area.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area
}
