package templates_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/nd30"
)

func TestSeverity(t *testing.T) {
	for severity, want := range map[templates.Severity]string{
		templates.Info: "info", templates.Warning: "warning", templates.Error: "error", 0: "unknown",
	} {
		text, err := severity.MarshalText()
		if err != nil || string(text) != want || severity.String() != want {
			t.Errorf("severity %d is %s, %v", severity, text, err)
		}
		var read templates.Severity
		if err := read.UnmarshalText(text); read != severity || (err == nil) == (severity == 0) {
			t.Errorf("%s is read as severity %d, %v", text, read, err)
		}
	}
}

func TestProblems(t *testing.T) {
	warning := templates.Problem{Path: "/a", Severity: templates.Warning, Message: "Một."}
	failure := templates.Problem{Path: "/b", Severity: templates.Error, Message: "Hai."}
	if (templates.Problems{}).Failed() || (templates.Problems{warning}).Failed() || !(templates.Problems{warning, failure}).Failed() {
		t.Error("only an error fails a payload")
	}
	if got, want := (templates.Problems{warning, failure}).Error(), "/a: Một.\n/b: Hai."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What lies in a field that has a finding already is not reported again; a field whose name
// begins alike is another one.
func TestBeside(t *testing.T) {
	at := func(path string) templates.Problem { return templates.Problem{Path: path} }
	first := templates.Problems{at("/a"), at("/b/1")}
	more := templates.Problems{at("/a"), at("/a/0/c"), at("/ab"), at("/b"), at("/b/1/c"), at("/b/10"), at("")}
	var got []string
	for _, p := range first.Beside(more) {
		got = append(got, p.Path)
	}
	if want := []string{"/a", "/b/1", "/ab", "/b", "/b/10", ""}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	whole := templates.Problems{at("")}
	if left := whole.Beside(more); len(left) != 1 {
		t.Errorf("beside a finding about the whole payload stand %v", left)
	}
}

func TestAtMost(t *testing.T) {
	var many templates.Problems
	for range 2000 {
		many = append(many, templates.Problem{Path: "/a", Severity: templates.Warning})
	}
	many = append(many, templates.Problem{Path: "/b", Severity: templates.Error}, templates.Problem{Path: "/c", Severity: templates.Info})
	got := many.AtMost(3)
	if len(got) != 3 || got[0].Path != "/a" || got[1].Path != "/b" || got[2].Severity != templates.Warning || !strings.Contains(got[2].Message, "2.000") {
		t.Errorf("of %d findings are told\n%v", len(many), got)
	}
	if got := many[:2000].AtMost(2000); len(got) != 2000 {
		t.Errorf("of 2000 findings %d are told", len(got))
	}
	errors := slices.Repeat(templates.Problems{{Severity: templates.Error}}, 5)
	if got := errors.AtMost(1); len(got) != 1 || !got.Failed() {
		t.Errorf("errors left out are told as %v", got)
	}
}

// What is not known is left out, so that a client need not tell empty from absent.
func TestProblemAsJSON(t *testing.T) {
	p := templates.Problem{Path: "/a", Rule: "json.type", Severity: templates.Error, Message: "Một."}
	got, err := json.Marshal(p)
	const want = `{"path":"/a","rule":"json.type","severity":"error","message":"Một."}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

// The clause is written as a code and in words. What was written is read as the finding that it was.
func TestClauseAsJSON(t *testing.T) {
	p := templates.Found("CK06")
	p.Path, p.Message = "/a", "Ký thay <A & B>."
	var got strings.Builder
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	err := enc.Encode(p)
	const want = `{"path":"/a","rule":"CK06","clause":"Đ13(3)","severity":"error","message":"Ký thay <A & B>.","clause_text":"khoản 3 Điều 13"}`
	if err != nil || strings.TrimSpace(got.String()) != want {
		t.Errorf("got %s, %v, want %s", got.String(), err, want)
	}
	var read templates.Problem
	if err := json.Unmarshal([]byte(got.String()), &read); err != nil || read != p {
		t.Errorf("read as %+v, %v", read, err)
	}
}

func TestFoundKnowsEveryCheck(t *testing.T) {
	severities := map[string]templates.Severity{"E": templates.Error, "W": templates.Warning, "I": templates.Info}
	for _, c := range nd30.Checks {
		if p := templates.Found(c.ID); p.Rule != c.ID || p.Clause != c.Clause || p.Severity != severities[c.Severity] {
			t.Errorf("Found(%s) = %+v", c.ID, p)
		}
	}
	if p := templates.Found("XX99"); p.Rule != "XX99" || p.Severity != templates.Error || p.Clause != "" {
		t.Errorf("of no check: %+v", p)
	}
}

// TestLines: offsets count in the text as it is kept, composed and without blanks around it.
func TestLines(t *testing.T) {
	payload := []byte(`{"body":"  Quye\u0302\u0301t\r\nhai\n\nbốn ","one":"ab","list":["x\ny"]}`)
	for _, c := range []struct {
		path   string
		offset int
		want   templates.Line
	}{
		{"/body", 0, templates.Line{}},
		{"/body", 1, templates.Line{Number: 1, Text: "Quyết"}},
		{"/body", len("Quyết\n"), templates.Line{Number: 2, Text: "hai"}},
		{"/body", len("Quyết\nhai\n"), templates.Line{Number: 3}},
		{"/body", len("Quyết\nhai\n\nb") + 1, templates.Line{Number: 4, Text: "bốn"}},
		{"/body", 1000, templates.Line{}},
		{"/one", 1, templates.Line{}},
		{"/list/0", 2, templates.Line{Number: 2, Text: "y"}},
		{"/gone", 2, templates.Line{}},
	} {
		ps := templates.Problems{{Path: c.path, Offset: c.offset}}
		if got := ps.Lines(payload); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s +%d: %+v, want %+v", c.path, c.offset, got, c.want)
		}
		if got := ps.Lines([]byte("{")); got[0] != (templates.Line{}) {
			t.Errorf("a line of what cannot be read: %+v", got)
		}
	}
}
