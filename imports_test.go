package vanban_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the import path of the top package.
const module = "vanban"

// folders are all folders that may lie at the top, beside those that begin with a dot.
var folders = []string{"api", "cmd", "docs", "fonts", "render", "templates", "testdata"}

// floor is the place of some packages in the order of imports.
type floor struct {
	pkgs   string // pattern of [path.Match]
	number int
}

// floors gives every package its floor. A package imports only packages of floors with a
// higher number; packages of one floor do not know each other. The first row that matches
// counts. Do not change a number to make a build pass: what a package must not know is
// what keeps the rest simple.
var floors = []floor{
	{"cmd/vanban", 1},
	{"api", 2},
	{"templates/kindtest", 2},
	{"templates/specimen", 2},
	{"api/schedule", 3},
	{"api/profile", 3},
	{"api/store", 3},
	{"api/yaml", 5},
	{"api/letterhead", 5},
	{"api/*", 4},
	{"render/format", 5},
	{"templates/all", 5},
	{"templates/lint", 5},
	{"templates/places", 5},
	{"templates/part", 7},
	{"templates/stat", 8},
	{"templates/nd30", 10},
	{"templates/period", 11},
	{"templates/names", 11},
	{"templates/ink/inktest", 11},
	{"templates/ink", 11},
	{"templates/viet", 12},
	{"templates/profile", 6},
	{"templates/*", 6}, // one folder for each form
	{"templates", 9},
	{"render/pdf", 9},
	{"render/pdf/preflight", 10},
	{"render/pdf/preflight/preflighttest", 9},
	{"render/pdf/cos", 11},
	{"render/agreement", 10},
	{"render/agreement/diff", 11},
	{"render/svg", 9},
	{"render/docx", 9},
	{"render/layout", 10},
	{"render", 11},
	{"fonts", 12},
}

// rule forbids some packages some imports or names, beyond what the floors forbid.
type rule struct {
	why     string
	who     []string // patterns of the packages it is about; "..." ends a pattern for a whole tree
	unless  []string // patterns of packages that are excepted
	tests   bool     // it holds for their tests too
	imports []string // patterns of import paths
	allowed []string // patterns of import paths that are excepted
	names   []string // of imported packages, as "time.Now"
	breaks  example  // a file that breaks it, so that no rule rusts unseen
}

// example is a file by its path and its source.
type example struct{ path, source string }

