package viet_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/templates/viet"
)

func TestRomanRoundTrip(t *testing.T) {
	for n := 1; n < 4000; n++ {
		if got, ok := viet.ParseRoman(viet.Roman(n)); !ok || got != n {
			t.Fatalf("ParseRoman(Roman(%d)) = %d, %v by way of %q", n, got, ok, viet.Roman(n))
		}
	}
	for _, n := range []int{-1, 0, 4000} {
		if got := viet.Roman(n); got != "" {
			t.Errorf("Roman(%d) = %q, want nothing", n, got)
		}
	}
	for _, s := range []string{"", "IIII", "iv", "VX", "IC", "X1", "MMMM", "IVI"} {
		if n, ok := viet.ParseRoman(s); ok {
			t.Errorf("ParseRoman(%q) = %d, want it refused", s, n)
		}
	}
}

func TestPointLabels(t *testing.T) {
	var labels []string
	for i := range viet.Points() {
		l := viet.PointLabel(i)
		labels = append(labels, l)
		if got := viet.PointIndex(l); got != i {
			t.Errorf("PointIndex(%q) = %d, want %d", l, got, i)
		}
	}
	const want = "a b c d đ e g h i k l m n o p q r s t u v x y"
	if got := strings.Join(labels, " "); got != want {
		t.Errorf("labels are %s, want %s", got, want)
	}
	for _, l := range []string{"", "f", "j", "w", "z", "ă", "ê", "ab", "A"} {
		if i := viet.PointIndex(l); i != -1 {
			t.Errorf("PointIndex(%q) = %d, want -1", l, i)
		}
	}
	if viet.PointLabel(-1)+viet.PointLabel(viet.Points()) != "" {
		t.Error("a label beyond the alphabet")
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{viet.Number2(5), "05"},
		{viet.Number2(15), "15"},
		{viet.Number2(2657), "2657"},
		{viet.Count(0), "0"},
		{viet.Count(7), "07"},
		{viet.Count(40), "40"},
		{viet.Count(1250), "1.250"},
		{viet.Integer(0), "0"},
		{viet.Integer(999), "999"},
		{viet.Integer(1000), "1.000"},
		{viet.Integer(-1234567), "-1.234.567"},
		{viet.Integer(-123), "-123"},
		{viet.Integer(-9223372036854775808), "-9.223.372.036.854.775.808"},
		{viet.Decimal(8038, 2), "80,38"},
		{viet.Decimal(5, 2), "0,05"},
		{viet.Decimal(-5, 1), "-0,5"},
		{viet.Decimal(1234567, 1), "123.456,7"},
		{viet.Decimal(12, 0), "12"},
		{viet.DecimalTrim(12000, 4), "1,2"},
		{viet.DecimalTrim(803800, 4), "80,38"},
		{viet.DecimalTrim(12500000, 4), "1.250"},
		{viet.DecimalTrim(-5, 1), "-0,5"},
		{viet.DecimalTrim(0, 4), "0"},
		{viet.DecimalTrim(100, 0), "100"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// letters are all Vietnamese letters with a diacritic, in lower case.
const letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

func TestCase(t *testing.T) {
	upper := viet.Upper(letters)
	if got := viet.Lower(upper); got != letters {
		t.Errorf("Lower(Upper(letters)) = %s", got)
	}
	if !norm.NFC.IsNormalString(upper) || len([]rune(upper)) != len([]rune(letters)) {
		t.Errorf("Upper(letters) = %s is not one precomposed letter each", upper)
	}
	if got := viet.Upper("Quyết định số 30/2020/NĐ-CP về đường"); got != "QUYẾT ĐỊNH SỐ 30/2020/NĐ-CP VỀ ĐƯỜNG" {
		t.Errorf("Upper = %s", got)
	}
	if got := viet.Capital("đề nghị"); got != "Đề nghị" {
		t.Errorf("Capital = %s", got)
	}
	if got := viet.Capital(""); got != "" {
		t.Errorf("Capital of nothing = %q", got)
	}
}

// TestCut: letter case does not matter, and no letter is cut in two, not even where the small one is longer.
func TestCut(t *testing.T) {
	for _, c := range []struct{ s, cut, after, before string }{
		{"Ông Lò Văn Thanh", "ÔNG ", "Lò Văn Thanh", "-"},
		{"Ủy ban nhân dân xã ĐIỆN", " điện", "-", "Ủy ban nhân dân xã"},
		{"ÔNG ȺȺȺ", "ông ", "ȺȺȺ", "-"},
		{"ȺȺȺ ĐIỆN", " điện", "-", "ȺȺȺ"},
		{"ⱥⱥⱥ", "ȺȺȺ", "-", "-"},
		{"ⱥⱥⱥ", "ⱥ", "ⱥⱥ", "ⱥⱥ"},
		{"", "a", "-", "-"},
		{"a", "", "a", "a"},
	} {
		after, begins := viet.CutPrefix(c.s, c.cut)
		before, ends := viet.CutSuffix(c.s, c.cut)
		if begins != (c.after != "-") || ends != (c.before != "-") || begins && after != c.after || ends && before != c.before {
			t.Errorf("%q and %q: %q %v, %q %v", c.s, c.cut, after, begins, before, ends)
		}
		if !begins && after != c.s || !ends && before != c.s {
			t.Errorf("%q and %q: what was not found is cut, %q, %q", c.s, c.cut, after, before)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Quyết định":          "quyet-dinh",
		"Bản thỏa thuận":      "ban-thoa-thuan",
		"  Đề án — số 05/ĐA ": "de-an-so-05-da",
		"":                    "",
		"中文":                  "",
	} {
		if got := viet.Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
	if got := viet.Slug(letters); strings.Trim(got, "aeiouyd") != "" {
		t.Errorf("Slug(letters) = %q", got)
	}
}

func TestDateText(t *testing.T) {
	b := strings.Repeat("\u00a0", 6)
	for _, c := range []struct{ date, text string }{
		{"2020-01-05", "ngày 05 tháng 01 năm 2020"},
		{"2019-06-29", "ngày 29 tháng 6 năm 2019"},
		{"2021-12-31", "ngày 31 tháng 12 năm 2021"},
		{"2021-02", "ngày" + b + "tháng 02 năm 2021"},
		{"2023", "ngày" + b + "tháng" + b + "năm 2023"},
		{"", "ngày" + b + "tháng" + b + "năm" + b},
	} {
		d, err := viet.ParseDate(c.date)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", c.date, err)
			continue
		}
		if d.Text() != c.text || d.String() != c.date {
			t.Errorf("%q is %q, %q", c.date, d.Text(), d.String())
		}
		if _, ok := d.Time(); ok != (len(c.date) == len("2006-01-02")) || ok != d.Complete() {
			t.Errorf("%q: Time reports %v, Complete %v", c.date, ok, d.Complete())
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{
		"2021-02-29", "2021-13-01", "2021-00-01", "2021-04-31", "2021-1-5", "21", "0000",
		"15/01/2021", "2021-01-15T00:00:00Z", "2021-", "-2021", "+021-01-01", "1899", "2021-01-00", "2021-01-02-03",
	} {
		if d, err := viet.ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
	if _, err := viet.ParseDate("2024-02-29"); err != nil {
		t.Error(err)
	}
}

// A date is written in JSON as it is read.
func TestDateJSONRoundTrip(t *testing.T) {
	pattern := regexp.MustCompile(viet.Date{}.JSONSchema()["pattern"].(string))
	for _, s := range []string{`"2021-01-15"`, `"2021-01"`, `"2021"`, `""`} {
		var d viet.Date
		if err := json.Unmarshal([]byte(s), &d); err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(d)
		if err != nil || string(again) != s || d.IsZero() != (s == `""`) {
			t.Errorf("%s is read as %+v and written as %s, %v", s, d, again, err)
		}
		if !pattern.MatchString(strings.Trim(s, `"`)) {
			t.Errorf("the schema refuses %s", s)
		}
	}
	d := viet.Date{Year: 2021}
	err := json.Unmarshal([]byte(`"2021-02-30"`), &d)
	if err == nil || d != (viet.Date{Year: 2021}) {
		t.Errorf("a day that does not exist: %v, %+v", err, d)
	}
}

func TestPlain(t *testing.T) {
	if got := viet.Plain("Đường đi Huế, 中"); got != "Duong di Hue, 中" {
		t.Errorf("Plain = %q", got)
	}
}
