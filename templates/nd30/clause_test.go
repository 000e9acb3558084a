package nd30_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vanban/templates/nd30"
)

func TestInWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"PL I.II.9d", "điểm d khoản 9 Mục II Phần I Phụ lục I"},
		{"PL I.II.6đ", "điểm đ khoản 6 Mục II Phần I Phụ lục I"},
		{"PL I.II.9", "khoản 9 Mục II Phần I Phụ lục I"},
		{"PL I.II.1-5", "khoản 1 đến khoản 5 Mục II Phần I Phụ lục I"},
		{"PL I.V", "Mục V Phần I Phụ lục I"},
		{"PL I.V.6b", "số thứ tự 6b Mục V Phần I Phụ lục I"},
		{"PL I.V.14", "số thứ tự 14 Mục V Phần I Phụ lục I"},
		{"PL I-2", "Phần II Phụ lục I"},
		{"PL I-2.II.1c", "điểm c khoản 1 Mục II Phần II Phụ lục I"},
		{"PL II.V.7", "khoản 7 Mục V Phụ lục II"},
		{"PL II.III.1c", "điểm c khoản 1 Mục III Phụ lục II"},
		{"PL III", "Phụ lục III"},
		{"PL III.I", "Mục I Phụ lục III"},
		{"PL III/1.2", "Mẫu 1.2 Phụ lục III"},
		{"PL III/1.10", "Mẫu 1.10 Phụ lục III"},
		{"PL VI-2.I", "Mục I Phần II Phụ lục VI"},
		{"Đ13", "Điều 13"},
		{"Đ13(4)", "khoản 4 Điều 13"},
		{"Đ32(2)d", "điểm d khoản 2 Điều 32"},
		{"PL I.II.8a, PL III/1.9", "điểm a khoản 8 Mục II Phần I Phụ lục I, Mẫu 1.9 Phụ lục III"},
		{"Đ27; PL I.II.7", "Điều 27; khoản 7 Mục II Phần I Phụ lục I"},
		{"Tên cuộc họp (PL III/1.9, ghi chú 4).", "Tên cuộc họp (Mẫu 1.9 Phụ lục III, ghi chú 4)."},
		{"Luật Tổ chức chính quyền địa phương 2025", "Luật Tổ chức chính quyền địa phương 2025"},
		{"Số 30/2020/NĐ-CP, QĐ13", "Số 30/2020/NĐ-CP, QĐ13"},
	} {
		if got := nd30.InWords(c.text); got != c.want {
			t.Errorf("InWords(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

var (
	// clauseLike is anything that looks like a clause, in whichever notation.
	clauseLike = regexp.MustCompile(`(?:^|[^\p{L}\p{N}])(PL [IVX]+\b[-./\p{L}\p{N}]*|Đ\d[\d.()]*[a-zđ]?\)?)`)
	// worded is a clause in words, from its smallest part to its largest.
	worded = regexp.MustCompile(`^(?:(?:Mẫu \d\.\d+|số thứ tự \d+[a-z]?|(?:khoản \d+ đến |điểm [a-zđ] )?khoản \d+|Mục [IVX]+|Phần [IVX]+) )*(?:Điều \d+|Phụ lục [IVX]+)$`)
)

// TestEveryClause finds words for every clause that the program's texts and its cases cite: there is one notation.
func TestEveryClause(t *testing.T) {
	cited := map[string]string{} // a place, by clause
	for _, c := range nd30.Checks {
		cited[c.Clause] = c.ID
	}
	tree := os.DirFS("../..")
	eachFile(t, tree, func(name string) {
		for _, text := range textsOf(t, tree, name) {
			for _, m := range clauseLike.FindAllStringSubmatch(text, -1) {
				cited[strings.TrimRight(m[1], "./")] = name
			}
		}
	})
	if len(cited) < 100 {
		t.Fatalf("only %d clauses are cited", len(cited))
	}
	for clause, where := range cited {
		if strings.HasPrefix(clause, "Luật ") {
			continue // another law, which says its name
		}
		if words := nd30.InWords(balanced(clause)); !worded.MatchString(words) {
			t.Errorf("%s cites %q, of which the words are %q", where, clause, words)
		}
	}
}

// TestMessagesInWords: a text of the program's own is a clause, or cites none in its notation; descriptions of fields
// are written in words where they are shown.
func TestMessagesInWords(t *testing.T) {
	tree := os.DirFS("../..")
	eachFile(t, tree, func(name string) {
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return
		}
		for _, text := range textsOf(t, tree, name) {
			alone := worded.MatchString(nd30.InWords(strings.TrimSuffix(text, "/"))) // or what a form's number follows
			if clauseLike.MatchString(text) && !alone && !strings.Contains(text, `json:"`) {
				t.Errorf("%s says %q", name, text)
			}
		}
	})
}

// balanced is the clause without the bracket that closes what it stands in.
func balanced(clause string) string {
	if strings.Count(clause, ")") > strings.Count(clause, "(") {
		return strings.TrimSuffix(clause, ")")
	}
	return clause
}

// eachFile visits the sources and cases of the whole program.
func eachFile(t *testing.T, tree fs.FS, visit func(name string)) {
	t.Helper()
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || name == "api/web" || strings.HasPrefix(d.Name(), ".") && name != ".") {
			return fs.SkipDir
		}
		isCase := strings.Contains(name, "/testdata/") && (path.Ext(name) == ".txtar" || path.Ext(name) == ".golden")
		if isCase || path.Ext(name) == ".go" && path.Dir(name) != "templates/nd30" || name == "templates/nd30/check.go" {
			visit(name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// textsOf are the texts of a file that may cite: those that a source quotes, and the whole of a case.
func textsOf(t *testing.T, tree fs.FS, name string) (texts []string) {
	t.Helper()
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		t.Fatal(err)
	}
	if path.Ext(name) != ".go" {
		return []string{string(data)}
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	if err != nil {
		return nil // whoever is writing it is told by the compiler
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value)
			texts = append(texts, text)
		}
		return true
	})
	return texts
}
