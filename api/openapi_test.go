package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/api"
	"vanban/api/web"
)

type object = map[string]any

// openAPI reads the document that the server serves.
func openAPI(t *testing.T, s *api.Server) object {
	t.Helper()
	var doc object
	if err := json.Unmarshal(get(t, s, "/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// operations are the document's operations as "GET /v1/kinds".
func operations(doc object) map[string]object {
	ops := map[string]object{}
	for path, item := range doc["paths"].(object) {
		for method, op := range item.(object) {
			ops[strings.ToUpper(method)+" "+path] = op.(object)
		}
	}
	return ops
}

var parameter = regexp.MustCompile(`:(\w+)`)

// TestOpenAPIRoutes: what the router routes is in the document, and the reverse. HEAD goes
// without saying, and the files of the page are no part of the API.
func TestOpenAPIRoutes(t *testing.T) {
	s := newServer(t, api.Config{})
	var routed []string
	for _, r := range s.Routes() {
		method, path, _ := strings.Cut(r, " ")
		if _, page := web.Files()[path]; method != http.MethodHead && !page {
			routed = append(routed, parameter.ReplaceAllString(r, "{$1}"))
		}
	}
	slices.Sort(routed)
	described := slices.Sorted(maps.Keys(operations(openAPI(t, s))))
	if !slices.Equal(routed, described) {
		t.Errorf("routed:\n%s\ndescribed:\n%s", strings.Join(routed, "\n"), strings.Join(described, "\n"))
	}
}

// TestOpenAPIStructure checks what OpenAPI 3.1 asks of every document and what ours promises.
func TestOpenAPIStructure(t *testing.T) {
	doc := openAPI(t, newServer(t, api.Config{}))
	if doc["openapi"] != "3.1.0" {
		t.Errorf("openapi: %v", doc["openapi"])
	}
	walk(doc, "", func(at string, v any) {
		o, ok := v.(object)
		if !ok {
			return
		}
		for name, value := range o {
			if value == nil {
				t.Errorf("%s/%s is null", at, name)
			}
		}
		if ref, ok := o["$ref"].(string); ok && resolve(doc, ref) == nil {
			t.Errorf("%s: %s leads nowhere", at, ref)
		}
	})
	ids := map[any]string{}
	for name, op := range operations(doc) {
		if other, twice := ids[op["operationId"]]; twice || op["operationId"] == nil {
			t.Errorf("%s: operationId %v is that of %s", name, op["operationId"], other)
		}
		ids[op["operationId"]] = name
		checkOperation(t, name, op)
	}
}

// componentNames are fit for the names of classes in any language.
var componentNames = regexp.MustCompile(`^[A-Z][A-Za-z0-9]+$`)

// TestOpenAPIForClients: the document has nothing of which a generator of clients makes a client that cannot send a payload
// or throws the answer away. What has no schema is left out of it; what is an alternative beside properties is taken for
// another object; a title is the name of a class, but for the letters that ASCII lacks.
func TestOpenAPIForClients(t *testing.T) {
	doc := openAPI(t, newServer(t, api.Config{}))
	for name := range doc["components"].(object)["schemas"].(object) {
		if !componentNames.MatchString(name) {
			t.Errorf("the component %s", name)
		}
	}
	media, alternatives := 0, 0
	walk(doc, "", func(at string, v any) {
		o, _ := v.(object)
		if contents, ok := o["content"].(object); ok {
			for mime, m := range contents {
				media++
				if m.(object)["schema"] == nil {
					t.Errorf("%s: %s has no schema", at, mime)
				}
			}
		}
		if title, ok := o["title"].(string); ok && !strings.HasSuffix(at, "/info") && !strings.Contains(at, "/examples/") {
			t.Errorf("%s has the title %s", at, title)
		}
		if strings.HasSuffix(at, "/then") {
			alternatives++
			return
		}
		if ways, _ := json.Marshal([]any{o["anyOf"], o["oneOf"]}); o["properties"] != nil && string(ways) != "[null,null]" ||
			!strings.HasSuffix(at, "/then") && strings.Contains(string(ways), `"array"`) {
			t.Errorf("%s has the alternatives %s", at, ways)
		}
	})
	if media < 100 || alternatives < 40 {
		t.Errorf("%d media types, %d alternatives", media, alternatives)
	}
	if payload := resolve(doc, "#/components/schemas/Payload").(object); payload["type"] != "object" || payload["additionalProperties"] != true {
		t.Errorf("a payload is %v", payload)
	}
}

// TestOpenAPITags: every operation has one of the tags that the document describes.
func TestOpenAPITags(t *testing.T) {
	doc := openAPI(t, newServer(t, api.Config{}))
	var described []any
	for _, tag := range doc["tags"].([]any) {
		described = append(described, tag.(object)["name"])
	}
	used := map[any]bool{}
	for name, op := range operations(doc) {
		tags := op["tags"].([]any)
		if len(tags) != 1 || !slices.Contains(described, tags[0]) {
			t.Errorf("%s has the tags %v", name, tags)
		}
		used[tags[0]] = true
	}
	if len(used) != len(described) {
		t.Errorf("of %v are used %v", described, used)
	}
}

func checkOperation(t *testing.T, name string, op object) {
	t.Helper()
	responses := op["responses"].(object)
	if responses["200"] == nil || responses["500"] == nil {
		t.Errorf("%s lacks 200 or 500", name)
	}
	for status, r := range responses {
		if r.(object)["description"] == "" {
			t.Errorf("%s: %s has no description", name, status)
		}
	}
	var inPath []string
	params, _ := op["parameters"].([]any)
	for _, p := range params {
		if p := p.(object); p["in"] == "path" {
			inPath = append(inPath, "{"+p["name"].(string)+"}")
		}
	}
	if want := regexp.MustCompile(`\{\w+\}`).FindAllString(name, -1); !slices.Equal(inPath, want) {
		t.Errorf("%s describes the parameters %v", name, inPath)
	}
}

// walk visits a JSON value and all values in it.
func walk(v any, at string, visit func(at string, v any)) {
	visit(at, v)
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			walk(e, fmt.Sprintf("%s/%d", at, i), visit)
		}
	case object:
		for k, e := range v {
			walk(e, at+"/"+k, visit)
		}
	}
}

// resolve follows a reference within the document; nil when it leads nowhere.
func resolve(doc object, ref string) any {
	var v any = doc
	for _, key := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		o, _ := v.(object)
		v = o[strings.NewReplacer("~1", "/", "~0", "~").Replace(key)]
	}
	return v
}

