package names_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates/names"
	"vanban/templates/viet"
)

func date(t *testing.T, s string) viet.Date {
	t.Helper()
	d, err := viet.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// on are the names of the kinds that are valid on a day, with the words before them.
func on(t *testing.T, day string, kinds ...names.Kind) []string {
	var valid []string
	for _, n := range names.All() {
		if slices.Contains(kinds, n.Kind) && n.Valid(date(t, day)) {
			valid = append(valid, n.String())
		}
	}
	slices.Sort(valid)
	if twice := slices.Compact(slices.Clone(valid)); len(twice) != len(valid) {
		t.Errorf("on %s a name is there twice: %q", day, valid)
	}
	return valid
}

// TestCounts looks whether there are as many units as the resolutions say.
func TestCounts(t *testing.T) {
	provinces := []names.Kind{names.Province, names.City}
	for _, c := range []struct {
		day   string
		kinds []names.Kind
		want  int
	}{
		{"2020-03-05", provinces, 63},
		{"2024-12-31", provinces, 63},
		{"2025-06-30", provinces, 63},
		{"2025-07-01", provinces, 34},
		{"2026-11-22", provinces, 34},
		{"2024-12-31", []names.Kind{names.City}, 5},
		{"2025-06-30", []names.Kind{names.City}, 6},
		{"2025-07-01", []names.Kind{names.City}, 6},
		{"2025-02-28", []names.Kind{names.Ministry}, 22},
		{"2025-03-01", []names.Kind{names.Ministry}, 17},
		{"2025-07-01", []names.Kind{names.District}, 0},
	} {
		if got := on(t, c.day, c.kinds...); len(got) != c.want {
			t.Errorf("on %s there are %d of %v, want %d: %q", c.day, len(got), c.kinds, c.want, got)
		}
	}
}

// TestMerged looks whether every unit of before goes into one of today, those that go on as they are
// into themselves.
func TestMerged(t *testing.T) {
	today := on(t, "2025-07-01", names.Province, names.City)
	merged := map[string]int{}
	same, old := 0, 0
	for _, n := range names.All() {
		if n.Kind != names.Province && n.Kind != names.City || !n.Valid(date(t, "2025-06-30")) {
			continue
		}
		old++
		if n.To.IsZero() {
			same++
			continue
		}
		if !slices.Contains(today, n.Became) {
			t.Errorf("%s became %q, which is none of today's", n, n.Became)
		}
		merged[n.Became]++
	}
	if same != 11 || len(merged) != 23 || old != 63 {
		t.Errorf("of %d units %d are unchanged and the others made %d, want 63, 11 and 23", old, same, len(merged))
	}
	for name, of := range merged {
		if of < 2 || of > 3 {
			t.Errorf("%s is made of %d", name, of)
		}
	}
}

// TestTable looks at what every row says.
func TestTable(t *testing.T) {
	for _, n := range names.All() {
		switch {
		case n.Source == "":
			t.Errorf("%s has no source", n)
		case n.To.IsZero() != (n.Became == ""):
			t.Errorf("%s ends on %q and became %q", n, n.To, n.Became)
		case !n.To.IsZero() && n.Gone(n.To), !n.To.IsZero() && !n.Gone(n.Ended()):
			t.Errorf("%s ends on %s and then on %s", n, n.To, n.Ended())
		case n.Name != strings.TrimSpace(n.Name) || n.Name == "":
			t.Errorf("%q is no name", n.Name)
		case !n.From.IsZero() && !n.From.Complete() || !n.To.IsZero() && !n.To.Complete():
			t.Errorf("%s: %s to %s", n, n.From, n.To)
		}
	}
}

func TestInAgency(t *testing.T) {
	for _, c := range []struct{ agency, day, want string }{
		{"Ủy ban nhân dân tỉnh Kon Tum", "2025-07-01", "tỉnh Kon Tum"},
		{"UBND TỈNH KON TUM", "2025-07-01", "tỉnh Kon Tum"},
		{"Ủy ban nhân dân tỉnh Kon Tum", "2025-06-30", ""},
		{"Ủy ban nhân dân tỉnh Kon Tum", "2025", ""},
		{"Ủy ban nhân dân tỉnh Kon Tum", "2025-07", "tỉnh Kon Tum"},
		{"Ủy ban nhân dân tỉnh Kon Tum", "2026", "tỉnh Kon Tum"},
		{"Ủy ban nhân dân tỉnh Kon Tum", "", ""},
		{"Ủy ban nhân dân phường Kon Tum", "2026-01-05", ""},
		{"Sở Y tế Kon Tum", "2026-01-05", "tỉnh Kon Tum"},
		{"Trường Đại học Thái Bình", "2026-01-05", ""},
		{"Ủy ban nhân dân tỉnh Đồng Tháp", "2026-01-05", ""},
		{"Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu", "2026-01-05", "tỉnh Bà Rịa - Vũng Tàu"},
		{"Uỷ ban nhân dân tỉnh Hoà Bình", "2026-01-05", "tỉnh Hòa Bình"},
		{"Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2025-01-01", "tỉnh Thừa Thiên Huế"},
		{"Ủy ban nhân dân thành phố Huế", "2023-05-04", ""},
		{"Ủy ban nhân dân thành phố Huế", "2026-05-04", ""},
		{"Ủy ban nhân dân huyện Gia Lâm", "2026-01-05", "huyện"},
		{"UBND HUYỆN GIA LÂM", "2026-01-05", "huyện"},
		{"Ủy ban nhân dân huyện Gia Lâm", "2024-01-05", ""},
		{"Phòng Nội vụ huyện đảo Lý Sơn", "2026-01-05", "huyện đảo"},
		{"Ủy ban nhân dân Quận 1", "2026-01-05", "quận"},
		{"Bộ Tư lệnh Quân khu 7", "2026-01-05", ""},
		{"Ban Chỉ đạo tổng kết cấp huyện của tỉnh", "2026-01-05", ""},
		{"Ủy ban nhân dân thị trấn Sa Pa", "2026-01-05", "thị trấn"},
		{"Ủy ban nhân dân thị trấn Sa Pa", "2025-06-30", ""},
		{"Ủy ban nhân dân thị xã Sơn Tây", "2026-01-05", "thị xã"},
		{"Ủy ban nhân dân thành phố Thủ Đức", "2026-01-05", "thành phố"},
		{"Ủy ban nhân dân thành phố Thái Bình", "2026-01-05", "thành phố"},
		{"Ủy ban nhân dân thành phố Thái Nguyên", "2026-01-05", "thành phố"},
		{"Ủy ban nhân dân thành phố Đồng Nai", "2026-10-05", ""},
		{"Ủy ban nhân dân Thành phố Hồ Chí Minh", "2026-01-05", ""},
		{"Ủy ban nhân dân Thành phố", "2026-01-05", ""},
		{"Bộ Kế hoạch và Đầu tư", "2025-03-01", "Bộ Kế hoạch và Đầu tư"},
		{"Văn phòng Bộ Giao thông Vận tải", "2026-01-05", "Bộ Giao thông vận tải"},
		{"Bộ Nông nghiệp và Môi trường", "2025-02-28", "Bộ Nông nghiệp và Môi trường"},
		{"Bộ Nông nghiệp và Môi trường", "2025-03-01", ""},
		{"Bộ Nội vụ", "2026-01-05", ""},
	} {
		var found []string
		for _, n := range names.InAgency(c.agency, date(t, c.day)) {
			found = append(found, n.String())
		}
		if got := strings.Join(found, ", "); got != c.want {
			t.Errorf("%s on %q: %q, want %q", c.agency, c.day, got, c.want)
		}
	}
}

func TestPlace(t *testing.T) {
	for name, want := range map[string]string{
		"tỉnh Lào Cai": "Lào Cai", "thành phố Huế": "Huế", "Thành phố Hồ Chí Minh": "Thành phố Hồ Chí Minh",
	} {
		if got := names.Place(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestInPlace(t *testing.T) {
	for _, c := range []struct{ place, day, want string }{
		{"Hà Nội", "2026-01-05", ""},
		{"Thành phố Hồ Chí Minh", "2026-01-05", ""},
		{"Kon Tum", "2026-01-05", "tỉnh Kon Tum"},
		{"Kon Tum", "2023-01-05", ""},
		{"Đồng Tháp", "2026-01-05", ""},
		{"Huế", "2023-01-05", ""},
		{"Thừa Thiên Huế", "2025-02-03", "tỉnh Thừa Thiên Huế"},
		{"Quận 1", "2026-01-05", "quận"},
		{"Quận 1", "2024-01-05", ""},
		{"Thành phố Vũng Tàu", "2026-01-05", "thành phố"},
		{"Thị trấn Sa Pa", "2026-01-05", "thị trấn"},
		{"Sa Pa", "2026-01-05", ""},
		{"Phường Kon Tum", "2026-01-05", ""},
		{"", "2026-01-05", ""},
	} {
		got := ""
		if n, ok := names.InPlace(c.place, date(t, c.day)); ok {
			got = n.String()
		}
		if got != c.want {
			t.Errorf("%s on %q: %q, want %q", c.place, c.day, got, c.want)
		}
	}
}

func TestInstitution(t *testing.T) {
	for agency, want := range map[string]bool{
		"Bệnh viện Đa khoa tỉnh Ninh Thuận": true, "Giám đốc Bệnh viện Đa khoa tỉnh Ninh Thuận": true, "TRƯỜNG THPT CHUYÊN HÒA BÌNH": true,
		"Trung tâm Y tế huyện Gia Lâm": true, "Hiệu trưởng Trường Cao đẳng Kon Tum": true,
		"Sở Tài nguyên và Môi trường tỉnh Kon Tum": false, "Chi cục Quản lý thị trường tỉnh Kon Tum": false,
		"Viện kiểm sát nhân dân tỉnh Kon Tum": false, "Ủy ban nhân dân tỉnh Kon Tum": false, "": false,
	} {
		if got := names.Institution(agency); got != want {
			t.Errorf("%s: %v", agency, got)
		}
	}
}