var rules = []rule{
	{
		why:     "the model is what everything else imports; if it imported something of ours, that could not be changed alone",
		who:     []string{"render", "fonts", "templates/viet"},
		imports: []string{"vanban/..."},
		breaks:  example{"render/block.go", `package render; import _ "vanban/fonts"`},
	},
	{
		why:     "render knows no decree: another decree must be able to use it as it is",
		who:     []string{"render/..."},
		imports: []string{"vanban/templates/...", "vanban/api/..."},
		breaks:  example{"render/docx/styles.go", `package docx; import _ "vanban/templates/nd30"`},
	},
	{
		why:     "composition yields a document; only encoders turn it into pages and files",
		who:     []string{"templates/..."},
		unless:  []string{"templates/lint", "templates/places", "templates/kindtest", "templates/part"},
		imports: []string{"vanban/render/*"},
		breaks:  example{"templates/quyetdinh/kind.go", `package quyetdinh; import _ "vanban/render/layout"`},
	},
	{
		why:    "checks ask layout which words of a table have no room in it, and for nothing else: only encoders turn a document into pages",
		who:    []string{"templates/part"},
		names:  []string{"layout.Compute", "layout.AtMost", "layout.Layout", "layout.Page"},
		breaks: example{"templates/part/head.go", `package part; import "vanban/render/layout"; var _ layout.Page`},
	},
	{
		why:     "composition yields a document; only encoders turn it into files",
		who:     []string{"templates/part"},
		imports: []string{"vanban/render/*"},
		allowed: []string{"vanban/render/layout"},
		breaks:  example{"templates/part/head.go", `package part; import _ "vanban/render/pdf"`},
	},
	{
		why:     "lint looks at documents and pages, so that a new form is checked without a change to it",
		who:     []string{"templates/lint"},
		imports: []string{"vanban/templates/*"},
		allowed: []string{"vanban/templates/nd30", "vanban/templates/viet"},
		breaks:  example{"templates/lint/lint.go", `package lint; import _ "vanban/templates/kehoach"`},
	},
	{
		why:    "the DOCX takes from layout the lengths that depend on text, and lets the word processor make the pages",
		who:    []string{"render/docx"},
		names:  []string{"layout.Compute", "layout.Layout", "layout.Page"},
		breaks: example{"render/docx/docx.go", `package docx; import "vanban/render/layout"; var _ layout.Page`},
	},
	{
		why:     "nothing below the HTTP door knows HTTP but what posts webhooks, and the pipeline serves every door",
		who:     []string{"...", "api/service"},
		unless:  []string{".", "api", "cmd/vanban", "api/webhook"},
		imports: []string{"net", "net/http/...", "net/rpc/...", "net/smtp", "github.com/gin-gonic/..."},
		breaks:  example{"api/service/service.go", `package service; import _ "net/http"`},
	},
	{
		why:    "nothing is fetched because a payload names it: nothing leaves the program but webhooks and, through the driver that api/source alone may import, queries: both to addresses of the operator",
		who:    []string{"..."},
		unless: []string{"api/webhook"},
		names:  []string{"http.Get", "http.Head", "http.Post", "http.PostForm", "http.Client", "http.DefaultClient", "http.DefaultTransport", "net.Dial", "net.DialTimeout", "net.Dialer"},
		breaks: example{"api/images.go", `package api; import "net/http"; var client http.Client`},
	},
	{
		why:     "no office suite, browser or other process runs in production",
		who:     []string{"..."},
		unless:  []string{"."},
		imports: []string{"os/exec", "plugin"},
		breaks:  example{"render/pdf/convert.go", `package pdf; import _ "os/exec"`},
	},
	{
		why:     "it builds without CGO, and no trick outlives the memory layout it was made for",
		who:     []string{"..."},
		tests:   true,
		imports: []string{"C", "unsafe"},
		breaks:  example{"fonts/face.go", `package fonts; import _ "unsafe"`},
	},
	{
		why:     "same input, same bytes: random numbers and ids come in as arguments",
		who:     []string{"..."},
		unless:  []string{"api", "cmd/vanban"},
		imports: []string{"math/rand", "math/rand/v2", "crypto/rand"},
		breaks:  example{"render/pdf/id.go", `package pdf; import _ "math/rand/v2"`},
	},
	{
		why:    "same input, same bytes: the time comes in as an argument",
		who:    []string{"..."},
		unless: []string{"api", "cmd/vanban"},
		names:  []string{"time.Now", "time.Since", "time.Until", "time.Local"},
		breaks: example{"templates/nd30/date.go", `package nd30; import "time"; var start = time.Now()`},
	},
	{
		why:    "the environment is read where the program starts, and nowhere else; PostgreSQL's driver, behind api/source, looks at its PG variables and files itself, as every client does",
		who:    []string{"..."},
		unless: []string{"cmd/vanban", "templates/kindtest"},
		names:  []string{"os.Getenv", "os.LookupEnv", "os.Environ", "os.Args"},
		breaks: example{"api/config.go", `package api; import "os"; var home = os.Getenv("HOME")`},
	},
	{
		why:     "each library stands behind one package, so that it can be replaced there: fpdf",
		who:     []string{"..."},
		unless:  []string{"render/pdf"},
		tests:   true,
		imports: []string{"codeberg.org/go-pdf/..."},
		breaks:  example{"render/format/format.go", `package format; import _ "codeberg.org/go-pdf/fpdf"`},
	},
	{
		why:     "each library stands behind one package, so that it can be replaced there: docx",
		who:     []string{"..."},
		unless:  []string{"render/docx"},
		tests:   true,
		imports: []string{"github.com/nguyenthenguyen/..."},
		breaks:  example{"render/format/format.go", `package format; import _ "github.com/nguyenthenguyen/docx"`},
	},
	{
		why:     "each library stands behind one package, so that it can be replaced there: validator",
		who:     []string{"..."},
		unless:  []string{"templates"},
		tests:   true,
		imports: []string{"github.com/go-playground/..."},
		breaks:  example{"templates/kehoach/kehoach.go", `package kehoach; import _ "github.com/go-playground/validator/v10"`},
	},
	{
		why:     "each library stands behind one package, so that it can be replaced there: workbooks and PostgreSQL; tests may make some to read",
		who:     []string{"..."},
		unless:  []string{"api/source"},
		imports: []string{"github.com/xuri/...", "github.com/jackc/..."},
		breaks:  example{"api/schedule/collect.go", `package schedule; import _ "github.com/xuri/excelize/v2"`},
	},
	{
		why:     "SQLite stands behind two packages that share nothing: one reads files of others and writes none, one keeps a file of our own",
		who:     []string{"..."},
		unless:  []string{"api/source", "api/store"},
		imports: []string{"modernc.org/...", "database/sql/..."},
		breaks:  example{"api/drafts.go", `package api; import _ "database/sql"`},
	},
	{
		why:     "each library stands behind one package, so that it can be replaced there: YAML, which is for the operator's files; payloads are JSON",
		who:     []string{"..."},
		unless:  []string{"api/yaml"},
		tests:   true,
		imports: []string{"github.com/goccy/..."},
		breaks:  example{"templates/strict.go", `package templates; import _ "github.com/goccy/go-yaml"`},
	},
	{
		why:     "golang.org/x/tools reads case files: tests only",
		who:     []string{"..."},
		unless:  []string{"templates/kindtest"},
		imports: []string{"golang.org/x/tools/..."},
		breaks:  example{"templates/strict.go", `package templates; import _ "golang.org/x/tools/txtar"`},
	},
	{
		why:     "the suite of all forms is for tests, and testing stays out of the program",
		who:     []string{"..."},
		unless:  []string{"templates/kindtest"},
		imports: []string{"vanban/templates/kindtest", "testing", "testing/..."},
		breaks:  example{"cmd/vanban/main.go", `package main; import _ "vanban/templates/kindtest"`},
	},
}

