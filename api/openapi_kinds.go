package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// schemas are the components: the answers', one for each kind, and what the kinds share.
func (s *Server) schemas() (object, error) {
	all := answerSchemas()
	maps.Copy(all, profileSchemas())
	maps.Copy(all, s.letterheadSchemas())
	maps.Copy(all, tableSchemas())
	maps.Copy(all, draftSchemas())
	maps.Copy(all, pagesSchemas())
	var names []string
	for _, k := range s.service.Kinds() {
		if err := s.addKind(all, k.Slug); err != nil {
			return nil, fmt.Errorf("schema of %s: %w", k.Slug, err)
		}
		names = append(names, "`"+componentName(k.Slug)+"`")
	}
	// Any object, and not one of the kinds: a client that a program has written must take a payload as it stands. Of a choice
	// without a member that must tell which, it takes the first and throws away what that does not know.
	all["Payload"] = object{
		"type": "object", "additionalProperties": true,
		"description": "Dữ liệu của một loại văn bản; loại nào thì do đường dẫn, trường kind hoặc `" + kindHeader + "` cho biết. " +
			"Các trường của từng loại: " + strings.Join(names, ", ") + ".",
	}
	return all, nil
}

// addKind adds the schema of a kind. Its definitions, which bear the names of Go types and so
// are the same for all kinds, become components too. The field kind is not required here: the path has it.
func (s *Server) addKind(all object, slug string) error {
	schema, defs, err := s.kindSchema(slug)
	if err != nil {
		return err
	}
	required, _ := schema["required"].([]any)
	if required = slices.DeleteFunc(required, func(name any) bool { return name == "kind" }); len(required) == 0 {
		delete(schema, "required")
	} else {
		schema["required"] = required
	}
	defs[slug] = schema
	for from, def := range defs {
		name := componentName(from)
		forClients(def.(object))
		if other, ok := all[name]; ok && !reflect.DeepEqual(other, def) {
			return fmt.Errorf("definition %s differs from that of another kind", name)
		}
		all[name] = def
	}
	return nil
}

// kindSchema is the schema of a kind, and its definitions.
func (s *Server) kindSchema(slug string) (schema, defs object, err error) {
	data, err := s.service.Schema(slug)
	if err != nil {
		return nil, nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&schema); err != nil {
		return nil, nil, err
	}
	if defs, _ = schema["$defs"].(object); defs == nil {
		defs = object{}
	}
	delete(schema, "$defs")
	delete(schema, "patternProperties") // for editors
	delete(schema, "$schema")           // OpenAPI 3.1 has its own dialect, which is a superset
	return schema, defs, nil
}

// componentName is what the document calls a kind, or the type of a definition or of a reference to it. Generators of clients make classes of the names: CongVan of
// "cong-van", CellObject of "part.cellObject".
func componentName(of string) string {
	var name strings.Builder
	for word := range strings.SplitSeq(of[strings.LastIndexAny(of, "./")+1:], "-") {
		name.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return name.String()
}

// forClients changes a schema, and those in it, so that generators of clients make the right classes of them.
func forClients(schema object) {
	if ref, ok := schema["$ref"].(string); ok {
		schema["$ref"] = schemaRef(componentName(ref))["$ref"]
	}
	titleToDescription(schema)
	for _, inner := range inside(schema) {
		forClients(inner)
	}
	if schema["properties"] != nil || slices.ContainsFunc(listed(schema["anyOf"]), isList) {
		toThen(schema, "anyOf", "oneOf")
	}
	if items, ok := schema["items"].(object); ok {
		toThen(items, "enum")
	}
}

// inside are the schemas of the parts that values of a schema have, and those that they may have.
func inside(schema object) []object {
	all := listed(schema["anyOf"])
	properties, _ := schema["properties"].(object)
	for _, p := range properties {
		all = append(all, p.(object))
	}
	if items, ok := schema["items"].(object); ok {
		all = append(all, items)
	}
	return all
}

// listed are the schemas of a list of them.
func listed(list any) (schemas []object) {
	values, _ := list.([]any)
	for _, v := range values {
		schemas = append(schemas, v.(object))
	}
	return schemas
}

func isList(schema object) bool { return schema["type"] == "array" }

// titleToDescription puts the title before the description: a class that has no name is called by its title, of which
// only the letters of ASCII are left.
func titleToDescription(schema object) {
	title, _ := schema["title"].(string)
	if description, ok := schema["description"].(string); ok && title != "" {
		title += ". " + description
	}
	if title != "" {
		schema["description"] = title
	}
	delete(schema, "title")
}

// toThen makes what keywords say of a value the consequence of a condition that always holds, which says the same and which
// generators leave alone. Alternatives beside properties they take for other objects, that have none of the properties; of
// alternatives with a list, and of lists of an enum, that for Java makes classes that do not compile.
func toThen(schema object, keywords ...string) {
	then := object{}
	for _, keyword := range keywords {
		if says, ok := schema[keyword]; ok {
			then[keyword] = says
			delete(schema, keyword)
		}
	}
	if len(then) > 0 {
		schema["if"], schema["then"] = object{}, then
	}
}
