package part

import (
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/ink"
)

// PNG is a picture inside a payload, written as a string in Base64 (RFC 4648, section 4).
type PNG struct{ Data []byte }

// maxBase64 is how long the largest picture is, written with a line end behind every few letters.
const maxBase64 = ink.MaxBytes / 3 * 4 * 9 / 8

// pictureFile matches the name of a file, which is no Base64: that has no full stop.
var pictureFile = regexp.MustCompile(`(?i)\.(png|jpe?g|gif|bmp|webp|tiff?|svg|pdf)\s*$`)

// UnmarshalText reads Base64. It takes nothing that stands for no byte but line ends; the error
// tells a clerk what does not belong there.
func (p *PNG) UnmarshalText(text []byte) error {
	switch {
	case strings.HasPrefix(string(text), "data:"):
		return errors.New("chỉ ghi phần Base64, bỏ phần đầu “data:image/png;base64,”")
	case pictureFile.Match(text):
		return &templates.Advice{
			Message:    fmt.Sprintf("“%s” là tên tệp, không phải hình viết dạng Base64", templates.Shorten(string(text))),
			Suggestion: "Ghi tên tệp .png trong hồ sơ cơ quan (profile), hoặc chuyển tệp sang Base64 rồi dán vào đây.",
		}
	case len(text) > maxBase64:
		return fmt.Errorf("tệp hình dài hơn giới hạn %d MiB", ink.MaxBytes>>20)
	}
	data, err := base64.StdEncoding.Strict().AppendDecode(nil, text)
	if at, ok := errors.AsType[base64.CorruptInputError](err); ok {
		return wrongBase64(text, int(at))
	}
	p.Data = data
	return nil
}

// wrongBase64 says why a text cannot be read on from the byte at, where the last group of four letters begins
// when it is too short.
func wrongBase64(text []byte, at int) error {
	r, n := utf8.DecodeRune(text[at:])
	if n == 0 || n == 1 && unicode.In(r, unicode.L, unicode.Nd) && len(text)-at < 4 {
		return errors.New("chuỗi Base64 bị cắt mất phần cuối")
	}
	return fmt.Errorf("ký tự thứ %d “%c” không đúng chỗ trong chuỗi Base64", utf8.RuneCount(text[:at])+1, r)
}

// MarshalText writes Base64.
func (p PNG) MarshalText() ([]byte, error) {
	return base64.StdEncoding.AppendEncode(nil, p.Data), nil
}

// IsZero reports whether there is no picture.
func (p PNG) IsZero() bool { return len(p.Data) == 0 }

// JSONSchema describes how the picture is written.
func (PNG) JSONSchema() map[string]any {
	return map[string]any{
		"type":             "string",
		"contentEncoding":  "base64",
		"contentMediaType": "image/png",
		"maxLength":        maxBase64,
	}
}
