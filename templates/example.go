package templates

import (
	"strings"
	"unicode/utf8"
)

// examples are what the fields of a right payload of a kind hold, by name: better examples than those of the tags, which all
// kinds with a field share. The zero value has none.
type examples struct {
	sample []byte // the payload
	known  map[string]string
}

// of is the example of a field; "" where the sample has none that is short enough for a message. A nil pointer has none.
func (e *examples) of(name string) string {
	if e == nil {
		return ""
	}
	if e.known == nil {
		e.known = shortValues(e.sample)
	}
	return e.known[name]
}

// longestExample is how many characters an example may have: a trích yếu, and not a whole content.
const longestExample = 200

// shortValues are the numbers and short texts of a payload by their names, and those that its lists begin with, in one line.
func shortValues(payload []byte) map[string]string {
	values := map[string]string{}
	root, _ := parse(payload) // of a broken one there is nothing
	for i, n := range root.list {
		if n.kind == '[' && len(n.list) > 0 {
			n = n.list[0]
		}
		if (n.kind == '"' || n.kind == '0') && utf8.RuneCountInString(n.text) <= longestExample {
			values[root.keys[i]] = strings.ReplaceAll(n.text, "\n", " ")
		}
	}
	return values
}
