package whole_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/api/whole"
)

// TestWriteFile: a file is replaced, and what fails leaves nothing beside it.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	for _, text := range []string{"cũ", "mới"} {
		if err := whole.WriteFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(name); err != nil || string(data) != text {
			t.Errorf("%q, %v", data, err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "b", "c"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := whole.WriteFile(filepath.Join(dir, "b"), nil); err == nil {
		t.Error("a folder was replaced")
	}
	if err := whole.WriteFile(filepath.Join(dir, "d", "e"), nil); err == nil {
		t.Error("a folder was made")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, whole.Prefix+"*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// TestWritable: a folder that is there or can be made may be written into, one behind a file not; nothing is made.
func TestWritable(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tep"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string]string{"": "", "a/b": "", "tep": "trong đường dẫn có một tệp", "tep/b": "trong đường dẫn có một tệp"} {
		err := whole.Writable(filepath.Join(dir, name))
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(whole.Why(err), says)) {
			t.Errorf("%q: %v, want what says %q", name, err, says)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
