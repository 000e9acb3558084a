package part_test

import (
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// TestBalance divides centred texts as a typist does: where a line would hold a word or two, and
// nowhere else.
func TestBalance(t *testing.T) {
	for _, test := range []struct {
		role  render.Role
		width render.Length
		want  string
	}{
		{nd30.CoQuanBanHanh, 61, "SỞ KHOA HỌC|VÀ CÔNG NGHỆ"},
		{nd30.CoQuanBanHanh, 61, "BỘ NỘI VỤ"},
		{nd30.CoQuanBanHanh, 61, "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC"}, // its second line is long enough
		{nd30.TrichYeu, 160, "Ban hành Kế hoạch cải cách hành chính năm\u00a02023|của Bộ Khoa học và Công nghệ"},
		{nd30.TrichYeu, 160, "Chuyển đổi số trong các cơ quan nhà nước tỉnh Lào Cai|giai đoạn 2026 - 2030"},
		{nd30.TrichYeu, 160, "Về việc ban hành Quy chế làm việc của Ủy ban nhân dân tỉnh Lào Cai nhiệm kỳ mới và phân công nhiệm vụ các thành viên"},
		{nd30.KemTheo, 160, "(Kèm theo Quyết định số\u00a086/QĐ-VTLTNN ngày\u00a005 tháng\u00a03 năm\u00a02026|của Cục trưởng Cục Văn thư và Lưu trữ nhà nước)"},
		{nd30.KemTheo, 160, "(Kèm theo Quyết định số\u00a015/QĐ-SNV ngày\u00a028 tháng\u00a012 năm\u00a02022)"},
		{nd30.TrichYeu, 160, "Do người soạn thảo tự ngắt dòng|ở đây"},
		{nd30.NoiDung, 60, "Đoạn văn căn đều hai bên thì ngắt dòng ở đâu là việc của trình soạn thảo"},
	} {
		text := strings.ReplaceAll(test.want, "|", " ")
		if strings.HasPrefix(text, "Do người") {
			text = strings.ReplaceAll(test.want, "|", "\n")
		}
		got := strings.ReplaceAll(part.Balanced(test.role, text, test.width*render.MM), "\n", "|")
		if got != test.want {
			t.Errorf("%s of %d mm:\n%s\nis divided into\n%s", test.role, test.width, test.want, got)
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