// file is a Go file and what the checks look at.
type file struct {
	path string // from the top, with slashes
	test bool
	set  *token.FileSet
	tree *ast.File
}

// pkg is the folder that the file lies in; "." is the top.
func (f file) pkg() string { return path.Dir(f.path) }

// at says where in the file a node stands.
func (f file) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.path, f.set.Position(n.Pos()).Line)
}

// imports gives the paths that the file imports, each with its node.
func (f file) imports() map[string]*ast.ImportSpec {
	paths := map[string]*ast.ImportSpec{}
	for _, spec := range f.tree.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			panic(f.path + ": " + err.Error()) // the parser has read it
		}
		paths[p] = spec
	}
	return paths
}

// parse reads a file's imports and names.
func parse(name string, source []byte) (file, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, source, parser.ParseComments|parser.SkipObjectResolution)
	return file{name, strings.HasSuffix(name, "_test.go"), set, tree}, err
}

// sources reads every Go file below the top, whatever its build tags.
func sources(t *testing.T) []file {
	t.Helper()
	var files []file
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f, err := parse(name, source)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no Go file found: run the test in the top folder")
	}
	return files
}

// match reports whether a package or import path fits a pattern: one of [path.Match], or
// one that ends in "..." and takes in the path before it and all below.
func match(pattern, name string) bool {
	tree, ok := strings.CutSuffix(pattern, "...")
	if !ok {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}
	return tree == "" || name+"/" == tree || strings.HasPrefix(name, tree)
}

// matchAny reports whether a path fits one of the patterns.
func matchAny(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return match(p, name) })
}

// floorOf gives the floor of a package, 0 when the table has none.
func floorOf(pkg string) int {
	if i := rowOf(pkg); i >= 0 {
		return floors[i].number
	}
	return 0
}

// rowOf gives the index of a package's row in the table, -1 when there is none.
func rowOf(pkg string) int {
	return slices.IndexFunc(floors, func(row floor) bool { return match(row.pkgs, pkg) })
}

// checkFloors gives what a file imports against the floors. Tests are free: a form's tests
// run the suite above them, and Go itself forbids circles.
func checkFloors(f file) (findings []string) {
	if f.test || f.pkg() == "." {
		return nil
	}
	own := floorOf(f.pkg())
	if own == 0 {
		return []string{f.path + ": the package has no floor: give it one in the table of imports_test.go"}
	}
	for imported, spec := range f.imports() {
		pkg, ours := strings.CutPrefix(imported, module+"/")
		if !ours {
			continue
		}
		switch number := floorOf(pkg); {
		case number == 0:
			findings = append(findings, fmt.Sprintf("%s: %s has no floor", f.at(spec), pkg))
		case number <= own:
			findings = append(findings, fmt.Sprintf("%s: %s (floor %d) imports %s (floor %d): only higher numbers lie below it",
				f.at(spec), f.pkg(), own, pkg, number))
		}
	}
	return findings
}

