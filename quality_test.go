package vanban_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// qualityFile holds what the suites have measured: an introduction, and sections that tests write.
const qualityFile = "docs/quality.md"

// qualityLock lets one test at a time rewrite the file.
var qualityLock sync.Mutex

// quality compares what a test has measured with its section of docs/quality.md, and with UPDATE set
// rewrites the section, or adds it behind the others. The text is the section's whole Markdown, with its
// heading. It must be the same on every machine: for times and memory there is qualityOfMachine, for what
// depends on LibreOffice's version qualityOfOffice.
func quality(t *testing.T, section, markdown string) {
	t.Helper()
	if updating() {
		rewriteQuality(t, section, markdown)
		return
	}
	got, err := qualitySection(readQuality(t), section)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(markdown); got != want {
		t.Errorf("the section %q of %s is not what was measured; UPDATE=1 rewrites it\n%s\n\nmeasured\n%s",
			section, qualityFile, firstDifference(want, got), want)
	}
}

// qualityOfMachine keeps what depends on the machine, as times and memory do: UPDATE rewrites the section,
// and otherwise it only has to be there. The test itself compares with the bounds.
func qualityOfMachine(t *testing.T, section, markdown string) {
	t.Helper()
	if updating() {
		rewriteQuality(t, section, markdown)
		return
	}
	wantSection(t, section)
}

// wantSection wants a section to be there.
func wantSection(t *testing.T, section string) {
	t.Helper()
	if _, err := qualitySection(readQuality(t), section); err != nil {
		t.Fatal(err)
	}
}

func readQuality(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(qualityFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// rewriteQuality rewrites a section. One of a test that has failed would say what is not true.
func rewriteQuality(t *testing.T, section, markdown string) {
	t.Helper()
	if t.Failed() {
		t.Errorf("the section %q of %s stays as it was: the test has failed, see above", section, qualityFile)
		return
	}
	qualityLock.Lock()
	defer qualityLock.Unlock()
	text, err := setQualitySection(readQuality(t), section, markdown)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(qualityFile, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// qualityMarks gives the comments around a section.
func qualityMarks(section string) (begin, end string) {
	return fmt.Sprintf("<!-- measured: %s -->\n", section), fmt.Sprintf("<!-- end: %s -->\n", section)
}

// qualitySection gives the text of a section without blank lines around it.
func qualitySection(text, section string) (string, error) {
	begin, end := qualityMarks(section)
	_, rest, found := strings.Cut(text, begin)
	inner, _, closed := strings.Cut(rest, end)
	if !found || !closed {
		return "", fmt.Errorf("%s has no section %q: UPDATE=1 writes it", qualityFile, section)
	}
	return strings.TrimSpace(inner), nil
}

// setQualitySection replaces the text of a section, or adds the section behind the others.
func setQualitySection(text, section, markdown string) (string, error) {
	begin, end := qualityMarks(section)
	if strings.Contains(markdown, "<!--") {
		return "", fmt.Errorf("the section %q holds a comment, which could end it", section)
	}
	inner := begin + "\n" + strings.TrimSpace(markdown) + "\n\n" + end
	before, rest, found := strings.Cut(text, begin)
	if !found {
		return strings.TrimRight(text, "\n") + "\n\n" + inner, nil
	}
	_, after, closed := strings.Cut(rest, end)
	if !closed {
		return "", fmt.Errorf("%s: the section %q has no end", qualityFile, section)
	}
	return before + inner + after, nil
}

var (
	qualityBegin = regexp.MustCompile(`(?m)^<!-- measured: (\S+) -->$`)
	qualityCall  = regexp.MustCompile(`\bquality(?:OfMachine|OfOffice)?\(t, "([^"]+)"`)
)

// TestQualitySections finds sections that no test writes any more, and tests whose section was not written.
func TestQualitySections(t *testing.T) {
	var written []string
	for _, f := range sources(t) {
		if f.pkg() != "." || f.path == "quality_test.go" {
			continue
		}
		data, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range qualityCall.FindAllSubmatch(data, -1) {
			written = append(written, string(m[1]))
		}
	}
	var kept []string
	for _, m := range qualityBegin.FindAllStringSubmatch(readQuality(t), -1) {
		kept = append(kept, m[1])
	}
	slices.Sort(written)
	slices.Sort(kept)
	if !slices.Equal(written, kept) {
		t.Errorf("%s has the sections %q, tests write %q", qualityFile, kept, written)
	}
}

// TestQuality writes a section, changes it, and reads it back; what stands around it stays.
func TestQuality(t *testing.T) {
	text := "# Title\n\n<!-- measured: a -->\n\nold\n\n<!-- end: a -->\n\nbehind\n"
	for _, step := range []struct{ section, markdown string }{{"a", "new\n"}, {"b", "## B\n\n12 %"}, {"a", "newer"}} {
		var err error
		if text, err = setQualitySection(text, step.section, step.markdown); err != nil {
			t.Fatal(err)
		}
		got, err := qualitySection(text, step.section)
		if err != nil || got != strings.TrimSpace(step.markdown) {
			t.Errorf("section %s reads %q, %v", step.section, got, err)
		}
	}
	want := "# Title\n\n<!-- measured: a -->\n\nnewer\n\n<!-- end: a -->\n\nbehind\n\n<!-- measured: b -->\n\n## B\n\n12 %\n\n<!-- end: b -->\n"
	if text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	for _, broken := range []struct{ text, markdown string }{
		{"<!-- measured: a -->\n", "x"},
		{text, "<!-- end: a -->\n"},
	} {
		if got, err := setQualitySection(broken.text, "a", broken.markdown); err == nil {
			t.Errorf("%q in %q gives %q and no error", broken.markdown, broken.text, got)
		}
	}
	if got, err := qualitySection("", "a"); err == nil {
		t.Errorf("a section that is not there reads %q", got)
	}
}
