package part_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/templates/part"
)

// print writes a tree as the text it was read from, one line for each label and paragraph.
func print(b *strings.Builder, nodes []part.Node) {
	for _, n := range nodes {
		line := strings.TrimSpace(n.Label + " " + n.Text)
		switch {
		case n.Title == "":
		case n.Type == "phan" || n.Type == "chuong" || n.Type == "muc" || n.Type == "tieu_muc":
			line = n.Label + "\n" + n.Title
		default:
			line = n.Label + " " + n.Title
		}
		b.WriteString(line + "\n")
		print(b, n.Children)
	}
}

func dump(t testing.TB, nodes []part.Node) string {
	t.Helper()
	data, err := json.MarshalIndent(nodes, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var bodies = []string{
	"",
	"Một đoạn văn.",
	"Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nĐiều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
	"Chương I\nQUY ĐỊNH CHUNG\nMục 1\nPhạm vi\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này:\na) Một;\nb) Hai.\n2. Hai.\nĐiều 2. Đối tượng\nCơ quan.\nChương II\nTổ chức\nTiểu mục 1\nĐiều 3. Hiệu lực.",
	"I. MỤC TIÊU\n1. Mục tiêu\n- Một.\n+ Hai.\n- Ba.\nĐoạn sau.\n2. Yêu cầu.\n\n  II. NỘI DUNG:\n1. A\n1.1. Tên\na) x\nđ) y",
	"Phần I\nPhần II\nMục 1.\nPhần mềm dùng chung\nMục 1 Chương I",
	"1.Dính liền\n19.5 độ\n2023. Năm\n1.1.1. Ba tầng\n-không cách\n- \nA) hoa\nIIII. sai",
	"Phần mở đầu\nMột câu.\nPHẦN THỨ NHẤT\nMỘT\nA. Kết quả\nI. X\nB. NHIỆM VỤ\nC. Mác\nC. Tổ chức thực hiện\nD. Y\nPhần kết luận\nHAI",
	"\t- thụt vào \r\n\u00a01. trắng",
}

func FuzzParseText(f *testing.F) {
	for _, s := range bodies {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		nodes := part.ParseText(s)
		var printed strings.Builder
		print(&printed, nodes)
		if got, want := dump(t, part.ParseText(printed.String())), dump(t, nodes); got != want {
			t.Errorf("text %q, printed %q, reads\n%s\nnot\n%s", s, printed.String(), got, want)
		}
		words := strings.Join(strings.Fields(s), " ")
		if got := strings.Join(strings.Fields(printed.String()), " "); got != words && !strings.ContainsAny(s, "\u00a0\r\f\v\u0085") {
			t.Errorf("words of %q became %q", words, got)
		}
	})
}

// Each case is a text and the tree it means, a node a line: type, label, title, text.
func TestParseText(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil || len(archive.Files) == 0 {
			t.Fatalf("%s: no text (%v)", file, err)
		}
		text := archive.Files[0]
		got := []byte(outlineOf(part.ParseText(string(text.Data)), 0))
		if os.Getenv("UPDATE") == "1" {
			archive.Files = []txtar.File{text, {Name: "tree", Data: got}}
			if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if len(archive.Files) != 2 || !bytes.Equal(archive.Files[1].Data, got) {
			t.Errorf("%s: UPDATE=1 rewrites it; got\n%s", file, got)
		}
	}
}

// The time of parsing grows with the text, not with its square.
func BenchmarkParseText(b *testing.B) {
	text := strings.Repeat("1. Một khoản dài vừa phải có nội dung.\na) Một điểm;\n- Gạch;\n", 10000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		part.ParseText(text)
	}
}

func outlineOf(nodes []part.Node, depth int) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(strings.Repeat("  ", depth) + n.Type + "|" + n.Label + "|" + n.Title + "|" + n.Text + "\n" + outlineOf(n.Children, depth+1))
	}
	return b.String()
}
