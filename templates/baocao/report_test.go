package baocao_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/baocao"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/stat"
)

// short is a report of one section that tells how many dossiers there were.
func short() *baocao.Payload {
	received, none := stat.Whole(13), stat.Whole(0)
	return &baocao.Payload{
		Head: part.Head{
			Masthead: part.Masthead{Kind: "bao-cao", OrganName: "Sở Khoa học và Công nghệ", CodeNotation: "BC-SKHCN"},
			Issuance: part.Issuance{Place: "Kon Tum", IssuedDate: "2022-09-15"},
			Subject:  "Kết quả cải cách hành chính quý III năm 2022",
		},
		Period:  "2022-Q3",
		Results: &part.Section{Show: []part.Show{{Data: "ho-so"}}},
		Data: part.Data{Dossiers: []stat.Dossiers{{
			Head: stat.Head{ID: "ho-so", Title: "Hồ sơ"},
			Total: &stat.DossierCounts{
				Received: stat.Received{Total: &received},
				Resolved: stat.Resolved{InTime: &received, Late: &none, Total: &received},
			},
		}}},
		Foot: part.Foot{
			Signer:     part.Signer{Position: "Giám đốc", FullName: "Trần Văn Minh"},
			Recipients: part.Recipients{ToPlaces: []string{"Sở Nội vụ"}},
		},
	}
}

// organs are names of agencies and what a sentence calls them.
var organs = []struct{ name, short, want string }{
	{"Sở Khoa học và\nCông nghệ", "", "Sở"},
	{"Bộ Khoa học và Công nghệ", "", "Bộ"},
	{"BỘ NỘI VỤ", "", "Bộ"},
	{"Ủy ban nhân dân tỉnh Lào Cai", "", "UBND tỉnh"},
	{"Ủy ban nhân dân Thành phố Hồ Chí Minh", "", "UBND thành phố"},
	{"Cục Văn thư và Lưu trữ nhà nước", "", "Cục"},
	{"Văn phòng Chính phủ", "", "Văn phòng"},
	{"Banking Union", "", "Banking Union"},
	{"Sở Y tế", "Sở Y tế", "Sở Y tế"},
}

func TestOrganInSentences(t *testing.T) {
	for _, o := range organs {
		p := short()
		p.OrganName, p.OrganShort = o.name, o.short
		want := "Trong quý III năm 2022, " + o.want + " tiếp nhận 13 hồ sơ; đã giải quyết 13/13 hồ sơ đúng và trước hạn (đạt 100%)./."
		if got := sentence(p); got != want {
			t.Errorf("%q says %q, want %q", o.name, got, want)
		}
	}
}

// sentence is the last paragraph of the report.
func sentence(p *baocao.Payload) string {
	var last string
	for _, b := range p.Compose()[0].Sections[0].Body {
		if paragraph, ok := b.(*render.Paragraph); ok && paragraph.Role == nd30.NoiDung {
			last = strings.ReplaceAll(paragraph.Runs[0].Text, "\u00a0", " ")
		}
	}
	return last
}

// written are ways to write a period, and what the finding says of them; "" for none.
var written = []struct{ period, want string }{
	{"2022-Q3", ""},
	{"Q3/2022", "Viết 2022-Q3."},
	{"q3 2022", "Viết 2022-Q3."},
	{"Quý III/2022", "Viết 2022-Q3."},
	{"quý IV năm 2022", "Viết 2022-Q4."},
	{"6 tháng đầu năm 2022", "Viết 2022-H1."},
	{"9 tháng năm 2022", "Viết 2022-9M."},
	{"năm 2022", "Viết 2022."},
	{"tháng 9", "Ví dụ “2022-Q3” cho quý III năm 2022."},
}

func TestPeriodAsWritten(t *testing.T) {
	for _, w := range written {
		p := short()
		p.Period = w.period
		i := slices.IndexFunc(p.Validate(), func(f templates.Problem) bool { return f.Rule == "report.period" })
		switch {
		case i < 0 && w.want != "":
			t.Errorf("%q is let pass", w.period)
		case i >= 0 && p.Validate()[i].Suggestion != w.want:
			t.Errorf("%q: %q, want %q", w.period, p.Validate()[i].Suggestion, w.want)
		}
	}
}

// subjects are a trích yếu of a report on a period, and how grave what is found is.
var subjects = []struct {
	subject, period string
	want            templates.Severity
}{
	{"Kết quả cải cách hành chính quý III năm 2022", "2022-Q3", 0},
	{"Kết quả cải cách hành chính Quý III/2022", "2022-Q3", 0},
	{"Kết quả quý III và nhiệm vụ trọng tâm quý IV năm 2022", "2022-Q3", 0},
	{"Kết quả cải cách hành chính quý II năm 2022", "2022-Q3", templates.Warning},
	{"Kết quả cải cách hành chính quý III năm 2021", "2022-Q3", templates.Warning},
	{"Kết quả cải cách hành chính 6 tháng đầu năm 2022", "2022-H1", 0},
	{"Kết quả cải cách hành chính 6 tháng cuối năm 2022", "2022-H1", templates.Warning},
	{"Kết quả cải cách hành chính 9 tháng đầu năm 2022", "2022-9M", 0},
	{"Kết quả cải cách hành chính năm 2022", "2022", 0},
	{"Kết quả cải cách hành chính quý I năm 2022", "2022", templates.Warning},
	{"Kết quả cải cách hành chính", "2022", templates.Info},
	{"Kết quả đợt cao điểm", "2022-06-15/2022-09-14", 0},
}

func TestPeriodInSubject(t *testing.T) {
	for _, s := range subjects {
		p := short()
		p.Subject, p.Period, p.IssuedDate = s.subject, s.period, "2023-01-15"
		var got templates.Severity
		for _, f := range p.Validate() {
			if f.Rule == "report.subject" {
				got = f.Severity
			}
		}
		if got != s.want {
			t.Errorf("%q on %s: %v, want %v", s.subject, s.period, got, s.want)
		}
	}
}
