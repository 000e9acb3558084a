//go:build unix

package profile_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"vanban/api/profile"
)

// TestPipes: what nobody may ever write to is not waited for, whether it is the profile, its letterhead or a picture.
func TestPipes(t *testing.T) {
	dir := folder(t, map[string][]byte{
		"seal.yaml": with("seal: {image: ong.png, width_mm: 36}"), "paper.yaml": with("letterhead: ong.docx"),
	})
	for _, name := range []string{"ong.png", "ong.docx", "ong.yaml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"seal.yaml", "paper.yaml", "ong.yaml"} {
		if _, _, err := profile.Load(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), "đây không phải là tệp thường") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
