package templates_test

import (
	"encoding/json"
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

// What is not known is left out, so that a client need not tell empty from absent.
func TestProblemAsJSON(t *testing.T) {
	p := templates.Problem{Path: "/a", Rule: "json.type", Severity: templates.Error, Message: "Một."}
	got, err := json.Marshal(p)
	const want = `{"path":"/a","rule":"json.type","severity":"error","message":"Một."}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
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
