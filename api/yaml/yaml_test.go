package yaml_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"vanban/api/yaml"
)

type shelf struct {
	Name   string            `yaml:"name"`
	Count  int               `yaml:"count"`
	Open   bool              `yaml:"open"`
	Every  yaml.Duration     `yaml:"every"`
	Labels map[string]string `yaml:"labels"`
	Books  []book            `yaml:"books"`
	Best   *book             `yaml:"best"`
}

type book struct {
	Title   string   `yaml:"title"`
	Authors []string `yaml:"authors"`
}

func TestRead(t *testing.T) {
	const file = `
name: " x "
count: 3
open: True
every: 2d
labels: {2022: 007, a/b: 1.50}
books:
  - {title: A, authors: [b, c]}
  - title: |
      two
      lines
  -
best: {title: null}
`
	want := shelf{
		Name: " x ", Count: 3, Open: true, Every: yaml.Duration(48 * time.Hour),
		Labels: map[string]string{"2022": "007", "a/b": "1.50"},
		Books:  []book{{"A", []string{"b", "c"}}, {"two\nlines", nil}, {}}, Best: &book{},
	}
	var got shelf
	d := yaml.Read([]byte(file), &got)
	if ps := d.Problems(); len(ps) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, ps, want)
	}
	for path, line := range map[string]int{"": 2, "/count": 3, "/labels/a~1b": 6, "/books/1/title": 9, "/books/1/nothing": 9, "/nothing/at/all": 2} {
		if d.Line(path) != line {
			t.Errorf("%s is in line %d, want %d", path, d.Line(path), line)
		}
	}
}

// TestAliases: what repeats is written once.
func TestAliases(t *testing.T) {
	var got shelf
	d := yaml.Read([]byte("best: &b {title: A, authors: &l [x]}\nbooks: [*b, {title: &t C, authors: *l}]\nname: *t\n"), &got)
	want := []book{{"A", []string{"x"}}, {"C", []string{"x"}}}
	if ps := d.Problems(); len(ps) > 0 || !reflect.DeepEqual(got.Books, want) || got.Name != "C" {
		t.Errorf("got %+v, %v", got, ps)
	}
}

