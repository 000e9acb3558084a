package templates_test

import (
	"testing"

	"vanban/templates"
)

func TestNearest(t *testing.T) {
	names := []string{"render", "check", "serve", "quyet-dinh", "ke-hoach"}
	for word, want := range map[string]string{
		"rendr": "render", "chek": "check", "Quyet-dinh": "quyet-dinh", "kehoach": "ke-hoach",
		"": "", "xyz": "", "quyet": "", "serves": "serve", "chekc": "check",
	} {
		if got := templates.Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	for text, want := range map[string]string{
		"":                "",
		"Một dòng":        "Một dòng",
		"Hai\ndòng\u200b": "Hai dòng\ufffd",
		"Điều một hai ba bốn năm sáu bảy tám chín mười mười một mười hai": "Điều một hai ba bốn năm sáu bảy tám chín mười mười một mười …",
		"Điều một hai ba bốn năm sáu bảy tám chín mười mười một mười ":    "Điều một hai ba bốn năm sáu bảy tám chín mười mười một mười ",
	} {
		if got := templates.Shorten(text); got != want {
			t.Errorf("Shorten(%q) = %q, want %q", text, got, want)
		}
	}
}
