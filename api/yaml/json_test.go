package yaml_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"vanban/api/yaml"
)

// TestJSON: keys keep their order, texts their signs, numbers and truth values their kind.
func TestJSON(t *testing.T) {
	const file = `
b: x
a: {n: 007, m: 1.50, big: 12345678901234567890, hex: 0x1F, t: True, none: ~, "": "q"}
list: &l
  - 0214.3840034
  - "12"
  - |
    two
    lines
again: *l
`
	const want = `{"b":"x","a":{"n":"007","m":1.50,"big":12345678901234567890,"hex":"0x1F","t":true,"none":null,"":"q"},` +
		`"list":["0214.3840034","12","two\nlines"],"again":["0214.3840034","12","two\nlines"]}`
	got, d := yaml.JSON([]byte(file))
	if string(got) != want || len(d.Problems()) > 0 {
		t.Errorf("got  %s\nwant %s\n%v", got, want, d.Problems())
	}
	if d.Line("/a/m") != 3 || d.Line("/list/1") != 6 || d.Line("/list/1/x") != 6 {
		t.Errorf("lines %d, %d", d.Line("/a/m"), d.Line("/list/1"))
	}
}

// TestJSONRefuses: what would keep the library busy is refused before it is read, and what it reads is never broken JSON.
func TestJSONRefuses(t *testing.T) {
	aliases := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'h'; c++ {
		aliases += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10))
	}
	for _, test := range []struct{ name, file, want string }{
		{"large", strings.Repeat("# x\n", 20_000), "dài quá"},
		{"lines", strings.Repeat("a:\n", 3000), "dòng"},
		{"brackets", strings.Repeat("[", 20_000), "dấu ["},
		{"brackets that are closed", strings.Repeat("[", 600) + strings.Repeat("]", 600), "dấu ["},
		{"dashes", strings.Repeat("- ", 2_000), "gạch ngang"},
		{"aliases of aliases", aliases, "quá nhiều giá trị"},
		{"an alias of nothing", "a: *b", "Không có neo"},
		{"an alias of itself", "a: &a [*a]", "Không có neo"},
		{"a tag", "a: !b c", "nhãn"},
		{"two documents", "a: b\n---\na: b\n", "đúng một tài liệu"},
		{"a key twice", "a: b\na: c\n", "hai lần"},
		{"merging", "a: &a {b: c}\nd:\n  <<: *a\n", "<<"},
	} {
		got, d := yaml.JSON([]byte(test.file))
		if told := d.Problems().Error(); !strings.Contains(told, test.want) {
			t.Errorf("%s: %.200s, want %s", test.name, told, test.want)
		}
		if len(got) > 0 && !json.Valid(got) {
			t.Errorf("%s: %.200s is no JSON", test.name, got)
		}
	}
}

// BenchmarkJSON tells the time for the most that is read.
func BenchmarkJSON(b *testing.B) {
	for _, test := range []struct{ name, file string }{
		{"keys", strings.Repeat("key:\n", 2000)},
		{"brackets", "a: " + strings.Repeat("[", 249) + strings.Repeat("]", 249)},
		{"dashes", strings.Repeat(strings.Repeat("- ", 31)+"a\n", 90)},
		{"texts", strings.Repeat("a: "+strings.Repeat("x", 28)+"\n", 1900)},
		{"anchors", strings.Repeat("&a ", 499)},
		{"commas", "a: [" + strings.Repeat("b,", 4_900) + "]"},
		{"indents", indents(300)},
	} {
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				yaml.JSON([]byte(test.file))
			}
		})
	}
}

func indents(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