// TestProblems: everything that is wrong is told at once, with its line, in the file's order.
func TestProblems(t *testing.T) {
	cases := map[string]struct {
		file string
		want []string // lines of the error
	}{
		"misspelt":       {"nam: x\n", []string{"dòng 1: Không có khóa “nam” ở đây. Có phải muốn viết “name”?"}},
		"unknown":        {"name: x\nzzzzzz/z: 1\n", []string{"dòng 2: Không có khóa “zzzzzz/z” ở đây. Ở đây có: best, books, count, every, labels, name, open."}},
		"twice":          {"name: x\n\nname: y\n", []string{"dòng 3: “name” được viết hai lần. Chỉ giữ lại một."}},
		"kinds":          {"name: [x]\ncount: 1.5\nopen: yes\nbooks: {}\nbest: 1\nlabels: []\n", []string{"dòng 1: “name” phải là một chuỗi, không phải một danh sách.", "dòng 2: “count” phải là số nguyên, không phải “1.5”.", "dòng 3: “open” phải là true hoặc false, không phải “yes”.", "dòng 4: “books” phải là một danh sách, không phải một nhóm khóa.", "dòng 5: “best” phải là một nhóm khóa, không phải “1”.", "dòng 6: “labels” phải là một nhóm khóa, không phải một danh sách."}},
		"an element":     {"books:\n  - {}\n  - x\n", []string{"dòng 3: Mục 2 của “books” phải là một nhóm khóa, không phải “x”."}},
		"a duration":     {"every: 5\n", []string{`dòng 1: “every”: thời gian "5" không hợp lệ: viết như "30s", "10m", "2h" hoặc "3d".`}},
		"no group":       {"- a\n", []string{"dòng 1: Tệp phải là một nhóm khóa, không phải một danh sách."}},
		"nothing":        {"", []string{"Tệp phải có đúng một tài liệu YAML. Bỏ các dòng --- và viết các khóa ở ngoài cùng."}},
		"two":            {"name: x\n---\nname: y\n", []string{"Tệp phải có đúng một tài liệu YAML. Bỏ các dòng --- và viết các khóa ở ngoài cùng."}},
		"no YAML":        {"name: x\n  count: [\n", []string{"dòng 1: Dấu hai chấm không đứng được ở chỗ này"}},
		"a tag":          {"name: !!str 1\n", []string{"dòng 1: “name” phải là một chuỗi, không phải nhãn (!)."}},
		"a broken tag":   {"name: !0 0\n", []string{"không phải nhãn (!)."}},
		"no anchor":      {"name: *x\n", []string{"dòng 1: Không có neo “&x” ở phía trên. Đặt &tên trước giá trị được viết lần đầu."}},
		"in itself":      {"best: &x {title: *x}\n", []string{"dòng 1: Không có neo “&x” ở phía trên."}},
		"behind":         {"name: *x\nbest: {title: &x y}\n", []string{"dòng 1: Không có neo “&x” ở phía trên."}},
		"merged":         {"best: &b {title: A}\nbooks:\n  - <<: *b\n    authors: [x]\n", []string{"dòng 3: Không gộp được các khóa bằng “<<”. Viết đủ các khóa ở đây; bảng ghép dùng nhiều lần thì để ở một tệp riêng (mapping_file)."}},
		"wrong at alias": {"best: &b\n  titel: A\nbooks: [*b]\n", []string{"dòng 2: Không có khóa “titel”", "dòng 2: Không có khóa “titel”"}},
		"too long":       {"# " + strings.Repeat("x", 1<<20), []string{"Tệp dài quá 1 MiB. Chia thành nhiều tệp."}},
		"laughter": {
			"best: &b {authors: &l [" + strings.Repeat("x, ", 1000) + "]}\nbooks: [" + strings.Repeat("*b, ", 1000) + "]\n",
			[]string{"dòng 1: Tệp có quá nhiều giá trị. Chia thành nhiều tệp."},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var target shelf
			got := strings.Split(yaml.Read([]byte(c.file), &target).Problems().Error(), "\n")
			if len(got) != len(c.want) {
				t.Fatalf("got %q\nwant %q", got, c.want)
			}
			for i, line := range got {
				if !strings.Contains(line, c.want[i]) {
					t.Errorf("got  %s\nwant %s", line, c.want[i])
				}
			}
		})
	}
	if d := yaml.Read([]byte("a: ["), &shelf{}); d.Parsed() {
		t.Error("what is no YAML passes for read")
	}
}

func TestDuration(t *testing.T) {
	for text, want := range map[string]string{"90s": "90s", "600s": "10m", "2h": "2h", "48h": "2d", "3d": "3d", "1h30m": "90m", "1500ms": "1.5s", "0s": "", "-1h": "", "1w": "", "d": "", "99999d": ""} {
		var d yaml.Duration
		err := d.UnmarshalText([]byte(text))
		if want == "" && err == nil || want != "" && (err != nil || d.String() != want) {
			t.Errorf("%s is read as %s, %v, want %q", text, d, err, want)
		}
	}
}

// TestWrite: what is written can be read again, and the comments stand behind their values.
func TestWrite(t *testing.T) {
	want := shelf{Name: "x: y", Count: 1, Every: yaml.Duration(90 * time.Second), Books: []book{{"A", []string{"b"}}, {"“C” # d", []string{}}}}
	data, err := yaml.Write(want, map[string]string{"/books/1/title": "look at this"})
	if err != nil || !strings.Contains(string(data), `"“C” # d" # look at this`) {
		t.Fatalf("%v\n%s", err, data)
	}
	var got shelf
	if ps := yaml.Read(data, &got).Problems(); len(ps) > 0 || got.Books[1].Title != want.Books[1].Title || got.Every != want.Every {
		t.Errorf("got %+v, %v\nof %s", got, ps, data)
	}
}

// FuzzRead: whatever a file holds, it is read or refused.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"name: x", "best: &b {title: A}\nbooks: [*b]", "a: [*b, {", "key: !0 0", "? a\n: b", "<<: *a", "name: >\n  a", "- &a [*a]", "labels: {<<: x}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := yaml.Read(data, &shelf{})
		for _, p := range d.Problems() {
			if p.Message == "" || p.Line < 0 {
				t.Fatalf("%+v", p)
			}
		}
	})
}
