package specimen_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"vanban/templates/all"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/specimen"
)

// census counts what occurs in payloads.
type census map[string]int

// valued are the fields whose values the census counts, each for itself.
var valued = []string{
	"kind", "preset", "orientation", "type", "field", "as", "align", "priority", "outline",
	"medium", "files", "circulation", "salutation", "meeting",
}

// walk counts the fields of the value and of all in it.
func (c census) walk(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			c.walk(e)
		}
	case map[string]any:
		for key, e := range v {
			c[key]++
			if slices.Contains(valued, key) {
				c[fmt.Sprintf("%s=%v", key, e)]++
			}
			c.field(key, e)
			c.walk(e)
		}
	}
}

// field counts what the value of a field tells beyond itself.
func (c census) field(key string, v any) {
	switch v := v.(type) {
	case string:
		if key == "body" {
			c["body as text"]++
			nodes := part.ParseText(v)
			c.levels(nodes)
			c.articles(len(nodes))
		}
		if key == "subject" && len(v) > 300 {
			c["long subject"]++
		}
		if key == "issued_date" {
			c[fmt.Sprintf("date of %d parts", 1+strings.Count(v, "-"))]++
		}
		if key == "competence" {
			c[strings.Join(prefixes(v), " ")]++
			if len(prefixes(v)) == len(strings.Fields(v)) {
				c["roles alone"]++
			}
		}
	case []any:
		c[fmt.Sprintf("%s of %s", key, howMany(len(v)))]++
		if key == "body" {
			c["body as tree"]++
			c.articles(len(v))
		}
		if key == "columns" {
			c.columns(v)
		}
	}
}

// prefixes are the prefixes of an authority, on one line or on several: TM., KT.
func prefixes(competence string) (all []string) {
	for word := range strings.FieldsSeq(competence) {
		if slices.ContainsFunc(nd30.Prefixes, func(p nd30.Prefix) bool { return p.Text == word }) {
			all = append(all, word)
		}
	}
	return all
}

// howMany is a number as far as it matters.
func howMany(n int) string {
	switch {
	case n < 2:
		return "one"
	case n < 10:
		return "some"
	case n < 100:
		return "many"
	}
	return "very many"
}

// levels counts the levels of a body that was typed.
func (c census) levels(nodes []part.Node) {
	for _, n := range nodes {
		c["typed "+n.Type]++
		c.levels(n.Children)
	}
}

// articles counts the bodies by how many divisions they have of the greatest level.
func (c census) articles(n int) {
	if n == 1 || n >= 30 {
		c[fmt.Sprintf("body of %d", min(n, 30))]++
	}
}

// columns counts how the columns of a table get their widths.
func (c census) columns(columns []any) {
	ways := map[string]bool{}
	for _, column := range columns {
		column := column.(map[string]any)
		switch {
		case column["width_mm"] != nil:
			ways["fixed"] = true
		case column["share"] != nil:
			ways["share"] = true
		default:
			ways["auto"] = true
		}
		if w, ok := column["width_mm"].(float64); ok && w <= 8 {
			c["narrow column"]++
		}
	}
	c["widths "+strings.Join(slices.Sorted(maps.Keys(ways)), " ")]++
}

// wanted is what occurs in the specimens that the suites draw, beside every kind.
var wanted = []string{
	"preset=large", "preset=small", "orientation=landscape", "orientation=portrait",
	"priority=khan", "priority=thuong-khan", "priority=hoa-toc", "draft", "long subject",
	"date of 1 parts", "date of 2 parts", "date of 3 parts", "superior_name", "addressees",
	"TM.", "TM. KT.", "KT.", "Q.", "TL.", "TL. KT.", "TUQ.", "roles alone", "head_position", "collective", "other_position",
	"joint of one", "joint of some", "medium=paper", "medium=electronic", "files=separate", "signed_at",
	"circulation=xem-xong-tra-lai", "circulation=luu-hanh-noi-bo", "margins", "address", "email",
	"caller", "invitees of one", "invitees of some", "salutation=Ông", "salutation=Bà", "original",
	"to_places of one", "to_places of some", "to_places of many", "drafter_code", "issued_amount",
	"body as text", "body as tree", "body of 1", "body of 30", "attachments", "type_name", "appendices of one", "appendices of some", "note", "label",
	"type=phan", "type=chuong", "type=muc", "type=tieu_muc", "type=dieu", "type=muc_lon", "type=de_muc", "type=khoan", "type=tieu_khoan", "type=diem", "type=gach", "type=cong", "type=doan",
	"typed phan", "typed chuong", "typed muc", "typed tieu_muc", "typed dieu", "typed muc_lon", "typed de_muc", "typed khoan", "typed tieu_khoan", "typed diem", "typed gach", "typed cong", "typed doan",
	"table", "tasks", "widths fixed", "widths share", "widths auto", "widths fixed share", "widths auto fixed", "narrow column",
	"align=center", "align=right", "align=justify", "cols", "rows", "bold", "group", "total", "numbered", "unit",
	"rows of some", "rows of many", "rows of very many",
	"figures", "dossiers", "progress", "scores", "charts", "as=text", "as=table", "as=chart", "as=late", "outline=cchc-bo", "outline=cchc-tinh",
}

// drawn counts what occurs in the specimens that the suites draw.
func drawn(t *testing.T) census {
	t.Helper()
	c := census{}
	for seed := uint64(1); seed <= documents; seed++ {
		var payload any
		if err := json.Unmarshal(specimen.Payload(seed), &payload); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		c.walk(payload)
	}
	return c
}

// TestEveryKind shows that there are specimens of every kind.
func TestEveryKind(t *testing.T) {
	c := drawn(t)
	for _, k := range all.Kinds() {
		if c["kind="+k.Slug] == 0 {
			t.Errorf("there is no %s", k.Slug)
		}
	}
}

// TestCoverage shows that the specimens are of all sorts.
func TestCoverage(t *testing.T) {
	c := drawn(t)
	for _, what := range wanted {
		if c[what] == 0 {
			t.Errorf("%q occurs nowhere", what)
		}
	}
	if t.Failed() {
		for _, what := range slices.Sorted(maps.Keys(c)) {
			t.Logf("%5d %s", c[what], what)
		}
	}
}
