package profile_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/api/profile"
	"vanban/templates"
	data "vanban/templates/profile"
)

// TestSample: the sample that the documents show is a profile without fault.
func TestSample(t *testing.T) {
	l, ps := profile.Read("profile.yaml", data.Sample())
	if l.Profile == nil || len(ps) > 0 {
		t.Fatalf("%+v, problems:\n%v", l, ps)
	}
}

// TestCases reads the profile of every case file, which is the sample with some words changed, and compares what is wrong
// with it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, ps := profile.Read("ho-so.yaml", changed(t, a))
			got := told(ps)
			if os.Getenv("UPDATE") == "1" {
				a.Files = append(a.Files[:1], txtar.File{Name: "problems", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[len(a.Files)-1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// changed is the file "profile" of a case, or the sample with what its file "change" says: lines "old → new".
func changed(t *testing.T, a *txtar.Archive) []byte {
	t.Helper()
	if a.Files[0].Name == "profile" {
		return a.Files[0].Data
	}
	text := string(data.Sample())
	for line := range strings.Lines(string(a.Files[0].Data)) {
		old, with, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " → ")
		if !ok || !strings.Contains(text, old) {
			t.Fatalf("the sample has no %q", old)
		}
		text = strings.Replace(text, old, strings.ReplaceAll(with, `\n`, "\n"), 1)
	}
	return []byte(text)
}

func told(ps profile.Problems) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %s [%s %s] %s\n%s\n", p.Place(), p.Path, p.Rule, p.Severity, p.Clause, strings.TrimSpace(p.Message+"\n"+p.Suggestion))
	}
	return b.String()
}

// folder is a folder with files by their names.
func folder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func letterhead(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../render/docx/testdata/letterhead.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func with(lines ...string) []byte {
	return append(data.Sample(), []byte(strings.Join(lines, "\n")+"\n")...)
}

// TestFolder: every file of a folder is a profile, with what it names.
func TestFolder(t *testing.T) {
	dir := folder(t, map[string][]byte{
		"a.yaml": with("letterhead: mau.docx"), "mau.docx": letterhead(t), "README.md": []byte("no profile"),
		"b.json": []byte("[]"), "b.yml": []byte(`{"name": "b", "organ_name": "Sở Tài chính", "abbreviation": "STC", "place": "Lào Cai"}`),
	})
	all, ps, err := profile.LoadFolder(dir)
	if err != nil || len(ps) > 0 || len(all) != 2 {
		t.Fatalf("%d profiles, %v, %v", len(all), ps, err)
	}
	if all[0].Base == nil || all[1].Base != nil || all[1].Name != "b" {
		t.Errorf("read %+v", all)
	}
}

// TestFolderRefused: what is wrong with any file keeps all profiles out, and everything is told.
func TestFolderRefused(t *testing.T) {
	dir := folder(t, map[string][]byte{
		"a.yaml": data.Sample(), "b.yaml": data.Sample(), "c.yml": with("prset: 1"),
		"d.yaml":   bytes.Replace(with("letterhead: ../mau.docx"), []byte("name: so-noi-vu-lao-cai"), []byte("name: d"), 1),
		"e.yaml":   bytes.Replace(with("letterhead: mau.docx"), []byte("name: so-noi-vu-lao-cai"), []byte("name: e"), 1),
		"f.yaml":   bytes.Replace(with("seal: {image: dau.png, width_mm: 36}"), []byte("name: so-noi-vu-lao-cai"), []byte("name: f"), 1),
		"mau.docx": []byte("no Word file"),
	})
	all, _, err := profile.LoadFolder(dir)
	if all != nil || err == nil {
		t.Fatalf("accepted: %+v", all)
	}
	for _, want := range []string{
		"đã có ở " + filepath.Join(dir, "a.yaml"), "c.yml:", "Không có trường “prset”", "ở ngoài thư mục của hồ sơ",
		"không phải là tệp Word", "không đọc được “dau.png”",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("nothing tells %q:\n%v", want, err)
		}
	}
	for _, none := range []string{t.TempDir(), filepath.Join(dir, "nowhere")} {
		if _, _, err := profile.LoadFolder(none); err == nil {
			t.Errorf("%s is accepted", none)
		}
	}
}

// signedProfile is the sample with the pictures of a signature and of the seal.
func signedProfile() []byte {
	return bytes.Replace(with("seal: {image: dau.png, width_mm: 36}"), []byte("    position: Giám đốc\n"),
		[]byte("    position: Giám đốc\n    signature: {image: ky.png, width_mm: 40}\n"), 1)
}

func picture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../templates/ink/testdata/" + name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPicture: a picture comes into the profile as payloads carry it, and one by a link out of the folder does not.
func TestPicture(t *testing.T) {
	png, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, map[string][]byte{"a.yaml": signedProfile(), "dau.png": png, "ky.png": picture(t, "signature")})
	if _, _, err := profile.LoadFolder(dir); err == nil || !strings.Contains(err.Error(), "(điểm a khoản 8 Mục II Phần I Phụ lục I)") {
		t.Errorf("a dot for a seal: %v", err)
	}
	seal := picture(t, "seal")
	all, _, err := profile.LoadFolder(folder(t, map[string][]byte{"a.yaml": signedProfile(), "dau.png": seal, "ky.png": picture(t, "signature")}))
	if err != nil || all[0].Seal == nil || !bytes.Equal(all[0].Seal.Image.Data, seal) {
		t.Errorf("the seal of %+v, %v", all, err)
	}
	outside := folder(t, map[string][]byte{"b.png": png})
	if err := os.Symlink(filepath.Join(outside, "b.png"), filepath.Join(dir, "link.png")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), with("seal: {image: link.png, width_mm: 36}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := profile.LoadFolder(dir); err == nil || !strings.Contains(err.Error(), "link.png") {
		t.Errorf("a link out of the folder: %v", err)
	}
}

// FuzzRead: no text makes the reader panic or take long; a profile that is accepted is accepted again, and has no error.
func FuzzRead(f *testing.F) {
	seeds := []string{
		string(data.Sample()), "", "{", "[", "a: *a", "a: &a [*a]", "- " + strings.Repeat("- ", 40), strings.Repeat("[", 1000),
		strings.Repeat("a: b\n", 3000), "a: !0 b", "<<: {}", "name: 1\nname: 2", "name: \"a\nb\"", "\x00", "\xff", "---\n---\n", "%YAML 9",
		"a: &a " + strings.Repeat("x", 1000) + "\nunits: [" + strings.Repeat("*a, ", 400) + "]",
		"a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e, *e]",
		`{"name": "b", "organ_name": "Sở Tài chính", "abbreviation": "STC", "place": "Lào Cai"}`,
		`{"name": "b", "organ_name": "Sở", "abbreviation": "S", "place": "Lào Cai", "signers": [{"id": "a", "position": "", "full_name": "x"}, null, 3]}`,
		"signers:\n  - id: a\n    signature: {image: a.png}\n", "margins: {top_mm: -1, left_mm: 99999999999999999999}", "seal: x", "seal: {image: [1]}",
		strings.ReplaceAll(string(data.Sample()), "\n", "\r\n"), strings.ReplaceAll(string(data.Sample()), "  ", "\t"),
	}
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l, ps := profile.Read("a.yaml", text)
		if (l.Profile == nil) != ps.Failed() {
			t.Fatalf("profile %+v, problems %v", l.Profile, ps)
		}
		for _, p := range ps {
			if p.Message == "" || p.Severity < templates.Info || strings.Contains(p.String(), "%!") {
				t.Errorf("problem %+v", p)
			}
		}
	})
}
