package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// secretPrefix begins every secret, so that one that has got where it should not is found.
const secretPrefix = "whsec_"

// The sizes of a key that the specification allows, in bytes.
const (
	minKey = 24
	maxKey = 64
)

// Secret is a key that both sides have. It prints as stars, whatever prints it.
type Secret struct{ key []byte }

// ParseSecret reads a secret: "whsec_" and 24 to 64 bytes in Base64. The error, in Vietnamese, says how
// to make one; it does not have the text.
func ParseSecret(text string) (Secret, error) {
	encoded, ok := strings.CutPrefix(strings.TrimSpace(text), secretPrefix)
	key, err := base64.StdEncoding.DecodeString(encoded)
	if !ok || err != nil || len(key) < minKey || len(key) > maxKey {
		return Secret{}, errors.New("khóa bí mật của webhook phải là whsec_ rồi đến 24–64 byte viết bằng Base64; " +
			"tạo bằng: echo whsec_$(openssl rand -base64 32)")
	}
	return Secret{key}, nil
}

// Sign gives the signature of a message: "v1," and, in Base64, the HMAC-SHA256 of "id.timestamp.body".
func (s Secret) Sign(id string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(id + "." + timestamp(at) + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// timestamp is a time as the headers have it: seconds since 1970 began.
func timestamp(at time.Time) string { return strconv.FormatInt(at.Unix(), 10) }

// Format implements [fmt.Formatter]: all verbs print stars, %#v included.
func (Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(secretPrefix + "***")) }

// MarshalText implements [encoding.TextMarshaler]: no log and no JSON has the key.
func (Secret) MarshalText() ([]byte, error) { return []byte(secretPrefix + "***"), nil }
