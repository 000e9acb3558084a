package part_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

// TestBalance divides the texts of testdata/lines.txt as they are divided there.
func TestBalance(t *testing.T) {
	data, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " ", 3)
		width, err := strconv.Atoi(fields[1])
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		want := fields[2]
		if got := divided(render.Role(fields[0]), strings.ReplaceAll(want, " / ", " "), render.Length(width)*render.MM); got != want {
			t.Errorf("%s of %d mm:\n%s\nis divided into\n%s", fields[0], width, want, got)
		}
		tried++
	}
	if tried < 40 {
		t.Errorf("%d texts were divided", tried)
	}
}

// divided is the text with " / " between its lines.
func divided(role render.Role, text string, width render.Length) string {
	got := part.Balanced(role, viet.Bind(text), width)
	return strings.NewReplacer("\n", " / ", "\u00a0", " ", "\u2011", "-").Replace(got)
}

// TestBalancePlaces divides the names of people's committees and councils of all provinces, those of today and those
// before, in one way: none inside a name, and where they need two lines, "ỦY BAN NHÂN DÂN" is the first.
func TestBalancePlaces(t *testing.T) {
	names := places(t)
	if len(names) < 65 {
		t.Fatalf("%d names of places", len(names))
	}
	for _, organ := range []string{"ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"} {
		for _, kind := range []string{"TỈNH", "THÀNH PHỐ", "PHƯỜNG", "XÃ"} {
			for _, name := range names {
				if kind != "TỈNH" && strings.Count(name, " ") > 1 && name != "hồ chí minh" {
					continue // only a province has a name so long
				}
				place := kind + " " + viet.Upper(name)
				if place == "THÀNH PHỐ TUYÊN QUANG" {
					continue // longer than the column
				}
				got := divided(nd30.CoQuanBanHanh, organ+" "+place, 63*render.MM)
				if got != organ+" "+place && got != organ+" / "+place {
					t.Errorf("%s", got)
				}
			}
		}
	}
}

// places are the names of provinces in the list of compounds.
func places(t *testing.T) (names []string) {
	t.Helper()
	data, err := os.ReadFile("compounds.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(data), "# The provinces")
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		if strings.Contains(line, "_") {
			names = append(names, strings.ReplaceAll(strings.TrimSpace(line), "_", " "))
		}
	}
	return names
}

// TestBalanceKeeps leaves alone what was divided by hand, and what is not centred.
func TestBalanceKeeps(t *testing.T) {
	for role, text := range map[render.Role]string{
		nd30.TrichYeu: "Do người soạn thảo tự ngắt dòng ở một chỗ mà không ai ngoài họ chọn, như tên của một\ncơ quan",
		nd30.NoiDung:  "Đoạn văn căn đều hai bên thì ngắt dòng ở đâu là việc của trình soạn thảo",
	} {
		if got := part.Balanced(role, text, 60*render.MM); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestBalanceFits divides texts of all lengths in columns of all widths: the words stay the same
// and no line is longer than the column, unless a word alone is.
func TestBalanceFits(t *testing.T) {
	words := strings.Fields(strings.Repeat("Phê duyệt Đề án chuyển đổi số của Ủy ban nhân dân tỉnh giai đoạn và ", 3))
	style := nd30.Sheet(nd30.Large)[nd30.TrichYeu]
	face := fonts.Default().Face(style.Bold, style.Italic)
	for n := range words {
		for width := 20 * render.MM; width < 170*render.MM; width += 23 * render.MM {
			text := strings.Join(words[:n+1], " ")
			got := part.Balanced(nd30.TrichYeu, text, width)
			if strings.ReplaceAll(got, "\n", " ") != text {
				t.Fatalf("%q became %q", text, got)
			}
			for line := range strings.SplitSeq(got, "\n") {
				long := render.Length(face.Width(line, int64(style.Size)))
				if long > width && strings.Contains(got, "\n") {
					t.Fatalf("%q is %v long in a column of %v", line, long, width)
				}
			}
		}
	}
}

// TestBalanceNames keeps a name of a person or place together that is printed in capitals, as it was typed with
// capitals, and begins the name of an agency on a line behind the post of its head.
func TestBalanceNames(t *testing.T) {
	for _, c := range []struct {
		typed string
		width render.Length
		want  string
	}{
		{"Trường Cao đẳng Kỹ thuật Lý Tự Trọng", 63 * render.MM, "TRƯỜNG CAO ĐẲNG\nKỸ THUẬT LÝ TỰ TRỌNG"},
		{"Trường Trung học phổ thông chuyên Lê Hồng Phong", 63 * render.MM, "TRƯỜNG TRUNG HỌC\nPHỔ THÔNG CHUYÊN\nLÊ HỒNG PHONG"},
		{"Bộ trưởng Bộ Giáo dục và Đào tạo", 63 * render.MM, "BỘ TRƯỞNG\nBỘ GIÁO DỤC VÀ ĐÀO TẠO"},
		{"Giám đốc Sở Nông nghiệp và Môi trường", 63 * render.MM, "GIÁM ĐỐC\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG"},
	} {
		if got := part.BalancedAs(nd30.CoQuanBanHanh, viet.Upper(c.typed), c.typed, c.width); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestAddressedNames: an addressee of two lines is not divided inside a name; one of one line has no other spaces than
// those it was typed with.
func TestAddressedNames(t *testing.T) {
	for to, want := range map[string]string{
		"Ông Hồ Sỹ Giàng (trú tại khối 5, phường Trường Vinh, tỉnh Nghệ An)": "Kính gửi: Ông_Hồ_Sỹ_Giàng (trú tại khối 5, phường Trường_Vinh, tỉnh Nghệ_An)",
		"Ủy ban nhân dân phường Trường Vinh":                                 "Kính gửi: Ủy ban nhân dân phường Trường Vinh",
	} {
		p := decision()
		letter(func(p *part.Paper) { p.Addressees = []string{to} })(p)
		for _, b := range p.Compose()[0].Sections[0].Body {
			if line, ok := b.(*render.Paragraph); ok && line.Role == nd30.KinhGui {
				if got := strings.ReplaceAll(line.Runs[0].Text, viet.NoBreakSpace, "_"); got != want {
					t.Errorf("%q, want %q", got, want)
				}
			}
		}
	}
}
