package viet_test

import (
	"strings"
	"testing"

	"vanban/templates/viet"
)

// shown makes what Bind binds visible: "~" is a no-break space, "=" a no-break hyphen.
var shown = strings.NewReplacer(viet.NoBreakSpace, "~", viet.NoBreakHyphen, "=")

func TestBind(t *testing.T) {
	for text, want := range map[string]string{
		"tại điểm a khoản 2 Điều 5 Chương IV.": "tại điểm~a khoản~2 Điều~5 Chương~IV.",
		"ngày 28 tháng 12 năm 2022;":           "ngày~28 tháng~12 năm~2022;",
		"(số 30/2020/NĐ-CP) của":               "(số~30/2020/NĐ=CP) của",
		"Tiểu mục 1, Phụ lục II, Quý III/2022": "Tiểu mục~1, Phụ~lục~II, Quý~III/2022",
		"một số việc, năm nay, điểm đến":       "một số việc, năm nay, điểm đến",
		"Chương lớn, mục tiêu":                 "Chương lớn, mục tiêu",
		"ngày  28":                             "ngày  28",
		"ngày\n28 năm 2022\nnăm":               "ngày\n28 năm~2022\nnăm",
		" ngày 5 ":                             " ngày~5 ",
		"":                                     "",

		// Numbers and notations of documents.
		"Nghị định 95/2017/NĐ-CP, Tờ trình 68/TTr-SKHCN;": "Nghị định 95/2017/NĐ=CP, Tờ trình 68/TTr=SKHCN;",
		"Quyết định số 1046/QĐ-TTg ngày 06/6/2022":        "Quyết định số~1046/QĐ=TTg ngày~06/6/2022",
		"Số:\u00a0\u00a0\u00a0/QĐ-BKHCN":                  "Số:~~~/QĐ=BKHCN",
		"Thông tư 01/2011/TTLT-BNV-BTC":                   "Thông tư 01/2011/TTLT=BNV=BTC",
		"“Kết luận 21-KL/TW”":                             "“Kết luận 21=KL/TW”",
		"số 30/2020/NĐ\u2011CP":                           "số~30/2020/NĐ=CP",
		"Văn phòng - Tài vụ, thường-xuyên, Tin-học":       "Văn phòng~- Tài vụ, thường-xuyên, Tin-học",
		"https://dichvucong.gov.vn/tin-tuc/2021-2030":     "https://dichvucong.gov.vn/tin-tuc/2021-2030",
		"vp-ubnd@tinh.gov.vn 24/7 a/b":                    "vp-ubnd@tinh.gov.vn 24/7 a/b",

		// Ranges.
		"giai đoạn 2021-2030, Quý I-IV/2026 (I-III)":   "giai đoạn 2021=2030, Quý I=IV/2026 (I=III)",
		"giai đoạn 2027 - 2030;":                       "giai đoạn 2027~=~2030;",
		"(2027 – 2030)":                                "(2027~– 2030)",
		"từ 01/01/2026 - 31/12/2026.":                  "từ 01/01/2026~=~31/12/2026.",
		"quý I - quý III, tháng 01 - tháng 6 năm 2026": "quý~I~=~quý~III, tháng~01~=~tháng~6 năm~2026",
		"năm 2026 - một năm nhiều việc":                "năm~2026~- một năm nhiều việc",
		"- 2030":                                       "- 2030",

		// A dash between two words is not the first of its line; that of an item may be.
		"phát triển kinh tế - xã hội, Nông – Lâm":     "phát triển kinh tế~- xã hội, Nông~– Lâm",
		"(Nghị quyết) - “Một cửa” - 5%  - hết":        "(Nghị quyết)~- “Một cửa”~- 5%  - hết",
		"gồm: - Sở Nội vụ; - Sở Tài chính. - Hết, - ": "gồm: - Sở Nội vụ; - Sở Tài chính. - Hết, - ",

		// Numbers and their units.
		"lúc 08 giờ 30 phút, trong 24 giờ.":           "lúc 08~giờ 30~phút, trong 24~giờ.",
		"1.250 tỷ đồng; 25 triệu đồng/năm (50 đồng)":  "1.250~tỷ~đồng; 25~triệu~đồng/năm (50~đồng)",
		"12,5 % so với (>90 %), 1.200 m2 sàn, 30 km.": "12,5~% so với (>90~%), 1.200~m2 sàn, 30~km.",
		"nhiều triệu đồng, năm 2026, triệu, giờ giấc": "nhiều triệu đồng, năm~2026, triệu, giờ giấc",
		"30 người, 5 mục, 3 Giám đốc":                 "30 người, 5 mục, 3 Giám đốc",

		// Those who are named.
		"do ông Nguyễn Văn A, (bà Trần B)":        "do ông~Nguyễn Văn A, (bà~Trần B)",
		"đồng chí Lê C, ý chí Việt, ông bà, ông,": "đồng chí~Lê C, ý chí Việt, ông bà, ông,",

		// Nouns and their numbers.
		"Km 12 Quốc lộ 4D, Nhóm B, loại II, Bên A":      "Km~12 Quốc lộ~4D, Nhóm~B, loại~II, Bên~A",
		"lần thứ 8 khóa XVII, khu vực 3, Phường 1":      "lần thứ~8 khóa~XVII, khu vực~3, Phường~1",
		"nhóm việc, loại hồ sơ, bên cạnh, lần lượt, tổ": "nhóm việc, loại hồ sơ, bên cạnh, lần lượt, tổ",
		"nêu tại Phụ lục II (có Phụ lục kèm theo)":      "nêu tại Phụ~lục~II (có Phụ~lục kèm theo)",
		"Mẫu số 01, Biểu số 02a, Phụ lục số 3":          "Mẫu~số~01, Biểu~số~02a, Phụ~lục~số~3",
		"Mẫu số liệu, phụ nữ, Quý IV":                   "Mẫu số liệu, phụ nữ, Quý~IV",
	} {
		if got := shown.Replace(viet.Bind(text)); got != want {
			t.Errorf("Bind(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestBindRanges(t *testing.T) {
	for text, want := range map[string]string{
		"Quý I-IV/2022,  năm 2021-2030":  "Quý I=IV/2022,  năm 2021=2030",
		"số 21/2024/QĐ-UBND (NĐ-CP)\n-":  "số 21/2024/QĐ-UBND (NĐ-CP)\n-",
		"trục (VNPT-eOffice/iOffice), a": "trục (VNPT-eOffice/iOffice), a",
		"2027 - 2030, ngày\u00a05-9":     "2027 - 2030, ngày~5=9",
		"":                               "",
	} {
		if got := shown.Replace(viet.BindRanges(text)); got != want {
			t.Errorf("BindRanges(%q) = %q, want %q", text, got, want)
		}
	}
}

// Bind changes nothing but blanks and hyphens, and what is bound stays as it is.
func FuzzBind(f *testing.F) {
	f.Add("điểm a khoản 2 Điều 5")
	f.Add(" số  30/2020/NĐ-CP ")
	f.Add("\n- quý I - quý\u00a0III\n2021\u20112030-")
	f.Fuzz(func(t *testing.T, s string) {
		free := strings.NewReplacer(viet.NoBreakSpace, " ", viet.NoBreakHyphen, "-")
		bound := viet.Bind(s)
		if free.Replace(bound) != free.Replace(s) {
			t.Errorf("Bind(%q) = %q changes more than blanks and hyphens", s, bound)
		}
		if ranges := viet.BindRanges(s); free.Replace(ranges) != free.Replace(s) || viet.Bind(ranges) != bound {
			t.Errorf("BindRanges(%q) = %q, which Bind makes %q", s, ranges, viet.Bind(ranges))
		}
		if again := viet.Bind(bound); again != bound {
			t.Errorf("Bind(%q) = %q, then %q", s, bound, again)
		}
	})
}