// check gives where a file breaks the rule.
func (r rule) check(f file) (findings []string) {
	if f.test && !r.tests || !matchAny(r.who, f.pkg()) || matchAny(r.unless, f.pkg()) {
		return nil
	}
	for imported, spec := range f.imports() {
		if matchAny(r.imports, imported) && !matchAny(r.allowed, imported) {
			findings = append(findings, fmt.Sprintf("%s: imports %s: %s", f.at(spec), imported, r.why))
		}
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains(r.names, f.qualified(s)) {
			findings = append(findings, fmt.Sprintf("%s: uses %s: %s", f.at(s), f.qualified(s), r.why))
		}
		return true
	})
	return findings
}

// qualified gives "pkg.Name" for a name of an imported package, by the last part of its
// import path whatever the file calls it, and "" for any other selector.
func (f file) qualified(s *ast.SelectorExpr) string {
	x, ok := s.X.(*ast.Ident)
	if !ok {
		return ""
	}
	for imported, spec := range f.imports() {
		base := path.Base(imported)
		name := base
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if name == x.Name {
			return base + "." + s.Sel.Name
		}
	}
	return ""
}

// inits gives the init functions of a file: what runs before main is found by nobody.
func inits(f file) (findings []string) {
	for _, d := range f.tree.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			findings = append(findings, f.at(fn)+": init function: build the value where it is used, or in a table")
		}
	}
	return findings
}

func TestImportFloors(t *testing.T) {
	for _, f := range sources(t) {
		for _, finding := range checkFloors(f) {
			t.Error(finding)
		}
	}
}

func TestRules(t *testing.T) {
	for _, f := range sources(t) {
		for _, finding := range slices.Concat(inits(f), checkRules(f)) {
			t.Error(finding)
		}
	}
}

// checkRules gives where a file breaks any rule.
func checkRules(f file) (findings []string) {
	for _, r := range rules {
		findings = append(findings, r.check(f)...)
	}
	return findings
}

// TestRulesBite breaks every rule once, and the floors and the ban on init.
func TestRulesBite(t *testing.T) {
	for _, r := range rules {
		if len(r.check(mustParse(t, r.breaks))) == 0 {
			t.Errorf("%s does not break the rule %q", r.breaks.path, r.why)
		}
	}
	for _, e := range []example{
		{"templates/kehoach/kehoach.go", `package kehoach; import _ "vanban/templates/quyetdinh"`},
		{"render/layout/layout.go", `package layout; import _ "vanban/render/pdf"`},
		{"render/layout/new/new.go", `package new`},
		{"templates/viet/viet.go", `package viet; import _ "vanban/render/layout/new"`},
	} {
		if len(checkFloors(mustParse(t, e))) == 0 {
			t.Errorf("%s: %s passes the floors", e.path, e.source)
		}
	}
	if len(inits(mustParse(t, example{"fonts/face.go", `package fonts; func init() {}`}))) == 0 {
		t.Error("an init function passes")
	}
}

func mustParse(t *testing.T, e example) file {
	t.Helper()
	f, err := parse(e.path, []byte(e.source))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestPackageComments wants every package to say what it is for, in one place.
func TestPackageComments(t *testing.T) {
	said := map[string][]string{} // package to the files that have its comment
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		said[f.pkg()] = append(said[f.pkg()], commentIn(f)...)
	}
	for _, pkg := range slices.Sorted(maps.Keys(said)) {
		if len(said[pkg]) != 1 {
			t.Errorf("package %s has %d package comments (%s), want one", pkg, len(said[pkg]), strings.Join(said[pkg], ", "))
		}
	}
}

// commentIn gives the file's path when it has the package comment, and nothing otherwise.
func commentIn(f file) []string {
	want := "Package " + f.tree.Name.Name + " "
	if f.tree.Name.Name == "main" {
		want = "Command " + path.Base(f.pkg()) + " "
	}
	if !strings.HasPrefix(f.tree.Doc.Text(), want) {
		return nil
	}
	return []string{f.path}
}

func TestTopFolders(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(folders, e.Name()) {
			t.Errorf("folder %s at the top: the folders are %s", e.Name(), strings.Join(folders, ", "))
		}
	}
}

// TestFloorsAreUsed finds rows of the table that no package needs any more.
func TestFloorsAreUsed(t *testing.T) {
	used := map[int]bool{}
	for _, f := range sources(t) {
		used[rowOf(f.pkg())] = true
	}
	for i, row := range floors {
		if !used[i] {
			t.Errorf("no package is %s (floor %d)", row.pkgs, row.number)
		}
	}
}
