package kindtest

import (
	"encoding/json"
	"iter"
	"strconv"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/viet"
)

// testSources looks whether every paragraph of the sample's document says where it came
// from: a field that is there, or one that may be left out of an object that is there, and
// in the field's text the words that the paragraph shows.
func testSources(t *testing.T, k templates.Kind) {
	var sample any
	if err := json.Unmarshal(k.Sample, &sample); err != nil {
		t.Fatal(err)
	}
	sourced := 0
	for p := range paragraphs(decode(t, k, k.Sample).Compose()) {
		if p.Source.Pointer != "" {
			sourced++
			testSource(t, sample, p)
		}
	}
	if sourced == 0 {
		t.Error("no paragraph says where it came from")
	}
}

func testSource(t *testing.T, payload any, p *render.Paragraph) {
	value, found := lookUp(payload, p.Source.Pointer)
	field, isText := value.(string)
	switch s := p.Source; {
	case !found:
		t.Errorf("%s: %q came from %s, which is not there", p.Role, text(p.Runs), s.Pointer)
	case !isText:
	case s.Offset+s.Length > len(field):
		t.Errorf("%s: %q came from %s, %d+%d of %d bytes", p.Role, text(p.Runs), s.Pointer, s.Offset, s.Length, len(field))
	case s.Length > 0 && !shows(p, field[s.Offset:s.Offset+s.Length]):
		t.Errorf("%s: %q does not show %q", p.Role, text(p.Runs), field[s.Offset:s.Offset+s.Length])
	}
}

// shows reports whether the paragraph is what the source says, perhaps behind a label or
// followed by more in the source, whatever the letter case, the blanks and the closing mark.
func shows(p *render.Paragraph, source string) bool {
	plain := func(s string) string {
		s = strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(s)), " ")
		return strings.TrimRight(viet.Lower(s), "./;")
	}
	var all strings.Builder
	for _, r := range p.Runs {
		all.WriteString(r.Text)
	}
	from, to := plain(source), plain(all.String())
	return strings.Contains(from, to) || strings.HasSuffix(to, from)
}

// lookUp follows a JSON pointer. A member that is not there is found when the object that
// may have it is.
func lookUp(value any, pointer string) (any, bool) {
	for key := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch v := value.(type) {
		case map[string]any:
			value = v[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(v) {
				return nil, false
			}
			value = v[i]
		default:
			return nil, false
		}
	}
	return value, true
}

// paragraphs are all paragraphs of the documents.
func paragraphs(docs []*render.Document) iter.Seq[*render.Paragraph] {
	return func(yield func(*render.Paragraph) bool) {
		for _, d := range docs {
			for _, s := range d.Sections {
				for _, blocks := range [][]render.Block{s.Header, s.Body, s.Footer} {
					for p := range render.Paragraphs(blocks) {
						if !yield(p) {
							return
						}
					}
				}
			}
		}
	}
}
