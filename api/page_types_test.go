package api_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"vanban/api"
)

// pageTypes are the types of the page by the schemas of the API that they are a part of.
var pageTypes = map[string]string{
	"Edit": "Edit", "Problem": "Problem", "Line": "DraftLine", "Sheet": "DraftPage", "Pages": "Pages",
	"Kind": "Kind", "ProfileSummary": "ProfileSummary", "Profile": "Profile",
}

var (
	pageType   = regexp.MustCompile(`(?ms)^export interface (\w+)(?: extends \w+)? \{\n(.*?)^\}`)
	pageMember = regexp.MustCompile(`(?m)^  (\w+)\??:`)
)

// TestPageTypes: what the page reads of answers (web/src/model/api.ts) is what the document says of them.
func TestPageTypes(t *testing.T) {
	source, err := os.ReadFile("web/src/model/api.ts")
	if err != nil {
		t.Fatal(err)
	}
	schemas := openAPI(t, newServer(t, api.Config{}))["components"].(object)["schemas"].(object)
	var seen []string
	for _, found := range pageType.FindAllStringSubmatch(string(source), -1) {
		name, body := found[1], found[2]
		if name == "Memory" { // the page's own
			continue
		}
		seen = append(seen, name)
		schema, ok := schemas[pageTypes[name]].(object)
		if !ok {
			t.Errorf("%s is no type of the API; say in pageTypes which it is", name)
			continue
		}
		members := pageMember.FindAllStringSubmatch(body, -1)
		if len(members) == 0 {
			t.Errorf("%s has no members", name)
		}
		for _, member := range members {
			if _, ok := schema["properties"].(object)[member[1]]; !ok {
				t.Errorf("%s.%s of the page is not in the answers of the API", name, member[1])
			}
		}
	}
	for name := range pageTypes {
		if !slices.Contains(seen, name) {
			t.Errorf("%s is no type of the page any more", name)
		}
	}
}
