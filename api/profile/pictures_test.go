package profile_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/api/profile"
	"vanban/templates/ink"
)

// padded is a PNG with a comment that makes it as large as a picture may be.
func padded(t *testing.T, png []byte) []byte {
	t.Helper()
	const header = 8 + 25 // the signature and IHDR, behind which a comment may stand
	comment := append([]byte("tEXtComment\x00"), bytes.Repeat([]byte("x"), ink.MaxBytes-len(png)-24)...)
	big := append([]byte(nil), png[:header]...)
	big = binary.BigEndian.AppendUint32(big, uint32(len(comment)-4))
	big = append(big, comment...)
	big = binary.BigEndian.AppendUint32(big, crc32.ChecksumIEEE(comment))
	return append(big, png[header:]...)
}

// TestLargePictures: the signatures of an agency with many signers, each as large as one may be, are more than a payload may
// have, and fit into its profile.
func TestLargePictures(t *testing.T) {
	signature := padded(t, picture(t, "signature"))
	var text strings.Builder
	text.WriteString("name: so\norgan_name: Sở Tài chính\nabbreviation: STC\nplace: Lào Cai\ndefault_signer: a-0\nsigners:\n")
	const signers = 9
	for i := range signers {
		fmt.Fprintf(&text, "  - {id: a-%d, competence: KT., position: Phó Giám đốc, full_name: Đỗ Văn Bình, signature: {image: ky.png, width_mm: 40}}\n", i)
	}
	all, ps, err := profile.LoadFolder(folder(t, map[string][]byte{"a.yaml": []byte(text.String()), "ky.png": signature}))
	if err != nil || ps.Failed() {
		t.Fatalf("%v, %v", ps, err)
	}
	for i, s := range all[0].Signers {
		if s.Signature == nil || !bytes.Equal(s.Signature.Image.Data, signature) {
			t.Errorf("signer %d has another picture", i)
		}
	}
}

// TestFilesRefused: a file that a profile names is a regular one in its folder; why another cannot be used is said in
// Vietnamese.
func TestFilesRefused(t *testing.T) {
	dir := folder(t, map[string][]byte{"ky.png": picture(t, "signature")})
	outside := folder(t, map[string][]byte{"dau.png": picture(t, "seal")})
	if err := os.Mkdir(filepath.Join(dir, "thu-muc.png"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"ra.png": filepath.Join(outside, "dau.png"), "mat.png": "../khong-co.png", "vong.png": "vong.png"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"ra.png":        "“ra.png” là liên kết ra ngoài thư mục của hồ sơ",
		"mat.png":       "“mat.png” là liên kết ra ngoài thư mục của hồ sơ",
		"../dau.png":    "“../dau.png” ở ngoài thư mục của hồ sơ",
		"khong-co.png":  "không có tệp hoặc thư mục này",
		"thu-muc.png":   "đây là một thư mục, không phải tệp",
		"vong.png":      "các liên kết trong đường dẫn chỉ vòng quanh",
		"ky.png/ky.png": "trong đường dẫn có một tệp, không phải thư mục",
	} {
		file := filepath.Join(dir, "a.yaml")
		if err := os.WriteFile(file, with("seal: {image: "+name+", width_mm: 36}"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := profile.Load(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
