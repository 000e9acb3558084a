package vanban_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vanban/api"
	"vanban/api/service"
	"vanban/templates"
)

// TestHostile sends every case of testdata/hostile through every door: the pipeline, HTTP and
// the command. All refuse it for the same reasons, and the command leaves no file behind.
func TestHostile(t *testing.T) {
	command := buildCommand(t)
	server, err := api.New(api.Config{Service: doors()})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range payloadCases(t, "hostile") {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			refused := c.refuse(t)
			c.expect(t, "answer", answerText(refused))
			c.expect(t, "http", c.refuseOverHTTP(t, server, refused.Problems))
			c.refuseOnCommandLine(t, command, refused)
		})
	}
}

// refuse sends the case through the pipeline, which refuses every format as it refuses to
// call the payload valid.
func (c *payloadCase) refuse(t *testing.T) *service.Error {
	t.Helper()
	report, checkErr := doors().Check(t.Context(), c.order(""))
	if report.Valid {
		t.Error("the payload is called valid")
	}
	var refused *service.Error
	for _, f := range doors().Formats() {
		file, err := doors().Render(t.Context(), c.order(f.Name))
		e, ok := errors.AsType[*service.Error](err)
		if !ok || file.Data != nil {
			t.Fatalf("%s: %d bytes and the error %v; want a refusal", f.Name, len(file.Data), err)
		}
		refused = e
		if checkErr == nil && problemText(report.Problems) != problemText(e.Problems) {
			t.Errorf("%s is refused for\n%snot for what the check finds:\n%s", f.Name, problemText(e.Problems), problemText(report.Problems))
		}
	}
	if checkErr != nil && checkErr.Error() != refused.Error() {
		t.Errorf("the check fails with %v, making the document with %v", checkErr, refused)
	}
	return refused
}

// answerText shows a refusal as the cases have it.
func answerText(e *service.Error) string {
	text := string(e.Code) + "\n"
	if e.Problems != nil {
		return text + problemText(e.Problems)
	}
	return text + e.Message + "\n→ " + e.Suggestion + "\n"
}

// refuseOverHTTP posts the case and gives status and type of the answer, whose problems, if
// the payload was looked at, are those of the pipeline.
func (c *payloadCase) refuseOverHTTP(t *testing.T, server http.Handler, want templates.Problems) string {
	t.Helper()
	kind := c.kind
	if kind == "" {
		kind = c.ownKind()
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/documents/"+kind, bytes.NewReader(c.payload))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)

	var got struct {
		Type     string
		Problems []map[string]any
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Fatalf("HTTP: status %d, %s: %v", w.Code, w.Header().Get("Content-Type"), err)
	}
	if got.Problems != nil && !reflect.DeepEqual(got.Problems, asMaps(t, want)) {
		t.Errorf("HTTP finds\n%v\nthe pipeline\n%v", got.Problems, asMaps(t, want))
	}
	return fmt.Sprintf("%d %s\n", w.Code, got.Type)
}

// ownKind is the kind that the payload names, or any when it names none.
func (c *payloadCase) ownKind() string {
	slug, err := templates.KindOf(c.payload)
	if err != nil {
		return "quyet-dinh"
	}
	return slug
}

// asMaps gives problems as a client reads them.
func asMaps(t *testing.T, ps templates.Problems) (maps []map[string]any) {
	t.Helper()
	data, err := json.Marshal(ps)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &maps); err != nil {
		t.Fatal(err)
	}
	return maps
}

// refuseOnCommandLine runs the command on the case. It says why and leaves nothing behind.
func (c *payloadCase) refuseOnCommandLine(t *testing.T, command string, want *service.Error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "payload.json"), c.payload, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), command, "render", "-kind", c.kind, "-o", "out.pdf", "payload.json")
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	status := 1
	if want.Problems == nil {
		status = 2
	}
	if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() != status {
		t.Errorf("the command ends with %v, want exit status %d\n%s", err, status, &stderr)
	}
	for _, p := range want.Problems {
		if !strings.Contains(stderr.String(), "["+p.Rule) || !strings.Contains(stderr.String(), p.Suggestion) {
			t.Errorf("the command does not tell of %s: %s\n%s", p.Rule, p.Suggestion, &stderr)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the command left %v behind (error %v)", left, err)
	}
}

// buildCommand builds the command as a user does.
func buildCommand(t testing.TB) string {
	t.Helper()
	command := filepath.Join(t.TempDir(), "vanban.exe") // Windows wants the ending; nobody else minds
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", command, "./cmd/vanban").CombinedOutput(); err != nil {
		t.Fatalf("building the command: %v\n%s", err, out)
	}
	return command
}
