package profile

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vanban/api/whole"
	"vanban/templates"
	"vanban/templates/ink"
)

// pictures puts the pictures of signatures and of the seal, which a file names by their paths, into the profile as
// payloads carry them.
type pictures struct {
	folder string
	add    func(pointer, message, suggestion string)
}

// fill gives the profile with its pictures. What is no profile stays as it is: whoever reads it says why.
func (p pictures) fill(profile []byte) []byte {
	members, ok := templates.ReadMembers(profile)
	if !ok {
		return profile
	}
	p.picture(members.Find("seal"), "/seal")
	signers := members.Find("signers")
	var list []json.RawMessage
	if signers == nil || json.Unmarshal(signers.Value, &list) != nil {
		return members.JSON()
	}
	for i := range list {
		signer, _ := templates.ReadMembers(list[i])
		if m := signer.Find("signature"); m != nil {
			p.picture(m, fmt.Sprintf("/signers/%d/signature", i))
			list[i] = signer.JSON()
		}
	}
	signers.Value, _ = json.Marshal(list) // each is valid
	return members.JSON()
}

// picture reads the file that a signature or a seal names.
func (p pictures) picture(m *templates.Member, at string) {
	if m == nil {
		return
	}
	members, _ := templates.ReadMembers(m.Value)
	name, _ := members.Text("image")
	if !strings.EqualFold(filepath.Ext(name), ".png") {
		if name != "" {
			p.add(at+"/image", fmt.Sprintf("“%s” không phải là tên của tệp .png.", templates.Shorten(name)), "Ghi đường dẫn của tệp .png, tính từ thư mục của hồ sơ.")
		}
		return
	}
	data, why := readBeside(p.folder, name, ink.MaxBytes)
	if why != "" {
		p.add(at+"/image", "Không dùng được hình: "+why+".", "Đặt tệp .png vào cùng thư mục với hồ sơ.")
		return
	}
	members.Find("image").Value, _ = json.Marshal(data) // Base64
	m.Value = members.JSON()
}

// readBeside reads a file that a profile names, or says why it cannot. A path that leaves the folder of the profile, also
// by a link, is refused: profiles may be made by others than who runs the program.
func readBeside(folder, name string, most int64) (data []byte, why string) {
	local := filepath.FromSlash(name)
	if folder == "" || !filepath.IsLocal(local) {
		return nil, fmt.Sprintf("“%s” ở ngoài thư mục của hồ sơ", templates.Shorten(name))
	}
	f, err := os.OpenInRoot(folder, local)
	if err == nil {
		data, err = readAtMost(f, most)
	}
	if err != nil {
		return nil, fmt.Sprintf("không đọc được “%s”: %s", templates.Shorten(name), whole.Why(err))
	}
	return data, ""
}
