package vanban_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestTextWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"BỘ KHOA HỌC VÀ\nCÔNG NGHỆ\n-------\n|\n", "BỘ KHOA HỌC VÀ CÔNG NGHỆ"},
		{"### **3. Cải cách**  \n", "3. Cải cách"},
		{"<b>1</b>\t<b>Cải cách</b>\t\t", "1 Cải cách"},
		{"- Lưu: VT;\n| STT | Nội dung |\n|---|---|\n", "- Lưu: VT; STT Nội dung"},
		{"ngày\u00a028", "ngày 28"},
	} {
		if got := phrase(textWords(c.text)); got != c.want {
			t.Errorf("%q: words %q, want %q", c.text, got, c.want)
		}
	}
}

// TestCompare gives both sides of each difference in brackets.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"a b c", "a b c", ""},
		{"a b c", "a c", "[b|]"},
		{"a c", "a b c", "[|b]"},
		{"a b c d e", "a x y d f", "[b c|x y][e|f]"},
		{"a b", "", "[a b|]"},
		{"", "a b", "[|a b]"},
		{"x a b", "a b x", "[x|][|x]"},
	} {
		got := ""
		for _, h := range compare(textWords(c.a), textWords(c.b), func(a, b word) bool { return a.text == b.text }) {
			got += fmt.Sprintf("[%s|%s]", phrase(h.a), phrase(h.b))
		}
		if got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestRejoin(t *testing.T) {
	want := textWords("giai đoạn 2021-2030 hoặc 2021 - 2030")
	tokens := []pdfToken{{"giai", false}, {"đoạn", true}, {"2021-", true}, {"2030", false}, {"hoặc", true}, {"2021", false}, {"-", true}, {"2030", false}}
	if got := phrase(rejoin(tokens, want)); got != phrase(want) {
		t.Errorf("got %q", got)
	}
	if got := phrase(rejoin([]pdfToken{{"2021-", false}, {"2030", false}}, textWords("2021-2030"))); got != "2021- 2030" {
		t.Errorf("a blank inside a line was lost: %q", got)
	}
}

func TestReadDifferences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"- a\n+ b\n= c\n", ""},
		{"# remark\n\n- a\n= c\n\n+ b\n= c\n", ""},
		{"- a\n+ b\n", "no reason"},
		{"= c\n", "neither"},
		{"- a\n- b\n= c\n", "two lines"},
		{"a\n", "begins with"},
	} {
		_, err := readDifferences(c.text)
		if got := fmt.Sprint(err); c.want == "" && err != nil || !strings.Contains(got, c.want) && c.want != "" {
			t.Errorf("%q: error %v, want one with %q", c.text, err, c.want)
		}
	}
}
