package part_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/format"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/ink"
	"vanban/templates/ink/inktest"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// The pictures of the tests, both of 600 dpi at the width that they are printed with.
var (
	goodSignature = inktest.Signature(1182, 472, inktest.Blue)
	goodSeal      = inktest.Seal(852, "CUC VAN THU", inktest.Red)
)

// stamped is the decision as an electronic document with signature and seal.
func stamped() *part.Paper {
	p := decision()
	p.Head.Medium = "electronic"
	p.Foot.Signer.Signature = &part.SignatureImage{Image: part.PNG{Data: goodSignature}, WidthMM: 50}
	p.Foot.Seal = &part.SealImage{Image: part.PNG{Data: goodSeal}, WidthMM: 36}
	return p
}

func TestStampedNothingWrong(t *testing.T) {
	for _, p := range stamped().Validate() {
		t.Errorf("%+v", p)
	}
}

// whole is a picture whose every dot has the colour.
func whole(width, height int, c color.Color) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// signature and seal spoil a picture; the width is printed.
func signature(data []byte, width float64) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Foot.Signer.Signature = &part.SignatureImage{Image: part.PNG{Data: data}, WidthMM: width}
	}
}

func seal(data []byte, width float64) func(*part.Paper) {
	return func(p *part.Paper) { p.Foot.Seal = &part.SealImage{Image: part.PNG{Data: data}, WidthMM: width} }
}

