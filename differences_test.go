package vanban_test

import (
	"fmt"
	"strings"
)

// difference is a place where a document of ours does not have the words of the text, on
// purpose. testdata/real/README.md describes the file they are kept in.
type difference struct {
	text, ours string // the words of either; one of them may be empty
	reason     string
	line       int
	used       bool
}

// readDifferences reads a file of differences: for each, "- " and the words of the text,
// "+ " and ours, "= " and the reason.
func readDifferences(text string) ([]*difference, error) {
	var all []*difference
	d := &difference{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var field *string
		switch line[0] {
		case '-':
			field = &d.text
		case '+':
			field = &d.ours
		case '=':
			field = &d.reason
		default:
			return nil, fmt.Errorf("line %d: begins with none of - + =", i+1)
		}
		if *field != "" {
			return nil, fmt.Errorf("line %d: two lines of %c in one difference", i+1, line[0])
		}
		*field = strings.Join(strings.Fields(line[1:]), " ")
		if line[0] != '=' {
			continue
		}
		if d.text == "" && d.ours == "" || d.reason == "" {
			return nil, fmt.Errorf("line %d: a difference has neither words nor a reason", i+1)
		}
		d.line = i + 1
		all = append(all, d)
		d = &difference{}
	}
	if d.text != "" || d.ours != "" {
		return nil, fmt.Errorf("the last difference has no reason")
	}
	return all, nil
}

// paste gives a hunk as it stands in a file of differences.
func (h hunk) paste() string {
	var b strings.Builder
	for _, side := range []struct {
		mark  string
		words []word
	}{{"- ", h.a}, {"+ ", h.b}} {
		if len(side.words) > 0 {
			b.WriteString(side.mark + phrase(side.words) + "\n")
		}
	}
	return b.String() + "= "
}

// at says where a hunk stands in the text and in our document.
func (h hunk) at() string {
	var at []string
	if len(h.a) > 0 {
		at = append(at, fmt.Sprintf("line %d of the text", h.a[0].line))
	}
	if len(h.b) > 0 {
		at = append(at, "our "+h.b[0].role)
	}
	return strings.Join(at, ", ")
}
