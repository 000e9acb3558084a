package nghiphep

import (
	"strings"

	"vanban/templates/viet"
)

// Leave is what the days count as under the Labour Code: the slug of one of the kinds that form 1.10 names, or a
// text that is printed as it is.
type Leave string

// leaves are the kinds of note 7 of form 1.10 (Articles 113 and 115 of the Labour Code 2019).
var leaves = []struct{ slug, text string }{
	{"hang-nam", "nghỉ hằng năm có lương"},
	{"khong-luong", "nghỉ không hưởng lương"},
	{"viec-rieng", "nghỉ việc riêng mà vẫn hưởng nguyên lương"},
}

// Text returns the kind as the sentence has it. What was written for one of the kinds, "không lương", is that kind.
func (l Leave) Text() string {
	said := strings.TrimPrefix(viet.Slug(string(l)), "nghi-")
	for _, known := range leaves {
		if said == known.slug || "nghi-"+said == viet.Slug(known.text) {
			return known.text
		}
	}
	return string(l)
}

// JSONSchema describes how the kind is written in a payload.
func (Leave) JSONSchema() map[string]any {
	slugs := make([]string, len(leaves))
	for i, l := range leaves {
		slugs[i] = l.slug
	}
	return map[string]any{"anyOf": []map[string]any{
		{"type": "string", "enum": slugs},
		{"type": "string", "description": "Viết bằng lời, như “nghỉ hằng năm của năm 2025 chuyển sang”."},
	}}
}