// stampWrongs are ways to spoil the pictures, and what is said of each.
var stampWrongs = []struct {
	rule, path string
	severity   templates.Severity
	says       string
	spoil      func(*part.Paper)
}{
	{"CK11", "/signer/signature/image", templates.Error, "không phải là tệp PNG", signature([]byte("\xff\xd8\xff\xe0 JFIF"), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "bị hỏng", signature(goodSignature[:400], 50)},
	{"CK11", "/signer/signature/image", templates.Error, "dài hơn giới hạn 1 MiB", signature(append(slices.Clone(goodSignature), make([]byte, ink.MaxBytes)...), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "quá 2 triệu điểm ảnh", signature(inktest.NewSheet(2000, 1001, inktest.Blue).PNG(), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "nền trong suốt", signature(whole(600, 240, inktest.Blue), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "nền trong suốt", signature(whole(600, 240, color.White), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "gần như trống", signature(inktest.NewSheet(600, 240, inktest.Blue).PNG(), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "không phải màu xanh: chỉ 0%", signature(inktest.Signature(600, 240, inktest.Black), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "không phải màu xanh", signature(inktest.Signature(600, 240, inktest.Red), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "chỉ có 150 dpi khi in rộng 50 mm", signature(inktest.Signature(296, 118, inktest.Blue), 50)},
	{"CK11", "/signer/signature/image", templates.Error, "không cân đối", signature(inktest.Signature(1300, 200, inktest.Blue), 50)},
	{"CK11", "/medium", templates.Warning, "Văn bản giấy", func(p *part.Paper) { p.Head.Medium = "" }},
	{"CK12", "/seal/image", templates.Error, "không phải là tệp PNG", seal([]byte("GIF89a"), 36)},
	{"CK12", "/seal/image", templates.Error, "nền trong suốt", seal(whole(852, 852, inktest.Red), 36)},
	{"CK12", "/seal/image", templates.Error, "không phải màu đỏ", seal(inktest.Seal(600, "CUC", inktest.Black), 36)},
	{"CK12", "/seal/image", templates.Error, "không phải màu đỏ", seal(inktest.Seal(600, "CUC", inktest.Blue), 36)},
	{"CK12", "/seal/image", templates.Error, "chỉ có 141 dpi khi in rộng 36 mm", seal(inktest.Seal(200, "CUC", inktest.Red), 36)},
	{"CK12", "/seal/image", templates.Error, "không cân đối", seal(inktest.Signature(852, 400, inktest.Red), 36)},
	{"CK12", "/seal", templates.Error, "không có hình chữ ký", func(p *part.Paper) { p.Foot.Signer.Signature = nil }},
	{"CK12", "/seal", templates.Error, "dự thảo", func(p *part.Paper) { p.Head.Draft = true }},

	{"DD08", "/place", templates.Warning, "từ ngày 01/7/2025 không còn cấp huyện", func(p *part.Paper) { p.Head.Place = "Quận 1" }},
	{"DD08", "/place", templates.Warning, "từ ngày 01/7/2025 không còn tỉnh Kon Tum, nay thuộc tỉnh Quảng Ngãi (NQ 202/2025/QH15)", func(p *part.Paper) { p.Head.Place = "Kon Tum" }},
	{"NN05", "/archive/unit", templates.Warning, "không ghi đủ “Phòng Thanh tra, pháp chế”", func(p *part.Paper) {
		p.Foot.Archive.Unit = "Phòng Thanh tra, pháp chế"
	}},
	{"DD08", "/place", templates.Warning, "không còn cấp huyện", func(p *part.Paper) {
		p.Head.OrganName, p.Head.Place = "Ủy ban nhân dân xã Thoại Sơn", "Huyện Thoại Sơn"
	}},
	{"DD08", "/place", templates.Warning, "không còn thị trấn, cấp xã chỉ còn xã, phường, đặc khu", func(p *part.Paper) { p.Head.Place = "Thị trấn Sa Pa" }},
	{"DD07", "/place", templates.Warning, "“Hà nội” chưa viết hoa đủ", func(p *part.Paper) { p.Head.Place = "Hà nội" }},
	{"name.former", "/organ_name", templates.Warning, "không còn thị trấn", func(p *part.Paper) { p.Head.OrganName = "Ủy ban nhân dân thị trấn Sa Pa" }},
	{"name.former", "/organ_name", templates.Info, "không còn tỉnh Ninh Thuận", func(p *part.Paper) { p.Head.OrganName = "Bệnh viện Đa khoa tỉnh Ninh Thuận" }},
	{"name.former", "/organ_name", templates.Warning, "không còn cấp huyện", func(p *part.Paper) { p.Head.OrganName = "Ủy ban nhân dân huyện Gia Lâm" }},
	{"name.former", "/superior_name", templates.Warning, "nay thuộc Thành phố Hồ Chí Minh", func(p *part.Paper) { p.Head.SuperiorName = "UBND tỉnh Bà Rịa - Vũng Tàu" }},
	{"name.former", "/superior_name", templates.Warning, "từ ngày 01/3/2025 không còn Bộ Giao thông vận tải", func(p *part.Paper) { p.Head.SuperiorName = "Bộ Giao thông vận tải" }},
	{"name.former", "/superior_name", templates.Warning, "trước ngày 01/3/2025 chưa có Bộ Nông nghiệp và Môi trường", func(p *part.Paper) {
		p.Head.SuperiorName, p.Head.IssuedDate = "Bộ Nông nghiệp và Môi trường", "2024-01-05"
	}},
}

func TestStampWrong(t *testing.T) {
	for _, w := range stampWrongs {
		p := stamped()
		w.spoil(p)
		found := p.Validate()
		i := slices.IndexFunc(found, func(p templates.Problem) bool {
			return p.Rule == w.rule && p.Path == w.path && strings.Contains(p.Message, w.says)
		})
		if i < 0 {
			t.Errorf("%s at %s %q is not found; found: %v", w.rule, w.path, w.says, found)
			continue
		}
		if f := found[i]; f.Suggestion == "" || f.Clause == "" || f.Severity != w.severity || strings.Contains(f.Message+f.Suggestion, "%!") {
			t.Errorf("%+v is incomplete", f)
		}
	}
}

// TestPictureAlone looks at pictures without a document, as the profile of an agency has them.
func TestPictureAlone(t *testing.T) {
	black := part.PNG{Data: inktest.Signature(600, 240, inktest.Black)}
	var none *part.SealImage
	for _, c := range []struct {
		got  templates.Problems
		rule string
	}{
		{none.Problems("/seal"), ""},
		{stamped().Foot.Seal.Problems("/seal"), ""},
		{(&part.SignatureImage{Image: black}).Problems("/signers/0/signature"), "CK11 /signers/0/signature/image"},
		{(&part.SealImage{Image: black, WidthMM: 36}).Problems("/seal"), "CK12 /seal/image"},
	} {
		var rules []string
		for _, p := range c.got {
			rules = append(rules, p.Rule+" "+p.Path)
		}
		if got := strings.Join(rules, ", "); got != c.rule {
			t.Errorf("%q, want %q", got, c.rule)
		}
	}
}

// TestPicturesUnpackedOnce: of six signers with the same pictures, each is unpacked once; of six with their own, all are.
func TestPicturesUnpackedOnce(t *testing.T) {
	_ = allocated(stamped()) // what is made once
	same := allocated(sixStamped(func(int) int { return 0 }))
	own := allocated(sixStamped(func(i int) int { return i }))
	const dots = 1200*500 + 1200*1200 // about as many bytes
	// The words take the same in both, give or take 2 MB under the race detector, where pools forget.
	if own < same+3*dots {
		t.Errorf("the same pictures of six signers take %d bytes, six pictures of their own %d", same, own)
	}
}

// sixStamped is a decision of six organs, whose pictures are as much wider as it says.
func sixStamped(wider func(i int) int) *part.Paper {
	p := stamped()
	joint("Sở Tài chính", "Sở Y tế", "Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng")(p)
	for i := range p.Foot.Joint {
		j := &p.Foot.Joint[i]
		j.Signer.Signature = &part.SignatureImage{Image: part.PNG{Data: inktest.NewSheet(1200+wider(i), 500, inktest.Blue).PNG()}, WidthMM: 50}
		j.Seal = &part.SealImage{Image: part.PNG{Data: inktest.NewSheet(1200+wider(i), 1200, inktest.Red).PNG()}, WidthMM: 36}
	}
	return p
}

// allocated is how many bytes it takes to look at the document.
func allocated(p *part.Paper) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_ = p.Validate()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestNamesOfTheirTime looks whether documents that name what there was on their day are left alone.
func TestNamesOfTheirTime(t *testing.T) {
	for _, c := range []struct{ date, superior, organ, place string }{
		{"2025-06-30", "UBND thành phố Hà Nội", "Ủy ban nhân dân huyện Gia Lâm", "Gia Lâm"},
		{"2025-06-30", "UBND thị xã Sa Pa", "Ủy ban nhân dân thị trấn Ô Quý Hồ", "Thị trấn Ô Quý Hồ"},
		{"2026-01-05", "", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"},
		{"2026-01-05", "UBND tỉnh Khánh Hòa", "Ủy ban nhân dân phường Phan Rang", "Phan Rang - Tháp Chàm"},
		{"2024-01-05", "UBND tỉnh Kon Tum", "Sở Y tế", "Kon Tum"},
		{"2026-01-05", "UBND tỉnh Quảng Ngãi", "Ủy ban nhân dân phường Kon Tum", "Kon Tum"},
		{"2026-01-05", "UBND tỉnh Quảng Ngãi", "Sở Y tế", "Quảng Ngãi"},
		{"2025", "UBND tỉnh Kon Tum", "Sở Y tế", "Kon Tum"},
		{"", "UBND tỉnh Kon Tum", "Sở Y tế", "Kon Tum"},
	} {
		p := decision()
		p.Head.IssuedDate, p.Head.SuperiorName, p.Head.OrganName, p.Head.Place = c.date, c.superior, c.organ, c.place
		for _, f := range p.Validate() {
			if f.Rule == "DD07" || f.Rule == "DD08" || f.Rule == "name.former" {
				t.Errorf("%v: %+v", c, f)
			}
		}
	}
}

// stampsOf are the places of all paragraphs of a document.
func stampsOf(p *part.Paper) []render.Place {
	var all []render.Place
	for _, b := range p.Compose()[0].Sections[0].Body {
		grid, ok := b.(*render.Columns)
		if !ok {
			continue
		}
		for _, row := range grid.Rows {
			for _, c := range row.Cells {
				for _, b := range c.Blocks {
					if line, ok := b.(*render.Paragraph); ok {
						all = append(all, line.Places...)
					}
				}
			}
		}
	}
	return all
}

// TestPlaces looks where signature and seal are put (PL I.II.7d, PL I.II.8a), with pictures and without.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name          string
		paper         func() *part.Paper
		width, height render.Length
		seal          render.Length
		pictures      bool
	}{
		{"empty", decision, 50 * render.MM, 20 * render.MM, 36 * render.MM, false},
		{"pictures", stamped, 50 * render.MM, 472 * 50 * render.MM / 1182, 36 * render.MM, true},
		{"its own size", func() *part.Paper {
			p := stamped()
			p.Foot.Signer.Signature.WidthMM = 0
			p.Foot.Seal.WidthMM = 42.5
			return p
		}, 50 * render.MM, 472 * 50 * render.MM / 1182, 425 * render.MM / 10, true},
		{"narrow", func() *part.Paper {
			p := stamped()
			p.Foot.Signer.Signature = &part.SignatureImage{Image: part.PNG{Data: inktest.Signature(600, 600, inktest.Blue)}}
			return p
		}, 20 * render.MM, 20 * render.MM, 36 * render.MM, true},
	} {
		p := c.paper()
		got := stampsOf(p)
		if len(got) != 2 || got[0].Name != "signature" || got[1].Name != "seal" {
			t.Fatalf("%s: %+v", c.name, got)
		}
		sign, seal := got[0], got[1]
		if near := render.MM / 100; sign.Width != c.width || distance(sign.Height, c.height) > near || seal.Width != c.seal || seal.Height != c.seal {
			t.Errorf("%s: signature %v x %v, seal %v x %v", c.name, sign.Width, sign.Height, seal.Width, seal.Height)
		}
		if sign.Left != -sign.Width/2 {
			t.Errorf("%s: the signature begins %v from the middle", c.name, sign.Left)
		}
		if covered := seal.Left + seal.Width - sign.Left; covered != sign.Width/3 {
			t.Errorf("%s: the seal covers %v of %v", c.name, covered, sign.Width)
		}
		if d := seal.Top + seal.Height/2 - sign.Top - sign.Height/2; max(d, -d) > 2 {
			t.Errorf("%s: the middle of the seal is %v beneath that of the signature", c.name, d)
		}
		if (sign.Image != nil) != c.pictures || (seal.Image != nil) != c.pictures {
			t.Errorf("%s: pictures %v, %v", c.name, sign.Image != nil, seal.Image != nil)
		}
		if c.pictures && (sign.Image.Alt != "Chữ ký của Nguyễn Thị Nga" || seal.Image.Alt != "Con dấu của Cục Văn thư và Lưu trữ nhà nước") {
			t.Errorf("%s: %q, %q", c.name, sign.Image.Alt, seal.Image.Alt)
		}
	}
}

func distance(a, b render.Length) render.Length { return max(a-b, b-a) }

// TestRoom looks whether the signature is between post and name: as far below the one as above the other.
func TestRoom(t *testing.T) {
	for _, preset := range []nd30.Preset{nd30.Large, nd30.Small} {
		p := decision()
		if preset == nd30.Small {
			p.Head.Preset = "small"
		}
		sheet := nd30.Sheet(preset)
		room := sheet[nd30.ChuKy].Size*23/20 + sheet[nd30.HoTen].Before
		if s := stampsOf(p)[0]; s.Top < 0 || distance(room, 2*s.Top+s.Height) > 2 {
			t.Errorf("the signature begins at %v and is %v high in a room of %v", s.Top, s.Height, room)
		}
	}
}

// TestSealsOfSeveral: no seal hides who signs, in whose row or beneath whose it may stand, whatever size the seals have and
// however long the names of agencies and posts are.
func TestSealsOfSeveral(t *testing.T) {
	for _, width := range []float64{20, 36, 42, 50} {
		p := stamped()
		p.Foot.Seal.WidthMM = width
		joint("Sở Tài chính", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai", "Liên đoàn Lao động tỉnh Lào Cai", "Sở Y tế", "Sở Nông nghiệp và Môi trường")(p)
		p.Foot.Joint[3].Signer.Position = "Phó Chủ tịch Thường trực kiêm Trưởng ban Ban Công tác phía Nam"
		for i := range p.Foot.Joint {
			j := &p.Foot.Joint[i]
			j.Signer.Signature, j.Seal = p.Foot.Signer.Signature, p.Foot.Seal
		}
		l, err := layout.Compute(t.Context(), p.Compose()[0], fonts.Default())
		if err != nil {
			t.Fatal(err)
		}
		seals := 0
		for _, page := range l.Pages {
			for _, place := range page.Places {
				if place.Name != "seal" {
					continue
				}
				seals++
				if text := hidden(page, place); text != "" {
					t.Errorf("a seal of %v mm hides %q", width, text)
				}
			}
		}
		if seals != 6 {
			t.Errorf("%d seals", seals)
		}
	}
}

// hidden is an agency or post over whose capitals the place lies by more than a third of their height; empty for none.
func hidden(page layout.Page, place layout.Placed) string {
	for _, item := range page.Items {
		text, ok := item.(*layout.Text)
		if !ok || text.Node == nil || text.Node.Role != nd30.QuyenHan && text.Node.Role != nd30.ChucVu {
			continue
		}
		capital := text.Size * 2 / 3
		beside := text.X+text.Width < place.X || text.X > place.X+place.Width
		above, beneath := text.Y < place.Y+capital/3, text.Y-capital > place.Y+place.Height-capital/3
		if !beside && !above && !beneath {
			return text.Text
		}
	}
	return ""
}

// TestPNG looks how a picture is read from JSON.
func TestPNG(t *testing.T) {
	good := base64.StdEncoding.EncodeToString(goodSeal)
	for _, c := range []struct{ text, says string }{
		{good, ""},
		{good[:76] + `\n` + good[76:], ""},
		{"", "Thiếu “Ảnh con dấu”"},
		{"data:image/png;base64," + good, "bỏ phần đầu"},
		{good[:10] + "_" + good[11:], "ký tự thứ 11 “_”"},
		{good[:10] + " " + good[10:], "ký tự thứ 11 “ ”"},
		{good[:len(good)-3], "bị cắt mất phần cuối"},
		{good + "ă", "“ă”"},
		{"img/con dau.PNG", "“img/con dau.PNG” là tên tệp"},
		{"iVBORw0KGgp=", "không đúng chỗ"},
		{strings.Repeat("A", 2<<20), "dài hơn giới hạn 1 MiB"},
	} {
		got, err := templates.Strict[part.SealImage]([]byte(`{"width_mm": 36, "image": "` + c.text + `"}`))
		ps, _ := errors.AsType[templates.Problems](err)
		switch {
		case c.says == "" && (err != nil || !bytes.Equal(got.Image.Data, goodSeal)):
			t.Errorf("%.40q: %v", c.text, err)
		case c.says != "" && (len(ps) != 1 || !strings.Contains(ps[0].Message, c.says) || ps[0].Path != "/image"):
			t.Errorf("%.40q: %v, want %q", c.text, err, c.says)
		}
	}
}

// FuzzPNG looks whether a picture that is read is written as it was.
func FuzzPNG(f *testing.F) {
	for _, s := range []string{"", "iVBORw0KGgo=", "iVBO\nRw0K", "data:image/png;base64,AA==", "AA=", "AB==", "ă"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var p, again part.PNG
		if err := p.UnmarshalText(text); err != nil {
			return
		}
		written, err := p.MarshalText()
		if err != nil || again.UnmarshalText(written) != nil || !bytes.Equal(again.Data, p.Data) {
			t.Errorf("%q becomes %q", p.Data, again.Data)
		}
	})
}

// FuzzStamp looks for pictures that pass the checks and break what comes after them. The smallest seal has the fewest dots,
// and so the most runs.
func FuzzStamp(f *testing.F) {
	const width, dots = 20, 240 // mm, and a few more dots than 300 to the inch
	small := inktest.Seal(dots, "CUC", inktest.Red)
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Add(whole(dots, dots, color.NRGBA{}))
	f.Add(inktest.Signature(dots, dots, inktest.Red))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := stamped()
		p.Foot.Seal = &part.SealImage{Image: part.PNG{Data: data}, WidthMM: width}
		if p.Validate().Failed() {
			return
		}
		for _, into := range format.Formats(fonts.Default()) {
			if err := into.Encode(t.Context(), io.Discard, p.Compose()[0], format.Options{}); err != nil {
				t.Errorf("%s: %v", into.Name, err)
			}
		}
	})
}