// TestOpenAPIAnswers compares what the server answers with what the document says of it:
// no member more, no required member less.
func TestOpenAPIAnswers(t *testing.T) {
	s := newServer(t, api.Config{})
	doc := openAPI(t, s)
	for _, c := range []struct{ schema, method, path, body string }{
		{"KindList", http.MethodGet, "/v1/kinds", ""},
		{"Kind", http.MethodGet, "/v1/kinds/quyet-dinh", ""},
		{"State", http.MethodGet, "/healthz", ""},
		{"Report", http.MethodPost, "/v1/documents/quyet-dinh/check", `{"kind":"quyet-dinh"}`},
		{"Boxes", http.MethodPost, "/v1/documents/quyet-dinh/boxes", get(t, s, "/v1/kinds/quyet-dinh/sample").Body.String()},
		{"ProblemDocument", http.MethodPost, "/v1/documents/quyet-dinh", `{"kind":"quyet-dinh"}`},
		{"ProblemDocument", http.MethodGet, "/v1/kinds/quyet-din", ""},
	} {
		w := get(t, s, c.path)
		if c.method == http.MethodPost {
			w = post(t, s, c.path, []byte(c.body))
		}
		var v any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		checkValue(t, doc, c.path, v, object{"$ref": "#/components/schemas/" + c.schema})
	}
}

// checkValue knows as much of JSON Schema as our answers need.
func checkValue(t *testing.T, doc object, at string, v any, schema object) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = resolve(doc, ref).(object)
	}
	if values, ok := schema["enum"].([]any); ok && !slices.Contains(values, v) {
		t.Errorf("%s: %v is none of %v", at, v, values)
	}
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			checkValue(t, doc, fmt.Sprintf("%s/%d", at, i), e, schema["items"].(object))
		}
	case object:
		properties, _ := schema["properties"].(object)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := v[name.(string)]; !ok {
				t.Errorf("%s lacks %s", at, name)
			}
		}
		for name, e := range v {
			p, ok := properties[name].(object)
			if !ok {
				t.Errorf("%s/%s is not described", at, name)
				continue
			}
			checkValue(t, doc, at+"/"+name, e, p)
		}
	}
}

// TestDocs: docs/api.md and the Vietnamese docs/api.vi.md, which are written by hand, name every route, and every kind of
// failure once with its status, and no other; and every parameter of a query.
func TestDocs(t *testing.T) {
	doc := openAPI(t, newServer(t, api.Config{}))
	for _, name := range []string{"docs/api.md", "docs/api.vi.md"} {
		data, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		routes := findAll(text, "(?m)^\\| `((?:GET|PUT|POST|DELETE) /[^`]*)` \\|")
		if want := slices.Sorted(maps.Keys(operations(doc))); !slices.Equal(routes, want) {
			t.Errorf("%s has the routes\n%s\nwant\n%s", name, strings.Join(routes, "\n"), strings.Join(want, "\n"))
		}
		failures := findAll(text, "(?m)^\\| (\\d{3} \\| `[a-z-]+`) \\|")
		if want := described(doc); !slices.Equal(failures, want) {
			t.Errorf("%s has the failures\n%s\nwant\n%s", name, strings.Join(failures, "\n"), strings.Join(want, "\n"))
		}
		for _, parameter := range queryParameters(doc) {
			if !strings.Contains(text, "`"+parameter+"`") && !strings.Contains(text, "`?"+parameter+"=") && !strings.Contains(text, "`"+parameter+"=") {
				t.Errorf("%s does not have the parameter %s", name, parameter)
			}
		}
	}
}

// queryParameters are the parameters that some route has in its query.
func queryParameters(doc object) (names []string) {
	for _, op := range operations(doc) {
		parameters, _ := op["parameters"].([]any)
		for _, p := range parameters {
			if p := p.(object); p["in"] == "query" {
				names = append(names, p["name"].(string))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func findAll(text, pattern string) (found []string) {
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	slices.Sort(found)
	return found
}

// described are the failures in the document's responses, as "404 | `kind-unknown`", with those
// two that belong to no route.
func described(doc object) []string {
	found := map[string]bool{"404 | `route-unknown`": true, "405 | `method-not-allowed`": true}
	for _, op := range operations(doc) {
		for status, r := range op["responses"].(object) {
			for _, code := range findAll(r.(object)["description"].(string), "\\((`[a-z-]+`)\\)") {
				found[status+" | "+code] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}
