package vanban_test

import (
	"os"
	"testing"
)

// form is one of the forms of Annex III, by its words. An asterisk stands for dots.
type form struct {
	name, behind string // what stands above it
	words        paperWords
}

// forms are those with a head. The words that all have are added by [form.complete].
var forms = []form{
	{"1.1", "Mẫu 1.1 - Nghị quyết*", paperWords{
		Date: "…*", Title: "NGHỊ QUYẾT", Subject: "……….*", Authority: "THẨM QUYỀN BAN HÀNH",
		Grounds: []string{"Căn cứ*", "Căn cứ*"}, Order: "QUYẾT NGHỊ:", ToPlaces: []string{"Như Điều*"},
	}},
	{"1.2", "Mẫu 1.2 - Quyết định*", paperWords{
		Date: "…*", Title: "QUYẾT ĐỊNH", Subject: "Về việc*", Authority: "THẨM QUYỀN BAN HÀNH",
		Grounds: []string{"Căn cứ*", "Căn cứ*", "Theo đề nghị của*"}, Order: "QUYẾT ĐỊNH:", ToPlaces: []string{"Như Điều*"},
		texts: []string{"Điều 1*", "Điều …*"},
	}},
	{"1.3", "Mẫu 1.3 - Quyết định*", paperWords{
		Date: ".*", Title: "QUYẾT ĐỊNH", Subject: "Ban hành*", Authority: "THẨM QUYỀN BAN HÀNH",
		Grounds: []string{"Căn cứ*", "Căn cứ*", "Theo đề nghị của*"}, Order: "QUYẾT ĐỊNH:", ToPlaces: []string{"Như Điều*"},
	}},
	{"1.4", "Mẫu 1.4 - Văn bản có tên loại", paperWords{Date: ".*", Title: "TÊN LOẠI VĂN BẢN", Subject: ".*"}},
	{"1.5", "Mẫu 1.5 - Công văn", paperWords{
		Date: ".*", VeViec: "V/v*", Addressees: []string{"……*", "……*"}, ToPlaces: []string{"Như trên"},
	}},
	{"1.6", "Mẫu 1.6 - Công điện", paperWords{Date: ".*", Title: "CÔNG ĐIỆN", Subject: "…*"}},
	{"1.7", "Mẫu 1.7 - Giấy mời", paperWords{Date: ".*", Title: "GIẤY MỜI", Subject: ".*"}},
	{"1.8", "Mẫu 1.8 - Giấy giới thiệu", paperWords{Date: ".*", Title: "GIẤY GIỚI THIỆU", ToPlaces: []string{"Như trên"}}},
	{"1.10", "Mẫu 1.10 - Giấy nghỉ phép", paperWords{Date: ".*", Title: "GIẤY NGHỈ PHÉP"}},
}

// complete adds the words that stand in every form.
func (f form) complete() *paperWords {
	w := f.words
	w.Superior, w.Organ = "TÊN CQ, TC CHỦ QUẢN", "TÊN CƠ QUAN, TỔ CHỨC"
	w.Signer.Position, w.Signer.Name = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "Họ và tên"
	return &w
}

// officialForms reads the Government's own pages.
func officialForms(t *testing.T) (all []*printed) {
	t.Helper()
	data, err := os.ReadFile("testdata/figures/phu-luc-3.pdf")
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := readPapers(data, false)
	if err != nil {
		t.Fatal(err)
	}

	for _, f := range forms {
		d := newPrinted("form "+f.name, f.complete(), sheets)
		above, _, end := d.text.find(f.behind, 0)
		if above == nil {
			t.Fatalf("no %q", f.behind)
		}
		if err := d.findAll(end); err != nil {
			t.Fatal(err)
		}
		d.areas[false] = area{35 * millimetre, 190 * millimetre}
		all = append(all, d)
	}
	return all
}

// formDiffers says where the Government's forms are not as the decree asks, and why its words hold.
var formDiffers = []struct{ rule, what, why string }{
	{"QH01", "Quốc hiệu: lower than", "form 1.5 sets Quốc hiệu in 12 points beside 13"},
	{"TN03", "longer than its text", "the rules are underscores"},
	{"CQ04", "in parts", "the rules are underscores"},
	{"CQ04", "from the middle", "the number of a footnote is part of the centred line"},
	{"SO02", "from the middle", "the number of a footnote is part of the centred line"},
	{"DD06", "lower than the number", "the date has an empty line of 14 points above it, the number one of 13"},
	{"DD06", "from the middle", "the number of a footnote is part of the centred line"},
	{"TL01", "from the middle", "the number of a footnote is part of the centred line"},
	{"TY10", "pieces", "dots stand for the words, which are regular in form 1.4"},
	{"TY11", "in parts", "dots stand for the words"},
	{"TY14", "gap", "form 1.5 sets it in single spacing, the text asks for 6 points"},
	{"KG06", "dashes", "form 1.5 has them 45 mm from the margin, the text asks for them under the colon"},
	{"CC05", "from the middle", "the number of a footnote is part of the centred line"},
	{"ND06", "pieces", "dots stand for the words, which are bold behind the second “Điều” of form 1.2"},
	{"CK08", "from the middle", "form 1.10 centres the name by hand"},
	{"NN01", "from the left margin", "forms 1.6 to 1.8 have the distance of a table's cell"},
	{"NN04", "from the left margin", "forms 1.6 to 1.8 have the distance of a table's cell"},
	{"NN02", "lower", "12 points beside 14 at the top of two cells, where the text asks for one height"},
}
