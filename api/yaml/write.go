package yaml

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
)

// index is an index of a list in a JSON pointer.
var index = regexp.MustCompile(`/([0-9]+)(/|$)`)

// Write writes a value as a file. The comments stand behind the values that their JSON pointers name;
// names with signs that mean something in YAML or in a pointer cannot have any.
func Write(value any, comments map[string]string) ([]byte, error) {
	behind := yaml.CommentMap{}
	for pointer, comment := range comments {
		path := strings.ReplaceAll(index.ReplaceAllString(pointer, "[$1]$2"), "/", ".")
		behind["$"+path] = []*yaml.Comment{yaml.LineComment(" " + comment)}
	}
	data, err := yaml.MarshalWithOptions(value, yaml.WithComment(behind), yaml.IndentSequence(true))
	if err != nil {
		return nil, fmt.Errorf("viết YAML: %w", err)
	}
	return data, nil
}
