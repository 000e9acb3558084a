package profile

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"vanban/api/whole"
	"vanban/templates"
	"vanban/templates/ink"
)

// pictures reads the pictures of signatures and of the seal, which a file names by their paths. They do not pass through
// the text of the profile, which is small.
type pictures struct {
	folder string
	add    func(pointer, message, suggestion string)
	images map[string][]byte // by the pointers of what has them: "/seal", "/signers/0/signature"
}

// readPictures reads the pictures of a profile. The text that it gives has something else in their place. What is no
// profile stays as it is: whoever reads it says why.
func readPictures(folder string, text []byte, add func(pointer, message, suggestion string)) ([]byte, map[string][]byte) {
	p := pictures{folder, add, map[string][]byte{}}
	members, ok := templates.ReadMembers(text)
	if !ok {
		return text, nil
	}
	p.picture(members.Find("seal"), "/seal")
	signers := members.Find("signers")
	var list []json.RawMessage
	if signers == nil || json.Unmarshal(signers.Value, &list) != nil {
		return members.JSON(), p.images
	}
	for i := range list {
		signer, _ := templates.ReadMembers(list[i])
		if m := signer.Find("signature"); m != nil {
			p.picture(m, fmt.Sprintf("/signers/%d/signature", i))
			list[i] = signer.JSON()
		}
	}
	signers.Value, _ = json.Marshal(list) // each is valid
	return members.JSON(), p.images
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
	p.images[at] = data
	members.Find("image").Value, _ = json.Marshal([]byte(name)) // any Base64
	m.Value = members.JSON()
}

// readBeside reads a file that a profile names, or says why it cannot. A path that leaves the folder of the profile, also
// by a link, is refused: profiles may be made by others than who runs the program.
func readBeside(folder, name string, most int64) (data []byte, why string) {
	err := whole.ErrOutside
	if folder != "" {
		data, err = whole.ReadFileIn(folder, name, most)
	}
	switch {
	case err == nil:
		return data, ""
	case errors.Is(err, whole.ErrOutside) && filepath.IsLocal(filepath.FromSlash(name)) && folder != "":
		return nil, fmt.Sprintf("“%s” là liên kết ra ngoài thư mục của hồ sơ", templates.Shorten(name))
	case errors.Is(err, whole.ErrOutside):
		return nil, fmt.Sprintf("“%s” ở ngoài thư mục của hồ sơ", templates.Shorten(name))
	}
	return nil, fmt.Sprintf("không đọc được “%s”: %s", templates.Shorten(name), whole.Why(err))
}
